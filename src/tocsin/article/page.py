"""The parts of an HTML page → Article: one text with a blank line between blocks."""

from __future__ import annotations

import re

from tocsin.article.blocks import blocks_of_parts
from tocsin.article.cues import is_cue
from tocsin.article.language import language_of
from tocsin.article.markup import Extracted, Part
from tocsin.article.text import clean, first_of, with_day_of_text
from tocsin.model import Article, Block, Given, Span, text_id
from tocsin.model.vocabulary import BlockKind

_WORD = re.compile(r"\w+")


def article_from_parts(found: Extracted, given: Given, *, is_live: bool) -> Article:
    """An article whose text is the headline and the parts of a page; a live-blog's entries are kept as furniture."""
    parts = _with_title(found.parts, given.title)
    text, spans = _joined(parts)
    blocks = blocks_of_parts(text, [(part.kind, span) for part, span in zip(parts, spans, strict=True)])
    if is_live or (given.title and is_cue("live_blog", given.title)):
        blocks = _without_entries(blocks)
    article = Article(
        id=given.url or text_id(text),
        version=1,
        text=text,
        blocks=blocks,
        url=given.url,
        publisher=given.publisher,
        title=given.title,
        byline=_byline(found.byline, given.publisher) or first_of(text, blocks, "byline"),
        language=language_of(text),
    )
    return with_day_of_text(article)


def _byline(names: str | None, publisher: str | None) -> str | None:
    """The writers' names without what is none: an address, the outlet itself."""
    outlet = "".join(_WORD.findall((publisher or "\0").casefold()))
    kept = []
    for name in (names or "").split(";"):
        key = "".join(_WORD.findall(name.casefold()))
        if key and outlet not in key and not key.startswith(("http", "www")):
            kept.append(name.strip())
    return "; ".join(kept) or None


def _with_title(parts: tuple[Part, ...], title: str | None) -> list[Part]:
    """The parts with the headline first, once."""
    if not title:
        return list(parts)
    key = _WORD.findall(title.casefold())
    rest = [part for n, part in enumerate(parts) if n > 1 or _WORD.findall(part.text.casefold()) != key]
    return [Part("title", clean(title)), *rest]


def _joined(parts: list[Part]) -> tuple[str, list[Span]]:
    """The parts as one text, a blank line between them, and where each of them stands."""
    spans, at = [], 0
    for part in parts:
        spans.append(Span(at, at + len(part.text)))
        at += len(part.text) + 2
    return "\n\n".join(part.text for part in parts), spans


def _without_entries(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A live-blog's blocks: what stands before the first entry's heading is read, the entries are furniture.

    Each entry is a small article of its own hour, and the page does not tell which.
    """
    kept: list[Block] = []
    is_entry = False
    for block in blocks:
        is_entry = is_entry or (block.kind == "heading" and any(other.kind == "paragraph" for other in kept))
        kind: BlockKind = "boilerplate" if is_entry else block.kind
        kept.append(Block(kind, block.span, block.is_repeat))
    return tuple(kept)
