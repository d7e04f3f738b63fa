"""Tocsin reads news the way a crisis analyst does.

Articles come in; a dated, located, attributed record of events, claims and commitments goes out, each with its characters.
Machine codings are not verified incidents.

    record = tocsin.read("article.html", published="2020-12-24", publisher="VOA")
    for record in tocsin.pipe(articles, processes=2): ...
    desk = tocsin.open("crisis.db")
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tocsin.codec import to_builtins as to_dict
    from tocsin.desk import open_desk as open  # noqa: A004 - tocsin.open is the contract
    from tocsin.desk.single import pipe, read

__all__ = ["open", "pipe", "read", "to_dict"]

_HOMES = {
    "open": ("tocsin.desk", "open_desk"),
    "pipe": ("tocsin.desk.single", "pipe"),
    "read": ("tocsin.desk.single", "read"),
    "to_dict": ("tocsin.codec", "to_builtins"),
}


def __getattr__(name: str) -> Any:
    """The four doors, each imported when it is first asked for: `import tocsin` stays cheap."""
    if name not in _HOMES:
        raise AttributeError(f"module 'tocsin' has no attribute {name!r}")
    from importlib import import_module

    home, inner = _HOMES[name]
    return getattr(import_module(home), inner)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])


def _highlighted(record: Any) -> str:
    from tocsin.present.html import highlight

    return highlight(record)


def _show_in_notebooks() -> None:
    """Where a notebook runs, records show themselves as text with marks; the model itself stays pure and knows no HTML."""
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if shell is not None:
        shell.display_formatter.formatters["text/html"].for_type_by_name("tocsin.model.record", "Record", _highlighted)


_show_in_notebooks()
