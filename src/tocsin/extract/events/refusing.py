"""Refusals told by denying a deed: "will not send", "is not going to resign", "decided not to fund", "the decision not to lend"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.events.slots import lemma_of
from tocsin.extract.syntax import is_negated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token


def is_refused(verb: Token, predicate: Token, words: Mapping[str, frozenset[str]], *, is_future: bool) -> bool:
    """True for a deed that somebody says will not be done; `is_future` where "will" or a reported "would" puts its predicate ahead."""
    if is_future and _is_denied(predicate):
        return True
    if verb.dep_ not in {"xcomp", "acl", "advcl"} or not any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children):
        return False
    above = verb.head
    if _is_denied(verb):
        return lemma_of(above) in words["decide"]
    return above.lower_ == "going" and is_negated(above)


def _is_denied(verb: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ == "never" for child in verb.children)
