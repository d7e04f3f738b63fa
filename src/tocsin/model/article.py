"""The article: its text, its blocks, when it was published and how we know."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.model.spans import Interval, Span
from tocsin.model.vocabulary import BlockKind, PublishedBasis


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of the text with its kind; blocks do not overlap and stand in order of the text."""

    kind: BlockKind
    span: Span
    is_repeat: bool = False
    """True for a block whose words stood before in the same article; nothing is extracted from it."""


@dataclass(frozen=True, slots=True)
class Article:
    """One version of one article. Every span of its record points into `text`."""

    id: str
    """Canonical address, else hash of the text."""
    version: int
    text: str
    blocks: tuple[Block, ...]
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = None
    """ISO 639-1 of the body, "en"."""
    published: Interval | None = None
    published_basis: PublishedBasis | None = None
    retrieved: str | None = None
    """When the page was fetched, ISO 8601 in UTC."""
    raw: str | None = None
    """SHA-256 of the page as it came; the page itself is kept in the store."""
    cleaner: str = "tocsin/1"
    """Version of the cleaner: offsets depend on it."""

    def text_of(self, span: Span) -> str:
        """The words a span stands for."""
        return self.text[span.start : span.end]
