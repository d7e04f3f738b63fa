"""Lists of the desk come in, files that other tools read go out: one small file a format, each read row by row.

`export(FORMATS["polecat"], table, stream)` writes and says how many rows there are and what the format could not hold.
This room must not ask the desk for more, nor keep more than a batch of rows.
"""

from __future__ import annotations

from tocsin.present.export.base import Exported, Format, Rows, export
from tocsin.present.export.registry import FORMATS

__all__ = ["FORMATS", "Exported", "Format", "Rows", "export"]
