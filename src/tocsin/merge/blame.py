"""Who is held responsible, who denies it and who claims it, from what is said about an incident.

"Trump's allegations that Iran was behind the attack" is an accusation by Trump; "baseless" denies what he said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tocsin.lexicon.merging import act_words, merge_words
from tocsin.merge.telling import BESIDE, Telling, Told, Value
from tocsin.model import About, Claim, Event, Span, Speaker
from tocsin.model.vocabulary import SpeakerKind

_SAYING = frozenset({"assert", "accuse", "confirm", "announce"})
_ACCUSING = frozenset({"accuse"})
_KINDS: Mapping[str, SpeakerKind] = {"person": "person", "state": "state", "media": "media"}
_PARTIES = frozenset({"state", "armed_group", "organisation"})


class Blame:
    """The accusations, denials and claims of responsibility of one record."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling

    def told(self) -> Iterator[Told]:
        """Who is held responsible, who denies it, who claims it: from what is said about the incident."""
        yield from self._happened()
        topic: dict[str, str] = {}
        for claim in self.telling.record.claims:
            incident = self._incident_about(claim) or topic.get(self._speaker_key(claim))
            for value in self._said_of(claim, incident):
                if incident:
                    topic[self._speaker_key(claim)] = incident
                    yield incident, value, replace(claim, speaker=self._speaker(claim))

    def _happened(self) -> Iterator[Told]:
        """Who denies that it happened, and who says that it did: one of each for speaker and act, by the nouns for it.

        "denied the reports of a chemical weapons attack" denies the "chemical weapons attack".
        """
        events = {event.id: event for event in self.telling.record.events}
        seen: set[tuple[str, str, bool]] = set()
        for claim in self.telling.record.claims:
            for about in claim.about:
                incident, event = self.telling.of_act.get(about.event), events.get(about.event)
                if incident is None or event is None or not self._is_of_occurrence(claim, about, event):
                    continue
                key = (incident, self._speaker_key(claim), "deny" in claim.acts)
                if key not in seen:
                    seen.add(key)
                    yield incident, self._occurrence(claim, event), claim

    def _is_of_occurrence(self, claim: Claim, about: About, event: Event) -> bool:
        """True for a denial that names no party, or for somebody's word that an act happened which a noun names."""
        if about.slot != "occurrence" or claim.speaker.kind in {"unattributed", "outlet"}:
            return False
        if "deny" in claim.acts:
            return not self._named_in(claim)
        named = act_words().nouns.fullmatch(self.telling.words(event.trigger)) is not None
        return named and about.stance == "affirms" and bool(_SAYING & set(claim.acts))

    def _occurrence(self, claim: Claim, event: Event) -> Value:
        span = self.telling.act_phrase(event.trigger)
        return Value("occurrence", self.telling.words(span), span, claim.id, "denied" if "deny" in claim.acts else "affirmed")

    def _speaker_key(self, claim: Claim) -> str:
        return claim.speaker.actor or (self.telling.words(claim.speaker.span) if claim.speaker.span else claim.id)

    def _incident_about(self, claim: Claim) -> str | None:
        """The act that a claim speaks of, or that the accusation speaks of to which it answers."""
        own = next((self.telling.of_act[about.event] for about in claim.about if about.event in self.telling.of_act), None)
        if own is not None:
            return own
        if "deny" not in claim.acts:
            return self._nearest_in(claim.content) if "claim_responsibility" in claim.acts else None
        answered = self._answered(claim)
        return self._incident_about(answered) if answered is not None and answered is not claim else None

    def _nearest_in(self, parts: Iterable[Span]) -> str | None:
        found = [incident for incident, mention in self.telling.acts for part in parts if part.overlaps(mention.sentence)]
        return found[0] if found else None

    def _answered(self, denial: Claim) -> Claim | None:
        """The last accusation of somebody before a denial, first of those whom its words name."""
        before = [claim for claim in self.telling.record.claims if _ACCUSING & set(claim.acts) and claim.cues[:1] < denial.cues[:1]]
        inside = [claim for claim in self.telling.record.claims if _ACCUSING & set(claim.acts) and self._is_part(claim, denial)]
        others = [claim for claim in (*before, *inside) if claim.speaker.actor is None or claim.speaker.actor != denial.speaker.actor]
        blaming = [claim for claim in others if any(value.slot != "weapon_origin" for value in self._accused(claim))]
        words = " ".join(self.telling.words(part) for part in denial.content)
        named = [claim for claim in blaming if self._is_named(self._speaker(claim), words)]
        return next(iter((named or blaming)[-1:]), None)

    def _is_part(self, inner: Claim, outer: Claim) -> bool:
        return inner.id != outer.id and all(any(part.contains(own) for part in outer.content) for own in inner.content)

    def _is_named(self, speaker: Speaker, words: str) -> bool:
        """True if the words hold the last part of the speaker's name: "Trump's accusations"."""
        last = self.telling.names.get(speaker.actor or "", "").split()[-1:]
        return bool(last) and last[0] in words

    def _said_of(self, claim: Claim, incident: str | None) -> Iterator[Value]:
        if "claim_responsibility" in claim.acts and claim.speaker.span:
            yield Value("claimed_by", self.telling.words(claim.speaker.span), claim.speaker.span, claim.id)
        elif "deny" in claim.acts:
            yield from self._denied(claim)
        elif "accuse" in claim.acts and incident:
            yield from self._accused(claim)

    def _accused(self, claim: Claim) -> Iterator[Value]:
        """Whom the accusation names: the parties to whom its event is done, else a state or group in its words."""
        inside = [event for event in self.telling.record.events if event.type == "ACCUSE" and claim.sentence.overlaps(event.trigger)]
        parties = [one.span for event in inside for one in event.recipients if one.actor or event.mode == "allege"]
        parties = [span for span in parties if any(part.overlaps(span) for part in claim.content)] or self._named_in(claim)
        if parties:
            span = Span(min(one.start for one in parties), max(one.end for one in parties))
            yield Value(self._blame_slot(claim, span), self.telling.words(span), span, claim.id)

    def _named_in(self, claim: Claim) -> list[Span]:
        """The first state or group in the words that answers for the act; the speaker himself does not."""
        actors = [actor for actor in self.telling.record.actors if actor.kind in _PARTIES and actor.id != claim.speaker.actor]
        spans = [span for actor in actors for span in actor.mentions if any(part.contains(span) for part in claim.content)]
        return [span for span in spans if self._is_answerable(claim, span)][:1]

    def _is_answerable(self, claim: Claim, span: Span) -> bool:
        """True where words beside a name make it the one who answers: "Iran was behind", "where they were from: IRAN"."""
        around = self.telling.record.article.text[max(claim.sentence.start, span.start - BESIDE) : span.end + BESIDE]
        return any(merge_words(role).search(around) for role in ("answerable", "origin", "doer"))

    def _blame_slot(self, claim: Claim, span: Span) -> str:
        words = " ".join(self.telling.words(part) for part in (claim.sentence, *claim.content))
        before = self.telling.record.article.text[max(0, span.start - BESIDE) : span.start]
        if merge_words("origin").search(before):
            return "weapon_origin"
        return "perpetrator" if merge_words("doer").search(words) else "responsibility"

    def _denied(self, claim: Claim) -> Iterator[Value]:
        """What is denied: the accusation that it answers, or the part that its own words name."""
        answered, named = self._answered(claim), self._named_in(claim)
        blamed = [value for value in (self._accused(answered) if answered is not None else ()) if value.slot != "weapon_origin"]
        if named:
            yield Value("responsibility", self.telling.words(named[0]), named[0], claim.id, "denied")
        elif blamed:
            yield Value(blamed[0].slot, blamed[0].words, claim.content[0] if claim.content else claim.sentence, claim.id, "denied")

    def _speaker(self, claim: Claim) -> Speaker:
        """Who says it; where nobody is named, who is named before it in the claim that it is part of: "Trump's allegations that"."""
        if claim.speaker.kind != "unattributed" or not claim.content:
            return claim.speaker
        outer = next((each for each in self.telling.record.claims if self._is_part(claim, each)), None)
        if outer is None:
            return claim.speaker
        actors = ((span, actor) for actor in self.telling.record.actors for span in actor.mentions)
        inside = ((span, actor) for span, actor in actors if any(part.contains(span) for part in outer.content))
        lead = min(((span, actor.id, actor.kind) for span, actor in inside if span.end <= claim.content[0].start), default=None)
        return Speaker(lead[0], lead[1], _KINDS.get(lead[2], "organisation")) if lead else claim.speaker
