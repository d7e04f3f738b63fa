"""What each speaker says of an incident, slot by slot: figures, who did it, who answers for it, who claimed it, whether it was so.

The speaker is the nearest voice that answers for the value: of the claims that hold its words, the one with the fewest words;
else the outlet itself.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence

from tocsin.lexicon.accounts import cue_words
from tocsin.lexicon.merging import merge_words
from tocsin.merge.blame import Blame
from tocsin.merge.mentions import Mention
from tocsin.merge.telling import BESIDE, Telling, Told, Value
from tocsin.model import Account, Claim, Quantity, Record, Span, Speaker

TOLLS = frozenset({"killed", "injured", "missing", "arrested"})
_COUNTED = frozenset({"weapon", "force"})
_OUTLET = Speaker(None, None, "outlet")
_VIOLENCE = "violence"
_MODEL = re.compile(r"(?:\b[A-Z]{1,3} ?-? ?|\w ?- ?)$")
"""Letters before a number that make it the name of a weapon; a hyphen makes it a part of an address."""


_PARTITIVE = re.compile(r"\bof (?:the|them|those|these|whom|its|their|his)\b")
"""Words after a number that make it a part of what was counted: "two of the bombers"."""


def accounts_of(record: Record, incidents: Sequence[tuple[str, Mention]]) -> tuple[Account, ...]:
    """The accounts that a record holds of the incidents of its mentions: `incidents` pairs incident id and mention."""
    return Teller(record, incidents).accounts()


class Teller:
    """One record with the incident of each mention: gives the accounts that the record holds."""

    def __init__(self, record: Record, incidents: Sequence[tuple[str, Mention]]) -> None:
        self.telling = Telling(record, incidents)

    def accounts(self) -> tuple[Account, ...]:
        """The accounts of the record, the outlet's echoes of what it attributes left out."""
        found = [*self._figures(), *self._doers(), *Blame(self.telling).told()]
        made = [self._account(incident, value, claim) for incident, value, claim in found]
        titles = [block.span for block in self.telling.record.article.blocks if block.kind == "title"]
        return tuple(_without_echoes(dict.fromkeys(made), titles))

    def _figures(self) -> Iterator[Told]:
        for quantity in self.telling.record.quantities:
            slot = self._slot(quantity)
            incident = self._incident_of(quantity) if slot else None
            if slot and incident:
                words = f"{quantity.value:g}" if quantity.value is not None else self.telling.record.text_of(quantity.span)
                yield (
                    incident,
                    Value(slot, words, quantity.span, self._finding(quantity), "affirmed", quantity),
                    self.telling.voice(quantity.span),
                )

    def _slot(self, quantity: Quantity) -> str | None:
        if (quantity.low is None and quantity.high is None) or self._is_no_toll(quantity):
            return None
        if quantity.role in TOLLS:
            return quantity.role
        return f"count:{quantity.what}" if quantity.role in _COUNTED and quantity.what else None

    def _is_no_toll(self, quantity: Quantity) -> bool:
        """True for a sum over many incidents ("the war has killed 280,000") and for the number in a weapon's name ("AK 47")."""
        text, span = self.telling.record.article.text, quantity.span
        before = text[max(0, span.start - BESIDE) : span.start]
        around = before.rpartition(". ")[2] + text[span.start : span.end + BESIDE].partition(". ")[0]
        return bool(_MODEL.search(before)) or any(cue in around.lower() for cue in cue_words("sum"))

    def _finding(self, quantity: Quantity) -> str:
        holder = next((event.id for event in self.telling.record.events if quantity.id in event.quantities), None)
        claim = self.telling.voice(quantity.span)
        return holder or (claim.id if claim else quantity.id)

    def _incident_of(self, quantity: Quantity) -> str | None:
        """The incident whose event holds the figure, else the nearest act of its sentence, else of what was told before."""
        holders = [event for event in self.telling.record.events if quantity.id in event.quantities]
        placed = next((self.telling.of_event[event.id] for event in holders if event.id in self.telling.of_event), None)
        if placed is not None:
            return placed
        if any(event.status != "negated" for event in holders) and not any(event.status in {"actual", "ongoing"} for event in holders):
            return None
        return self.telling.near(quantity.span)

    def _doers(self) -> Iterator[Told]:
        """Who is said to have done it, by the events' own actors; what the outlet plainly asserts stays the event's."""
        by_id = {claim.id: claim for claim in self.telling.record.claims}
        for incident, mention in self.telling.acts:
            if mention.event is None or mention.group != _VIOLENCE:
                continue
            for actor in mention.event.actors:
                voice = by_id.get(actor.by or "") or self.telling.voice(actor.span)
                if voice is None and actor.attribution in {"asserted", None}:
                    continue
                denied = actor.attribution == "denied"
                slot = "claimed_by" if actor.attribution in {"claimed", "admitted"} else "perpetrator"
                value = Value(slot, self.telling.words(actor.span), actor.span, mention.event.id, "denied" if denied else "affirmed")
                yield incident, value, voice

    def _account(self, incident: str, value: Value, claim: Claim | None) -> Account:
        quantity = value.quantity
        one = quantity is not None and quantity.value == 1 and bool(merge_words("indefinite").match(self.telling.words(value.span)))
        key = (
            f"{self.telling.record.article.id}\n{value.slot}\n{value.finding}\n{value.span}\n{value.polarity}\n{claim.id if claim else ''}"
        )
        return Account(
            id="k" + hashlib.sha256(key.encode()).hexdigest()[:10],
            incident=incident,
            article=self.telling.record.article.id,
            finding=value.finding,
            speaker=claim.speaker if claim else _OUTLET,
            slot=value.slot,
            value=value.words,
            span=value.span,
            via=claim.via if claim else (),
            low=quantity.low if quantity else None,
            high=quantity.high if quantity and not one else None,
            bound="at_least" if one else quantity.bound if quantity else None,
            scope=scope_of(quantity, value.words if value.quantity is None else self.telling.words(value.span)) if quantity else None,
            polarity=value.polarity,
            certainty=claim.certainty if claim else "unspecified",
            basis=claim.basis if claim else "words",
            said=claim.said if claim else None,
        )


