"""The words by which news names days ahead: deadlines, meetings, votes, handovers, expiries, anniversaries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tocsin.lexicon.tables import load_table
from tocsin.model.vocabulary import RiskKind


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A day whose return carries risk: "Tiananmen", 06-04, 1989, with the words that name it in lower case."""

    name: str
    month_day: str
    year: int
    note: str
    words: tuple[str, ...]


@cache
def date_cues() -> Mapping[tuple[str, str], RiskKind]:
    """Kind of date by lemma and part of speech: ("deadline", "noun") is a deadline."""
    return MappingProxyType({(row["lemma"], row["pos"]): row["kind"] for row in load_table("date_cues").rows})  # type: ignore[misc]


@cache
def date_phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], RiskKind], ...]]:
    """Phrases by their verb, the longest first: "take" has ("take", "office"), handover."""
    out: dict[str, list[tuple[tuple[str, ...], RiskKind]]] = {}
    for row in load_table("date_phrases").rows:
        words = tuple(row["words"].lower().split())
        out.setdefault(words[0], []).append((words, row["kind"]))  # type: ignore[arg-type]
    return MappingProxyType({verb: tuple(sorted(found, key=lambda each: -len(each[0]))) for verb, found in out.items()})


@cache
def anniversaries() -> tuple[Anniversary, ...]:
    """Days of events whose anniversaries carry risk."""
    return tuple(
        Anniversary(row["name"], row["day"], int(row["year"]), row["note"], tuple(row["words"].split(",")))
        for row in load_table("date_anniversaries").rows
    )


@dataclass(frozen=True, slots=True)
class MovingDay:
    """A holiday that moves with the moon: its first days, how many days it lasts, and by how many a sighting may move it."""

    name: str
    length: int
    loose: int
    days: tuple[str, ...]


@cache
def moving_days() -> Mapping[str, MovingDay]:
    """Holidays by the moon from 2010 to 2035, by each of their names in lower case: "ramadan", "eid al-fitr"."""
    out = {}
    for row in load_table("date_moon").rows:
        day = MovingDay(row["name"], int(row["length"]), int(row["loose"]), tuple(row["days"].split()))
        out.update(dict.fromkeys(row["words"].split(","), day))
    return MappingProxyType(out)


@cache
def moving_pattern() -> re.Pattern[str]:
    """The names of the holidays by the moon, the longest first."""
    names = sorted(moving_days(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)


@cache
def risk_words() -> frozenset[str]:
    """Lemmas that tie a holiday to risk."""
    return frozenset(word for row in load_table("date_risk").rows for word in row["words"].split())
