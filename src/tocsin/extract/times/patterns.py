"""Patterns of the lexicon as regular expressions over letters of items, and what they match in a line."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from tocsin.extract.times.lexing import PLAIN, alphabet
from tocsin.lexicon.times import time_patterns
from tocsin.model import Span

if TYPE_CHECKING:
    from tocsin.extract.times.items import Item, Line

_PART = re.compile(r"\(|\)\??|\||[^\s()|]+")
_NO_LETTER = "(?!)"
# "<in" must stand before what is found, ">of" behind it; neither is part of it.
_LOOKS = {"<": "?<=", ">": "?="}


@dataclass(frozen=True, slots=True)
class Shape:
    """One compiled pattern."""

    name: str
    build: str
    regex: re.Pattern[str]
    needs: frozenset[str]
    """Letters one of which every match holds; none where no part is a must."""


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a line: which items play which part."""

    shape: str
    build: str
    line: Line
    first: int
    last: int
    parts: tuple[tuple[str, Item], ...]
    clock: Match | None = None
    """The clock time that stands before a day: "10 p.m." in "10 p.m. Wednesday"."""

    def __contains__(self, name: str) -> bool:
        return any(part == name for part, _ in self.parts)

    def item(self, name: str) -> Item | None:
        """The item that plays a part."""
        return next((item for part, item in self.parts if part == name), None)

    def get(self, name: str, kind: str) -> str | None:
        """The value of a part as one kind: `match.get("m", "MONTH")` is "12"."""
        item = self.item(name)
        return None if item is None else item.value(kind)

    def number(self, name: str, kind: str) -> int | None:
        """The value of a part as a whole number; null for none and for what is no whole number."""
        value = self.get(name, kind)
        return int(value) if value and value.lstrip("-").isdecimal() else None

    @property
    def span(self) -> Span:
        """The characters of the whole match."""
        return Span(self.line.items[self.first].start, self.line.items[self.last].end)

    def word_before(self, back: int = 1) -> str:
        """The word that stands so many items before the match, in lower case, or nothing."""
        at = self.first - back
        return self.line.items[at].word if at >= 0 else ""

    def word_after(self, ahead: int = 1) -> str:
        """The word that stands so many items behind the match, in lower case, or nothing."""
        at = self.last + ahead
        return self.line.items[at].word if at < len(self.line.items) else ""


@cache
def shapes() -> tuple[Shape, ...]:
    """All patterns, compiled once."""
    return tuple(
        Shape(pattern.name, pattern.build, re.compile(_regex(pattern.pattern)), _needs(pattern.pattern)) for pattern in time_patterns()
    )


def _needs(pattern: str) -> frozenset[str]:
    """The rarest of the parts that a pattern cannot do without: most lines lack it, and need not be searched."""
    depth, musts = 0, []
    for part in _PART.findall(pattern):
        if part[0] in "()":
            depth += 1 if part == "(" else -1
        elif part == "|" and depth == 0:
            return frozenset()
        elif depth == 0 and part != "|" and not (part[-1] == "?" and len(part) > 1):
            musts.append(frozenset(_letters(part.lstrip("<>").partition(":")[0]).strip("[]")))
    return min(musts, key=len, default=frozenset())


def _regex(pattern: str) -> str:
    out: list[str] = []
    for part in _PART.findall(pattern):
        if part[0] in "()|":
            out.append("(?:" if part == "(" else part)
            continue
        optional = "?" if part[-1] == "?" and len(part) > 1 else ""
        names, _, group = part.removesuffix("?" if optional else "\0").partition(":")
        if names[0] in _LOOKS:
            out.append(f"({_LOOKS[names[0]]}{_letters(names[1:])})")
            continue
        letters = _letters(names)
        # one name may stand in two branches; the number keeps them apart for `re`
        out.append((f"(?P<{group}_{len(out)}>{letters})" if group else letters) + optional)
    return "".join(out)


@cache
def _letters(names: str) -> str:
    """A class of all letters whose item can be one of the named kinds or words: "DOM/ORD", "ago"."""
    wanted = {name if name[:1].isupper() else "=" + (name or "/") for name in names.split("/")}
    found = sorted(letter for kinds, letter in alphabet().items() if wanted & kinds)
    return f"[{''.join(found)}]" if found else _NO_LETTER


def matches(line: Line) -> list[Match]:
    """What the patterns find in a line, the longest first where they overlap, in order of the text."""
    if line.letters.strip(PLAIN) == "":
        return []
    found = []
    held = set(line.letters)
    for order, shape in enumerate(shapes()):
        if shape.needs and shape.needs.isdisjoint(held):
            continue
        found += [
            (match.start() - match.end(), order, match, shape)
            for match in shape.regex.finditer(line.letters)
            if match.end() > match.start()
        ]
    found.sort(key=lambda entry: entry[:2])
    starts: list[int] = []
    taken: list[Match] = []
    for _, _, match, shape in found:
        at = bisect_left(starts, match.start())
        is_free = (at == 0 or taken[at - 1].last < match.start()) and (at == len(starts) or starts[at] >= match.end())
        if is_free:
            starts.insert(at, match.start())
            taken.insert(at, _match(line, match, shape))
    return taken


def _match(line: Line, match: re.Match[str], shape: Shape) -> Match:
    parts = tuple((name.partition("_")[0], line.items[match.start(name)]) for name, value in match.groupdict().items() if value)
    return Match(shape.name, shape.build, line, match.start(), match.end() - 1, parts)


def parted(match: Match) -> tuple[Match, ...]:
    """The two dates of a pair, "from January to March 2019", each with the year and month that they share; else the match itself."""
    if match.shape == "weekday-ordinal" and not match.line.items[match.last].word[0].isdecimal():
        return (replace(match, shape="weekday", last=match.first, parts=match.parts[:1]),)  # "on Tuesday the first computer"
    second = match.item("m2") or match.item("d2")
    if match.build != "pair" or second is None:
        return (match,)
    at = match.line.items.index(second, match.first)
    own = "m" if "m2" in match else "d"
    shared = [(name, item) for name, item in match.parts if name in {"m", "y"} and name != own]
    first = tuple((name, item) for name, item in match.parts if name in {"w", "m", "d", "y"})
    return (
        replace(match, build="date", last=at - 2, parts=first),
        replace(match, build="date", first=at, parts=((own, second), *shared)),
    )
