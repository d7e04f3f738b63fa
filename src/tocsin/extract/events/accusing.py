"""Accusations in quoted words that no verb of accusing introduces: “Guess where they were from: IRAN,” the president wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.syntax import is_parsed, sentence_of, trimmed
from tocsin.model import Claim, Event, EventActor, Recipient, Record, Span, When, finding_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from tocsin.lexicon.events import EventLexicon, TypeRow

_VERBAL = frozenset({"VERB", "AUX"})


def accusations(doc: Doc, record: Record, events: Sequence[Event], lexicon: EventLexicon) -> list[Event]:
    """An ACCUSE event for each quotation that accuses a named party and is no event yet.

    The speaker accuses; the accused is the last party named in the quotation other than the speaker; no party, no event.
    """
    coded = [event for event in events if event.type == "ACCUSE"]
    taken = {event.trigger for event in events}
    out: list[Event] = []
    for claim in record.claims:
        if not _accuses(claim) or any(_is_of(event, claim) for event in coded):
            continue
        accused = _accused(doc, claim, record)
        trigger = _trigger(doc, claim, accused.span) if accused is not None else None
        if accused is not None and trigger is not None and Span(trigger.idx, trigger.idx + len(trigger.text)) not in taken:
            out.append(spoken_event(trigger, claim, accused, record, lexicon.types["ACCUSE", "allege"]))
            taken.add(out[-1].trigger)
    return out


def _accuses(claim: Claim) -> bool:
    is_quoted = claim.quote in {"direct", "mixed"} and claim.speaker.span is not None and claim.speaker.kind != "outlet"
    return is_quoted and "accuse" in claim.acts and claim.basis == "words" and claim.polarity == "positive"


def _is_of(event: Event, claim: Claim) -> bool:
    return any(span.overlaps(event.trigger) for span in (*claim.content, *claim.cues))


def _accused(doc: Doc, claim: Claim, record: Record) -> Recipient | None:
    """The last party in the words, one by name before a pronoun, the speaker and the media apart."""
    found = [
        Recipient(span, actor.id)
        for actor in record.actors
        if actor.id != claim.speaker.actor and actor.kind not in {"media", "people"}
        for span in actor.mentions
        if any(part.contains(span) for part in claim.content)
    ]
    return max(found, key=lambda one: (not _is_pronoun(doc, one.span), one.span), default=None)


def _is_pronoun(doc: Doc, span: Span) -> bool:
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return found is not None and found[-1].pos_ == "PRON"


def _trigger(doc: Doc, claim: Claim, accused: Span) -> Token | None:
    """The highest verb of the quoted sentence that names the accused."""
    named = doc.char_span(accused.start, accused.end, alignment_mode="expand")
    if named is None or not is_parsed(named[0]):
        return None
    inside = [token for token in sentence_of(named[0]) if any(part.start <= token.idx < part.end for part in claim.content)]
    verbs = {token.i for token in inside if token.pos_ in _VERBAL and token.dep_ not in {"aux", "auxpass"}}
    return next((token for token in inside if token.i in verbs and token.head.i not in verbs - {token.i}), None)


def spoken_event(trigger: Token, claim: Claim, target: Recipient | None, record: Record, row: TypeRow) -> Event:
    """The event of a claim's speaker against or for another, at a word of what he says."""
    span = Span(trigger.idx, trigger.idx + len(trigger.text))
    speaker = claim.speaker
    return Event(
        id=finding_id(record.article, "event", span),
        type=row.type,
        mode=row.mode,
        cameo=row.cameo,
        contexts=(),
        quad=row.quad,
        intensity=row.score,
        trigger=span,
        sentence=trimmed(sentence_of(trigger)),
        rank=1,
        actors=(EventActor(speaker.span, speaker.actor),) if speaker.span is not None else (),
        recipients=(target,) if target is not None else (),
        when=_said(claim, record),
        where=None,
        status="actual",
        frame="news",
        count="single",
        damage=None,
        instrument=None,
        rule=f"claim:{row.type.lower()}",
    )


def _said(claim: Claim, record: Record) -> When | None:
    """The day on which it was said, else that of publication."""
    if claim.said is not None:
        return When(claim.said.start, claim.said.end, claim.said.granularity, "inherited")
    published = record.article.published
    return When(published.start, published.end, published.granularity, "publication") if published is not None else None
