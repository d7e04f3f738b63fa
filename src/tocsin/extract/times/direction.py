"""Whether the words around a time look back or ahead: tense, modals, prepositions, the verb that governs an infinitive.

"ordered a reduction of troops by mid-January" looks ahead though "ordered" is past; "killed in January" looks back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tocsin.extract.syntax import modal_of, tense_of
from tocsin.lexicon.times import time_cues

if TYPE_CHECKING:
    from spacy.tokens import Token

Way = Literal["past", "present", "future"]

# Deeper chains of verbs than this are parse errors.
_CLIMB = 8
_AHEAD_OF = ("ahead", "of")
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Pull:
    """Which way the words look; `sure` is false where only a preposition says so against a past verb."""

    way: Way | None
    sure: bool = True


NO_PULL = Pull(None, sure=False)


def pull_of(token: Token, first: int) -> Pull:
    """The pull on a time whose head is `token` and whose first token has the index `first`."""
    before = _words_before(token, first)
    verb = _way_of_clause(token)
    if before[-1] in time_cues("past_preposition"):
        return Pull("past")
    if before[-2:] == _AHEAD_OF or before[-1] in time_cues("future_preposition"):
        return Pull("future", sure=verb != "past")
    if _has_future_noun(token):
        return Pull("future", sure=False)
    return NO_PULL if verb is None else Pull(verb)


def _words_before(token: Token, first: int) -> tuple[str, str]:
    """The two words before a time, an article left out, in lower case."""
    doc = token.doc
    words = [
        doc[at].lower_ for at in range(max(first - 4, token.sent.start), first) if doc[at].lower_ not in {"the", "-", "about", "around"}
    ]
    return (words[-2] if len(words) > 1 else "", words[-1] if words else "")


def _way_of_clause(token: Token) -> Way | None:
    """The tense of the nearest verb above, or of the verb that governs it where it has none of its own."""
    node = token
    for _ in range(_CLIMB):
        if node.head is node:
            return _own_way(node) if node.pos_ in _VERBAL else None
        if node.pos_ in _VERBAL:
            way = _own_way(node)
            if way is not None:
                return way
        node = node.head
    return None


def _own_way(verb: Token) -> Way | None:
    """Future for "will", "would", "to" under "agreed", "scheduled"; past for past forms; null where the verb above decides."""
    modal = modal_of(verb)
    if modal is not None:
        is_perfect = any(child.lemma_ == "have" and child.dep_ in {"aux", "auxpass"} for child in verb.children)
        return "past" if is_perfect else "future"
    tense = tense_of(verb)
    if _is_planned(verb):
        return "future"
    if tense in {"past", "future"}:
        return "past" if tense == "past" else "future"
    if tense == "present":
        return "future" if verb.tag_ == "VBG" else "present"
    if verb.tag_ == "VBN":
        return "past" if verb.dep_ in {"acl", "relcl", "advcl", "ROOT"} else None
    return _infinitive_way(verb)


def _is_planned(verb: Token) -> bool:
    """Reads "scheduled", "expected", "due" as participles: what hangs on them lies ahead of them."""
    return verb.tag_ == "VBN" and verb.lemma_ in {"schedule", "slate", "expect", "plan", "set"} and verb.dep_ != "ROOT"


def _infinitive_way(verb: Token) -> Way | None:
    has_to = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    if not has_to or verb.dep_ not in {"xcomp", "acl", "ccomp", "advcl", "relcl"}:
        return None
    return None if verb.head.lemma_ in time_cues("factual_infinitive") else "future"


def _has_future_noun(token: Token) -> bool:
    """Reads "the December 31 deadline", "the deadline of December 31"."""
    head = token.head
    noun = head.head if head.pos_ == "ADP" else head
    return noun.lemma_ in time_cues("future_noun")
