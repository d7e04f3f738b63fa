"""One record with the incident of each of its mentions: what accounts are read from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.lexicon.trips import trip_words
from tocsin.merge.mentions import Mention
from tocsin.model import Claim, Quantity, Record, Span
from tocsin.model.vocabulary import AccountPolarity

BESIDE = 60
"""Characters to either side in which words still belong to a name or a figure."""
_NEAR = 400
"""Characters after an act within which a figure without an act of its own still tells of it."""
_TALK = frozenset({"ACCUSE", "REQUEST", "CONSULT", "THREATEN", "AGREE", "SUPPORT", "REJECT", "CONCEDE", "COOPERATE", "AID"})
"""Acts of words: what is said about them is no account of an incident."""
_WORD_BEFORE = re.compile(r"\b([a-z][a-z-]*)\s$")


@dataclass(frozen=True, slots=True)
class Value:
    """What is said in one slot: words, with bounds where it is a figure."""

    slot: str
    words: str
    span: Span
    finding: str
    polarity: AccountPolarity = "affirmed"
    quantity: Quantity | None = None


Told = tuple[str, Value, Claim | None]
"""Incident, value, and the claim that answers for it; null is the outlet itself."""


class Telling:
    """A record, the incidents that it tells of, and who speaks where."""

    def __init__(self, record: Record, incidents: Sequence[tuple[str, Mention]]) -> None:
        self.record = record
        placed = sorted(incidents, key=lambda pair: (pair[1].anchor, pair[1].id))
        self.acts = [(incident, mention) for incident, mention in placed if mention.group not in _TALK]
        self.of_event: Mapping[str, str] = {mention.event.id: incident for incident, mention in placed if mention.event}
        self.of_act: Mapping[str, str] = {mention.event.id: incident for incident, mention in self.acts if mention.event}
        self.names = {actor.id: actor.name for actor in record.actors}

    def words(self, span: Span | None) -> str:
        """The words of a span on one line; empty for none."""
        return " ".join(self.record.text_of(span).split()) if span else ""

    def act_phrase(self, trigger: Span) -> Span:
        """A trigger with up to three lower-case words that qualify it: "chemical weapons attack"."""
        start, text = trigger.start, self.record.article.text
        for _ in range(3):
            lead = _WORD_BEFORE.search(text, max(0, start - BESIDE), start)
            if lead is None or lead[1] in trip_words().weak:
                break
            start = lead.start(1)
        return Span(start, trigger.end)

    def near(self, span: Span) -> str | None:
        """The incident of the nearest act of the sentence, else of the last act before."""
        inside = [(incident, mention) for incident, mention in self.acts if mention.sentence.overlaps(span)]
        if inside:
            return min(inside, key=lambda pair: (abs(pair[1].anchor.start - span.start), pair[1].anchor))[0]
        before = [incident for incident, mention in self.acts if 0 <= span.start - mention.anchor.end <= _NEAR]
        return before[-1] if before else None

    def is_told_at(self, span: Span) -> bool:
        """True where an act stands in the same sentence as some words."""
        return any(mention.sentence.overlaps(span) for _, mention in self.acts)

    def is_told_before(self, span: Span) -> bool:
        """True where an act stands right before some words of its sentence: "the strike, aimed at …"."""
        return any(mention.sentence.overlaps(span) and 0 <= span.start - mention.anchor.end <= BESIDE for _, mention in self.acts)

    def voice(self, span: Span) -> Claim | None:
        """The claim that answers for some words: of those that hold them the shortest, if somebody speaks in it."""
        holding = [
            claim
            for claim in self.record.claims
            if claim.speaker.kind not in {"unattributed", "outlet"} and any(_holds(part, span) for part in claim.content)
        ]
        return min(holding, key=lambda claim: sum(part.end - part.start for part in claim.content), default=None)


def _holds(part: Span, span: Span) -> bool:
    return part.contains(span) or (part.overlaps(span) and part.start <= span.start)
