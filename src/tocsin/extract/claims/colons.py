"""Colons and dashes as cues: “Clinton: “Our goal is …””, “Analysts: the talks will fail”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tocsin.extract.claims.page import Draft, Page
from tocsin.extract.claims.quotes import Quote
from tocsin.extract.syntax import is_parsed
from tocsin.lexicon.claims import CueWord, speaker_heads

if TYPE_CHECKING:
    from spacy.tokens import Token

COLON = CueWord(":", frozenset({"q"}), frozenset(), "assert", "unspecified", "words", "positive")
# A name with office and party has up to ten tokens: "Rep. Trey Gowdy (R-S.C.), chairman of the panel:".
_LONGEST = 10


def colon_drafts(page: Page) -> Iterator[Draft]:
    """A draft for each quotation behind a name and a colon."""
    for quote in page.quotes:
        speaker = _speaker(quote, page)
        if speaker is not None:
            yield Draft(page.doc[quote.start - 1], COLON, "colon", speaker, ((quote.start, quote.end),))


def _speaker(quote: Quote, page: Page) -> Token | None:
    """The head of the name that stands alone before the colon, from its sentence's start."""
    doc, at = page.doc, quote.start - 1
    if at < 1 or doc[at].text != ":" or not is_parsed(doc[at]):
        return None
    block = page.block_span(doc[at]).start
    first = at
    while first > 0 and at - first <= _LONGEST and doc[first - 1].idx >= block and not _starts_anew(doc[first - 1], page):
        first -= 1
    name = doc[first:at]
    if not len(name) or len(name) > _LONGEST or any(token.pos_ in {"VERB", "AUX"} for token in name):
        return None
    heads = [token for token in name if _names_speaker(token)]
    return next((token for token in heads if token.head.i not in {head.i for head in heads}), None)


def _starts_anew(token: Token, page: Page) -> bool:
    return page.ends_sentence(token.i) or page.quote_at[token.i] >= 0 or token.text in {"-", "–", "—", "•", "|"} or token.is_space


def _names_speaker(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.lemma_.lower() in speaker_heads()
