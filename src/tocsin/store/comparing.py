"""Two days side by side: the rows of the picture that came, changed or went between their ends."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, and_, or_, select

from tocsin.model.questions import Filters
from tocsin.store.listing import clocks_of
from tocsin.store.schema import article
from tocsin.store.schema_picture import account, dispute, incident, incident_alias

Rows = dict[str, dict[str, Any]]
_TABLES: dict[str, tuple[Table, tuple[str, ...]]] = {
    "incident": (incident, ("id",)),
    "account": (account, ("id",)),
    "dispute": (dispute, ("incident", "slot")),
}


def both(connection: Connection, table: str, since: str, until: str) -> tuple[Rows, Rows]:
    """What stood at the end of one day and at the end of another one, of rows that changed between the two; by id."""
    of, key = _TABLES[table]
    moved = or_(and_(of.c.known_from > since, of.c.known_from <= until), and_(of.c.known_to > since, of.c.known_to <= until))
    changed = select(of.c[key[0]]).where(of.c.recorded_to.is_(None), moved)
    days = [_at(connection, of, key, day, changed) for day in (since, until)]
    return days[0], days[1]


def _at(connection: Connection, of: Table, key: tuple[str, ...], day: str, changed: Any) -> Rows:
    rows = connection.execute(select(of).where(of.c[key[0]].in_(changed), *clocks_of(Filters(as_of=day), of)).order_by(of.c.pk)).mappings()
    return {" ".join(row[name] for name in key): dict(row) for row in rows}


def merged_into(connection: Connection, name: str, until: str) -> str | None:
    """The incident that another one turned out to be by the end of a day."""
    asked = select(incident_alias.c.incident).where(incident_alias.c.alias == name, *clocks_of(Filters(as_of=until), incident_alias))
    found: str | None = connection.execute(asked.limit(1)).scalar()
    return found


def articles_between(connection: Connection, since: str, until: str) -> list[dict[str, Any]]:
    """Articles, and new versions of articles, that were known after one day and by the end of another."""
    names = ("id", "version", "supersedes", "publisher", "title", "known_from")
    asked = select(*(article.c[each] for each in names)).where(article.c.recorded_to.is_(None))
    asked = asked.where(article.c.known_from > since, article.c.known_from <= until)
    return [dict(row) for row in connection.execute(asked.order_by(article.c.known_from, article.c.id)).mappings()]
