"""Links what is said to what happened: each claim to the events in its words, each denial to what it answers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from tocsin.extract.base import Extractor
from tocsin.extract.beliefs import Beliefs, certainty_of
from tocsin.extract.factuality import CERTAIN
from tocsin.extract.lookup import Mentions
from tocsin.extract.outlet import own_claim
from tocsin.model import About, Claim, Event, Quantity, Record, Span
from tocsin.model.vocabulary import AboutSlot, AboutStance, Act, Certainty, QuantityRole, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc

T = TypeVar("T", Claim, Event)

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
_TURNING: frozenset[Act] = frozenset({"deny", "disclaim", "retract"})
_DOUBT: Mapping[Certainty, int] = {"certain": 0, "unspecified": 0, "probable": 1, "possible": 2}
# Below this a factuality leaves it open: conditions and questions are at 0.3.
_OPEN = 0.5
_ANSWERS: frozenset[Act] = frozenset({"deny", "disclaim", "decline"})
_ANSWERED: frozenset[Act] = frozenset({"accuse", "threaten", "claim_responsibility", "demand", "warn"})


def link_claims(doc: Doc, record: Record) -> Record:
    """The record with `claims.about` and `claims.replies_to`, and with the outlet's own claim as the last.

    "Iran denied that it had fired the rockets" is about the event "fired", slot perpetrator, stance denies.
    """
    quantities = {quantity.id: quantity for quantity in record.quantities}
    ordered = _Ordered(record.events, lambda event: event.trigger.start)
    beliefs = Beliefs(doc)
    about = [replace(claim, about=tuple(_abouts(claim, ordered, quantities, beliefs))) for claim in record.claims]
    answered = _Answered(about, Mentions.of_actors(record))
    own = own_claim(record, about, beliefs)
    return replace(record, claims=(*(answered.answering(claim) for claim in about), *((own,) if own is not None else ())))


class _Ordered(Generic[T]):
    """Findings by where they start, so that those inside a span are found without reading all."""

    __slots__ = ("_found", "_starts")

    def __init__(self, findings: Iterable[T], start: Callable[[T], int]) -> None:
        numbered = sorted((start(finding), number, finding) for number, finding in enumerate(findings))
        self._starts = [at for at, _, _ in numbered]
        self._found: list[tuple[int, T]] = [(number, finding) for _, number, finding in numbered]

    def within(self, spans: Iterable[Span]) -> list[T]:
        """Those that start in one of the spans, in their own order."""
        found = {
            number: finding
            for span in spans
            for number, finding in self._found[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        }
        return [found[number] for number in sorted(found)]

    def last_before(self, at: int) -> T | None:
        """The one that starts last before a character."""
        number = bisect_left(self._starts, at)
        return self._found[number - 1][1] if number else None


def _abouts(claim: Claim, events: _Ordered[Event], quantities: Mapping[str, Quantity], beliefs: Beliefs) -> Iterator[About]:
    """One for each event and slot that the claim's words speak of; the saying itself is not what is said."""
    for event in events.within(claim.content):
        if (
            event.status in _NOT_YET
            or any(cue.overlaps(event.trigger) for cue in claim.cues)
            or not any(part.contains(event.trigger) for part in claim.content)
        ):
            continue
        value = believed(claim, beliefs.of(event, claim.cues[0]))
        for slot in slots_of(claim, event, quantities, is_answered=beliefs.is_answered_for(event)):
            yield About(event.id, slot, stance_of(claim, value), _weaker(claim, value), round(value, 1))


def believed(claim: Claim, value: float | None) -> float:
    """The factuality of an event for the speaker: a denial turns what its words say; where nothing was read, the statement's polarity."""
    if value is None:
        return -CERTAIN if claim.polarity == "negative" else CERTAIN
    return -value if _TURNING & set(claim.acts) else value


