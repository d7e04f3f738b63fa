"""What finding claims needs to know about one article: its tokens, blocks and quotations, and the drafts on the way."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.extract.claims.quotes import Quote, find_quotes
from tocsin.lexicon.claims import CueWord
from tocsin.model import Article, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Piece = tuple[int, int]
"""Tokens [first, last) of content."""

_SENTENCE_ENDS = frozenset({".", "!", "?", "…"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making, in tokens: who, by which cue, what."""

    cue: Token
    word: CueWord
    rule: str
    speaker: Token | None
    pieces: tuple[Piece, ...]
    addressee: Token | None = None
    via: tuple[Token, ...] = ()
    """Outermost relay first."""
    cues: tuple[Token, ...] = ()
    """All cues where there are several, the speaker's first."""


class Page:
    """One article opened for reading claims: tokens with their blocks and quotations."""

    __slots__ = ("_block_starts", "article", "doc", "quote_at", "quotes", "sentence_at")

    def __init__(self, doc: Doc, article: Article) -> None:
        self.doc = doc
        self.article = article
        self.quotes = find_quotes(doc, article)
        self.quote_at = [-1] * len(doc)
        for number, quote in enumerate(self.quotes):
            for i in range(quote.start, quote.end):
                self.quote_at[i] = number
        self.sentence_at = [number for number, sent in enumerate(doc.sents) for _ in range(sent.end - sent.start)]
        self._block_starts = [block.span.start for block in article.blocks]

    def block_of(self, token: Token) -> int:
        """The number of the token's block, -1 before the first."""
        return bisect_right(self._block_starts, token.idx) - 1

    def block_span(self, token: Token) -> Span:
        """The characters of the token's block."""
        return self.article.blocks[max(self.block_of(token), 0)].span

    def quote_of(self, i: int) -> Quote | None:
        """The quotation that a token stands in."""
        number = self.quote_at[i]
        return self.quotes[number] if number >= 0 else None

    def ends_sentence(self, i: int) -> bool:
        """True for a full stop, question or exclamation mark outside quotations that closes a sentence."""
        token = self.doc[i]
        return token.text in _SENTENCE_ENDS and self.quote_at[i] < 0

    def quote_before(self, i: int, reach: int) -> Quote | None:
        """The quotation that ends at most `reach` tokens before a token, in its block, no sentence end between."""
        floor = max(0, i - reach)
        start = self.block_span(self.doc[i]).start
        for j in range(i - 1, floor - 1, -1):
            if self.doc[j].idx < start or self.ends_sentence(j):
                return None
            if self.quote_at[j] >= 0:
                return self.quotes[self.quote_at[j]]
        return None

    def quote_after(self, i: int, reach: int) -> Quote | None:
        """The quotation that starts at most `reach` tokens behind a token, in its block, no sentence end between."""
        end = self.block_span(self.doc[i]).end
        for j in range(i + 1, min(len(self.doc), i + reach + 1)):
            if self.doc[j].idx >= end or self.ends_sentence(j):
                return None
            if self.quote_at[j] >= 0:
                return self.quotes[self.quote_at[j]]
        return None
