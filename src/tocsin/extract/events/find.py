"""The events extractor: sentence by sentence, candidates become events of the record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.events.candidates import Candidate, candidates_of
from tocsin.extract.events.match import Matcher
from tocsin.extract.events.roles import Roles, phrase_span
from tocsin.extract.events.status import status_of
from tocsin.extract.lookup import Mentions
from tocsin.extract.syntax import char_span, sentences, trimmed
from tocsin.lexicon.events import EventLexicon, load_events
from tocsin.model import Event, EventActor, Recipient, Record, Span, finding_id

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan


def find_events(doc: Doc, record: Record) -> Record:
    """The record with its events, in order of the text."""
    reader = EventReader(record, load_events())
    events = [event for sent in sentences(doc) for event in reader.read(sent)]
    return replace(record, events=tuple(events))


class EventReader:
    """Reads events from the sentences of one record."""

    __slots__ = ("actors", "lexicon", "matcher", "record", "roles")

    def __init__(self, record: Record, lexicon: EventLexicon) -> None:
        self.record = record
        self.lexicon = lexicon
        self.matcher = Matcher(lexicon)
        self.roles = Roles(self.matcher)
        self.actors = Mentions.of_actors(record)

    def read(self, sent: SpacySpan) -> list[Event]:
        """The events of one sentence, the main event with rank 1."""
        found = candidates_of(sent, self.matcher)
        ranked = sorted(found, key=lambda candidate: weight_of(candidate, self.lexicon))
        rank = {id(candidate): place for place, candidate in enumerate(ranked, 1)}
        return [self._event(candidate, rank[id(candidate)], trimmed(sent)) for candidate in found]

    def _event(self, candidate: Candidate, rank: int, sentence: Span) -> Event:
        row = self.lexicon.types.get((candidate.type, candidate.mode)) or self.lexicon.types[candidate.type, None]
        trigger = trigger_span(candidate)
        actors = self.roles.actors(candidate)
        recipients = self.roles.recipients(candidate, actors)
        return Event(
            id=finding_id(self.record.article, "event", trigger),
            type=candidate.type,
            mode=candidate.mode,
            cameo=row.cameo,
            contexts=(),
            quad=row.quad,
            intensity=row.score,
            trigger=trigger,
            sentence=sentence,
            rank=rank,
            actors=tuple(EventActor(phrase_span(head), self.actors.at_token(head)) for head in actors),
            recipients=tuple(Recipient(phrase_span(head), self.actors.at_token(head)) for head in recipients),
            status=status_of(candidate, self.lexicon),
            rule=candidate.hit.pattern.name + (f" ({candidate.note})" if candidate.note else ""),
        )


def trigger_span(candidate: Candidate) -> Span:
    """The characters of the trigger: the verb with its particle, or the noun."""
    token = candidate.token
    return char_span([token, *(child for child in token.children if child.dep_ == "prt" and abs(child.i - token.i) <= 2)])


def weight_of(candidate: Candidate, lexicon: EventLexicon) -> tuple[float, int]:
    """How far a candidate stands from the main statement of its sentence; the least is the main event."""
    cost, node = 0.0, candidate.hit.support or candidate.token
    if candidate.hit.pattern.kind == "noun" and candidate.hit.support is None:
        cost += 1.5
    while node.head.i != node.i:
        cost += _step_cost(node, lexicon)
        node = node.head
    return cost, candidate.token.i


def _step_cost(node: Token, lexicon: EventLexicon) -> float:
    match node.dep_:
        case "ccomp":
            return 0.0 if node.head.lemma_.lower() in lexicon.words["say"] else 1.0
        case "advcl" | "relcl" | "acl":
            return 2.0
        case "conj":
            return 1.0
        case "pobj" | "prep" | "pcomp":
            return 0.7
        case "xcomp":
            return 0.3
    return 0.2
