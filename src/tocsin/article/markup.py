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
_STANDFIRST = ("p", "h2", "h3", "h4", "div", "span", "strong", "em")
_HIDDEN = (
    "//*[@hidden or contains(translate(@style, ' ', ''), 'display:none') or contains(translate(@style, ' ', ''), 'visibility:hidden')]"
)
_LETTER = re.compile(r"[^\W_]")
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
    from trafilatura import load_html

    html = clean(html)
    tree = load_html(html)
    if tree is None:
        return None
    visible = _visible(tree)
    document = _by_trafilatura(tree, url)
    parts = tuple(_parts(document.body)) if document is not None else ()
    if sum(len(part.text) for part in parts) < _LITTLE:
        other = tuple(_by_readability(html))
        parts = max(parts, other, key=lambda found: sum(len(part.text) for part in found))
    if document is None:
        return Extracted(parts) if parts else None
    standfirst = _standfirst(document.description, parts, visible)
    return Extracted(standfirst + parts, document.title, document.author, document.sitename, document.date, document.url)


def _visible(tree: Any) -> frozenset[str]:
    """Takes out of the tree what no reader sees; gives the rest, line by line as the first words of each element."""
    for element in list(tree.iter("script", "style", "noscript", "template")):
        if element.get("type") != "application/ld+json" and element.getparent() is not None:
            element.drop_tree()
    for element in tree.xpath(_HIDDEN):
        if element.getparent() is not None and element.tag != "body":
            element.drop_tree()
    return frozenset(_key(element.text) for element in tree.iter(*_STANDFIRST) if element.text and element.text.strip())


def _standfirst(description: str | None, parts: tuple[Part, ...], visible: frozenset[str]) -> tuple[Part, ...]:
    """The summary under the headline: a description that a reader sees on the page and that is not in the body already."""
    if not description or description.endswith(("...", "…")):
        return ()
    key = _key(description)
    if len(key) < 20 or key not in visible or any(key == _key(part.text) for part in parts):
        return ()
    return (Part("heading", _flat(clean(description))),)


def _key(text: str) -> str:
    """The letters of the head of a text: enough to find it again."""
    return "".join(_LETTER.findall(text[:200]))[:60].casefold()


def _by_trafilatura(tree: Any, url: str | None) -> Any:
    """Trafilatura's document (body, title, author, sitename, date, url, description), or null where it finds no body."""
    from trafilatura import bare_extraction

    return bare_extraction(tree, url=url, favor_precision=True, include_comments=False, with_metadata=True)


def _by_readability(html: str) -> Iterator[Part]:
    """Paragraphs by readability-lxml; nothing where the page is too broken for it."""
    from lxml import etree
    from lxml import html as lxml_html
    from readability import Document
    from readability.readability import Unparseable

    try:
        body = lxml_html.fromstring(Document(html).summary(html_partial=True))
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
