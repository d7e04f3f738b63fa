"""What later articles do to standing commitments: a condition that comes true trips, a deadline passes, a withdrawal ends.

Every change is dated, has its evidence, and is only suggested: a person confirms it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from tocsin.lexicon.trips import stem, trip_words
from tocsin.model import Commitment, Event, Interval, Record, Span
from tocsin.model.vocabulary import FateStatus

ChangeKind = Literal["tripped", "expired", "ended", "office_ended"]
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_CLAUSE_END = re.compile(r"(?:[,;:]|(?<![A-Z])\.)(?=\s|$)|\s[-–—]\s")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being) (?:\w+ly )?\w+(?:ed|en|t)\b", re.IGNORECASE)
_OPEN = frozenset({"standing", "unknown"})
# A condition trips when more than half of what it names stands in the clause; set on own stories, see evals/sets.
_SHARE = 0.5
# Words before an act that say it did not happen stand within so many words of it.
_REACH = 8


@dataclass(frozen=True, slots=True)
class Standing:
    """A commitment with the record of the article that told it."""

    commitment: Commitment
    record: Record

    @property
    def is_open(self) -> bool:
        """True if its last fate leaves it in force."""
        return not self.commitment.fate or self.commitment.fate[-1].status in _OPEN


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


@dataclass(frozen=True, slots=True)
class Wire:
    """What must be found for a line to trip: meanings of acts, meanings of things, and named parties and places."""

    acts: frozenset[str]
    things: frozenset[str]
    names: frozenset[tuple[str, str]]
    """Keys with the words that stand for them."""
    first: str | None
    """The name that stands before the act, where it is who is to do it."""
    is_unless: bool
    words: str


def changes(standing: Standing, later: Iterable[Record]) -> list[FateChange]:
    """Every change that later records suggest, in order of publication; only the first trip counts."""
    if not standing.is_open:
        return []
    out: list[FateChange] = []
    for record in sorted(later, key=lambda each: _published(each) or ""):
        found = [*trips(standing, record), *endings(standing, record)]
        out.extend(found[:1])
        if found:
            break
    return out


def trips(standing: Standing, later: Record) -> list[FateChange]:
    """The events of a later record that fulfil the condition or cross the line.

    "If a soldier is killed, we will cross the border" is tripped by "A soldier was killed on Tuesday".
    """
    wire = wire_of(standing)
    if wire is None:
        return []
    for clause in _clauses(later):
        event = _crosses(wire, clause, later)
        if event is not False:
            return [_tripped(standing, wire, clause, event, later)]
    return []


def _tripped(standing: Standing, wire: Wire, clause: Span, event: Event | None, later: Record) -> FateChange:
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
    """A later article that tells the end of a commitment of the same kind and actor: withdrawn, kept, broken, run out."""
    mine = standing.commitment
    actor = mine.by.actor if mine.by is not None else None
    out = []
    for other in later.commitments:
        fate = other.fate[-1]
        same = other.kind == mine.kind and _shares(mine, standing.record, other, later)
        if same and fate.status not in _OPEN and (actor is None or other.by is None or other.by.actor in {None, actor}):
            out.append(
                FateChange(mine.id, "ended", fate.status, fate.on or later.article.published, later.article.id, None,
                           fate.span or other.action.span, _published(later), f"told as {fate.status}")
            )  # fmt: skip
    return out


def office_end(standing: Standing, later: Record) -> FateChange | None:
    """The end of the office of who committed himself, where a role with an end or a handover tells it."""
    by = standing.commitment.by
    if by is None or by.actor is None or not standing.is_open:
        return None
    today = _published(later)
    for role in later.roles:
        end = role.during.end if role.during is not None else None
        if role.person == by.actor and end is not None and today is not None and end <= today:
            return FateChange(
                standing.commitment.id, "office_ended", "unknown", Interval(end, end, "day"), later.article.id, None, role.span,
                today, f"{role.title} until {end}",
            )  # fmt: skip
    return None


def _shares(mine: Commitment, record: Record, other: Commitment, later: Record) -> bool:
    """True if two actions name the same things, or both are truces of whom they may be."""
    if mine.kind == "truce":
        return True
    left, right = _content(record.text_of(mine.action.span)), _content(later.text_of(other.action.span))
    return bool(left) and len(left & right) > _SHARE * len(left)


def wire_of(standing: Standing) -> Wire | None:
    """What trips a commitment: its condition, else the threshold of its line; null where nothing can."""
    mine = standing.commitment
    if mine.condition is not None and mine.condition.kind in {"if", "unless"}:
        span, unless = mine.condition.span, mine.condition.kind == "unless"
    elif mine.draws_line:
        span, unless = mine.threshold or mine.action.span, False
    else:
        return None
    words = standing.record.text_of(span)
    names = _names_in(standing.record, span)
    if not unless and _points_back(words, {"its", "their", "our", "his", "her", "my"}) and mine.by is not None:
        names |= _name_of(standing.record, mine.by.actor)
    if _points_back(words, {"it", "them"}):
        names |= _names_in(standing.record, mine.action.span)
    content = _content(words, standing.record, span)
    acts = frozenset(meaning for each in content for meaning in _meanings(each) if meaning in trip_words().acts)
    things = frozenset(each for each in content if not _meanings(each) & trip_words().acts)
    return Wire(acts, things, frozenset(names), _first_name(standing.record, span, acts), unless, " ".join(words.split()))


def _points_back(words: str, pronouns: set[str]) -> bool:
    return any(word.lower() in pronouns for word in _WORD.findall(words))


def _content(words: str, record: Record | None = None, span: Span | None = None) -> frozenset[str]:
    """Stems of the words that name something, those of named parties and places left out."""
    taken = [] if record is None or span is None else [each for each, _ in _mentions(record, span)]
    start = span.start if span is not None else 0
    out = set()
    for match in _WORD.finditer(words):
        at = Span(start + match.start(), start + match.end())
        if match[0].lower() not in trip_words().weak and not any(each.overlaps(at) for each in taken):
            out.add(stem(match[0]))
    return frozenset(out)


def _meanings(word: str) -> frozenset[str]:
    return trip_words().meaning.get(word, frozenset())


def _mentions(record: Record, span: Span) -> Iterator[tuple[Span, str]]:
    """Named parties and places inside some characters, each with the key by which it is compared: its country, else its id."""
    for actor in record.actors:
        if actor.kind in {"unnamed", "people"} and actor.country is None:
            continue
        is_local = actor.country is None and actor.id.startswith("local:")
        for mention in actor.mentions:
            if span.contains(mention) and record.text_of(mention).lower() not in trip_words().weak:
                part = mention if actor.kind == "state" else _named_part(record, mention)
                if is_local and part.start == part.end:
                    continue
                yield part, actor.country or actor.id
    for place in record.places:
        for use in place.mentions:
            if span.contains(use.span):
                yield use.span, (place.country or place.id) if place.kind == "country" else place.id


def _named_part(record: Record, mention: Span) -> Span:
    """The capitalised words of a mention: "American" of "American soldiers"."""
    found = [match.span() for match in _WORD.finditer(record.text_of(mention)) if match[0][0].isupper()]
    return Span(mention.start + found[0][0], mention.start + found[-1][1]) if found else Span(mention.start, mention.start)


def _names_in(record: Record, span: Span) -> set[tuple[str, str]]:
    return {(key, record.text_of(at)) for at, key in _mentions(record, span)}


def _name_of(record: Record, actor: str | None) -> set[tuple[str, str]]:
    found = next((each for each in record.actors if each.id == actor), None)
    is_known = found is not None and (found.country is not None or not found.id.startswith("local:"))
    return {(found.country or found.id, found.name)} if found is not None and is_known else set()


def _first_name(record: Record, span: Span, acts: frozenset[str]) -> str | None:
    """The name that stands before an active act in the condition; none for "is killed" and "to fall"."""
    if "fall" in acts or _PASSIVE.search(record.text_of(span)):
        return None
    at = next((span.start + match.start() for match in _WORD.finditer(record.text_of(span)) if _meanings(stem(match[0])) & acts), None)
    before = sorted((each.start, key) for each, key in _mentions(record, span) if at is not None and each.start < at)
    return before[0][1] if before else None


def _clauses(record: Record) -> Iterator[Span]:
    """Stretches between commas and stops, in paragraphs and titles."""
    for block in record.article.blocks:
        if block.kind in {"boilerplate", "caption", "byline", "dateline"} or block.is_repeat:
            continue
        start = block.span.start
        text = record.text_of(block.span)
        for end in [match.start() for match in _CLAUSE_END.finditer(text)] + [len(text)]:
            stop = block.span.start + end
            if stop > start and record.text_of(Span(start, stop)).strip(" ,;:.-–—"):
                yield Span(start, stop)
            start = stop + 1


def _crosses(wire: Wire, clause: Span, later: Record) -> Event | Literal[False] | None:
    """The event with which a clause trips a wire, null if no event is coded there, False if it does not trip."""
    words = [(match[0], clause.start + match.start()) for match in _WORD.finditer(later.text_of(clause))]
    hit = _act_at(wire, words)
    if hit is None or not _names_stand(wire, clause, words[hit][1], later) or not _things_stand(wire, words, later, clause):
        return False
    event = next(
        (each for each in later.events if clause.contains(each.trigger) and each.trigger.start <= words[hit][1] < each.trigger.end), None
    )
    if event is not None and event.status not in {"actual", "ongoing"} and not wire.is_unless:
        return False
    return event


def _act_at(wire: Wire, words: list[tuple[str, int]]) -> int | None:
    """Where the act of the wire stands in a clause as something that happened."""
    lexicon = trip_words()
    for at, (word, _) in enumerate(words):
        meanings = _meanings(stem(word))
        before = {each.lower() for each, _ in words[max(0, at - _REACH) : at]}
        is_unreal = bool(before & lexicon.unreal)
        if wire.is_unless:
            refused = any(stem(word) in lexicon.against.get(act, frozenset()) for act in wire.acts)
            if refused and not (meanings & wire.acts):
                return at
        elif (meanings & wire.acts or (not wire.acts and _names_thing(word, wire))) and not is_unreal:
            return at
    return None


def _names_thing(word: str, wire: Wire) -> bool:
    found = stem(word)
    return found in wire.things or any(_meanings(found) & _meanings(each) for each in wire.things)


def _names_stand(wire: Wire, clause: Span, act: int, later: Record) -> bool:
    """True if every name of the wire stands in the clause, who is to act before the act or behind "by"."""
    found = list(_mentions(later, clause))
    keys = {key for _, key in found} | _countries(later, clause)
    stems = {stem(match) for match in _WORD.findall(later.text_of(clause))}
    if not all(key in keys or _is_written(name, stems) for key, name in wire.names):
        return False
    if wire.first is None or wire.first not in keys:
        return True
    return any(key == wire.first and (each.start <= act or " by " in later.text_of(Span(act, each.start + 1))) for each, key in found)


def _is_written(name: str, stems: set[str]) -> bool:
    """True if the words of a name stand in the clause, where nobody resolved it."""
    words = _content(name)
    return bool(words) and words <= stems


def _countries(record: Record, span: Span) -> set[str]:
    """Countries of the places in some characters: "southern Iran", "Odisha" in India."""
    return {place.country for place in record.places if place.country and any(span.contains(use.span) for use in place.mentions)}


def _things_stand(wire: Wire, words: list[tuple[str, int]], later: Record, clause: Span) -> bool:
    """True if more than half of the things stand in the clause, by stem or meaning, and none on the wrong side of "from"."""
    stems = {stem(word) for word, _ in words}
    meanings = {meaning for each in stems for meaning in _meanings(each)}
    found = [each for each in wire.things if each in stems or _meanings(each) & meanings]
    if _is_away(wire, later.text_of(clause)):
        return False
    return not wire.things or len(found) > _SHARE * len(wire.things)


def _is_away(wire: Wire, words: str) -> bool:
    """True for "away from the border" where the wire says "to the border"."""
    away = re.findall(r"\bfrom (?:the |a |its |their )?(\w+)", words.lower())
    towards = re.findall(r"\b(?:to|into) (?:the |a |its |their )?(\w+)", wire.words.lower())
    return bool({stem(each) for each in away} & {stem(each) for each in towards})


def _published(record: Record) -> str | None:
    published = record.article.published
    return published.end if published is not None else record.article.retrieved
