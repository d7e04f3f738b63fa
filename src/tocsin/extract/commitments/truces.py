"""Truces: announced, agreed, in force, violated, at an end. A truce that is only sought is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import CLIMB, VERBAL, Draft, child, is_a, is_agent, is_conditional, lefts_aux
from tocsin.extract.commitments.owners import noun_owner
from tocsin.extract.commitments.truce_fates import SPELLS, is_charged, is_denied, told_of
from tocsin.extract.commitments.truce_nouns import between_of, is_no_truce, is_truce_noun, whole_of
from tocsin.extract.syntax import agent_of, antecedent, is_negated, prepositional, subject_of
from tocsin.lexicon.truces import tellings

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.model.vocabulary import FateStatus

_OPEN = frozenset({"would", "could", "may", "might", "will", "should"})
_NO_PARTY = frozenset({"broker", "mediate", "welcome", "have"})


def truce_draft(token: Token) -> Draft | None:
    """The truce that a noun names, where its existence or its fate is told."""
    if not is_truce_noun(token):
        return None
    head = whole_of(token)
    if head is None or is_conditional(head) or is_no_truce(head):
        return None
    fate = told_of(head)
    if fate is None:
        return None
    status, verb = fate
    by = _by(head, verb, status)
    if status == "broken" and (is_denied(verb) or is_charged(verb)):
        status = "standing"
    return Draft("truce", f"truce/{verb.lemma_}", token, head, by, _to(head, by), status=status, is_final=True, told=verb)


def known_draft(token: Token) -> Draft | None:
    """The truce that an article takes as known, for one that tells of no other: "the truce between A and B has cut the murder rate"."""
    head = whole_of(token) if is_truce_noun(token) else None
    if head is None or head.tag_ in {"NNS", "NNPS"} or is_no_truce(head) or _is_sought(head):
        return None
    sides = between_of(head)
    is_definite = any(each.lower_ in {"the", "this", "that"} for each in head.children) or child(head, "poss") is not None
    if not is_definite and len(sides) < 2:
        return None
    by = sides[0] if sides else None
    return Draft("truce", "truce/known", token, head, by, _to(head, by), is_final=True, told=head)


def _is_sought(head: Token) -> bool:
    """True where a truce is only talked of: "talks on a truce", "hopes for the truce", "a truce could save lives"; false for "it is unclear whether the truce holds"."""
    node = head
    for _ in range(CLIMB):
        if node.lemma_ == "welcome" or node.lemma_.lower() in tellings()["doubt"]:
            return False
        is_verb = node.pos_ in VERBAL
        if node.lemma_.lower() in tellings()["seek"] or node.lower_ in {"hopes", "hoped"} or (is_verb and is_a(node, "truce_sought")):
            return True
        if lefts_aux(node) & _OPEN or _is_undone(node, head):
            return True
        if node.head == node:
            return False
        node = node.head
    return False


def _is_undone(node: Token, head: Token) -> bool:
    """True for "no truce holds", "has not reached the truce"; false for "the truce between A and B was never turned into a peace"."""
    if not is_negated(node) or any(each.lemma_.lower() in tellings()["doubt"] for each in node.children):
        return False
    return len(between_of(head)) == 0 or not any(each.lower_ == "the" for each in head.children) or is_a(node, "truce_made")


def _by(head: Token, verb: Token, status: FateStatus) -> Token | None:
    """Whose truce it is; who breaks or ends it is an account of its own."""
    owner = child(head, "poss")
    if owner is not None and is_agent(owner):
        return owner
    for each in head.children:
        if each.dep_ in {"acl", "relcl"} and is_a(each, "truce_made") and each.lemma_ not in _NO_PARTY:
            found = agent_of(each) or child(each, "nsubj")
            if found is not None and found.lower_ in {"it", "they", "he", "she"}:
                found = subject_of(verb) if verb.pos_ in VERBAL else None
            if is_agent(found):
                return found
    if verb.pos_ in {"NOUN", "PROPN"}:
        sides = between_of(head)
        return sides[0] if sides else noun_owner(verb) if status == "standing" and verb.lemma_ not in SPELLS else None
    between = between_of(head)
    return between[0] if between else _maker(head, verb)


def _maker(head: Token, verb: Token) -> Token | None:
    """Who announces, agrees or keeps it; who only brokers it is no party."""
    if verb.lemma_ == "committed":
        found = subject_of(verb.head)
    elif (
        verb.pos_ in VERBAL and is_a(verb, "truce_made") and head.dep_ in {"dobj", "pobj", "conj", "attr"} and verb.lemma_ not in _NO_PARTY
    ):
        found = agent_of(verb) if child(verb, "nsubjpass") is not None else subject_of(verb)
    else:
        return None
    return antecedent(found) if found is not None and is_agent(found) else None


def _to(head: Token, by: Token | None) -> Token | None:
    """The other party: "with the rebels", the second of "between A and B", the second of "the army and the rebels agreed"."""
    found = next((each for each in prepositional(head, "with") if is_agent(each)), None)
    if found is not None or by is None:
        return found
    return next((each for each in by.conjuncts if each.i > by.i and is_agent(each)), None)
