"""Finds the lexicon's names in a text: longest first, whole words, in their case."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tocsin.lexicon.actors import Meaning, NameIndex, normal

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORD = re.compile(r"[^\W_]+")
# Between two words of one name: a blank, a hyphen, an apostrophe; a full stop only behind an initial or "St".
_JOINTS = frozenset({" ", "-", "'", "’", "–", "\u00a0", "-\n", "\n", "' ", "’ "})
_AFTER_INITIAL = frozenset({".", ". "})
_INITIAL = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the lexicon at tokens `[start, end)`, with all that it can stand for, the preferred first."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]


def find_hits(tokens: list[Token], text: str, index: NameIndex) -> list[Hit]:
    """Every name of the lexicon in the parsed part of a text, without overlaps, in order.

    In "the Iranian Foreign Ministry" these are "Iranian" (adjective of IRN) and "Foreign Ministry" (a body).
    """
    starts = [token.idx for token in tokens]
    out: list[Hit] = []
    for first, last, meanings in _matches(text, index):
        start = bisect_right(starts, first) - 1
        end = bisect_right(starts, last - 1)
        is_free = not out or out[-1].end <= start
        if tokens[start].dep and text[last : last + 1] != "$" and is_free and not _is_given_name(text[first:last], meanings):
            out.append(Hit(start, end, meanings))
    return out


def _is_given_name(words: str, meanings: tuple[Meaning, ...]) -> bool:
    """True for "Germán", which is no "German": English writes the adjectives of states without accents."""
    is_accented = any(letter.isalpha() and not letter.isascii() for letter in words)
    return is_accented and all(meaning.use == "adjective" for meaning in meanings)


def _matches(text: str, index: NameIndex) -> Iterator[tuple[int, int, tuple[Meaning, ...]]]:
    found = list(_WORD.finditer(text))
    words = [normal(match.group()) for match in found]
    joined = [_is_joined(text, a, b) for a, b in pairwise(found)] + [False]
    i = 0
    while i < len(words):
        size, meanings = _longest(words, joined, i, index)
        if meanings:
            yield found[i].start(), found[i + size - 1].end(), meanings
        i += max(size, 1)


def _is_joined(text: str, a: re.Match[str], b: re.Match[str]) -> bool:
    gap = text[a.end() : b.start()] if b.start() - a.end() <= 2 else "no"
    if gap == " " and a.end() - a.start() == b.end() - b.start() == 1:
        return False  # "A U.S. strike" holds no "A.U."
    return gap in _JOINTS or (gap in _AFTER_INITIAL and a.end() - a.start() <= _INITIAL)


def _longest(words: list[str], joined: list[bool], i: int, index: NameIndex) -> tuple[int, tuple[Meaning, ...]]:
    """The longest name that starts at a word, as written or, for kinds of bodies, in lower case."""
    word = words[i]
    limit = max(index.longest.get(word, 0), index.longest.get(word.lower(), 0))
    size = 1
    while size < limit and joined[i + size - 1]:
        size += 1
    for n in range(min(size, limit), 0, -1):
        key = " ".join(words[i : i + n])
        meanings = index.names.get(key, ())
        if key.lower() != key:
            meanings += index.names.get(key.lower(), ())
        if meanings:
            return n, meanings
    return 0, ()
