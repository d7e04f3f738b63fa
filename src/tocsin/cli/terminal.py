"""The terminal as the commands see it: a rich console, progress, tables."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

SVG_WIDTH = 132


def console(record: bool = False, *, stderr: bool = False) -> Console:
    """A console that takes its width from the terminal, or COLUMNS, or 100 in a pipe."""
    from rich.console import Console

    screen = Console(record=record, stderr=stderr, highlight=False, soft_wrap=False, width=SVG_WIDTH if record else None)
    if not record and not screen.is_terminal and "COLUMNS" not in os.environ:
        return Console(stderr=stderr, highlight=False, width=100)
    return screen


def save_svg(screen: Console, path: str) -> None:
    """The console's output as an SVG that asks no other server for its fonts."""
    import re

    from rich._export_format import CONSOLE_SVG_FORMAT

    own_fonts = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    Path(path).write_text(screen.export_svg(title="tocsin read", code_format=own_fonts), "utf-8")
