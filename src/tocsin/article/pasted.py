"""A whole page pasted as text (menus, teasers, footers and all) → where its article stands: the stretch that reads as running text."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tocsin.article.language import english_words
from tocsin.article.piece import Piece, is_short_line

# A pasted article has a dozen lines of furniture; a whole page has menus: 25 short lines at least, more than a third of all.
_MANY, _SHARE = 25, 0.35
# A sentence of twelve words is running text; menus and teasers' headlines are shorter or end without a full stop.
_RUNNING = 12
# One long paragraph should not outweigh a menu of forty lines.
_MOST = 60
# A heading between paragraphs costs little; a menu of ten lines costs two paragraphs.
_COST = 7
# The headline stands at most so many lines before the text: byline, date, sharing buttons, caption come between.
_BEFORE = 30
_LETTERS = 6  # an English word with its blank
_HALF = 0.5
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class Main:
    """Which pieces are the article: its headline, if one was found, and its text `[first, end)`."""

    title: int | None
    first: int
    end: int


def is_whole_page(pieces: Sequence[Piece]) -> bool:
    """True if so many lines are short that menus must be among them."""
    short = sum(is_short_line(piece.chunk) for piece in pieces)
    return short >= _MANY and short >= _SHARE * len(pieces)


def without_page(pieces: list[Piece], title: str | None) -> list[Piece]:
    """The pieces with all that is outside the article as furniture, and its headline named."""
    main = _main(pieces, title)
    if main is None:
        return pieces
    named = []
    for n, piece in enumerate(pieces):
        if n == main.title:
            named.append(replace(piece, kind="title"))
        elif main.first <= n < main.end or (main.title is not None and main.title < n < main.first and _belongs(piece)):
            named.append(piece)
        else:
            named.append(replace(piece, kind="boilerplate"))
    return _without_menus(named)


def _main(pieces: list[Piece], title: str | None) -> Main | None:
    """The stretch with the largest sum, where running text counts its words and all else costs a fixed sum (Kadane)."""
    best, first, end = 0, 0, 0
    total, start = 0, 0
    for n, piece in enumerate(pieces):
        total += min(len(piece.chunk.text) // _LETTERS, _MOST) if _is_running(piece) else -_COST
        if total <= 0:
            total, start = 0, n + 1
        elif total > best:
            best, first, end = total, start, n + 1
    return Main(_title(pieces, first, end, title), first, end) if best else None


def _is_running(piece: Piece) -> bool:
    return piece.kind in ("paragraph", "list") and piece.chunk.words >= _RUNNING and piece.chunk.ends_sentence


def _belongs(piece: Piece) -> bool:
    """True for what stands between headline and text and is no furniture: byline, caption, a standfirst."""
    return piece.kind in ("byline", "caption", "dateline") or (piece.kind == "paragraph" and piece.chunk.words > 7)


def _title(pieces: list[Piece], first: int, end: int, title: str | None) -> int | None:
    """The line before the text that shares most words with it, near ones and those that are no sentence first."""
    told = _words(" ".join(piece.chunk.text for piece in pieces[first : min(end, first + 6)]))
    wanted = _words(title) if title else told
    scores = {n: _likeness(pieces[n], wanted) * (1 - (first - n) / (2 * _BEFORE)) for n in range(max(0, first - _BEFORE), first)}
    chosen = max(scores, key=lambda n: scores[n], default=None)
    if chosen is None or not scores[chosen]:
        return None
    # A standfirst repeats more of the text than the headline above it.
    enough = scores[chosen] * _HALF
    above = [n for n in range(max(0, chosen - 3), chosen) if scores.get(n, 0) > enough and not pieces[n].chunk.ends_sentence]
    return above[0] if above and not title else chosen


def _likeness(piece: Piece, told: set[str]) -> float:
    """How many words a line shares with the text, for its length; a sentence counts half."""
    words = _words(piece.chunk.text[:400])
    if piece.kind != "paragraph" or not 3 <= piece.chunk.words <= 30 or not words:
        return 0.0
    shared = len(words & told) / math.sqrt(len(words))
    return shared / 2 if piece.chunk.text.endswith(".") else shared


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold())) - english_words()


def _without_menus(pieces: list[Piece]) -> list[Piece]:
    """Three short lines together inside the article are a menu, not headings."""
    named, run = list(pieces), []
    for n, piece in enumerate([*pieces, None]):
        if piece is not None and piece.kind == "paragraph" and is_short_line(piece.chunk):
            run.append(n)
            continue
        if len(run) > 2:
            for at in run:
                named[at] = replace(pieces[at], kind="boilerplate")
        run = []
    return named
