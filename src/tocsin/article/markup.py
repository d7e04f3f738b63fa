"""HTML → text, blocks and what the page says of itself, by trafilatura, with readability-lxml where that finds little."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tocsin.article.text import clean
from tocsin.model.vocabulary import BlockKind

# A lead of two paragraphs has more; trafilatura below that has missed the body.
_LITTLE = 400
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_KINDS: dict[str, BlockKind] = {"head": "heading", "p": "paragraph", "quote": "quote", "item": "list", "row": "list", "code": "paragraph"}
_READABLE: dict[str, BlockKind] = {"p": "paragraph", "h2": "heading", "h3": "heading", "li": "list"}
_HTML = re.compile(r"<(?:!doctype html|html|head|body|article|div|p|script|meta)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph of a page with the kind that its tag gives it."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """What the page's main part holds, and what the page says of itself."""

    parts: tuple[Part, ...]
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None


def is_html(text: str, media_type: str | None) -> bool:
    """True for a page with markup: its type says so, or its head has a tag that no prose has."""
    if media_type and ("html" in media_type or "xml" in media_type):
        return True
    return len(_HTML.findall(text[:20_000])) >= 2


def extract(html: str, url: str | None = None) -> Extracted | None:
    """The main part of a page without scripts, comments and hidden text, or null if there is none."""
    document = _by_trafilatura(clean(html), url)
    parts = tuple(_parts(document.body)) if document is not None else ()
    if sum(len(part.text) for part in parts) < _LITTLE:
        other = tuple(_by_readability(html))
        parts = max(parts, other, key=lambda found: sum(len(part.text) for part in found))
    if document is None:
        return Extracted(parts) if parts else None
    return Extracted(parts, document.title, document.author, document.sitename, document.date, document.url)


def _by_trafilatura(html: str, url: str | None) -> Any:
    """trafilatura's document (body, title, author, sitename, date, url), or null where it finds no body."""
    from trafilatura import bare_extraction

    return bare_extraction(html, url=url, favor_precision=True, include_comments=False, with_metadata=True)


def _by_readability(html: str) -> Iterator[Part]:
    """Paragraphs by readability-lxml; nothing where the page is too broken for it."""
    from lxml import etree
    from lxml import html as lxml_html
    from readability import Document
    from readability.readability import Unparseable

    try:
        body = lxml_html.fromstring(Document(clean(html)).summary(html_partial=True))
    except (Unparseable, etree.LxmlError, ValueError):
        return
    for element in body.iter(*_READABLE):
        text = _flat("".join(element.itertext()))
        if text:
            yield Part(_READABLE[element.tag], text)


def _parts(body: Any) -> Iterator[Part]:
    """The paragraphs of trafilatura's tree: what stands between two block elements is one."""
    for element in body:
        yield from _element(element, "paragraph")


def _element(element: Any, outer: BlockKind) -> Iterator[Part]:
    tag = element.tag
    kind = _KINDS.get(tag, outer) if outer == "paragraph" or tag == "head" else outer
    held = [element.text or ""]
    for child in element:
        if child.tag in ("p", "head", "quote", "list", "item", "row", "table", "lb"):
            yield from _flush(held, kind)
            yield from _element(child, kind)
        else:
            held.append(" ".join(child.itertext()) + " " if child.tag == "cell" else "".join(child.itertext()))
        held.append(child.tail or "")
    yield from _flush(held, kind)


def _flush(held: list[str], kind: BlockKind) -> Iterator[Part]:
    text = _flat("".join(held))
    held.clear()
    if text:
        yield Part(kind, text)


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
