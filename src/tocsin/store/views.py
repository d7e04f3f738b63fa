"""Views with plain names over the present state, for Datasette and for anyone with SQL: events, claims, commitments, …"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, text

from tocsin.model.columns import KIND_OF_TABLE, TABLES
from tocsin.model.questions import Filters
from tocsin.store.copying import select_copies
from tocsin.store.overlay import Overlay
from tocsin.store.selects import present_state, select_list

VIEWS = tuple(name for name in TABLES if name != "reviews")
"""One view for each list, of the same name and columns."""


def create_views(connection: Connection, overlay: Overlay) -> None:
    """Makes all views anew, with the verdicts of people laid over them."""
    for view in VIEWS:
        asked = _asked(view, overlay)
        words = asked.compile(connection, compile_kwargs={"literal_binds": True})
        drop_view(connection, view)
        connection.exec_driver_sql(f"CREATE VIEW {view} AS {words}")


def drop_view(connection: Connection, view: str) -> None:
    """Takes a view away, if it is there."""
    connection.execute(text(f"DROP VIEW IF EXISTS {view}"))


def _asked(view: str, overlay: Overlay) -> Select[Any]:
    if view == "copies":
        return select_copies(Filters())
    return select_list(view, overlay).where(*present_state(), *overlay.not_rejected(KIND_OF_TABLE.get(view)))
