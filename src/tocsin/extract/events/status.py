"""Whether an event happened: actual, ongoing, planned, conditional, hypothetical or negated, and news or recalled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.events.slots import lemma_of
from tocsin.extract.syntax import is_negated, modal_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.extract.events.candidates import Candidate
    from tocsin.lexicon.events import EventLexicon
    from tocsin.model.vocabulary import Status

_VERBAL = frozenset({"VERB", "AUX"})
_SPEECH_TYPES = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT", "ACCUSE"})


def status_of(candidate: Candidate, lexicon: EventLexicon) -> Status:
    """The status that the words give, the strongest first: condition, negation, possibility, plan, progress.

    "If one American is killed" is conditional, "no Americans were killed" negated, "could carry out" hypothetical.
    """
    verb = candidate.predicate
    words = lexicon.words
    for node in _above(verb):
        if _is_condition(node, words["if"]):
            return "conditional"
    if not candidate.note.startswith("will not") and _is_denied(candidate):
        return "negated"
    if _is_feared(candidate, words):
        return "hypothetical"
    modal = modal_of(verb) or (modal_of(candidate.token) if candidate.token.pos_ in _VERBAL else None)
    if modal in words["possible"]:
        return "hypothetical"
    if modal == "would" and candidate.type not in _SPEECH_TYPES and not candidate.note.startswith("future"):
        return "hypothetical"
    if candidate.note.startswith("will not"):
        return "actual"
    if candidate.note.startswith("future") or modal in words["future"]:
        return "planned"
    if modal in {"must", "should", "ought"}:
        return "hypothetical"
    if _is_intended(candidate, words["plan"]):
        return "planned"
    return "ongoing" if _is_ongoing(verb) else "actual"


def _above(verb: Token) -> list[Token]:
    """The verb and the clauses that it stands in."""
    out = [verb]
    while out[-1].head.i != out[-1].i and len(out) < 20:
        out.append(out[-1].head)
    return out


def _is_condition(node: Token, marks: frozenset[str]) -> bool:
    if node.dep_ not in {"advcl", "ccomp", "acl", "pcomp"}:
        return False
    if node.dep_ == "advcl" and any(child.dep_ in {"mark", "advmod"} and child.lower_ in marks for child in node.children):
        return True
    return node.dep_ == "advcl" and any(child.lower_ == "should" and child.i == node.left_edge.i for child in node.children)


def _is_denied(candidate: Candidate) -> bool:
    verb, token = candidate.predicate, candidate.token
    if is_negated(verb) or (token != verb and token.pos_ in _VERBAL and is_negated(token)):
        return True
    if token.pos_ in {"NOUN", "PROPN"} and any(child.lower_ in {"no", "neither"} for child in token.children):
        return True
    head = token.head
    if token.dep_ == "pobj" and head.lower_ == "without":
        return True
    node = token
    while node.dep_ in {"xcomp", "conj"} and node.head.pos_ in _VERBAL:
        node = node.head
        if lemma_of(node) in {"fail", "refuse", "decline", "neglect", "avoid"} or (is_negated(node) and node.dep_ != "conj"):
            return True
    return node.dep_ == "pcomp" and node.head.lower_ in {"without", "from"} and node.head.head.pos_ in _VERBAL and _keeps(node.head)


def _keeps(preposition: Token) -> bool:
    return preposition.lower_ == "without" or lemma_of(preposition.head) in {"prevent", "deter", "stop", "keep", "refrain", "discourage"}


def _is_feared(candidate: Candidate, words: object) -> bool:
    lists: dict[str, frozenset[str]] = words  # type: ignore[assignment]
    node = candidate.token if candidate.token.pos_ in {"NOUN", "PROPN"} else candidate.predicate
    for _ in range(5):
        if node.dep_ in {"pobj", "prep", "acl", "pcomp", "ccomp", "relcl", "compound"} and lemma_of(node.head) in lists["fear"]:
            return node.head.pos_ == "NOUN"
        if node.dep_ not in {"pobj", "prep", "acl", "pcomp", "xcomp", "conj"}:
            return False
        node = node.head
    return False


def _is_intended(candidate: Candidate, plans: frozenset[str]) -> bool:
    """True for what is planned, wanted or due: "plans to send", "to be extradited"."""
    node = candidate.predicate
    while node.dep_ in {"xcomp", "conj"} and node.head.pos_ in {*_VERBAL, "ADJ"}:
        node = node.head
        if lemma_of(node) in plans:
            return True
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in candidate.predicate.children)
    return infinitive and candidate.predicate.dep_ in {"advcl", "acl", "ROOT", "xcomp", "relcl", "ccomp"}


def _is_ongoing(verb: Token) -> bool:
    """True for "has been patrolling", "is negotiating" and "continues to shell"."""
    if lemma_of(verb) in {"continue", "keep"} and verb.tag_ in {"VBZ", "VBP"}:
        return True
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    return verb.tag_ == "VBG" and bool(auxiliaries & {"is", "are", "been", "am", "'s", "’s", "'re", "’re"})