def scope_of(quantity: Quantity, words: str) -> str | None:
    """What a figure is about where it is narrower than the incident: "U.S.", "IRQ security", "failed"."""
    stage = quantity.stage if quantity.stage not in {None, "fired"} else None
    who = quantity.scope or " ".join(part for part in (quantity.nationality, quantity.of) if part)
    part = "part of them" if _PARTITIVE.search(words) else None
    return " ".join(each for each in (who, stage, part) if each) or None


def _without_echoes(accounts: Iterable[Account], titles: Sequence[Span]) -> Iterator[Account]:
    """Headline and lede that only repeat, round or blur what the body attributes are no accounts of the outlet."""
    listed = sorted(accounts, key=lambda each: any(title.contains(each.span) for title in titles))
    attributed = [each for each in listed if each.speaker.kind != "outlet"]
    seen: list[Account] = []
    for each in listed:
        others = attributed if each.speaker.kind == "outlet" else []
        if _is_headline(each, titles, seen) or any(
            _is_echo(each, other) for other in (*others, *(one for one in seen if one.speaker == each.speaker))
        ):
            continue
        seen.append(each)
        yield each


def _is_headline(one: Account, titles: Sequence[Span], body: Iterable[Account]) -> bool:
    """True for a figure of a headline where the body gives figures of its own: headlines round and drop the bound."""
    return any(title.contains(one.span) for title in titles) and any(
        (one.incident, one.slot, one.polarity) == (each.incident, each.slot, each.polarity) for each in body
    )


def _is_echo(one: Account, other: Account) -> bool:
    if (one.incident, one.slot, one.polarity) != (other.incident, other.slot, other.polarity):
        return False
    if one.low is None and one.high is None:
        return (one.value or "").lower() == (other.value or "").lower()
    return one.low == other.low or (one.bound == "vague" and (one.low or 0) <= (other.low or 0))
