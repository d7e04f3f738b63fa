"""Words for one thing from the exact to the vague, by which a statement drifts as it is passed on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tocsin.lexicon.tables import load_table


@dataclass(frozen=True, slots=True)
class Level:
    """How exact some words are: 1 is the most exact of its topic."""

    topic: str
    level: int
    words: re.Pattern[str]


@cache
def levels() -> tuple[Level, ...]:
    """The table, topic by topic."""
    return tuple(Level(row["topic"], int(row["level"]), _pattern(row["words"].split())) for row in load_table("drift_words").rows)


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(word.replace('_', ' ')) for word in words)})\b", re.IGNORECASE)


def heard(sentence: str) -> dict[str, tuple[int, str]]:
    """By topic the most exact level of a sentence with the word: "12 people were killed" is harm 1, "killed"."""
    found: dict[str, tuple[int, str]] = {}
    for each in levels():
        match = each.words.search(sentence)
        if match is not None and each.topic not in found:
            found[each.topic] = (each.level, match[0].lower())
    return found
