"""Clauses beside the main one: what stands aside, and which of them share the day and place of the clause that they hang on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.events.slots import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.extract.events.candidates import Candidate
    from tocsin.lexicon.events import EventLexicon

_VERBAL = frozenset({"VERB", "AUX"})
_SIDE = frozenset({"advcl", "relcl", "acl", "pcomp", "pobj"})
_NOMINAL_LINKS = frozenset({"pobj", "prep", "compound", "appos", "conj"})


def is_aside(candidate: Candidate) -> bool:
    """True for what stands in a side clause or only in a noun: "days after militants launched …", "following the assassination"."""
    return is_side(candidate.hit.support or candidate.token)


def is_side(node: Token) -> bool:
    """True for a token that a side clause or a noun above it holds."""
    while node.head.i != node.i:
        if node.dep_ in _SIDE:
            return True
        node = node.head
    return False


def is_only_told(candidate: Candidate) -> bool:
    """True for a bare noun that another verb speaks of: "attacks" in "Iran has condemned attacks on mosques"."""
    return candidate.hit.pattern.kind == "noun" and candidate.hit.support is None and candidate.token.dep_ in {"dobj", "pobj"}


def is_object_told(candidate: Candidate) -> bool:
    """True for "bombing" in "condemned the bombing on Tuesday": the day is the verb's, not the deed's."""
    return is_only_told(candidate) and candidate.token.dep_ == "dobj"


def is_pointing(candidate: Candidate) -> bool:
    """True for a noun that points back to a deed told before: "the rocket attack", "this strike", "Soleimani's killing"."""
    nouns = [token for token in (candidate.token, *candidate.parts) if token.pos_ in {"NOUN", "PROPN"}]
    return any(_is_definite(noun) for noun in nouns)


def _is_definite(noun: Token) -> bool:
    return any((child.dep_ == "det" and child.lower_ in {"the", "this", "that"}) or child.dep_ == "poss" for child in noun.children)


def main_verb(verb: Token, lexicon: EventLexicon) -> Token | None:
    """The verb whose day and place a side clause shares: "struck" for "killing" in "Drones struck a depot on Monday, killing three".

    Also for "which killed nine" and for "an attack that also wounded a guard"; null for every other clause.
    """
    node = _first_of_joined(verb)
    if node.dep_ in {"advcl", "acl"} and node.tag_ == "VBG" and not any(child.dep_ in {"mark", "advmod"} for child in node.lefts):
        return _verb_above(node.head, lexicon)
    if node.dep_ == "relcl" and (_is_loose_which(node) or lemma_of(node.head) in lexicon.classes["ATTACKS"]):
        return _verb_above(node.head, lexicon)
    return None


def nouns_above(verb: Token) -> list[Token]:
    """The nouns that a relative clause modifies, outwards: "rockets" and "hail" for "targeted" in "a hail of rockets that targeted"."""
    node = _first_of_joined(verb)
    if node.dep_ not in {"relcl", "acl"}:
        return []
    out = [node.head]
    while out[-1].dep_ == "pobj" and out[-1].head.lower_ == "of" and out[-1].head.head.pos_ == "NOUN":
        out.append(out[-1].head.head)
    return out


def _first_of_joined(verb: Token) -> Token:
    while verb.dep_ in {"conj", "xcomp"} and verb.head.pos_ in _VERBAL and verb.head.i != verb.i:
        verb = verb.head
    return verb


def _is_loose_which(verb: Token) -> bool:
    """True for ", which killed nine": the whole statement did it."""
    return any(child.lower_ == "which" and child.i > 0 and child.nbor(-1).text == "," for child in verb.lefts)


def _verb_above(node: Token, lexicon: EventLexicon) -> Token | None:
    """The verb of a clause from one of its nouns; null below a verb of saying, whose day is another."""
    while node.pos_ not in _VERBAL and node.head.i != node.i and node.dep_ in {*_NOMINAL_LINKS, "dobj", "nsubjpass", "nsubj"}:
        node = node.head
    return node if node.pos_ in _VERBAL and lemma_of(node) not in lexicon.words["say"] else None
