"""Quotations that were spoken on another day than that of publication: inside them "now" is the day on which it was said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocsin.extract.syntax import governor
from tocsin.extract.times.scene import Said, Scene
from tocsin.lexicon.times import time_cues
from tocsin.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tocsin.extract.times.patterns import Match
    from tocsin.extract.times.scene import Reading
    from tocsin.model import Article

_MARK = re.compile(r"“|”|\"|``|''")
_OPEN = frozenset({"“", "``"})
_CLOSE = frozenset({"”", "''"})
_DATED_BY = frozenset({"date", "weekday", "dayref"})
_PRONOUNS = re.compile(r"\b(he|she|they|it)\b", re.IGNORECASE)

Read = "Callable[[Match, Scene], Reading | None]"


def said_of(article: Article, scene: Scene, matches: list[Match], read: Callable[[Match, Scene], Reading | None]) -> tuple[Said, ...]:
    """The dated quotations of an article; one whose speaker is "he" is dated as the one before it."""
    out: list[Said] = []
    before: date | None = None
    at = 0
    for block in article.blocks:
        quotes = [] if block.kind == "boilerplate" or block.is_repeat else quoted(article.text, block.span)
        inside = []
        while at < len(matches) and matches[at].span.start < block.span.end:
            inside.append(matches[at])
            at += 1
        if not quotes:
            before = None
            continue
        today = _said_on(scene, inside, quotes, read)
        if today is None and _is_carried(article.text, block.span, quotes):
            today = before
        before = today
        out += [Said(span, today) for span in quotes if today is not None]
    return tuple(out)


def quoted(text: str, span: Span) -> list[Span]:
    """The quotations of a block; one that is not closed runs to its end."""
    out: list[Span] = []
    start: int | None = None
    for mark in _MARK.finditer(text, span.start, span.end):
        if start is None and mark[0] not in _CLOSE:
            start = mark.start()
        elif start is not None and mark[0] not in _OPEN:
            out.append(Span(start, mark.end()))
            start = None
    return out if start is None else [*out, Span(start, span.end)]


def _said_on(scene: Scene, inside: list[Match], quotes: list[Span], read: Callable[[Match, Scene], Reading | None]) -> date | None:
    """The day that stands beside the verb of saying, outside the quotation marks."""
    for match in inside:
        if match.build not in _DATED_BY or any(span.overlaps(match.span) for span in quotes):
            continue
        head = scene.head(match)
        if head is None or governor(head).lemma_ not in time_cues("reporting_verb"):
            continue
        reading = read(match, scene)
        if reading and reading.days and reading.days.granularity == "day" and (scene.today is None or reading.days.start <= scene.today):
            return reading.days.start
    return None


def _is_carried(text: str, span: Span, quotes: list[Span]) -> bool:
    """True for a paragraph that goes on with the speaker before: nothing but quotation, or "he added"."""
    rest, at = "", span.start
    for quote in quotes:
        rest, at = rest + " " + text[at : quote.start], quote.end
    rest += text[at : span.end]
    words = rest.split()
    return len(words) <= 1 or (_PRONOUNS.search(rest) is not None and not any(word[0].isupper() for word in words[1:]))
