"""Questions come in, tables of findings go out: filters, as-of, frames.

THE question layer: command line, Python and later doors ask through it and only through it. It must not print.
`open_desk(path)` gives a Desk: `add`, `reread`, one method a list (`events(**filters) -> Table` …), `find`, `explain`.
`read(source)` and `pipe(sources)` need no database: `tocsin.read`, `tocsin.pipe` and `tocsin.open` are these.
"""

from __future__ import annotations

from tocsin.desk.desk import Desk, open_desk
from tocsin.desk.filters import Asked, filters_of
from tocsin.desk.single import pipe, read
from tocsin.desk.table import Table

__all__ = ["Asked", "Desk", "Table", "filters_of", "open_desk", "pipe", "read"]
