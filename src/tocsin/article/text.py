"""Plain or pasted text → Article. The text stays as it is, to the character; only blocks are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tocsin.article.blocks import blocks_of
from tocsin.article.dates import date_of_dateline
from tocsin.article.inference import inferred_day
from tocsin.article.language import language_of
from tocsin.model import Article, Block, Interval, text_id
from tocsin.model.vocabulary import BlockKind, PublishedBasis

_FOREIGN = re.compile("[\x00\ud800-\udfff]")


def article_from_text(
    text: str,
    *,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    published: Interval | None = None,
) -> Article:
    """An article whose text is the given text, NUL and lone surrogates replaced one for one.

    "BAGHDAD, 21 Dec 2020 (AP) - Rockets hit …" without a given date is published on the day of its dateline.
    """
    text = clean(text)
    blocks = blocks_of(text, title)
    article = Article(
        id=url or text_id(text),
        version=1,
        text=text,
        blocks=blocks,
        url=url,
        title=title or first_of(text, blocks, "title"),
        byline=first_of(text, blocks, "byline"),
        language=language_of(text),
        publisher=publisher,
    )
    if published:
        return replace(article, published=published, published_basis="given")
    return with_day_of_text(article)


def with_day_of_text(article: Article) -> Article:
    """The article with the day that its dateline or its head states, else the days that its text lets us infer, else none."""
    for published, basis in _days_of_text(article):
        if published:
            return replace(article, published=published, published_basis=basis)
    return article


def _days_of_text(article: Article) -> Iterator[tuple[Interval | None, PublishedBasis]]:
    yield date_of_dateline(first_of(article.text, article.blocks, "dateline") or ""), "dateline"
    for line in _head_lines(article):
        yield date_of_dateline(line), "page"
    yield inferred_day(article), "inferred"


def _head_lines(article: Article) -> Iterator[str]:
    """Furniture between headline and text, where pages say "March 1, 2024, 3 AM" or "Last updated: 4 May 2015"."""
    is_head = False
    for block in article.blocks:
        if block.kind == "title":
            is_head = True
        elif is_head and block.kind == "paragraph":
            return
        elif is_head and block.kind == "boilerplate":
            yield article.text_of(block.span)[:100]


def clean(text: str) -> str:
    """The text with NUL and lone surrogates replaced, one character for one."""
    return _FOREIGN.sub("\ufffd", text)


def first_of(text: str, blocks: tuple[Block, ...], kind: BlockKind) -> str | None:
    """The words of the first block of a kind, blanks made single."""
    for block in blocks:
        if block.kind == kind and not block.is_repeat:
            return " ".join(text[block.span.start : block.span.end].split())
    return None
