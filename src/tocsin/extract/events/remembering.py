"""Old deeds told for the day that comes round: "commemorated the day police shot …", "on this day in 1976", "a year to the day after"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.events.slots import lemma_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from tocsin.extract.events.candidates import Candidate

_VERBAL = frozenset({"VERB", "AUX"})
_DATES = frozenset({"day", "date"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_UP = frozenset({"pobj", "prep", "conj", "relcl", "acl"})
# "commemorated the day of the massacre of the villagers" is as deep as news goes.
_DEEPEST = 6


def is_of_the_day(candidate: Candidate, words: Mapping[str, frozenset[str]]) -> bool:
    """True for what is told because its day comes round."""
    return _is_on_this_day(candidate.predicate) or _is_to_the_day(candidate.predicate) or _is_kept(candidate, words)


def _is_on_this_day(verb: Token) -> bool:
    """True for "On this day in 1976"."""
    days = (day for prep in verb.children if prep.lower_ == "on" for day in prep.children if lemma_of(day) in _DATES)
    return any(child.lower_ == "this" for day in days for child in day.children)


def _is_to_the_day(verb: Token) -> bool:
    """True for "A year to the day after soldiers shot him"."""
    mark = next((child for child in verb.children if child.dep_ == "mark" and child.lower_ in {"after", "since"}), None)
    if mark is None or mark.i < mark.sent.start + 3:
        return False
    return [mark.nbor(-3).lower_, mark.nbor(-2).lower_, mark.nbor(-1).lower_] == ["to", "the", "day"]


def _is_kept(candidate: Candidate, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "commemorated the attack", and for "killed" in "marks the anniversary of the day they killed him", however it is parsed."""
    verb = candidate.predicate
    above = verb.head
    if verb.dep_ == "ccomp" and verb.tag_ == "VBD" and lemma_of(above) in words["commemorate"] and not _has_that(verb):
        return _tells_day(above, verb, words)
    node = candidate.token
    for _ in range(_DEEPEST):
        if node.dep_ in _OBJECTS and lemma_of(node.head) == "commemorate":
            return True
        if node.dep_ not in _UP or node.head.pos_ in _VERBAL:
            return False
        node = node.head
    return False


def _has_that(verb: Token) -> bool:
    return any(child.dep_ == "mark" for child in verb.children)


def _tells_day(above: Token, verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    between = above.doc[above.i : verb.i]
    return any(lemma_of(token) in words["anniversary"] | _DATES for token in between)
