"""On whose word an actor is said to have done it: the article's own, somebody's allegation, a suspicion, a claim, an admission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.beliefs import certainty_of
from tocsin.extract.events.slots import lemma_of, spoken_for
from tocsin.extract.factuality import factuality
from tocsin.extract.syntax import passive_subject_of, subject_of
from tocsin.lexicon.events import load_events
from tocsin.model import Claim, EventActor, Record, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.extract.events.candidates import Candidate
    from tocsin.lexicon.events import EventLexicon
    from tocsin.model.vocabulary import Attribution

# Only deeds that one can be accused of carry an attribution.
_DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE", "RETREAT"})
_KNOWN = frozenset({"person", "organisation", "state"})
_WORDS = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "AGREE"})
_CHARGING = frozenset({"blame", "accuse", "suspect", "charge"})
_SUFFERING = frozenset({"dobj", "nsubjpass"})
# No real sentence hangs a deed deeper below its denial.
_DEEPEST = 5
_PINNED = {"blame": "alleged", "attribute": "alleged", "pin": "alleged", "claim": "claimed", "link": "alleged", "trace": "alleged"}


class Attributions:
    """Asked for each actor of an event; built once for a record."""

    __slots__ = ("claims", "lexicon")

    def __init__(self, record: Record, lexicon: EventLexicon) -> None:
        self.lexicon = lexicon
        self.claims = [claim for claim in record.claims if claim.speaker.kind != "outlet"]

    def of(self, actor: EventActor, head: Token, candidate: Candidate) -> EventActor:
        """The actor with attribution, certainty, hedges and the claim that says so; actors of words rather than deeds stay as they are."""
        if candidate.type not in _DEEDS:
            return actor
        claim = self._claim(candidate)
        hedges = _hedges(head, candidate, self.lexicon)
        kind: Attribution = "asserted"
        if hedges or lemma_of(head) == "suspect":
            kind = "suspected" if any("suspect" in head.doc.text[span.start : span.end].lower() for span in hedges) else "alleged"
        if (candidate.under is not None and candidate.under.pattern.type == "ACCUSE") or _is_heard(candidate):
            kind = "alleged"
        pinned = _pinned(candidate, head)
        if pinned is not None:
            kind = pinned
        if _disowns(candidate, head, self.lexicon):
            kind = "denied"
        elif claim is not None:
            kind = "admitted" if "admit" in claim.acts and _is_own(head) else _by_claim(claim, actor, kind)
        return EventActor(
            actor.span,
            actor.actor,
            kind,
            claim.certainty if claim is not None else certainty_of(factuality(candidate.token)),
            (*hedges, *(claim.hedges if claim is not None else ())),
            claim.id if claim is not None else None,
        )

    def speaker(self, candidate: Candidate) -> EventActor | None:
        """Who utters an accusation, a demand or a threat that stands in a quotation and names no one for it."""
        claim = self._claim(candidate) if candidate.type in _WORDS else None
        if claim is None or claim.speaker.span is None or claim.quote not in {"direct", "mixed"}:
            return None
        return EventActor(claim.speaker.span, claim.speaker.actor)

    def judge(self, candidate: Candidate) -> EventActor | None:
        """Who says a judgement: a speaker known by name, in quotation marks or not; null if nobody is."""
        claim = self._claim(candidate)
        if claim is None or claim.speaker.span is None or claim.speaker.actor is None or claim.speaker.kind not in _KNOWN:
            return None
        return EventActor(claim.speaker.span, claim.speaker.actor)

    def _claim(self, candidate: Candidate) -> Claim | None:
        """The claim whose content holds the trigger, the innermost one."""
        trigger = Span(candidate.token.idx, candidate.token.idx + len(candidate.token.text))
        cue = None
        if candidate.under is not None:
            token = candidate.under.token
            cue = Span(token.idx, token.idx + len(token.text))
        held = [claim for claim in self.claims if any(span.contains(trigger) for span in claim.content)]
        held += [claim for claim in self.claims if cue is not None and any(span.overlaps(cue) for span in claim.cues)]
        return min(held, key=lambda claim: sum(span.end - span.start for span in claim.content), default=None)


def _disowns(candidate: Candidate, head: Token, lexicon: EventLexicon) -> bool:
    """True for "it" in "Iran dismissed the claim that it attacked the tanker"."""
    node = candidate.predicate
    for _ in range(_DEEPEST):
        if node.head == node:
            return False
        node = node.head
        if lemma_of(node) in lexicon.words["deny"] and node.pos_ == "VERB":
            return any(child.dep_ == "nsubj" and head in (child, *child.conjuncts) for child in node.children)
    return False


def _is_heard(candidate: Candidate) -> bool:
    """True for what a court heard: "The court heard that Smith had killed his wife"."""
    verb = candidate.predicate
    return verb.dep_ == "ccomp" and lemma_of(verb.head) == "hear"


def _is_own(head: Token) -> bool:
    """True for "his men" and "our soldiers": the speaker answers for them."""
    return any(child.dep_ == "poss" and child.pos_ == "PRON" for child in head.children)


def _by_claim(claim: Claim, actor: EventActor, kind: Attribution) -> Attribution:
    is_self = claim.speaker.actor is not None and claim.speaker.actor == actor.actor
    is_self = is_self or (claim.speaker.span is not None and claim.speaker.span.overlaps(actor.span))
    if is_self:
        if "admit" in claim.acts:
            return "admitted"
        return "denied" if {"deny", "disclaim"} & set(claim.acts) else "claimed"
    return "alleged" if kind == "asserted" else kind


def _hedges(head: Token, candidate: Candidate, lexicon: EventLexicon) -> tuple[Span, ...]:
    """The words that hedge: "suspected" before the actor, "allegedly" and "reportedly" beside the verb."""
    words = lexicon.words["alleged"]
    found = [child for child in head.children if lemma_of(child) in words or child.lower_ in words]
    found += [child for child in candidate.predicate.children if child.dep_ == "advmod" and child.lower_ in lexicon.words["hedge"]]
    return tuple(sorted(Span(token.idx, token.idx + len(token.text)) for token in found))


def _pinned(candidate: Candidate, head: Token) -> Attribution | None:
    """For "an attack blamed on X" and "the bombing was claimed by X" what the pinning verb makes of X."""
    pinned = pinned_on(candidate)
    if head in charged_with(candidate):
        return "alleged"
    for verb in pins_of(candidate) if head in pinned else ():
        return _PINNED.get(lemma_of(verb), "claimed")  # type: ignore[return-value]
    return None


def pins_of(candidate: Candidate) -> list[Token]:
    """The verbs that pin the deed on somebody: participles of the noun, or the verb whose object it is, also as "a string of attacks"."""
    nouns = _nouns(candidate)
    out = [child for noun in nouns for child in noun.children if child.dep_ in {"acl", "relcl"} and lemma_of(child) in _PINNED]
    out += [noun.head for noun in nouns if noun.dep_ in {"dobj", "nsubjpass"} and lemma_of(noun.head) in _PINNED]
    return out + [verb for noun in nouns if (verb := _claiming(noun)) is not None]


def _nouns(candidate: Candidate) -> list[Token]:
    """The nouns that stand for a deed, with what counts them: "attacks" and "string"."""
    nouns = [token for token in (candidate.token, *candidate.parts) if token.pos_ in {"NOUN", "PROPN"}]
    return nouns + [noun.head.head for noun in nouns if noun.dep_ == "pobj" and noun.head.lower_ == "of"]


def _claiming(noun: Token) -> Token | None:
    """The verb of "claimed responsibility for the bombing"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else None
    if above is not None and lemma_of(above) == "responsibility":
        above = above.head
    taken = above is not None and lemma_of(above) in {"claim", "take", "assume"}
    return above if taken and any(lemma_of(child) == "responsibility" for child in above.children) else None  # type: ignore[union-attr]


