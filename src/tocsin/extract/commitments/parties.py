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
    if found is not None or draft.kind not in {"threat", "promise", "refusal"}:
        return _other(found, draft)
    found = _harmed(draft.head)
    if found is None and condition is not None and draft.kind == "threat":
        found = child(condition.head, "nsubj")
        if not is_agent(found) or (found is not None and found.lower_ in {"he", "she", "i", "we"}):
            found = None
    return _other(found, draft)


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
