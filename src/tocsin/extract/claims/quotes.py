"""Quotation marks: where quoted words start and end, block by block, whatever the marks and however badly closed."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.model import Article, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MARK = re.compile("[\"“”„‟«»]|``|''|‘‘|’’|(?<![^\\s(\\[—–\"“-])‘(?=\\w)|(?<=[\\w.,!?…])’(?![\\w’])")


@dataclass(frozen=True, slots=True)
class Quote:
    """One stretch of quoted words with its marks, as characters and as tokens; `is_open` if its closing mark is missing.

    A quotation ends at its block's end at the latest: an unclosed mark never eats the document.
    """

    span: Span
    start: int
    end: int
    block: int
    is_open: bool
    is_first: bool
    """True if nothing but white space stands before it in its block."""


def find_quotes(doc: Doc, article: Article) -> tuple[Quote, ...]:
    """All quotations of blocks that are read, in order of the text; never one inside another."""
    starts = [token.idx for token in doc]
    out = []
    for number, block in enumerate(article.blocks):
        if block.kind == "boilerplate" or block.is_repeat:
            continue
        for span, is_open in _regions(article.text, block.span):
            first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
            is_first = not article.text[block.span.start : span.start].strip()
            if last - first > 1:
                out.append(Quote(span, first, last, number, is_open, is_first))
    return tuple(out)


def _regions(text: str, block: Span) -> list[tuple[Span, bool]]:
    """Spans from opening to closing mark, and whether the closing one is missing."""
    out: list[tuple[Span, bool]] = []
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(text, block.start, block.end):
        mark = match.group()
        is_opening = _is_opening(text, match, block, is_inside=opened is not None)
        if opened is None:
            if is_opening:
                opened = (match.start(), mark)
        elif is_opening and mark != "‘":
            out.append((Span(opened[0], match.start()), True))
            opened = (match.start(), mark)
        elif not is_opening and (opened[1] == "‘") == (mark == "’"):
            out.append((Span(opened[0], match.end()), False))
            opened = None
    if opened is not None and opened[1] != "‘":
        out.append((Span(opened[0], block.end), True))
    return out


def _is_opening(text: str, match: re.Match[str], block: Span, *, is_inside: bool) -> bool:
    mark = match.group()
    before = text[match.start() - 1] if match.start() > block.start else " "
    after = text[match.end()] if match.end() < block.end else " "
    glued_left, glued_right = not before.isspace() and before not in "([—–-", not after.isspace() and after not in ".,;:!?)]—–-"
    if mark in {"“", "„", "«", "``", "‘", "‘‘"}:
        return not (mark == "“" and is_inside and glued_left and not glued_right)  # a closing mark that somebody typed as an opening one
    if mark in {"”", "»", "’", "’’"}:
        return not is_inside and mark != "’" and not glued_left and glued_right
    if glued_left != glued_right:
        return glued_right and not (is_inside and glued_left)
    return not is_inside
