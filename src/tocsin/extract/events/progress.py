"""What is still going on: "is negotiating", "continues to shell", "fighting raged on", "have besieged the town since January"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.events.slots import lemma_of
from tocsin.extract.syntax import is_negated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from tocsin.extract.events.candidates import Candidate

_NOMINAL = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
_FINITE = frozenset({"VBZ", "VBP", "VBD"})
_BEING = frozenset({"is", "are", "been", "am", "'s", "’s", "'re", "’re"})
_WAS = frozenset({"was", "were"})
_HAVING = frozenset({"has", "have", "'s", "’s", "'ve", "’ve"})


def is_ongoing(candidate: Candidate, words: Mapping[str, frozenset[str]]) -> bool:
    """True where the words say that a deed goes on, of its verb or of its noun."""
    token, verb = candidate.token, candidate.predicate
    if (token.pos_ in _NOMINAL or token.tag_ == "VBG") and _is_going_on(token, words):
        return True
    if lemma_of(verb) in words["continuing"] and verb.tag_ in _FINITE and not is_negated(verb):
        return True
    if verb.pos_ in _NOMINAL:
        return any(child.lower_ in words["current"] for child in verb.children)
    if _lasts_since(verb, words) or _remains(token, words):
        return True
    return _is_progressive(verb)


def _is_progressive(verb: Token) -> bool:
    """True for "is shelling", "is being shelled" and "was still shelling"; "was shelling" tells a story."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    is_still = any(child.lower_ == "still" for child in verb.children)
    is_running = verb.tag_ == "VBG" or (verb.tag_ == "VBN" and "being" in helpers)
    return is_running and bool(helpers & (_BEING | _WAS if is_still else _BEING))


def _is_going_on(noun: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "Fighting raged on", "The strike went on", "Talks were under way" and "The strike entered its third week"."""
    verb, lemma = noun.head, lemma_of(noun.head)
    if noun.dep_ not in _SUBJECTS or (verb.tag_ not in _FINITE and verb.tag_ != "VBG"):
        return False
    below = {child.lower_ for child in verb.children if child.dep_ not in _SUBJECTS and not _leads_on(child)}
    deeper = {lemma_of(grand) for child in verb.children if child.dep_ in {"prep", "dobj"} for grand in child.children}
    if lemma == "be":
        return bool((below | deeper) & words["underway"])
    if lemma in words["spellverb"]:
        return any(lemma_of(child) in words["spell"] for child in verb.children)
    return lemma in words["lastingverb"] or ("on" in below and lemma in words["goingon"])


def _leads_on(word: Token) -> bool:
    """True for the "on" of "went ahead on Monday"."""
    return word.dep_ == "prep" and any(child.dep_ == "pobj" and child.ent_type_ in {"DATE", "TIME"} for child in word.children)


def _lasts_since(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "have besieged the town since January" and "has been under arrest for weeks"."""
    if lemma_of(verb) not in words["holding"] or not any(child.lower_ in _HAVING and child.dep_ == "aux" for child in verb.children):
        return False
    return any(child.lower_ == "since" or any(grand.lower_ == "since" for grand in child.children) for child in verb.children)


def _remains(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "remains suspended"."""
    return verb.tag_ in {"VBN", "JJ"} and verb.dep_ in {"acomp", "xcomp", "oprd"} and lemma_of(verb.head) in words["continuing"]
