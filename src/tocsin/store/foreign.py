"""Foreign events: written once each, and asked by day, type, place and origin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from tocsin.model.foreign import ForeignEvent
from tocsin.model.questions import Filters
from tocsin.store import sqlite
from tocsin.store.clocks import end_of
from tocsin.store.schema_picture import foreign_event as kept
from tocsin.store.store import Store

AT_ONCE = 5_000
_OWN = (
    "id",
    "source",
    "origin",
    "type",
    "actor",
    "recipient",
    "place",
    "country",
    "lat",
    "lon",
    "happened_from",
    "happened_to",
    "known_from",
)


def keep_foreign(store: Store, events: Iterable[ForeignEvent]) -> tuple[int, int]:
    """Keeps events in lists of AT_ONCE, each list in one transaction; how many were new, and how many were there already."""
    incoming, added, known = iter(events), 0, 0
    while batch := list(islice(incoming, AT_ONCE)):
        fresh = store.keep(partial(_put, batch))
        added, known = added + fresh, known + len(batch) - fresh
    return added, known


def _put(batch: Sequence[ForeignEvent], connection: Connection, now: str) -> int:
    by_id = {each.id: each for each in batch}
    there = set(connection.execute(select(kept.c.id).where(kept.c.id.in_(by_id), kept.c.recorded_to.is_(None))).scalars())
    rows = [_row(each, now) for each in by_id.values() if each.id not in there]
    sqlite.insert_rows(connection, kept, rows)
    return len(rows)


def _row(each: ForeignEvent, now: str) -> dict[str, Any]:
    own = {name: getattr(each, name) for name in _OWN}
    return {**own, "payload": each.payload, "known_to": None, "recorded_from": now, "recorded_to": None}


def foreign_rows(connection: Connection, filters: Filters) -> Iterator[tuple[Any, ...]]:
    """The rows of the list, by day."""
    columns = [kept.c[name] for name in (*_OWN, "recorded_from")]
    asked = (
        select(*columns, kept.c.payload)
        .where(*_conditions(filters))
        .order_by(kept.c.happened_from, kept.c.pk)
        .limit(filters.limit)
        .offset(filters.offset or None)
    )
    for row in connection.execution_options(yield_per=1000).execute(asked):
        yield (*row[:-1], "foreign", row[-1])


def count_foreign(connection: Connection, filters: Filters) -> int:
    """How many rows the list has."""
    asked: Select[Any] = select(func.count()).select_from(select(kept.c.pk).where(*_conditions(filters)).limit(filters.limit).subquery())
    return int(connection.execute(asked).scalar() or 0)


def _conditions(filters: Filters) -> Iterator[ColumnElement[bool]]:
    if filters.recorded_as_of is None:
        yield kept.c.recorded_to.is_(None)
    else:
        yield kept.c.recorded_from <= end_of(filters.recorded_as_of)
    if filters.as_of is not None:
        yield kept.c.known_from <= filters.as_of[:10]
    if filters.since is not None:
        yield kept.c.happened_to >= filters.since[:10]
    if filters.until is not None:
        yield kept.c.happened_from <= end_of(filters.until)
    for value, column in (
        (filters.type, kept.c.type),
        (filters.kind, kept.c.source),
        (filters.article, kept.c.origin),
        (filters.id, kept.c.id),
    ):
        if value is not None:
            yield column == (value.upper() if column is kept.c.type else value)
    if filters.place is not None:
        yield or_(kept.c.country == filters.place.upper(), kept.c.place.contains(filters.place, autoescape=True))
    if filters.actor is not None:
        yield or_(*(column.contains(filters.actor, autoescape=True) for column in (kept.c.actor, kept.c.recipient)))
