"""What would trip a commitment, as words: the act of its condition or line, who is to do it, to what, and whose names must stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.lexicon.trips import stem, trip_words
from tocsin.model import Commitment, Record, Span

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|get|gets|got) (?:\w+ly )?\w+(?:ed|en|t|ut|un|wn)\b", re.IGNORECASE)
OPEN = frozenset({"standing", "unknown"})


@dataclass(frozen=True, slots=True)
class Standing:
    """A commitment with the record of the article that told it."""

    commitment: Commitment
    record: Record

    @property
    def is_open(self) -> bool:
        """True if its last fate leaves it in force."""
        return not self.commitment.fate or self.commitment.fate[-1].status in OPEN


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
    verb: str = ""
    """Stem of an act that no meaning is listed for: "devalu"."""
    agents: frozenset[str] = frozenset()
    """Who is to act, where only a common noun says so: one of them must stand there, unless it is told in the passive."""
    after: str | None = None
    """Last day of the term within a condition; what is not done by then is known only behind it."""
    type: str | None = None
    """PLOVER type of what would trip it: a coded event of that type is such an act, whatever its word."""
    makers: frozenset[tuple[str, str]] = frozenset()
    """Names of the committing party and of the sentence, by which a passed deadline is known to be this one."""


def wire_of(standing: Standing) -> Wire | None:
    """What trips a commitment: its condition, else the threshold of its line; null where nothing can."""
    mine, record = standing.commitment, standing.record
    condition = mine.condition
    is_bidden = condition is None and mine.kind == "ultimatum"
    if condition is None and not (mine.draws_line or is_bidden):
        return None
    span = condition.span if condition is not None else mine.threshold or mine.action.span
    words = " ".join(record.text_of(span).split())
    unless = is_bidden or (condition is not None and (condition.kind == "unless" or bool(_negations(words))))
    act = condition.act if condition is not None else None
    acts, verb = _acts_of(record, span, act)
    things, agents = _split(record, span, act, acts)
    return Wire(
        acts=acts,
        things=things,
        names=frozenset(_names_of(standing, span, unless=unless)),
        first=_first_name(record, span, acts),
        is_unless=unless,
        words=words,
        verb=verb,
        agents=agents,
        after=_term(record, span) or (mine.due.end if is_bidden and mine.due is not None else None),
        type=_type_of(condition.type if condition is not None else mine.action.type, acts),
        makers=frozenset(names_in(record, mine.sentence)),
    )


def _type_of(coded: str | None, acts: frozenset[str]) -> str | None:
    """The type, where it is as narrow as the act: an assault that kills nobody is no killing, and words are not deeds."""
    is_wide = coded in {"ASSAULT", "ACCUSE", "THREATEN", "REQUEST", "AGREE", "SUPPORT", "CONSULT"} or bool(
        acts & {"kill", "injure", "cross", "enter"}
    )
    return None if is_wide else coded


def _negations(words: str) -> list[str]:
    return re.findall(r"\b(?:not|never|no)\b|n['’]t\b", words.lower())


def _names_of(standing: Standing, span: Span, *, unless: bool) -> set[tuple[str, str]]:
    """The names that must stand there: those in the words, those that a pronoun points back to, and capitalised words that nobody resolved."""
    mine, record = standing.commitment, standing.record
    words = record.text_of(span)
    names = names_in(record, span)
    if not unless and _points_back(words, {"its", "their", "our", "his", "her", "my"}) and mine.by is not None:
        names |= _name_of(record, mine.by.actor)
    if _points_back(words, {"it", "them"}):
        names |= names_in(record, mine.action.span)
    return names | _unresolved(record, span)


def _unresolved(record: Record, span: Span) -> set[tuple[str, str]]:
    """Names that are in no list: "Arbel" in "the settlers of Arbel"; not the first word of a sentence, and no day."""
    taken = [each for each, _ in mentions(record, span)]
    times = [time.span for time in record.times if time.span.overlaps(span)]
    out = set()
    for match in WORD.finditer(record.text_of(span)):
        at = Span(span.start + match.start(), span.start + match.end())
        is_name = match[0][0].isupper() and match.start() > 0 and match[0].lower() not in trip_words().weak
        if is_name and not any(each.overlaps(at) for each in (*taken, *times)):
            out.add(("", match[0]))
    return out


def _acts_of(record: Record, span: Span, act: Span | None) -> tuple[frozenset[str], str]:
    """The meanings of the act, and its stem where none is listed; without an act the words that can be one."""
    if act is not None:
        found = meanings_at(record.text_of(span), act.start - span.start)
        acts = found & trip_words().acts
        if acts or stem(record.text_of(act)) not in trip_words().weak:
            return acts, "" if acts else stem(record.text_of(act))
    content = content_of(record.text_of(span), record, span)
    return frozenset(meaning for each in content for meaning in meanings(each) if meaning in trip_words().acts), ""


def _split(record: Record, span: Span, act: Span | None, acts: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words for what it is done to, and for who does it; what says when, and the act itself, are neither."""
    spoken = record.text_of(span)
    times = [time.span for time in record.times if time.span.overlaps(span)]
    content = {each: at for each, at in _content_at(spoken, record, span) if not any(time.overlaps(at) for time in times)}
    content = {each: at for each, at in content.items() if not meanings(each) & acts and (act is None or not at.overlaps(act))}
    if act is None:
        return frozenset(each for each in content if not meanings(each) & trip_words().acts), frozenset()
    is_passive = _PASSIVE.search(spoken) is not None or "fall" in acts
    agents = frozenset(each for each, at in content.items() if at.start < act.start and not is_passive)
    return frozenset(content) - agents, agents


