"""What each speaker says of an incident, slot by slot: figures, who did it, who answers for it, who claimed it, whether it was so.

The speaker is the nearest voice that answers for the value: of the claims that hold its words, the one with the fewest words;
else the outlet itself.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence

from tocsin.merge.blame import Blame
from tocsin.merge.broken import breakers_in
from tocsin.merge.figures import counted_in, is_part
from tocsin.merge.mentions import Mention
from tocsin.merge.saying import told_in_words
from tocsin.merge.telling import Telling, Told, Value
from tocsin.model import Account, Claim, Quantity, Record, Span, Speaker

_OUTLET = Speaker(None, None, "outlet")
_VIOLENCE = "violence"
_SOME_ONE = re.compile(r"(?i)an?\b")
"""\"A policeman was killed\" leaves room for more; \"one policeman\" does not."""
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
        found = [*self._figures(), *self._doers(), *Blame(self.telling).told(), *told_in_words(self.telling), *breakers_in(self.telling)]
        made = [self._account(incident, value, claim) for incident, value, claim in found]
        titles = [block.span for block in self.telling.record.article.blocks if block.kind == "title"]
        return tuple(_without_echoes(dict.fromkeys(made), titles))

    def _figures(self) -> Iterator[Told]:
        for figure in counted_in(self.telling.record):
            incident = self._incident_of(figure.quantity)
            if incident:
                finding = self._finding(figure.quantity)
                value = Value(figure.slot, figure.words, figure.span, finding, "affirmed", figure.quantity)
                yield incident, value, self.telling.voice(figure.span)

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
                # "The council denied that students were behind it": whoever speaks so names nobody.
                denied = actor.attribution == "denied" or (voice is not None and "deny" in voice.acts)
                slot = "claimed_by" if actor.attribution in {"claimed", "admitted"} else "perpetrator"
                value = Value(slot, self.telling.words(actor.span), actor.span, mention.event.id, "denied" if denied else "affirmed")
                yield incident, value, voice

    def _account(self, incident: str, value: Value, claim: Claim | None) -> Account:
        quantity = value.quantity
        one = quantity is not None and quantity.value == 1 and bool(_SOME_ONE.match(self.telling.words(value.span)))
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
            scope=scope_of(quantity, self.telling.words(value.span), is_part=is_part(self.telling.record, quantity)) if quantity else None,
            polarity=value.polarity,
            certainty=claim.certainty if claim else "unspecified",
            basis=claim.basis if claim else "words",
            said=claim.said if claim else None,
        )


def scope_of(quantity: Quantity, words: str, *, is_part: bool = False) -> str | None:
    """What a figure is about where it is narrower than the incident: "U.S.", "IRQ security", "failed"."""
    stage = quantity.stage if quantity.stage not in {None, "fired"} else None
    who = quantity.scope or " ".join(part for part in (quantity.nationality, quantity.of) if part)
    part = "part of them" if is_part or _PARTITIVE.search(words) else None
    return " ".join(each for each in (who, stage, part) if each) or None


def _without_echoes(accounts: Iterable[Account], titles: Sequence[Span]) -> Iterator[Account]:
    """Headline and lede that only repeat, round or blur what the body attributes are no accounts of the outlet."""
    # A lede drops the bound that the body gives: of one speaker's two 43s the one with a bound stays.
    listed = sorted(accounts, key=lambda each: (any(title.contains(each.span) for title in titles), each.bound == "exact"))
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
