"""Events added up as they are written, by lane (actor or place), month and tone: a timeline of thirty years is read off, not counted.

A sum stands under the month and under the day from which its articles were known, so that what was known on some day is whole months and a
few days. Readings that were replaced are taken out as they are closed; versions that are known until a later one, and what a person
rejected, are counted when asked and taken off.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from sqlalchemy import Column, Connection, Integer, Table, Text, func, or_, select

from tocsin.model import Event
from tocsin.model.questions import Filters
from tocsin.store import sqlite
from tocsin.store.clocks import clock_conditions
from tocsin.store.flat import Flat
from tocsin.store.overlay import Overlay
from tocsin.store.schema import article, finding, metadata, name
from tocsin.store.schema_picture import review

Lane = Literal["actor", "place"]
Key = tuple[str, str, str, int]
"""Lane, month, frame, quad."""
Rows = list[dict[str, Any]]

lane_sum = Table(
    "lane_sum",
    metadata,
    Column("side", Text, primary_key=True, comment="actor or place"),
    Column("grain", Integer, primary_key=True, comment="signs of known: 7 a month, 10 a day"),
    Column("known", Text, primary_key=True, comment="from when the articles were known; empty where that is unknown"),
    Column("lane", Text, primary_key=True, comment="id of the actor or place"),
    Column("month", Text, primary_key=True, comment="in which it happened"),
    Column("frame", Text, primary_key=True),
    Column("quad", Integer, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("one", Text, nullable=False, comment="the first of their ids; empty where its reading was closed"),
    sqlite_with_rowid=False,
)
MONTH, DAY = 7, 10
NAMED = 24
"""Lanes that get their names: twice as many as a drawing shows."""
# Crossed joins are taken in the order in which they stand: from the findings of a reading to their names, and not from all names.
_EVENTS = {
    "actor": """
        SELECT DISTINCT f.pk, f.id, f.known_from, f.happened_from, n.id AS lane, e.frame, e.quad
        FROM finding f CROSS JOIN event e ON e.finding = f.pk CROSS JOIN party p ON p.finding = f.pk AND p.slot IN ('actor', 'recipient')
        CROSS JOIN name n ON n.pk = p.name WHERE n.id <> '' AND n.id NOT LIKE 'local:%' AND """,
    "place": """
        SELECT f.pk, f.id, f.known_from, f.happened_from, e.place AS lane, e.frame, e.quad
        FROM finding f CROSS JOIN event e ON e.finding = f.pk WHERE e.place NOT LIKE 'local:%' AND """,
}
_OF = "f.kind = 'event' AND f.happened_from IS NOT NULL AND "
_SUMS = """
    SELECT '{side}', g.grain, coalesce(substr(known_from, 1, g.grain), ''), lane, substr(happened_from, 1, 7), coalesce(frame, ''), coalesce(quad, 0),
    count(*), min(id) FROM ({events}{of}{which}), (SELECT 7 AS grain UNION ALL SELECT 10) AS g GROUP BY 1, 2, 3, 4, 5, 6, 7"""
_ADD = """
    INSERT INTO lane_sum (side, grain, known, lane, month, frame, quad, count, one) {sums}
    ON CONFLICT DO UPDATE SET count = count + excluded.count, one = CASE WHEN one = '' THEN excluded.one ELSE min(one, excluded.one) END"""
_TAKE = """
    INSERT INTO lane_sum (side, grain, known, lane, month, frame, quad, count, one) {sums}
    ON CONFLICT DO UPDATE SET count = count - excluded.count,
    one = CASE WHEN one IN (SELECT id FROM finding WHERE article = ? AND kind = 'event') THEN '' ELSE one END"""


def _statement(form: str, side: str, which: str) -> str:
    return form.format(sums=_SUMS.format(side=side, events=_EVENTS[side], of=_OF, which=which))


def add(connection: Connection, flats: Iterable[Flat], known: str | None) -> None:
    """Counts in the events of one reading, which were known from that day."""
    held: dict[tuple[str, str, str, str, int], list[str]] = {}
    for flat in flats:
        day, told = flat.happened[0], flat.finding
        if isinstance(told, Event) and day is not None:
            for side, lane in _lanes_of(flat, told):
                held.setdefault((side, lane, day[:MONTH], told.frame, told.quad or 0), []).append(told.id)
    rows = [
        (side, grain, (known or "")[:grain], lane, month, frame, quad, len(ids), min(ids))
        for (side, lane, month, frame, quad), ids in held.items()
        for grain in (MONTH, DAY)
    ]
    if rows:
        connection.exec_driver_sql(_ADD.format(sums="VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"), rows)


def _lanes_of(flat: Flat, event: Event) -> set[tuple[Lane, str]]:
    """Places and actors that are known across articles."""
    found: set[tuple[Lane, str]] = {("actor", party.id) for slot, party in flat.parties if slot in {"actor", "recipient"}}
    if event.where and event.where.place:
        found.add(("place", event.where.place))
    return {(side, lane) for side, lane in found if lane and not lane.startswith("local:")}


def add_all(connection: Connection) -> None:
    """Counts in every reading that is not closed, in a file that has no sums yet."""
    for side in _EVENTS:
        connection.exec_driver_sql(_statement(_ADD, side, "f.recorded_to IS NULL"))


def take_out(connection: Connection, reading: int) -> None:
    """Takes the events of one reading out, as it is closed."""
    for side in _EVENTS:
        connection.exec_driver_sql(_statement(_TAKE, side, "f.article = ?"), (reading, reading))


def is_summed(filters: Filters, overlay: Overlay, signs: int) -> bool:
    """True for a question that these sums answer: months or years of all events, as the store holds them now."""
    narrowed = (
        filters.actor,
        filters.place,
        filters.type,
        filters.speaker,
        filters.by,
        filters.to,
        filters.status,
        filters.text,
        filters.kind,
    )
    others = (filters.recorded_as_of, filters.about, filters.article, filters.id, filters.known_after, filters.certainty, filters.all)
    edited = {field for kind, field in overlay.fields if kind == "event"}
    return signs < DAY and not any(narrowed) and not any(others) and not edited & {"when_start", "when_end"}


def sums(connection: Connection, filters: Filters, side: Lane, signs: int) -> Rows:
    """Events by lane and month or year, those of the first and the last month whole; the lanes with most of them first."""
    of = lane_sum.c
    until = func.substr(of.month, 1, signs)
    asked = select(of.lane, until, of.frame, of.quad, func.sum(of.count), func.max(of.one)).where(of.side == side, *_known(filters))
    if filters.since is not None:
        asked = asked.where(of.month >= filters.since[:MONTH])
    if filters.until is not None:
        asked = asked.where(of.month <= filters.until[:MONTH])
    gone = Counter[Key](dict(_gone(connection, filters, side, signs)))
    held = [
        (*key, count - gone[tuple(key)], one) for *key, count, one in connection.execute(asked.group_by(of.lane, until, of.frame, of.quad))
    ]
    weights = Counter[str]()
    for row in held:
        weights[row[0]] += row[4]
    names = _names(connection, side, [lane for lane, _ in weights.most_common(NAMED)])
    fields = ("lane", "bin", "frame", "quad", "count", "one")
    rows = [dict(zip(fields, row, strict=True)) | {"lane_name": names.get(row[0], row[0])} for row in held if row[4] > 0]
    return sorted(rows, key=lambda row: -row["count"])


def _known(filters: Filters) -> Iterator[Any]:
    """Whole months before the one of the day asked about, and the days of that month up to it."""
    of = lane_sum.c
    if filters.as_of is None:
        yield of.grain == MONTH
        return
    day = filters.as_of[:DAY]
    months = (of.grain == MONTH) & (of.known > "") & (of.known < day[:MONTH])
    yield or_(months, (of.grain == DAY) & (of.known >= f"{day[:MONTH]}-01") & (of.known <= day))


def _gone(connection: Connection, filters: Filters, side: str, signs: int) -> Iterator[tuple[Key, int]]:
    """What has to be taken off: versions that a later one had replaced by then, and what was rejected in the others."""
    versions, rejected = _replaced(connection, filters), _rejected(connection, filters)
    found = Counter[Key]()
    for which, keys in (("f.article", versions), ("f.pk", rejected)):
        asked = (
            "SELECT lane, substr(happened_from, 1, ?), coalesce(frame, ''), coalesce(quad, 0), count(*) FROM "  # noqa: S608 - fixed words
            f"({_EVENTS[side]}{_OF}{which} IN {sqlite.LISTED}) GROUP BY 1, 2, 3, 4"
        )
        if keys:
            for *key, count in connection.exec_driver_sql(asked, (signs, sqlite.listed(keys))):
                found[tuple(key)] += count
    yield from found.items()


def _replaced(connection: Connection, filters: Filters) -> list[int]:
    """Readings of versions in the sums that the question does not let through."""
    of, day = article.c, (filters.as_of or "")[:DAY]
    asked = select(of.pk, of.known_from, of.known_to).where(of.superseded_at > "", of.recorded_to.is_(None))
    return [key for key, since, until in connection.execute(asked) if not day or (since and until and since <= day and until <= day)]


def _rejected(connection: Connection, filters: Filters) -> list[int]:
    """Events that a person rejected, in the readings that the question lets through."""
    said = select(review.c.finding).where(review.c.verdict == "rejected", review.c.recorded_to.is_(None))
    ids = list(connection.execute(said.distinct()).scalars())
    if not ids:
        return []
    held = said.where(review.c.finding == finding.c.id, review.c.anchor == finding.c.words).exists()
    asked = select(finding.c.pk).join(article).where(finding.c.id.in_(sqlite.among(ids)), finding.c.kind == "event", held)
    return list(connection.execute(asked.where(*clock_conditions(filters))).scalars())


def _names(connection: Connection, side: str, lanes: Sequence[str]) -> dict[str, str]:
    asked = select(name.c.id, func.min(name.c.name)).where(name.c.kind == side, name.c.id.in_(lanes)).group_by(name.c.id)
    return {row[0]: row[1] for row in connection.execute(asked)}
