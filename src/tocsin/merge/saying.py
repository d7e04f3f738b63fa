"""What is told of an incident in plain words rather than figures: that nobody has claimed it, what caused it, who ordered it and to what
end, how it came out, how those fared whom it struck, where and on which day it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tocsin.lexicon.accounts import terms_in
from tocsin.lexicon.figures import figure_words
from tocsin.lexicon.merging import act_words
from tocsin.merge.mentions import Days
from tocsin.merge.telling import Telling, Told, Value
from tocsin.model import Record, Span

_ACT_NEAR = 60
"""Characters behind "ordered the" in which the act is named."""
_SUBJECT = 60
_SUBJECT_WORDS = 6
"""So many characters and words before a state say whose it is."""
_CLAUSE_END = re.compile(r"[.,;:\n\"“”]\s*")
_SAID_NEAR = 25
"""Characters from "told" to its day: "told Sputnik Friday"."""
_YEAR = re.compile(r"\b\d{4}\b")
_OPENING = re.compile(r"(?i)(?:\w+ )?(?:then-)?(?:the|a|an)?\s*")


def told_in_words(telling: Telling) -> Iterator[Told]:
    """Accounts whose values are words: "There was no immediate claim of responsibility", "due to a technical fault"."""
    yield from _unclaimed(telling)
    yield from _causes(telling)
    yield from _orders(telling)
    yield from _phrases(telling)
    yield from _dates(telling)


def _is_read(record: Record, span: Span) -> bool:
    """True for words that do not stand in boilerplate or in a repeat."""
    return not any((block.is_repeat or block.kind == "boilerplate") and block.span.contains(span) for block in record.article.blocks)


def _unclaimed(telling: Telling) -> Iterator[Told]:
    for match in figure_words().unclaimed.finditer(telling.record.article.text):
        span = Span(*match.span())
        incident = telling.near(span)
        if incident and _is_read(telling.record, span):
            claim = telling.voice(span)
            yield incident, Value("claimed_by", telling.words(span), span, claim.id if claim else incident), claim


def _causes(telling: Telling) -> Iterator[Told]:
    """Causes that a known term names, where the incident is one that has a cause: a crash, a blast, a fire."""
    for match in figure_words().cause.finditer(telling.record.article.text):
        span = Span(*match.span("cause"))
        incident = telling.near(span)
        if incident and terms_in("cause", match["cause"]) and _is_read(telling.record, span):
            claim = telling.voice(span)
            yield incident, Value("cause", telling.words(span), span, claim.id if claim else incident), claim


def _orders(telling: Telling) -> Iterator[Told]:
    """Who is said to have ordered an act: "on the orders of the crown prince", "Trump ordered the strike"; and who denies it."""
    words, text = figure_words(), telling.record.article.text
    for match in words.ordered.finditer(text):
        yield from _ordered_by(telling, _party_at(telling, match.end(), is_before=False), Span(*match.span()))
    for match in words.ordering.finditer(text):
        if act_words().nouns.search(text, match.end(), match.end() + _ACT_NEAR):
            yield from _ordered_by(telling, _party_at(telling, match.start(), is_before=True), Span(*match.span()))


def _ordered_by(telling: Telling, party: Span | None, cue: Span) -> Iterator[Told]:
    incident = telling.near(cue)
    if party is not None and incident and telling.is_told_at(cue) and _is_read(telling.record, cue):
        claim = telling.voice(party)
        denied = claim is not None and "deny" in claim.acts
        finding = claim.id if claim else incident
        yield incident, Value("ordered_by", telling.words(party), party, finding, "denied" if denied else "affirmed"), claim


def _party_at(telling: Telling, at: int, *, is_before: bool) -> Span | None:
    """The actor whose mention ends or begins at some place, but for articles and a title: the longest."""
    spans = (span for actor in telling.record.actors for span in actor.mentions)
    text = telling.record.article.text
    fits = [span for span in spans if (span.end == at if is_before else at <= span.start and _OPENING.fullmatch(text, at, span.start))]
    return max(fits, key=lambda span: (span.end - span.start, -span.start), default=None)


def _phrases(telling: Telling) -> Iterator[Told]:
    """Accounts that are the words themselves, of the act in their own sentence: "aimed at deterring Iran", "was foiled"."""
    words = figure_words()
    for slot, pattern in (("intent", words.intent), ("outcome", words.outcome), ("status", words.status), ("place", words.bearing)):
        for match in pattern.finditer(telling.record.article.text):
            span = _with_subject(telling, match.start(), match.end()) if slot == "status" else Span(*match.span())
            incident = telling.near(span)
            is_told = telling.is_told_at(span) if slot != "intent" else telling.is_told_before(span)
            if incident and is_told and _is_read(telling.record, span):
                claim = telling.voice(span)
                yield incident, Value(slot, telling.words(span), span, claim.id if claim else incident), claim


def _with_subject(telling: Telling, start: int, end: int) -> Span:
    """Words of a state with those before them in the clause, which say whose it is: "the police chief was in critical condition"."""
    before = _CLAUSE_END.split(telling.record.article.text[max(0, start - _SUBJECT) : start])[-1].split(" ")[-_SUBJECT_WORDS:]
    first = start - len(" ".join(before).lstrip())
    claim = telling.voice(Span(start, end))
    said = next((part.start for part in claim.content if part.start <= start < part.end), first) if claim else first
    return Span(max(first, said), end)


def _dates(telling: Telling) -> Iterator[Told]:
    """The day that an article's lede gives an act in words, the local day of the place. The day of publication alone is none.

    The lede dates what it tells; farther down, the day beside an act may be that of a statement about it.
    """
    seen: set[str] = set()
    for incident, mention in telling.acts:
        when, days = mention.event.when if mention.event is not None else None, mention.days
        if when is None or when.span is None or when.basis != "stated" or days is None or days[0] != days[1] or "lede" not in mention.cues:
            continue
        if (
            incident not in seen
            and _is_read(telling.record, when.span)
            and not _is_of_the_report(telling, when.span, days[0], mention.told)
        ):
            seen.add(incident)
            yield incident, Value("date", date.fromordinal(days[0]).isoformat(), when.span, mention.id), telling.voice(when.span)


def _is_of_the_report(telling: Telling, words: Span, day: int, told: Days | None) -> bool:
    """True for a dateline ("Sun 16 Apr 2017") and for the day of a statement ("the governor said Friday")."""
    is_dateline = told is not None and told[0] <= day <= told[1] and _YEAR.search(telling.words(words)) is not None
    return is_dateline or any(0 <= words.start - cue.end <= _SAID_NEAR for claim in telling.record.claims for cue in claim.cues)
