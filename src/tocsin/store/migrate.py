"""Brings a file to the schema of this version: empty files and older ones by Alembic's steps, which are shipped in the package.

A file of a newer schema is refused. Views and full-text indexes are made anew after each step, so they need no steps of their own.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Column, Connection, Engine, inspect, select, table
from sqlalchemy.types import String

from tocsin.errors import NewerSchemaError
from tocsin.model.questions import Filters
from tocsin.store import sqlite
from tocsin.store.overlay import overlay_of
from tocsin.store.views import VIEWS, create_views, drop_view

STEPS = Path(__file__).parent / "migrations"
HEAD = "0013"
"""The newest step; a test holds it equal to the newest file under migrations/versions."""
LAST = "head"
"""How far an upgrade goes, in Alembic's words."""


def prepare(engine: Engine) -> None:
    """Makes the schema current, or raises ForeignDatabaseError or NewerSchemaError and changes nothing."""
    with sqlite.reading(engine) as connection:
        present = None if sqlite.is_new(connection, engine.url.database) else revision(connection)
    if present == HEAD:
        return
    if present is not None and present not in _known_steps():
        raise NewerSchemaError(
            f"{engine.url.database}: written by a newer Tocsin (schema {present}, this one knows {HEAD}); "
            "update with  pip install -U tocsin"
        )
    sqlite.use_log(engine)
    with sqlite.writing(engine) as connection:
        _upgrade(connection)
    if present is not None:
        # New indexes are taken only once they have been looked at.
        sqlite.tidy(engine)


def revision(connection: Connection) -> str | None:
    """The step that a file stands at; null before the first."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    column: Column[str] = Column("version_num", String)
    return connection.execute(select(column).select_from(table("alembic_version", column))).scalar()


def _upgrade(connection: Connection) -> None:
    """All missing steps in the caller's transaction: an interrupted upgrade leaves the file as it was."""
    from alembic import command
    from alembic.config import Config

    sqlite.mark_file(connection)
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    # A step may change what a view is made of.
    for view in VIEWS:
        drop_view(connection, view)
    command.upgrade(config, LAST)
    sqlite.create_search(connection)
    create_views(connection, overlay_of(connection, Filters()))


def _known_steps() -> set[str]:
    return {path.name.partition("_")[0] for path in (STEPS / "versions").glob("[0-9]*.py")}
