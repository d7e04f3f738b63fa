"""Whose promise, demand, truce or deadline a noun names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import CLIMB, VERBAL, child, is_agent
from tocsin.extract.syntax import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUN_BY = ("from", "by", "of")


def noun_owner(noun: Token) -> Token | None:
    """Whose promise, demand or truce it is: "his pledge", "a Russian deadline", "a vow from the premier", "gave a promise"."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    for each in noun.children:
        if each.dep_ == "prep" and each.lower_ in _NOUN_BY:
            inner = child(each, "pobj")
            if inner is not None and is_agent(inner):
                return inner
    for each in noun.children:
        if each.dep_ in {"amod", "compound", "nmod"} and each.ent_type_ in {"NORP", "GPE", "ORG"}:
            return each
    return _holder(noun)


def _holder(noun: Token) -> Token | None:
    """The subject of the verb whose object the noun is: "repeated a pledge"."""
    node = noun
    for _ in range(CLIMB):
        if node.dep_ in {"dobj", "attr", "oprd"} and node.head.pos_ in VERBAL:
            found = subject_of(node.head)
            return found if is_agent(found) else None
        if node.dep_ in {"conj", "pobj", "prep"} and node.head != node and node.head.pos_ not in VERBAL | {"SCONJ"}:
            node = node.head
            continue
        if node.dep_ == "prep" and node.head.pos_ in VERBAL:
            found = subject_of(node.head)
            return found if is_agent(found) else None
        if node.dep_ == "pobj":
            node = node.head
            continue
        return None
    return None
