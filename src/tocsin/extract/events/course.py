"""How a deed told by a noun goes: the verbs of "the strike was due to start", "the truce failed to materialise"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.events.slots import lemma_of
from tocsin.extract.syntax import is_negated, modal_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOMINAL = frozenset({"NOUN", "PROPN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
# "is expected to be allowed to begin" is as deep as news goes.
_DEEPEST = 4


def course_of(noun: Token, happening: frozenset[str]) -> list[Token] | None:
    """The words from the verb of which a nominal deed is the subject down to that which says that it happens.

    For "strike" in "The strike was due to start" [was, due, start]; null where nothing says that it happens.
    """
    if noun.pos_ not in _NOMINAL or noun.dep_ not in _SUBJECTS:
        return None
    out = [noun.head]
    while len(out) < _DEEPEST:
        if lemma_of(out[-1]) in happening and not _below(out[-1]):
            return out
        below = _below(out[-1])
        if below is None:
            return None
        out.append(below)
    return None


def is_told(verb: Token) -> bool:
    """True for a verb that is itself told as a fact: finite, or with "have" or "was", without modal or denial."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    is_finite = verb.tag_ in _FINITE or any(child.tag_ in _FINITE for child in helpers)
    return is_finite and not is_negated(verb) and modal_of(verb) is None


def _below(word: Token) -> Token | None:
    """The infinitive or adjective that a verb hands its subject on to: "due", then "start" in "was due to start"."""
    return next((child for child in word.children if child.dep_ == "xcomp" or (child.dep_ == "acomp" and _below(child))), None)
