"""What is no commitment though it looks like one: business, sport, weather, questions, captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.lexicon.commitments import scope

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan

_COUNTRYLIKE = frozenset({"GPE", "NORP"})


def is_out_of_scope(sent: SpacySpan) -> bool:
    """True for sentences about plain business, sport, weather, nature and private life.

    One such word silences a sentence without a word of public affairs; two silence it all the same.
    """
    fields = scope()
    found = {token.lemma_.lower(): fields[token.lemma_.lower()] for token in sent if token.lemma_.lower() in fields}
    outside = sum(field != "public" for field in found.values())
    public = sum(field == "public" for field in found.values())
    named = any(token.ent_type_ in _COUNTRYLIKE for token in sent)
    return outside > 0 and ((not public and (outside >= 2 or not named)) or outside >= 2 + public)


def is_question(sent: SpacySpan) -> bool:
    """True for a sentence that ends in a question mark."""
    return sent.text.rstrip().rstrip("\"'”’").endswith("?")
