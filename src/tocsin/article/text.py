"""Plain or pasted text → Article. The text stays as it is, to the character; only blocks are told apart."""

from __future__ import annotations

import re
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
    """The article with the day that its dateline states, else the days that its text lets us infer, else none."""
    line = first_of(article.text, article.blocks, "dateline") or ""
    stated = date_of_dateline(line)
    published = stated or inferred_day(article.text)
    basis: PublishedBasis | None = None if published is None else "dateline" if stated else "inferred"
    return replace(article, published=published, published_basis=basis)


def clean(text: str) -> str:
    """The text with NUL and lone surrogates replaced, one character for one."""
    return _FOREIGN.sub("\ufffd", text)


def first_of(text: str, blocks: tuple[Block, ...], kind: BlockKind) -> str | None:
    """The words of the first block of a kind, blanks made single."""
    for block in blocks:
        if block.kind == kind and not block.is_repeat:
            return " ".join(text[block.span.start : block.span.end].split())
    return None
