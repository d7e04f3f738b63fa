"""To whom a commitment is made, or whom it harms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import VERBAL, Draft, child, is_a, is_agent
from tocsin.extract.syntax import objects_of, prepositional, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.extract.commitments.conditions import Found


def addressee(draft: Draft, condition: Found | None) -> Token | None:
    """The addressee where one is named; for threats the harmed object, else the party that the condition names."""
    found = draft.to if draft.to is not None else _named(draft)
    if found is None and draft.kind == "threat":
        found = _told(draft) or _conditioned(condition, draft) or _harmed(draft.head) or _pronoun(condition)
    elif found is None and draft.kind in {"promise", "refusal", "plan", "truce", "order"}:
        found = _told(draft) or _partner(draft.head) or _ordered(draft)
    elif found is None and draft.kind == "red_line":
        found = _told(draft)
    return _other(found, draft)


def _ordered(draft: Draft) -> Token | None:
    """Who was ordered, where the passive shares its subject: "State missed it, but was ordered to publish them"."""
    cue = draft.cue
    if draft.kind != "order" or cue.dep_ != "conj" or child(cue, "auxpass") is None or child(cue, "nsubjpass") is not None:
        return None
    found = subject_of(cue.head)
    return found if is_agent(found) else None


def _told(draft: Draft) -> Token | None:
    """To whom the words went: "in a letter to the president", "some advice to Iran"."""
    for token in draft.cue.sent:
        if is_a(token, "letter_noun") and token.i < draft.head.i:
            found = next((each for each in prepositional(token, "to") if is_agent(each)), None)
            if found is not None:
                return found
    return None


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
    both = next(
        (noun for noun in nouns if noun.lower_ in {"other", "another"} and noun.i and head.doc[noun.i - 1].lower_ in {"each", "one"}), None
    )
    if both is not None:
        return both
    owner = next(
        (each for noun in nouns for each in noun.children if each.dep_ == "poss" and each.ent_type_ in {"GPE", "ORG", "PERSON", "NORP"}),
        None,
    )
    if owner is not None and is_a(head, "help_verb"):
        return owner
    complements = [each for each in head.children if each.dep_ in {"acomp", "oprd", "xcomp", "advcl"}]
    for each in (head, *complements, *nouns):
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
    """As in "strike Iraq", "retaliate against Venezuela", "respond to airstrikes by the army", "bomb the hell out of the militia"."""
    verbs = [head, *(each for each in head.children if each.dep_ in {"xcomp", "conj", "pcomp"} and each.pos_ in VERBAL)]
    nouns = [] if head.pos_ in VERBAL else [head]
    for verb in verbs if head.pos_ in VERBAL else ():
        nouns += [*objects_of(verb), *prepositional(verb, "against", "with", "on", "at", "to")]
        nouns += [*_out_of(verb), *(prepositional(verb, "by") if child(verb, "auxpass") is None else ())]
    for noun in nouns:
        found = _person(noun) if noun != head else None
        if found is not None:
            return found
    for noun in nouns:
        found = next((each for inner in prepositional(noun, "against", "on", "by", "of") if (each := _person(inner)) is not None), None)
        if found is not None:
            return found
    return None


def _out_of(verb: Token) -> list[Token]:
    return [head for out in verb.children if out.lower_ == "out" for head in prepositional(out, "of")]


def _person(noun: Token) -> Token | None:
    """The noun itself if it can be harmed as a party; "some of the Democrats" is the Democrats'."""
    if noun.lemma_ in {"some", "many", "all", "each", "any"}:
        return noun
    if noun.lower_ in {"force", "it"} or is_a(noun, "law_noun") or noun.ent_type_ == "FAC":
        return None  # "respond with force" harms nobody by that name
    return noun if is_agent(noun) else None
