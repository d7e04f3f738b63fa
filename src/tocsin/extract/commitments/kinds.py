"""What kind of commitment the action makes of a cue: a promise of harm is a threat, a demand with a deadline an ultimatum."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import VERBAL, Draft, child, is_a
from tocsin.extract.commitments.truce_nouns import is_no_truce, is_truce_noun
from tocsin.extract.syntax import is_negated, objects_of, prepositional
from tocsin.lexicon.commitments import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.extract.commitments.conditions import Found
    from tocsin.model.vocabulary import CommitmentKind


def refined(draft: Draft, *, has_due: bool, condition: Found | None = None) -> Draft:
    """The draft with the kind that its action and its condition make of it."""
    if draft.is_final:
        return draft
    head, kind = draft.head, draft.kind
    if _is_truce(head) and kind in {"promise", "order", "plan", "threat"}:
        return replace(draft, kind="truce")
    if kind == "promise":
        kind = _of_promise(
            head, negative=head.pos_ in VERBAL and is_negated(head), has_until=condition is not None and condition.kind == "until"
        )
    elif kind == "plan" and draft.rule.startswith("will"):
        kind = _of_plan(head, draft, condition)
    elif kind == "plan" and condition is not None and condition.kind in {"if", "unless"} and carries_harm(head):
        kind = "threat"
    elif kind == "demand" and has_due and draft.to is not None:
        kind = "ultimatum"
    return replace(draft, kind=kind)


def _of_plan(head: Token, draft: Draft, condition: Found | None) -> CommitmentKind:
    """An announced act is a threat where it harms or answers a harm, a promise where it has a condition."""
    if condition is not None and condition.kind == "in_exchange":
        return "promise"
    if carries_harm(head):
        return "threat"
    if condition is None or condition.kind in {"until", "unless"} or is_a(head, "legal_verb"):
        return "plan"
    hurts = any(is_a(each, "harm_verb") or is_a(each, "harm_noun") for each in condition.head.subtree)
    return "threat" if hurts and not is_a(head, "yield_verb") and not is_a(draft.head, "self_verb") else "promise"


def _of_promise(head: Token, *, negative: bool, has_until: bool) -> CommitmentKind:
    if negative:
        return "refusal" if is_a(head, "refuse_verb") or has_until else "promise"
    if _is_justice(head):
        return "promise"
    return "threat" if carries_harm(head) else "promise"


def _is_truce(head: Token) -> bool:
    nouns = objects_of(head) if head.pos_ in VERBAL else [head]
    return any(is_truce_noun(each) and not is_no_truce(each) for each in nouns)


def _is_justice(head: Token) -> bool:
    """As in "hunt down those responsible": told to the public about a crime done."""
    return is_a(head, "justice_verb") and any(is_a(each, "justice_noun") for each in head.subtree)


def carries_harm(head: Token) -> bool:
    """True if the action harms: by its verb, its object, or what it is made of."""
    if head.pos_ not in VERBAL:
        return is_a(head, "harm_noun") and not is_a(head, "mild_noun")
    verbs = [head, *(each for each in head.conjuncts if each.i > head.i)]
    verbs += [
        each for verb in tuple(verbs) if verb.lemma_ in words("light_verb") for each in verb.children if each.dep_ in {"xcomp", "ccomp"}
    ]
    for verb in verbs:
        if verb.lemma_ == "open" and any(each.lemma_ == "fire" for each in objects_of(verb)):
            return True
        if any(is_a(each, "disarm_noun") or is_a(each, "harmless_noun") for each in objects_of(verb)):
            continue
        if is_a(verb, "answer_verb") and any(is_a(each, "paper_noun") for each in prepositional(verb, "to", "in")):
            continue  # "will respond to the report in due course"
        if is_a(verb, "soft_harm_verb"):
            if _hits(verb):
                return True
        elif is_a(verb, "harm_verb"):
            return True
        if _does_harm(verb):
            return True
    return False


def _does_harm(verb: Token) -> bool:
    """As in "launch an attack", "impose sanctions", "consider it an act of war"; "take measures" harms nobody by itself."""
    if is_a(verb, "blame_verb"):
        return any(each.lemma_ in {"war", "provocation"} for each in verb.subtree)
    if not is_a(verb, "light_verb") and not is_a(verb, "dealing_verb"):
        return False
    return any(is_a(each, "harm_noun") and not is_a(each, "mild_noun") for each in objects_of(verb))


def _blames(verb: Token) -> bool:
    """As in "hold Iran responsible"."""
    return verb.lemma_ == "hold" and any(each.lower_ in {"responsible", "accountable"} for each in verb.subtree)


def _hits(verb: Token) -> bool:
    """A verb that harms only with some objects: "cut off the money", "close the strait", "leave the treaty"."""
    if _blames(verb):
        return True
    if any(each.dep_ == "prt" and each.lower_ in {"off", "down", "out"} for each in verb.children):
        return True
    if is_a(verb, "leave_verb") and any(is_a(each, "left_noun") or each.ent_type_ in {"GPE", "LOC", "FAC"} for each in objects_of(verb)):
        return False  # "promised to leave the city" hurts nobody
    return any(is_a(each, "harmed_noun") for each in objects_of(verb)) or (
        child(verb, "dobj") is None and verb.lemma_ in {"strike", "fire", "quit", "resign"}
    )
