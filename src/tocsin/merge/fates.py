"""What later articles do to standing commitments: a condition that comes true trips, a deadline passes, a withdrawal ends.

Every change is dated, has its evidence, and is only suggested: a person confirms it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tocsin.lexicon.trips import trip_words
from tocsin.merge.crossing import Crossing, crossing
from tocsin.merge.fitting import Later
from tocsin.merge.phrases import wire_of
from tocsin.merge.wires import OPEN, SHARE, Standing, Wire, content_of, names_in
from tocsin.model import Commitment, Interval, Record, Role, Span
from tocsin.model.vocabulary import FateStatus

ChangeKind = Literal["tripped", "expired", "ended", "violated", "office_ended"]


@dataclass(frozen=True, slots=True)
class FateChange:
    """A change of fate that an article suggests: what, when, on which words, known from when."""

    commitment: str
    kind: ChangeKind
    status: FateStatus
    on: Interval | None
    article: str | None
    event: str | None
    evidence: Span | None
    known_from: str | None
    reason: str
    is_suggested: bool = True


def changes(standing: Standing, later: Iterable[Record]) -> list[FateChange]:
    """Every change that later records suggest, in order of publication; only the first trip counts."""
    if not standing.is_open:
        return []
    out: list[FateChange] = []
    for record in sorted(later, key=lambda each: _published(each) or ""):
        found = [*trips(standing, record), *endings(standing, record)]
        out.extend(found[:1])
        if found and found[0].kind != "violated":
            break
    return out


def trips(standing: Standing, later: Record) -> list[FateChange]:
    """The events of a later record that fulfil the condition or cross the line.

    "If a soldier is killed, we will cross the border" is tripped by "A soldier was killed on Tuesday".
    """
    wire = wire_of(standing)
    if wire is None:
        return []
    found = crossing(wire, Later.of(later))
    return [_tripped(standing, wire, found, later)] if found is not None else []


def _tripped(standing: Standing, wire: Wire, found: Crossing, later: Record) -> FateChange:
    event, clause = found.event, found.told.span
    when = Interval(event.when.start, event.when.end, event.when.granularity) if event is not None and event.when is not None else None
    return FateChange(
        commitment=standing.commitment.id,
        kind="tripped",
        status="broken" if standing.commitment.kind == "red_line" else "unknown",
        on=when or later.article.published,
        article=later.article.id,
        event=event.id if event is not None else None,
        evidence=clause,
        known_from=_published(later),
        reason=f"{wire.words!r} is matched by {later.text_of(clause)!r}",
    )


def expiry(standing: Standing, today: str) -> FateChange | None:
    """A deadline that has passed: overdue only after the last day of its interval."""
    due = standing.commitment.due
    if not standing.is_open or due is None or due.end is None or today[:10] <= due.end[:10]:
        return None
    return FateChange(
        standing.commitment.id, "expired", "expired", Interval(due.end, due.end, "day"), standing.record.article.id, None, due.span,
        due.end, f"due {standing.record.text_of(due.span)!r}, which ended on {due.end[:10]}",
    )  # fmt: skip


def endings(standing: Standing, later: Record) -> list[FateChange]:
    """A later article that tells the end of a commitment of the same kind and actor: withdrawn, kept, broken, run out.

    A truce that is violated goes on: that is a change of its own, of which there may be many.
    """
    mine = standing.commitment
    actor = mine.by.actor if mine.by is not None else None
    out = []
    for other in later.commitments:
        fate = other.fate[-1]
        is_violated = mine.kind == "truce" and (fate.status == "broken" or (fate.status in OPEN and _violated(other) is not None))
        if other.kind != mine.kind or (fate.status in OPEN and not is_violated) or not _shares(standing, other, later):
            continue
        if is_violated:
            out.append(_ending(standing, other, later, "violated"))
        elif mine.kind == "truce" or actor is None or other.by is None or other.by.actor in {None, actor}:
            out.append(_ending(standing, other, later, "ended"))
    return out


def _violated(truce: Commitment) -> Span | None:
    """The words of the first alleged violation that nobody takes back; null where there is none."""
    told = truce.truce.violations if truce.truce is not None else ()
    return next((each.span for each in told if each.polarity == "positive"), None)


def _ending(standing: Standing, other: Commitment, later: Record, kind: ChangeKind) -> FateChange:
    fate = other.fate[-1]
    return FateChange(
        commitment=standing.commitment.id,
        kind=kind,
        status="standing" if kind == "violated" else fate.status,
        on=fate.on or later.article.published,
        article=later.article.id,
        event=None,
        evidence=(_violated(other) if kind == "violated" else None) or fate.span or other.action.span,
        known_from=_published(later),
        reason="told as broken" if kind == "violated" else f"told as {fate.status}",
    )


def office_end(standing: Standing, later: Record) -> FateChange | None:
    """The end of the office of who committed himself: a role with an end, or somebody else in the same office of the same country."""
    by = standing.commitment.by
    if by is None or by.actor is None or not standing.is_open:
        return None
    today = _published(later)
    for role in later.roles:
        end = role.during.end if role.during is not None else None
        if role.person == by.actor and end is not None and today is not None and end <= today:
            return _left(standing, later, role, end)
    successor = _successor(standing, later) if today is not None else None
    return _left(standing, later, successor, today) if successor is not None else None


def _left(standing: Standing, later: Record, role: Role, end: str | None) -> FateChange:
    return FateChange(
        standing.commitment.id, "office_ended", "unknown", Interval(end, end, "day"), later.article.id, None, role.span,
        _published(later), f"{role.title} until {end}",
    )  # fmt: skip


def _successor(standing: Standing, later: Record) -> Role | None:
    """Whoever holds the office of who committed himself, where that office has one holder at a time and he is named without it."""
    by = standing.commitment.by
    offices = {key for role in standing.record.roles if by is not None and role.person == by.actor and (key := _office(role)) is not None}
    if not offices or by is None or any(role.person == by.actor and _office(role) in offices for role in later.roles):
        return None
    return next((role for role in later.roles if _office(role) in offices), None)


def _office(role: Role) -> tuple[str, str] | None:
    """Title and country of an office that one person holds at a time: "president" of USA; null for others."""
    words = role.title.lower().split()
    title = " ".join(word for word in words if word not in trip_words().weak)
    return (title, role.country) if role.country is not None and title in trip_words().offices else None


def _shares(standing: Standing, other: Commitment, later: Record) -> bool:
    """True if two actions name the same things; of truces, if they have a party or a place in common."""
    mine = standing.commitment
    if mine.kind == "truce":
        return bool(_keys(mine, standing.record) & _keys(other, later))
    left, right = content_of(standing.record.text_of(mine.action.span)), content_of(later.text_of(other.action.span))
    return bool(left) and len(left & right) > SHARE * len(left)


def _keys(truce: Commitment, record: Record) -> set[str]:
    """Parties and places of a truce, by which another article's is known to be the same; those of its sentence or article where it has no terms."""
    whole = next((each for each in record.commitments if each.id == truce.same_as), truce)
    parties = whole.truce.parties if whole.truce is not None else ()
    spans = [*(party.span for party in parties), whole.action.span]
    if whole.truce is not None and whole.truce.scope is not None:
        spans.append(whole.truce.scope)
    keys = {key for span in spans for key, _ in names_in(record, span)}
    keys |= {party.actor for party in parties if party.actor is not None and not party.actor.startswith("local:")}
    if not keys:
        keys = {key for key, _ in names_in(record, whole.sentence)}
    return keys or {key for key, _ in names_in(record, Span(0, len(record.article.text)))}


def _published(record: Record) -> str | None:
    published = record.article.published
    return published.end if published is not None else record.article.retrieved
