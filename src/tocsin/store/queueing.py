"""What a person should look at, the weightiest first: each kind is ranked where it lies, so that only the rows of a page are read whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Select, and_, case, func, literal, or_, select, union_all

from tocsin.model.questions import Filters
from tocsin.store.listing import ask_disputes, ask_incidents, clocks_of, not_rejected
from tocsin.store.schema_picture import dispute, incident, judgement, membership

Row = dict[str, Any]
ON_A_WORD = ("alleged", "suspected")
"""Attributions that are blame on somebody's word."""


def single(connection: Connection, filters: Filters, most: int, *, dead: bool) -> list[Row]:
    """Incidents that one voice tells, with the most dead; or those without dead where somebody is blamed, the newest."""
    asked = ask_incidents(filters).where(incident.c.voices == 1).order_by(None)
    if dead:
        asked = asked.where(incident.c.killed_high > 0).order_by(incident.c.killed_high.desc(), incident.c.id)
    else:
        blamed = or_(*(incident.c.attribution.contains(word) for word in ON_A_WORD))
        asked = asked.where(incident.c.attribution.is_not(None), blamed, func.coalesce(incident.c.killed_high, 0) == 0)
        asked = asked.order_by(incident.c.when_start.desc(), incident.c.id)
    return _rows(connection, asked.limit(most))


def disputes(connection: Connection, filters: Filters, most: int, slots: frozenset[str], *, others: bool = False) -> list[Row]:
    """Open disputes on some slots, or on all others, those with the highest figure first: one row a speaker, as in the list."""
    among = dispute.c.slot.not_in(sorted(slots)) if others else dispute.c.slot.in_(sorted(slots))
    keys = select(dispute.c.pk).where(
        *clocks_of(filters, dispute), dispute.c.status == "open", among, *not_rejected(filters, dispute.c.incident)
    )
    keys = keys.order_by(dispute.c.high.desc(), dispute.c.incident, dispute.c.slot).limit(most)
    found = list(connection.execute(keys).scalars())
    return _rows(connection, ask_disputes(replace(filters, newest=True)).where(dispute.c.pk.in_(found))) if found else []


def merges(connection: Connection, filters: Filters, most: int, *, dead: bool) -> list[Row]:
    """Pairs of mentions of which rules are not sure, one of each pair of incidents: those with the most dead, or those without, by doubt."""
    one, other = membership.alias("one"), membership.alias("other")
    left, right = incident.alias("left_incident"), incident.alias("right_incident")
    joined = judgement.join(one, and_(one.c.event == judgement.c.left, *clocks_of(filters, one)))
    joined = joined.join(other, and_(other.c.event == judgement.c.right, *clocks_of(filters, other)))
    for of, member in ((left, one), (right, other)):
        joined = joined.join(of, and_(of.c.id == member.c.incident, *clocks_of(filters, of)))
    died = _larger(func.coalesce(left.c.killed_high, 0), func.coalesce(right.c.killed_high, 0))
    pair = (_larger(left.c.id, right.c.id, is_least=True), _larger(left.c.id, right.c.id))
    # Beside a maximum SQLite gives the other columns of the row that holds it.
    asked = select(
        func.max(judgement.c.score).label("score"), died.label("dead"), judgement.c.left, judgement.c.right, judgement.c.known_from, left.c.id.label("left_incident"), right.c.id.label("right_incident"),
    ).select_from(joined).where(judgement.c.verdict == "unsure", left.c.id != right.c.id, died > 0 if dead else died == 0)  # fmt: skip
    asked = asked.where(judgement.c.pk.in_(_with_dead(filters) if dead else _doubtful()))
    asked = asked.where(judgement.c.known_from <= filters.as_of[:10]) if filters.as_of else asked
    first = literal(0) if dead else func.abs(func.max(judgement.c.score) - DOUBT_AT)
    asked = asked.group_by(*pair).order_by(died.desc(), first, func.max(judgement.c.score).desc(), judgement.c.left, judgement.c.right)
    return _rows(connection, asked.limit(most))


DOUBT_AT = 3.0
"""The score in the middle of what rules are unsure of."""
_INCIDENTS = 300
_PAIRS = 1000
"""So many incidents with the most dead, and so many pairs on either side of the middle, are looked at: no more in a large file."""


def _with_dead(filters: Filters) -> CompoundSelect[Any]:
    """Unsure pairs of the incidents with the most dead."""
    most = select(incident.c.id).where(incident.c.killed_high > 0, *clocks_of(filters, incident))
    most = most.order_by(incident.c.killed_high.desc()).limit(_INCIDENTS)
    told = select(membership.c.event).where(membership.c.incident.in_(most), *clocks_of(filters, membership))
    sides = (
        select(judgement.c.pk).where(side.in_(told), judgement.c.verdict == "unsure") for side in (judgement.c.left, judgement.c.right)
    )
    return union_all(*sides)


def _doubtful() -> CompoundSelect[Any]:
    """The unsure pairs nearest to the middle."""
    unsure = select(judgement.c.pk).where(judgement.c.verdict == "unsure")
    above = unsure.where(judgement.c.score >= DOUBT_AT).order_by(judgement.c.score).limit(_PAIRS).subquery()
    below = unsure.where(judgement.c.score < DOUBT_AT).order_by(judgement.c.score.desc()).limit(_PAIRS).subquery()
    return union_all(select(above.c.pk), select(below.c.pk))


def _larger(a: Any, b: Any, *, is_least: bool = False) -> Any:
    return case((a < b if is_least else a > b, a), else_=b)


def _rows(connection: Connection, asked: Select[Any]) -> list[Row]:
    return [dict(row) for row in connection.execute(asked).mappings()]
