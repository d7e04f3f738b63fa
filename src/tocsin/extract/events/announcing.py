"""Deeds that a party says it will do: the promise, the concession or the threat happens when it is said, the deed itself is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.events.accusing import spoken_event
from tocsin.extract.events.judging import is_said
from tocsin.extract.events.slots import lemma_of
from tocsin.extract.syntax import is_negated, is_parsed, modal_of, sentence_of, subject_of, trimmed
from tocsin.model import Event, Record, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from tocsin.lexicon.events import EventLexicon, TypeRow
    from tocsin.model import Actor, Claim

_VERBAL = frozenset({"VERB", "AUX"})
_AHEAD = frozenset({"planned", "hypothetical"})
_MODALS = frozenset({"will", "would", "shall", "’ll", "'ll"})
_ANNOUNCED = frozenset({"AGREE", "CONCEDE", "THREATEN"})
_UP = frozenset({"xcomp", "conj", "dobj", "nsubjpass"})
_OWN = frozenset({"i", "we", "it", "they", "he", "she", "who"})
_OURS = frozenset({"its", "their", "our", "my", "his", "her"})
_RULERS = frozenset({"GOV", "MIL"})
# No real sentence nests its clauses deeper.
_DEEPEST = 8


def announcements(doc: Doc, record: Record, events: Sequence[Event], lexicon: EventLexicon) -> list[Event]:
    """An AGREE, CONCEDE or THREATEN event at the verb of saying for each deed that a speaker says his own side will do.

    "Japan said it would send doctors" is AGREE at "said" beside the planned AGREE at "send". What others are expected to do, what is
    thought or hoped, conditions, and sentences that have an actual event of that type already give none.
    """
    room = _Room(record, lexicon)
    taken = {(event.sentence, event.type) for event in events if event.status in {"actual", "ongoing"}}
    triggers = {event.trigger for event in events}
    out: list[Event] = []
    for event in events:
        row = lexicon.types.get((event.type, event.mode)) if event.status in _AHEAD else None
        kind = _kind(row) if row is not None else None
        if kind is None:
            continue
        verb = _clause(doc, event.trigger)
        claim = room.claim_of(event) if verb is not None else None
        cue = room.cue(doc, claim, event) if claim is not None else None
        if verb is None or claim is None or cue is None or lemma_of(verb) in lexicon.words["unannounced"]:
            continue
        if not room.is_own(verb, event, claim):
            continue
        sentence, span = trimmed(sentence_of(cue)), Span(cue.idx, cue.idx + len(cue.text))
        if (sentence, kind) in taken or span in triggers:
            continue
        taken.add((sentence, kind))
        triggers.add(span)
        told = next((one for one in event.recipients if one.actor is None or one.actor != claim.speaker.actor), None)
        mode = event.mode if event.type == kind else None
        out.append(spoken_event(cue, claim, told, record, lexicon.types[kind, mode]))
    return out


def _kind(row: TypeRow) -> str | None:
    """What the announcement of a deed amounts to; null for deeds whose announcement is nothing of its own."""
    return row.future if row.future in _ANNOUNCED else None


def _clause(doc: Doc, trigger: Span) -> Token | None:
    """The verb with "will" or "would" that tells a deed: "send" in "said it would send doctors"; null where nothing puts it ahead."""
    found = doc.char_span(trigger.start, trigger.end, alignment_mode="expand")
    node = found[0] if found is not None else None
    for _ in range(_DEEPEST):
        if node is None or not is_parsed(node):
            return None
        if node.pos_ in _VERBAL and modal_of(node) in _MODALS:
            has = any(child.dep_ == "aux" and child.lemma_ == "have" for child in node.children)
            return None if has or is_negated(node) else node
        node = node.head if node.dep_ in _UP and node.head != node else None
    return None


class _Room:
    """The claims and actors of one record, as announcements ask for them."""

    __slots__ = ("actors", "claims", "officials", "unsure")

    def __init__(self, record: Record, lexicon: EventLexicon) -> None:
        self.actors: dict[str, Actor] = {actor.id: actor for actor in record.actors}
        self.officials = {role.person for role in record.roles}
        self.claims = [claim for claim in record.claims if is_said(claim)]
        self.unsure = lexicon.words["unsure"]

    def claim_of(self, event: Event) -> Claim | None:
        """The shortest claim whose words tell the deed."""
        held = [claim for claim in self.claims if any(part.contains(event.trigger) for part in claim.content)]
        return min(held, key=lambda claim: sum(part.end - part.start for part in claim.content), default=None)

    def cue(self, doc: Doc, claim: Claim, event: Event) -> Token | None:
        """The verb of saying in the sentence of the deed; null for "thinks", "hopes" and the like."""
        for span in claim.cues:
            found = doc.char_span(span.start, span.end, alignment_mode="expand")
            verb = next((token for token in found or () if token.pos_ == "VERB"), None)
            if verb is not None and event.sentence.contains(span):
                return None if lemma_of(verb) in self.unsure or is_negated(verb) or modal_of(verb) is not None else verb
        return None

    def is_own(self, verb: Token, event: Event, claim: Claim) -> bool:
        """True where the speaker's own side is to do it: "it", "its army", the state that an office speaks for, or nobody but an official speaks."""
        speaker = self.actors.get(claim.speaker.actor or "")
        subject = subject_of(verb)
        if not event.actors:
            return self._rules(speaker, claim) and event.type != "THREATEN"
        if any(one.actor is not None and one.actor == claim.speaker.actor for one in event.actors):
            return True
        if any(one.span is not None and one.span == claim.speaker.span for one in event.actors):
            return True
        if subject is not None and (subject.lower_ in _OWN - {"he", "she", "who"} and claim.quote != "none"):
            return subject.lower_ in {"i", "we"}
        if subject is not None and any(child.dep_ == "poss" and child.lower_ in _OURS for child in subject.children):
            return True
        return speaker is not None and self._rules(speaker, claim) and any(self._is_of(one.actor, speaker) for one in event.actors)

    def _rules(self, speaker: Actor | None, claim: Claim) -> bool:
        """True for a state, its offices and forces, and those who hold an office."""
        if claim.speaker.kind in {"state", "official_unnamed"}:
            return True
        if speaker is None:
            return False
        return bool(_RULERS & set(speaker.sectors)) or speaker.kind in {"state", "armed_group"} or speaker.id in self.officials

    def _is_of(self, actor: str | None, speaker: Actor) -> bool:
        """True for the state whose office speaks, and its other offices."""
        found = self.actors.get(actor or "")
        is_same = found is not None and found.country is not None and found.country == speaker.country
        return found is not None and is_same and speaker.kind != "person" and (found.kind == "state" or bool(_RULERS & set(found.sectors)))
