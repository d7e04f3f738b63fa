"""The words by which news names days ahead: deadlines, meetings, votes, handovers, expiries, anniversaries."""

from __future__ import annotations

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


@cache
def risk_words() -> frozenset[str]:
    """Lemmas that tie a holiday to risk."""
    return frozenset(word for row in load_table("date_risk").rows for word in row["words"].split())
