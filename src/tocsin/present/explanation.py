"""Why a finding stands in a record: its sentence, the spans that carry it, the rule that fired, as values."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.errors import UnknownIdError
from tocsin.model import Claim, Commitment, Event, Interval, Place, Quantity, Record, RiskDate, Span
from tocsin.present.words import days, plain

Finding = Event | Claim | Commitment | RiskDate | Place | Quantity
_MARKS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\n]")


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of the sentence and what it is; `span` counts from the sentence's start, `at` in the article."""

    label: str
    span: Span
    at: Span
    words: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What `explain` shows."""

    heading: str
    text: str
    marks: tuple[Mark, ...]
    facts: tuple[tuple[str, str], ...]


def explain(record: Record, finding_id: str) -> Explanation:
    """The explanation of one finding of a record; raises UnknownIdError if it is not there."""
    finding = find(record, finding_id)
    sentence = sentence_of(record, finding)
    marks = tuple(_marks(record, finding, sentence))
    kind = type(finding).__name__.lower().replace("riskdate", "date")
    where = " · ".join(filter(None, (record.article.publisher, record.article.title and plain(record.article.title))))
    heading = f"{kind} {finding.id}" + (f"   {where}" if where else "")
    return Explanation(heading, _MARKS.sub(" ", record.text_of(sentence)), marks, tuple(_facts(record, finding)))


def find(record: Record, finding_id: str) -> Finding:
    """The finding of that id."""
    everything: list[Finding] = [*record.events, *record.claims, *record.commitments, *record.dates, *record.places, *record.quantities]
    for finding in everything:
        if finding.id == finding_id:
            return finding
    raise UnknownIdError(f"no event, claim, commitment, date, place or quantity {finding_id!r} in this record")


def sentence_of(record: Record, finding: Finding) -> Span:
    """The sentence that carries a finding; for dates and places the line around their first span."""
    if isinstance(finding, Event | Claim | Commitment):
        content = [span for _, span in spans_of(finding)]
        start = min([finding.sentence.start, *(span.start for span in content)])
        end = max([finding.sentence.end, *(span.end for span in content)])
        return Span(start, end)
    span = finding.mentions[0].span if isinstance(finding, Place) else finding.span
    return line_around(record.article.text, span)


def line_around(text: str, span: Span) -> Span:
    """The line of a span, at most 200 characters on either side."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - 200)
    end = text.find("\n", span.end)
    return Span(start, min(len(text) if end < 0 else end, span.end + 200))


def spans_of(value: object, label: str = "") -> Iterator[tuple[str, Span]]:
    """Every span of a finding with the name of its field; the sentence itself is left out."""
    if isinstance(value, Span):
        yield label, value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_of(item, label)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name != "sentence":
                name = label if field.name == "span" and label else field.name
                singular = _singular(name) if isinstance(getattr(value, field.name), tuple) and name != "status" else name
                yield from spans_of(getattr(value, field.name), singular)


def _singular(name: str) -> str:
    """One of the plural: a party of the parties, a cue of the cues."""
    return f"{name.removesuffix('ies')}y" if name.endswith("ies") else name.removesuffix("s")


def _marks(record: Record, finding: Finding, sentence: Span) -> Iterator[Mark]:
    for label, span in spans_of(finding):
        if sentence.contains(span):
            yield Mark(label, Span(span.start - sentence.start, span.end - sentence.start), span, plain(record.text_of(span)))


def _facts(record: Record, finding: Finding) -> Iterator[tuple[str, str]]:
    """The plain values of a finding, null ones left out, ids of actors and places with their names."""
    names = {actor.id: actor.name for actor in record.actors} | {place.id: place.name for place in record.places}
    for field in dataclasses.fields(finding):
        value = getattr(finding, field.name)
        text = _fact(value, names)
        if text and field.name not in {"id", "sentence", "trigger", "cues", "content", "span", "mentions"}:
            yield field.name, text


def _fact(value: object, names: dict[str, str]) -> str:
    if value is None or value == () or isinstance(value, Span):
        return ""
    if isinstance(value, Interval):
        return days(value.start, value.end)
    if isinstance(value, tuple):
        return " | ".join(filter(None, (_fact(item, names) for item in value)))
    if dataclasses.is_dataclass(value):
        pairs = ((field.name, _fact(getattr(value, field.name), names)) for field in dataclasses.fields(value))
        return ", ".join(f"{name} {text}" for name, text in pairs if text)
    text = plain(str(value))
    return f"{text} ({names[text]})" if text in names else text
