"""To whom a commitment is made, or whom it harms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import VERBAL, Draft, child, is_a, is_agent
from tocsin.extract.syntax import objects_of, prepositional

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.extract.commitments.conditions import Found


def addressee(draft: Draft, condition: Found | None) -> Token | None:
    """The addressee where one is named; for threats the harmed object, else the party that the condition names."""
    found = draft.to if draft.to is not None else _named(draft)
    if found is None and draft.kind == "threat":
        found = _conditioned(condition, draft) or _harmed(draft.head) or _pronoun(condition)
    elif found is None and draft.kind in {"promise", "refusal", "plan", "truce", "order"}:
        found = _partner(draft.head)
    return _other(found, draft)


def _conditioned(condition: Found | None, draft: Draft) -> Token | None:
    """Who must act for the threat to fall away: "unless Mexico pays"."""
    subject = child(condition.head, "nsubj") if condition is not None else None
    return (
        subject
        if is_agent(subject) and subject is not None and subject.pos_ != "PRON" and subject.lower_ != getattr(draft.by, "lower_", "")
        else None
    )


def _pronoun(condition: Found | None) -> Token | None:
    subject = child(condition.head, "nsubj") if condition is not None else None
    return subject if subject is not None and subject.lower_ in {"they", "it", "you"} else None


def _partner(head: Token) -> Token | None:
    """With or to whom: "resume contacts with Moscow", "help offset Jordan's costs", "the departure of all staff"."""
    if head.pos_ not in VERBAL:
        return next((each for each in prepositional(head, "of", "with", "to") if is_agent(each)), None)
    nouns = objects_of(head)
    for each in (head, *nouns):
        found = next((one for one in prepositional(each, "with", "to") if is_agent(one)), None)
        if found is not None and found.ent_type_ != "FAC":
            return found
    return None


def _other(found: Token | None, draft: Draft) -> Token | None:
    if found is None or draft.by is None:
        return found
    return None if found.i == draft.by.i or found.lower_ == draft.by.lower_ else found


def _named(draft: Draft) -> Token | None:
    """As in "threatened Norland with sanctions", "told the rebels that …"."""
    cue = draft.cue
    verb = cue if cue.pos_ in VERBAL else cue.head
    if verb.pos_ not in VERBAL or verb == draft.head:
        saying = _saying(draft)
        if saying is None:
            return None
        verb = saying
    for each in (child(verb, "dative"), child(verb, "dobj")):
        target = child(each, "pobj") if each is not None and each.pos_ == "ADP" else each
        if target is not None and is_agent(target) and target.i != draft.head.i:
            return target
    return None


def _saying(draft: Draft) -> Token | None:
    node = draft.head
    while node.head != node and node.dep_ in {"conj", "xcomp"}:
        node = node.head
    return node.head if node.dep_ == "ccomp" and node.head.lemma_ in {"tell", "warn", "assure", "inform", "promise"} else None


def _harmed(head: Token) -> Token | None:
    """As in "strike Iraq", "retaliate against Venezuela", "fight government forces"."""
    if head.pos_ not in VERBAL:
        return next((each for each in prepositional(head, "against", "on") if is_agent(each)), None)
    verbs = [head, *(each for each in head.children if each.dep_ in {"xcomp", "conj", "pcomp", "advcl"})]
    for verb in verbs:
        for each in (*objects_of(verb), *prepositional(verb, "against", "with")):
            if (is_agent(each) and not is_a(each, "harmed_noun")) or (is_agent(each) and verb == head):
                return each
    return None
