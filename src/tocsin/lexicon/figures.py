"""What the words beside a figure make of it: "put the death toll at 494", "over 130 are injured", "a 5.6 magnitude quake"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tocsin.lexicon.tables import load_table

_NUMBER = r"(?<![\d.,])\d ?\. ?\d(?! ?\d)"
"""The strength of a quake has one figure behind the point."""


_MILES = r"(?:nautical\s+)?(?:miles?|km|kilomet(?:re|er)s?)"


@dataclass(frozen=True, slots=True)
class FigureWords:
    """Patterns for the text that ends where a figure begins, by role, and for the text that begins where it ends."""

    before: Mapping[str, re.Pattern[str]]
    after: Mapping[str, re.Pattern[str]]
    counted: frozenset[str]
    magnitude: re.Pattern[str]
    part: re.Pattern[str]
    unclaimed: re.Pattern[str]
    cause: re.Pattern[str]
    ordered: re.Pattern[str]
    """Words before the one who ordered an act."""
    ordering: re.Pattern[str]
    """Words behind the one who ordered an act, and before the act."""
    intent: re.Pattern[str]
    outcome: re.Pattern[str]
    status: re.Pattern[str]
    bearing: re.Pattern[str]


@cache
def _words(role: str, side: str) -> str:
    rows = load_table("account_figures").rows
    found = sorted((row["words"] for row in rows if (row["role"], row["side"]) == (role, side)), key=len, reverse=True)
    return "|".join(re.escape(each) for each in found)


@cache
def figure_words() -> FigureWords:
    """The table `account_figures` as patterns."""
    return FigureWords(
        before={role: _ending(_words(role, "before")) for role in ("killed", "injured")},
        after={role: _beginning(_words(role, "after")) for role in ("killed", "injured")},
        counted=frozenset(_words("counted", "after").split("|")),
        magnitude=re.compile(
            rf"(?i)\b(?:{_words('magnitude', 'before')})[\s-]{{1,3}}(?P<behind>{_NUMBER})"
            rf"|(?P<ahead>{_NUMBER})[\s-]{{0,3}}(?:{_words('magnitude', 'after')})\b"
        ),
        part=re.compile(rf"(?i)\b(?:{_words('part', 'before')})\s+$"),
        unclaimed=re.compile(rf"(?i)\b(?:{_words('unclaimed', 'before')})\b"),
        cause=re.compile(rf"(?i)\b(?:{_words('cause', 'before')})\s+[\"“]?(?P<cause>[^.,;:\n\"”]{{3,60}})"),
        ordered=re.compile(rf"(?i)\b(?:{_words('ordered', 'before')})\s+"),
        ordering=re.compile(rf"(?i)\s(?:{_words('ordering', 'before')})\s+(?:the|a|an|this|that|those|these)\b"),
        intent=re.compile(rf"(?i)\b(?:{_words('intent', 'before')})\s+(?:(?<=to )|the |\w{{2,20}}ing )[^.,;:\n\"”]{{3,60}}"),
        outcome=re.compile(rf"(?i)\b(?:{_words('outcome', 'before')})\b"),
        status=re.compile(rf"(?i)\b(?:{_words('status', 'before')})\b"),
        bearing=re.compile(rf"(?<![\d.,])\d[\d.,]*\s+{_MILES}\s+(?:{_words('bearing', 'before')})\s+(?:the\s+)?[A-Z][\w’'-]+"),
    )


def _ending(words: str) -> re.Pattern[str]:
    """The words right before a figure; behind a toll others too: "the death toll from the blast in Homs has reached"."""
    joined = _words("joining", "before")
    behind = rf"(?<=toll)(?:(?:\W+[\w'’-]+){{0,12}}?\W+(?:{joined}))?|(?<=victims)(?:[^.\n]{{0,40}}\W(?:{joined}))?|"
    return re.compile(rf"(?i)\b(?:{words})(?:{behind})\W{{0,3}}$")


def _beginning(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)^\W{{0,3}}(?:(?:{_words('between', 'after')})\s+){{0,4}}(?:{words})\b")