def pinned_on(candidate: Candidate) -> list[Token]:
    """Heads of those on whom a deed is pinned: "militants" in "an attack blamed on militants", "the group" in "claimed by the group"."""
    nouns = _nouns(candidate)
    out: list[Token] = []
    for verb in pins_of(candidate):
        is_claimed = lemma_of(verb) == "claim" and any(noun.head == verb and noun.dep_ == "dobj" for noun in nouns)
        if is_claimed or any(_claiming(noun) == verb for noun in nouns):
            out += [child for child in verb.children if child.dep_ == "nsubj"]
            continue
        wanted = {"by"} if lemma_of(verb) == "claim" else {"on", "to"}
        beside = [*verb.children, *(child for noun in nouns if noun.head == verb for child in noun.children)]
        beside += [child for noun in nouns if lemma_of(verb) == "blame" for child in noun.children]
        for child in beside:
            if child.dep_ in {"prep", "agent"} and child.lower_ in wanted:
                out += [grand for grand in child.children if grand.dep_ == "pobj" and grand not in out]
    return out or charged_with(candidate)


def charged_with(candidate: Candidate) -> list[Token]:
    """Heads of those whom the sentence charges with a nominal deed: "blamed the ELN for the attack", "was behind it", "the work of the ELN"."""
    heads = [spoken_for(head) for noun in _nouns(candidate) for head in _charged(noun) if head != noun]
    return [head for head in heads if not _disowns(candidate, head, load_events())]


def _charged(noun: Token) -> list[Token]:
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ == "nsubj" and above.lemma_ == "be":
        work = next((child for child in above.children if child.dep_ == "attr" and lemma_of(child) in {"work", "handiwork"}), None)
        return [head for child in work.children if child.lower_ == "of" for head in child.children] if work is not None else []
    if noun.dep_ != "pobj":
        return []
    match noun.head.lower_:
        case "behind":
            return (
                [head for head in [subject_of(above) or passive_subject_of(above.head)] if head is not None] if above.lemma_ == "be" else []
            )
        case "for" if above.lower_ in {"responsible", "accountable"}:
            near = [child for node in (above, above.head) for child in node.children if child.dep_ in {"nsubj", "nsubjpass"}]
            return near[:1]
        case "for" | "of":
            verb = above.head if above.dep_ in _SUFFERING else above
            heads = [child for child in verb.children if child.dep_ in _SUFFERING]
            return [each for head in heads[:1] for each in (head, *head.conjuncts)] if lemma_of(verb) in _CHARGING else []
    return []
