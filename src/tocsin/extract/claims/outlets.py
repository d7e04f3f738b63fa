"""Which noun phrases name a news outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.claims.speakers import speaker_tokens
from tocsin.lexicon.claims import outlets

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_outlet(head: Token, cue: Token) -> bool:
    """True if a noun phrase names a news outlet: "the official government news agency IRNA", "ABC News", "state television"."""
    kinds = outlets()
    if head.pos_ == "PRON":
        return False
    if head.pos_ == "NOUN" and not head.text[:1].isupper():
        return "noun" in kinds.get(head.lemma_.lower(), ()) or any(is_name(child.text) for child in head.children if child.dep_ == "appos")
    tokens = speaker_tokens(head, cue)
    words = [token.text for token in tokens if token.pos_ in {"PROPN", "NUM", "ADP"} or token.i == head.i]
    if any(
        is_name(" ".join(words[first:last])) for first in range(len(words)) for last in range(first + 1, min(len(words), first + 3) + 1)
    ):
        return True
    if any("noun" in kinds.get(token.lemma_.lower(), ()) for token in tokens if token.pos_ == "NOUN" and token.i < head.i):
        return True
    is_named = len(words) > 1 or any(child.lower_ == "the" for child in head.children)
    return is_named and ("last" in kinds.get(head.lower_, ()) or (len(words) > 1 and "first" in kinds.get(words[0].lower(), ())))


def is_name(words: str) -> bool:
    """True if some words are an outlet's whole name, written as a name."""
    return words[:1].isupper() and "name" in outlets().get(words.lower(), ())


def outlet_at(head: Token, cue: Token) -> Token | None:
    """The outlet that a noun phrase is or belongs to: "NPR" in "NPR's morning programme"."""
    if is_outlet(head, cue):
        return head
    return next((child for child in head.children if child.dep_ == "poss" and is_outlet(child, cue)), None)
