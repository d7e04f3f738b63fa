"""Links what is said to what happened: each claim to the events in its words, each denial to what it answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.base import Extractor
from tocsin.extract.lookup import Mentions
from tocsin.model import About, Claim, Event, Quantity, Record
from tocsin.model.vocabulary import AboutSlot, AboutStance, Act, QuantityRole, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SLOT_OF_ROLE: Mapping[QuantityRole, AboutSlot] = {
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
    "arrested": "arrested",
    "weapon": "count",
    "force": "count",
}
# What might be or would be is not affirmed by talking of it.
_NOT_YET: frozenset[Status] = frozenset({"hypothetical", "conditional"})
_ANSWERS: frozenset[Act] = frozenset({"deny", "disclaim", "decline"})
_ANSWERED: frozenset[Act] = frozenset({"accuse", "threaten", "claim_responsibility", "demand", "warn"})


def link_claims(_doc: Doc, record: Record) -> Record:
    """The record with `claims.about` and `claims.replies_to`.

    "Iran denied that it had fired the rockets" is about the event "fired", slot perpetrator, stance denies.
    """
    quantities = {quantity.id: quantity for quantity in record.quantities}
    about = [replace(claim, about=tuple(_abouts(claim, record.events, quantities))) for claim in record.claims]
    actors = Mentions.of_actors(record)
    return replace(record, claims=tuple(_answering(claim, about, actors) for claim in about))


def _abouts(claim: Claim, events: Sequence[Event], quantities: Mapping[str, Quantity]) -> Iterator[About]:
    """One for each event and slot that the claim's words speak of; the saying itself is not what is said."""
    stance = stance_of(claim)
    for event in events:
        if (
            event.status in _NOT_YET
            or any(cue.overlaps(event.trigger) for cue in claim.cues)
            or not any(part.contains(event.trigger) for part in claim.content)
        ):
            continue
        for slot in slots_of(claim, event, quantities):
            yield About(event.id, slot, stance)


def slots_of(claim: Claim, event: Event, quantities: Mapping[str, Quantity]) -> tuple[AboutSlot, ...]:
    """What of an event a claim speaks of: who did it where it accuses, how many where it counts, else that it happened."""
    slots: list[AboutSlot] = []
    if "claim_responsibility" in claim.acts or "disclaim" in claim.acts:
        slots.append("claimed_by")
    elif "accuse" in claim.acts:
        slots.append("perpetrator" if event.actors else "responsibility")
    elif "deny" in claim.acts and event.actors:
        slots.append("perpetrator")
    found = (quantities[number] for number in event.quantities if number in quantities)
    inside = (quantity for quantity in found if any(part.contains(quantity.span) for part in claim.content))
    slots += [slot for quantity in inside if (slot := _SLOT_OF_ROLE.get(quantity.role)) is not None and slot not in slots]
    return tuple(dict.fromkeys(slots)) or ("occurrence",)


def stance_of(claim: Claim) -> AboutStance:
    """How a claim stands to what its words speak of."""
    if "question" in claim.acts:
        return "asks"
    if claim.polarity == "negative":
        return "denies"
    return "doubts" if claim.band in {"unlikely", "very_unlikely", "remote"} else "affirms"


def _answering(claim: Claim, claims: Sequence[Claim], actors: Mentions) -> Claim:
    if not _ANSWERS & set(claim.acts):
        return claim
    answered = _answered(claim, claims, actors)
    return replace(claim, replies_to=answered) if answered is not None else claim


def _answered(claim: Claim, claims: Sequence[Claim], actors: Mentions) -> str | None:
    """The last earlier accusation or threat of somebody whom the denial names, else the statement that it quotes."""
    named = {actor for part in (*claim.content, claim.sentence) for _, actor in actors.all_at(part)} - {claim.speaker.actor}
    earlier = [other for other in claims if other.cues[0].start < claim.cues[0].start and other.speaker.actor in named]
    accusing = [other for other in earlier if "accuse" in other.acts] or [other for other in earlier if _ANSWERED & set(other.acts)]
    nested = [other for other in claims if other.id != claim.id and _holds(claim, other)]
    return next((other.id for other in _latest(accusing) or nested), None)


def _latest(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: claim.cues[0].start)[-1:]


def _holds(outer: Claim, inner: Claim) -> bool:
    return any(part.contains(inner.cues[0]) for part in outer.content)


LINKS = Extractor("links", needs=("claims", "events", "quantities"), makes=("claims",), find=link_claims)