def _term(record: Record, span: Span) -> str | None:
    ends = [time.end for time in record.times if span.contains(time.span) and time.end is not None and time.direction != "past"]
    return max(ends) if ends else None


def _points_back(words: str, pronouns: set[str]) -> bool:
    return any(word.lower() in pronouns for word in WORD.findall(words))


def content_of(words: str, record: Record | None = None, span: Span | None = None) -> frozenset[str]:
    """Stems of the words that name something, those of named parties and places left out."""
    return frozenset(each for each, _ in _content_at(words, record, span))


def _content_at(words: str, record: Record | None, span: Span | None) -> Iterator[tuple[str, Span]]:
    taken = [] if record is None or span is None else [each for each, _ in mentions(record, span)]
    start = span.start if span is not None else 0
    for match in WORD.finditer(words):
        at = Span(start + match.start(), start + match.end())
        if match[0].lower() not in trip_words().weak and not any(each.overlaps(at) for each in taken):
            yield stem(match[0]), at


def meanings(word: str) -> frozenset[str]:
    """The listed meanings of a stem, or of two words joined by "_"."""
    return trip_words().meaning.get(word, frozenset())


def meanings_at(words: str, at: int) -> frozenset[str]:
    """The meanings of the word that stands at a character, with those that it has together with the next: "pulled down"."""
    found = WORD.match(words, at)
    if found is None:
        return frozenset()
    behind = WORD.search(words, found.end())
    return meanings(stem(found[0])) | (meanings(pair(found[0], behind[0])) if behind is not None else frozenset())


def pair(word: str, behind: str) -> str:
    """Two neighbours as the table writes them: "pulled_down"."""
    return f"{word}_{behind}".lower()


def mentions(record: Record, span: Span) -> Iterator[tuple[Span, str]]:
    """Named parties and places inside some characters, each with the key by which it is compared: its country, else its id."""
    for actor in record.actors:
        if actor.kind in {"unnamed", "people"} and actor.country is None:
            continue
        is_local = actor.country is None and actor.id.startswith("local:")
        for mention in actor.mentions:
            if span.contains(mention) and record.text_of(mention).lower() not in trip_words().weak:
                part = mention if actor.kind == "state" else _named_part(record, mention)
                if part.start == part.end and (is_local or actor.kind in {"organisation", "armed_group", "state"}):
                    continue
                yield part, actor.country or actor.id
    for place in record.places:
        for use in place.mentions:
            if span.contains(use.span):
                yield use.span, (place.country or place.id) if place.kind == "country" else place.id


def _named_part(record: Record, mention: Span) -> Span:
    """The capitalised words of a mention: "American" of "American soldiers"."""
    found = [match.span() for match in WORD.finditer(record.text_of(mention)) if match[0][0].isupper()]
    return Span(mention.start + found[0][0], mention.start + found[-1][1]) if found else Span(mention.start, mention.start)


def names_in(record: Record, span: Span) -> set[tuple[str, str]]:
    """The names in some characters, by key and as they are written."""
    return {(key, record.text_of(at)) for at, key in mentions(record, span)}


def _name_of(record: Record, actor: str | None) -> set[tuple[str, str]]:
    found = next((each for each in record.actors if each.id == actor), None)
    is_known = found is not None and (found.country is not None or not found.id.startswith("local:"))
    return {(found.country or found.id, found.name)} if found is not None and is_known else set()


def _first_name(record: Record, span: Span, acts: frozenset[str]) -> str | None:
    """The name that stands before an active act in the condition; none for "is killed" and "to fall"."""
    if "fall" in acts or _PASSIVE.search(record.text_of(span)):
        return None
    at = next((span.start + match.start() for match in WORD.finditer(record.text_of(span)) if meanings(stem(match[0])) & acts), None)
    before = sorted((each.start, key) for each, key in mentions(record, span) if at is not None and each.start < at)
    return before[0][1] if before else None
