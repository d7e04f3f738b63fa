"""Views with plain names over the present state, for Datasette and for anyone with SQL: events, claims, commitments, …"""

from __future__ import annotations

from sqlalchemy import Connection, text

from tocsin.model.columns import TABLES
from tocsin.model.questions import Filters
from tocsin.store.copying import select_copies
from tocsin.store.selects import present_state, select_list

VIEWS = tuple(TABLES)
"""One view for each list, of the same name and columns."""


def create_views(connection: Connection) -> None:
    """Makes all views anew."""
    for view in VIEWS:
        asked = select_copies(Filters()) if view == "copies" else select_list(view, Filters()).where(*present_state())
        words = asked.compile(connection, compile_kwargs={"literal_binds": True})
        connection.execute(text(f"DROP VIEW IF EXISTS {view}"))
        connection.exec_driver_sql(f"CREATE VIEW {view} AS {words}")
