"""Questions come in, tables of findings go out: filters, as-of, frames.

THE question layer: command line, Python and later doors ask through it and only through it. It must not print.
`open_desk(path)` gives a Desk: `add`, `reread`, one method a list (`events(**filters) -> Table` …), `find`, `explain`.
`single.py` has `read(source)` and `pipe(sources)`, which need no database; they are not imported here, so that a question never waits
for the parser. `tocsin.read`, `tocsin.pipe` and `tocsin.open` are these.
"""

from __future__ import annotations

from tocsin.desk.desk import Desk, open_desk
from tocsin.desk.filters import Asked, filters_of
from tocsin.desk.table import Table

__all__ = ["Asked", "Desk", "Table", "filters_of", "open_desk"]
