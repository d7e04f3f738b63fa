"""What became of commitments: which articles were not looked through, what was found in them, and the resulting columns.

A turn is a matter of two readings, the one that tells the commitment and the later one. When it was known, and when this store
held it, say their two articles; a deadline passes by the day asked about alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, and_, case, func, literal, or_, select

from tocsin.codec import decode
from tocsin.model import Commitment
from tocsin.model.questions import Filters
from tocsin.store import sqlite
from tocsin.store.clocks import clock_conditions, end_of
from tocsin.store.schema import TYPED, article, finding
from tocsin.store.schema_picture import trace, trip_wire, turn

_OPEN = ("standing", "unknown")
_OWN = TYPED["commitment"].c
_TELLER = article.alias("teller")
_DATE, _DATED = TYPED["date"], finding.alias("dated")


@dataclass(frozen=True, slots=True)
class Watched:
    """An open commitment: key, article, from when it was known, and what would trip it, as JSON."""

    finding: int
    article: str
    reading: int
    known_from: str
    commitment: Commitment
    wire: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What the reading `article` does to the commitment `finding`, with the id and the words that show it."""

    finding: int
    article: int
    kind: str
    status: str
    on_start: str | None
    on_end: str | None
    evidence: str
    start: int | None
    end: int | None
    words: str | None
    reason: str


def untraced(connection: Connection) -> list[int]:
    """Keys of the present readings, older versions included, that were not looked through yet."""
    asked = select(article.c.pk).outerjoin(trace).where(trace.c.article.is_(None), article.c.recorded_to.is_(None))
    return list(connection.execute(asked.order_by(article.c.pk)).scalars())


def watched(connection: Connection, reading: int | None = None) -> list[Watched]:
    """The open commitments of all present readings, or of one; those without a day are in no order with others and left out."""
    asked = (
        select(finding.c.pk, finding.c.body, article.c.id, article.c.pk.label("reading"), article.c.known_from, trip_wire.c.wire)
        .select_from(finding.join(article).join(_OWN.finding.table, _OWN.finding == finding.c.pk).outerjoin(trip_wire))
        .where(finding.c.kind == "commitment", article.c.recorded_to.is_(None), article.c.known_from.is_not(None))
        .where(or_(_OWN.status.is_(None), _OWN.status.in_(_OPEN)))
        .order_by(finding.c.pk)
    )
    asked = asked.where(trip_wire.c.finding.is_not(None)) if reading is None else asked.where(article.c.pk == reading)
    return [
        Watched(row.pk, row.id, row.reading, row.known_from, decode(row.body, Commitment), row.wire or "null")
        for row in connection.execute(asked)
    ]


def known_from(connection: Connection, reading: int) -> str | None:
    """From when the world could know what a reading tells."""
    known: str | None = connection.execute(select(article.c.known_from).where(article.c.pk == reading)).scalar_one()
    return known


def traces(connection: Connection, since: str) -> list[tuple[int, str]]:
    """Clauses of the present readings that were known on or after a day."""
    asked = select(trace.c.article, trace.c.clauses).join(article).where(article.c.recorded_to.is_(None), article.c.known_from >= since)
    return [(key, clauses) for key, clauses in connection.execute(asked.order_by(trace.c.article))]


def enders(connection: Connection, kind: str, person: str | None, since: str) -> set[int]:
    """Readings that were looked through and tell the end of a commitment of that kind, or of that person's office."""
    role = TYPED["role"].c
    held = finding.join(article).join(trace, trace.c.article == article.c.pk)
    now = and_(article.c.recorded_to.is_(None), article.c.known_from >= since)
    asked = select(article.c.pk).select_from(held.join(_OWN.finding.table, _OWN.finding == finding.c.pk))
    found = set(connection.execute(asked.where(now, _OWN.kind == kind, _OWN.status.not_in(_OPEN))).scalars())
    if person is not None:
        asked = select(article.c.pk).select_from(held.join(role.finding.table, role.finding == finding.c.pk))
        found |= set(connection.execute(asked.where(now, role.person == person, role.during_end.is_not(None))).scalars())
    return found


