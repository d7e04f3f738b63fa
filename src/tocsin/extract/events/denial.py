"""What did not happen: "did not attack", "without attacking", "was about to attack when …", "too weak to attack"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.events.course import course_of
from tocsin.extract.events.slots import lemma_of
from tocsin.extract.syntax import is_negated, modal_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from tocsin.extract.events.candidates import Candidate

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_NOBODY = frozenset({"nobody", "none", "nothing"})
# "May not come" leaves it open, "must not come" asks for it.
_LEFT_OPEN = frozenset({"may", "might", "must", "should", "ought"})
_WHEN = frozenset({"when", "before", "until"})
# No real sentence nests its clauses deeper.
_DEEPEST = 20


def is_not_done(candidate: Candidate, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "did not attack", "no attack", "without attacking", "instead of attacking", "was about to attack when …"."""
    verb, token = candidate.predicate, candidate.token
    if _is_not(verb) or _is_not(bearer(verb)) or (token != verb and token.pos_ in _VERBAL and _is_not(token)):
        return True
    if token.pos_ in _NOMINAL and (any(child.lower_ in {"no", "neither"} for child in token.children) or token.head.lower_ == "without"):
        return True
    if _is_no_course(token, words):
        return True
    node = _outermost(verb if verb.pos_ in _VERBAL else token)
    return _is_kept_from(node) or _is_undone(node, words) or _is_beyond(node)


def is_denied_above(candidate: Candidate, words: Mapping[str, frozenset[str]]) -> bool:
    """True below a verb that failed or was itself denied: "failed to attack", "did not want to attack"."""
    node = candidate.predicate if candidate.predicate.pos_ in _VERBAL else candidate.token
    for _ in range(_DEEPEST):
        above = node.head
        if node.dep_ not in {"xcomp", "conj", "ccomp"} or above.pos_ not in _VERBAL or is_open_question(node):
            return False
        if node.dep_ != "conj" and (
            lemma_of(above) in words["failing"] or (is_negated(above) and (node.dep_ == "xcomp" or above.lemma_ == "be"))
        ):
            return True
        node = above
    return False


def is_open_question(verb: Token) -> bool:
    """True for "whether to attack", "when they will attack" and "why they attacked": what is denied above it is the knowledge, not the deed."""
    return any(child.lower_ == "whether" or (child.tag_ in {"WRB", "WP"} and child.i < verb.i) for child in verb.children)


def _is_no_course(noun: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "the strike did not take place", "the truce failed to materialise" and "the attack has yet to begin"."""
    course = course_of(noun, words["happening"])
    if course is None:
        return False
    above = course[:-1]
    return any(_is_not(verb) for verb in course if verb.pos_ in _VERBAL) or any(
        lemma_of(verb) in words["failing"] or any(child.lower_ == "yet" for child in verb.children) for verb in above
    )


def _outermost(node: Token) -> Token:
    """The first of joined verbs: "attack" for "bomb" in "without wanting to attack and bomb"."""
    for _ in range(_DEEPEST):
        if node.dep_ not in {"xcomp", "conj", "ccomp"} or node.head.pos_ not in _VERBAL or _is_told_off(node):
            break
        node = node.head
    return node


def _above_adjective(node: Token) -> Token:
    """The verb of "was due to march" for "march"."""
    return node.head.head if node.dep_ == "xcomp" and node.head.dep_ == "acomp" else node


def _is_told_off(node: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in node.children) and node.dep_ != "xcomp"


def bearer(verb: Token) -> Token:
    """The verb whose "would not" a bare infinitive shares: "attack" for "invade" in "would not attack or invade Cuba"."""
    while verb.dep_ == "conj" and verb.tag_ == "VB" and not any(child.dep_ in {"aux", "nsubj", "neg"} for child in verb.children):
        verb = verb.head
    return verb


def _is_not(verb: Token) -> bool:
    """True for "did not", "no longer", "at no time", "nobody" and "not a single"; "not until Monday" says that it did."""
    if is_negated(verb):
        modal = modal_of(verb)
        return modal not in _LEFT_OPEN and (
            modal is not None or not any(child.lower_ == "until" and child.i > verb.i for child in verb.children)
        )
    return any(_denies(child) for child in verb.children)


def _denies(child: Token) -> bool:
    """True for a part of a sentence that denies all of it: "nobody", "none of them", "not one soldier", "at no time", "no longer"."""
    if child.dep_ in _CORE:
        first = child.doc[child.left_edge.i]
        return child.lower_ in _NOBODY or (first.lower_ == "not" and first.nbor(1).lower_ in {"a", "one", "any", "single"})
    if child.dep_ in {"prep", "dative"} and any(pobj.lower_ in _NOBODY - {"nothing"} for pobj in child.children):
        return True  # "I apologize to nobody"
    if child.dep_ == "prep":
        return any(grand.lower_ == "no" for pobj in child.children for grand in pobj.children) and child.i < child.head.i
    return child.lower_ == "longer" and any(grand.lower_ == "no" for grand in child.children)


def _is_kept_from(node: Token) -> bool:
    """True for "without firing", "instead of firing", "rather than fire", "stopped short of firing" and "before police could fire"."""
    if node.dep_ == "advcl" and {"rather", "than"} <= {child.lower_ for child in node.children}:
        return True
    if node.dep_ == "advcl":
        return modal_of(node) == "could" and any(child.lower_ == "before" and child.dep_ == "mark" for child in node.children)
    if node.dep_ != "pcomp":
        return False
    near = {node.head.head.lower_, *(child.lower_ for child in node.head.children)}
    if (node.head.lower_ == "of" and near & {"short", "instead"}) or (node.head.lower_ == "than" and "rather" in near):
        return True
    return node.head.lower_ in {"without", "instead"}


def _is_undone(deed: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "was about to fire when he was shot" and "had been due to march but did not": what was to come and did not."""
    node = _above_adjective(deed)
    if node.tag_ not in {"VBD", "VBN", "VBG"} or not _was_ahead(node, words):
        return False
    for child in {*node.children, *deed.children}:
        if child.dep_ == "advcl" and any(mark.lower_ in _WHEN and mark.dep_ in {"mark", "advmod"} for mark in child.children):
            return any(grand.lower_ in {"about", "going"} for grand in node.children) or node.lower_ == "going"
        is_but = child.dep_ == "conj" and any(word.lower_ == "but" for word in node.children)
        if is_but and (is_negated(child) or lemma_of(child) in words["backing"]):
            return True
    return False


def _was_ahead(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "was due to", "had been scheduled to", "was supposed to"."""
    names = {lemma_of(verb), *(lemma_of(child) for child in verb.children if child.dep_ == "acomp")}
    is_past = verb.tag_ == "VBD" or any(
        child.lower_ in {"was", "were", "had"} for child in verb.children if child.dep_ in {"aux", "auxpass"}
    )
    return is_past and bool(names & (words["plan"] | {"about", "suppose", "go", "mean"}))


def _is_beyond(node: Token) -> bool:
    """True for "too weak to march" and "did nothing to stop it"."""
    is_infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in node.children)
    if not is_infinitive:
        return False
    if node.dep_ == "xcomp" and node.head.pos_ == "ADJ":
        return any(child.lower_ == "too" for child in node.head.children) and not is_negated(node.head.head)
    return node.dep_ in {"acl", "relcl"} and node.head.lower_ == "nothing"
