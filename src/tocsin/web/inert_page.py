"""A page as it came → the same page without anything that acts, loads, sends or styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from tocsin.web.wording import inert

_KEPT = frozenset(
    re.findall(
        r"\w+",
        "p br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code em strong b i u q cite table thead tbody tr th td caption "
        "article section header footer main aside figure figcaption div span time address sub sup",
    )
)
_SILENT = frozenset(
    {"script", "style", "template", "noscript", "svg", "math", "object", "iframe", "frameset", "select", "textarea", "head"}
)
_VOID = frozenset({"br", "hr"})
LONGEST_PAGE = 2_000_000
"""Characters of a page that are looked at; the rest of a longer one is left out."""


def inert_page(source: str, title: str) -> str:
    """The words of a page in their plain elements without one attribute, for a sandboxed frame; of a plain text its lines."""
    body = "".join(_inert(source[:LONGEST_PAGE])) if "<" in source[:LONGEST_PAGE] else _lines(source[:LONGEST_PAGE])
    head = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
    return f"{head}<body>{body}</body></html>"


def _lines(text: str) -> str:
    """A plain text line by line: it wraps, which a block of typewriting would not without a style."""
    return "".join(f"<p>{escape(line)}</p>" for line in inert(text).splitlines() if line.strip())


def _inert(source: str) -> Iterator[str]:
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(inert(source), parser=parser)
    except (etree.ParserError, ValueError):
        yield _lines(source)
        return
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            yield from _begin(element, walk)
        else:
            yield from _end(element)


def _begin(element: Any, walk: Any) -> Iterator[str]:
    if element.tag in _SILENT:
        walk.skip_subtree()
        return
    if element.tag in _KEPT:
        yield f"<{element.tag}>"
    yield escape(element.text or "")


def _end(element: Any) -> Iterator[str]:
    if element.tag in _KEPT and element.tag not in _VOID:
        yield f"</{element.tag}>"
    yield escape(element.tail or "")