def office_ends(connection: Connection) -> dict[int, str]:
    """Per commitment the day from which it was known that the office of who made it had ended."""
    asked = select(turn.c.finding, func.min(article.c.known_from)).join(article, turn.c.article == article.c.pk)
    asked = asked.where(turn.c.kind == "office_ended", article.c.recorded_to.is_(None)).group_by(turn.c.finding)
    return {key: known for key, known in connection.execute(asked)}  # noqa: C416 - rows are no pairs to a type checker


def put_turns(connection: Connection, reading: int, told: tuple[str, Iterable[tuple[int, str]], Iterable[Turn]], now: str) -> None:
    """Keeps that a reading was looked through: its clauses, the wires of its commitments, and all that was found."""
    clauses, wires, turns = told
    sqlite.insert_rows(connection, trace, [{"article": reading, "clauses": clauses}])
    sqlite.insert_rows(connection, trip_wire, [{"finding": key, "wire": wire} for key, wire in wires])
    names = [field.name for field in fields(Turn)]
    sqlite.insert_rows(connection, turn, [{name: getattr(each, name) for name in names} | {"recorded_from": now} for each in turns])


def join_turn(joined: FromClause, filters: Filters) -> FromClause:
    """Each commitment with the one turn that counts for the question, if there is one."""
    return joined.outerjoin(turn, turn.c.pk == _first(filters))


def _first(filters: Filters) -> ColumnElement[Any]:
    """The turn that was known first among those that the clocks let through; after its deadline nothing trips a commitment."""
    other = turn.alias("other_turn")
    in_time = or_(other.c.kind != "tripped", _OWN.due_end.is_(None), other.c.on_end.is_(None), other.c.on_end <= _OWN.due_end)
    held = [other.c.recorded_from <= end_of(filters.recorded_as_of)] if filters.recorded_as_of else []
    order = (other.c.kind.in_(("office_ended", "violated")), _TELLER.c.known_from, other.c.on_end, _TELLER.c.id, other.c.kind)
    return (
        select(other.c.pk)
        .select_from(other.join(_TELLER, _TELLER.c.pk == other.c.article))
        .where(other.c.finding == finding.c.pk, in_time, *held, *clock_conditions(filters, _TELLER))
        .order_by(*order)
        .limit(1)
        .correlate(finding, _OWN.finding.table)
        .scalar_subquery()
    )


def fate_columns(filters: Filters) -> dict[str, ColumnElement[Any]]:
    """The columns that say what became of a commitment by the day asked about: by its own article, by a later one, by the calendar."""
    closed = and_(_OWN.status.is_not(None), _OWN.status.not_in(_OPEN))
    turned = turn.c.kind.in_(("tripped", "ended"))
    overdue = _OWN.due_end < _day(filters)
    left = turn.c.kind.is_not(None)

    def by(own: Any, told: Any, passed: Any, otherwise: Any) -> ColumnElement[Any]:
        return case((closed, own), (turned, told), (overdue, passed), (left, told), else_=otherwise)

    when = func.coalesce(turn.c.on_end, turn.c.on_start)
    own_end = func.coalesce(_OWN.status_end, _OWN.status_start)
    return {
        "fate": by(_OWN.status, turn.c.status, "expired", _OWN.status),
        "fate_how": by("told", turn.c.kind, "deadline", None),
        "fate_on": by(own_end, when, _OWN.due_end, None),
        "fate_by": by(finding.c.id, turn.c.evidence, func.coalesce(_deadline(), finding.c.id), None),
        "fate_words": by(None, turn.c.words, _OWN.due, None),
        "fate_is_suggested": by(literal(False), literal(True), literal(True), literal(False)),  # noqa: FBT003 - values of a column
    }


def _deadline() -> ColumnElement[Any]:
    """Id of the date ahead that stands for the deadline."""
    asked = select(_DATED.c.id).select_from(_DATED.join(_DATE, _DATE.c.finding == _DATED.c.pk))
    asked = asked.where(_DATED.c.article == finding.c.article, _DATED.c.kind == "date", _DATE.c.of == finding.c.id)
    return asked.order_by(_DATED.c.ordinal).limit(1).correlate(finding).scalar_subquery()


def _day(filters: Filters) -> ColumnElement[Any]:
    """The day by which a deadline has passed or not: that of the question, else today's."""
    day = filters.as_of or filters.recorded_as_of
    return literal(day[:10]) if day else func.current_date()