def _weaker(claim: Claim, value: float) -> Certainty:
    """The certainty of the pair: the statement's, or what the event's own words leave of it."""
    own = certainty_of(value)
    return own if _DOUBT[own] > _DOUBT[claim.certainty] else claim.certainty


def slots_of(claim: Claim, event: Event, quantities: Mapping[str, Quantity], *, is_answered: bool = False) -> tuple[AboutSlot, ...]:
    """What of an event a claim speaks of: who did it where it accuses, how many where it counts, else that it happened.

    Who denies that he is behind an attack does not deny the attack.
    """
    slots: list[AboutSlot] = []
    if "claim_responsibility" in claim.acts or "disclaim" in claim.acts:
        slots.append("claimed_by")
    elif "accuse" in claim.acts:
        slots.append("perpetrator" if event.actors else "responsibility")
    elif "deny" in claim.acts and event.actors:
        slots.append("perpetrator")
    elif "deny" in claim.acts and is_answered:
        slots.append("responsibility")
    found = (quantities[number] for number in event.quantities if number in quantities)
    inside = (quantity for quantity in found if any(part.contains(quantity.span) for part in claim.content))
    slots += [slot for quantity in inside if (slot := _SLOT_OF_ROLE.get(quantity.role)) is not None and slot not in slots]
    return tuple(dict.fromkeys(slots)) or ("occurrence",)


def stance_of(claim: Claim, value: float) -> AboutStance:
    """How a claim stands to what its words speak of, from the event's factuality for its speaker."""
    if "question" in claim.acts:
        return "asks"
    if value < 0:
        return "denies"
    return "doubts" if claim.band in {"unlikely", "very_unlikely", "remote"} or value < _OPEN else "affirms"


class _Answered:
    """Finds for each denial the last earlier accusation or threat of somebody whom it names, else the statement that it quotes."""

    __slots__ = ("_accusing", "_actors", "_all", "_threatening")

    def __init__(self, claims: Sequence[Claim], actors: Mentions) -> None:
        self._actors = actors
        self._all = _Ordered(claims, _cue_start)
        self._accusing = _by_speaker(claims, frozenset({"accuse"}))
        self._threatening = _by_speaker(claims, _ANSWERED)

    def answering(self, claim: Claim) -> Claim:
        """The claim with what it answers, if it denies and something is found."""
        if not _ANSWERS & set(claim.acts):
            return claim
        named = {actor for part in (*claim.content, claim.sentence) for _, actor in self._actors.all_at(part)} - {claim.speaker.actor}
        found = _latest(self._accusing, named, claim) or _latest(self._threatening, named, claim) or self._nested(claim)
        return replace(claim, replies_to=found.id) if found is not None else claim

    def _nested(self, claim: Claim) -> Claim | None:
        inner = self._all.within(claim.content)
        return next((other for other in inner if other.id != claim.id and _holds(claim, other)), None)


def _cue_start(claim: Claim) -> int:
    return claim.cues[0].start


def _by_speaker(claims: Sequence[Claim], acts: frozenset[Act]) -> dict[str | None, _Ordered[Claim]]:
    found: dict[str | None, list[Claim]] = {}
    for claim in claims:
        if acts & set(claim.acts):
            found.setdefault(claim.speaker.actor, []).append(claim)
    return {actor: _Ordered(said, _cue_start) for actor, said in found.items()}


def _latest(said: Mapping[str | None, _Ordered[Claim]], named: Iterable[str | None], claim: Claim) -> Claim | None:
    """The last claim before this one by somebody who is named."""
    before = [other for actor in named if actor in said and (other := said[actor].last_before(_cue_start(claim))) is not None]
    return max(before, key=_cue_start, default=None)


def _holds(outer: Claim, inner: Claim) -> bool:
    return any(part.contains(inner.cues[0]) for part in outer.content)


LINKS = Extractor("links", needs=("claims", "events", "quantities"), makes=("claims",), find=link_claims)
