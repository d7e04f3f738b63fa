"""What is only imagined, allowed or asked: plots of films and exercises, powers that a law gives, questions with "whether"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.events.conditions import above, is_asked
from tocsin.extract.events.slots import lemma_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PRESENT = frozenset({"VBZ", "VBP"})


def is_imagined(token: Token, verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "Imagine that the council imposed an embargo", "In the film, terrorists kidnap a judge" and "The law lets police detain"."""
    if verb.dep_ == "ccomp" and lemma_of(verb.head) in words["imagining"] and _is_bidding(verb.head):
        return True
    if any(is_asked(node, words) for node in {verb, token, _told_by(token)}):
        return True
    chain = above(token)
    return any(_is_plot(node, words) for node in chain) or any(_tells_a_plot(node, words) for node in chain[1:]) or _is_power(verb, words)


def _is_bidding(verb: Token) -> bool:
    """True for "Say" in "Say the army attacked", not for that of "did not say"."""
    return verb.tag_ == "VB" and not any(child.dep_ in {*_SUBJECTS, "aux"} for child in verb.children)


def _told_by(token: Token) -> Token:
    """The verb of which a nominal deed is the subject: "took" for "strike" in "whether the strike took place"."""
    return token.head if token.dep_ in _SUBJECTS and token.pos_ not in {"VERB", "AUX"} else token


def _is_plot(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "kidnap" in "In the film, terrorists kidnap a judge": the present of a story, its name in front."""
    if verb.tag_ not in _PRESENT:
        return False
    fronted = (child for child in verb.lefts if child.dep_ == "prep" and child.lower_ in {"in", "under"})
    return any(lemma_of(grand) in words["fiction"] for child in fronted for grand in child.children)


def _tells_a_plot(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "describes" in "The novel describes an attack on Berlin" and "supposes" in "The exercise supposes that divers …"."""
    if lemma_of(verb) not in words["depict"]:
        return False
    tellers = [child for child in verb.children if child.dep_ in _SUBJECTS]
    return any(lemma_of(teller) in words["fiction"] for teller in tellers)


def _is_power(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "detain" in "The law allows police to detain suspects"."""
    giver = verb.head
    if verb.dep_ not in {"ccomp", "xcomp"} or lemma_of(giver) not in words["empower"]:
        return False
    return any(lemma_of(child) in words["law"] for child in giver.children if child.dep_ in _SUBJECTS)
