"""Plain or pasted text → Article. The text stays as it is, to the character; only blocks are told apart."""

from __future__ import annotations

import re

from tocsin.model import Article, Block, Interval, Span, text_id

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_FOREIGN = re.compile("[\x00\ud800-\udfff]")


def article_from_text(
    text: str,
    *,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    published: Interval | None = None,
) -> Article:
    """An article whose text is the given text, NUL and lone surrogates replaced one for one."""
    text = _FOREIGN.sub("\ufffd", text)
    basis = None if published is None else "given"
    return Article(
        id=url or text_id(text),
        version=1,
        text=text,
        blocks=blocks_of(text),
        url=url,
        title=title,
        publisher=publisher,
        published=published,
        published_basis=basis,  # type: ignore[arg-type]
    )


def blocks_of(text: str) -> tuple[Block, ...]:
    """Paragraphs: between blank lines where there are any, else line by line."""
    separator = _BLANK_LINE if _BLANK_LINE.search(text) else re.compile(r"\n")
    blocks, at = [], 0
    for match in [*separator.finditer(text), None]:
        end = match.start() if match else len(text)
        part = text[at:end]
        if part.strip():
            start = at + len(part) - len(part.lstrip())
            blocks.append(Block("paragraph", Span(start, at + len(part.rstrip()))))
        at = match.end() if match else end
    return tuple(blocks)
