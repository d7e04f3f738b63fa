"""Words, patterns, named days and cues of time, as the files `data/time_*.tsv` hold them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tocsin.lexicon.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class TimeWord:
    """One word in one of its kinds: "may" is a MONTH of value "5", written as a name."""

    word: str
    kind: str
    value: str
    form: str


@dataclass(frozen=True, slots=True)
class TimePattern:
    """One shape of temporal expression; `build` names what makes a date of it.

    In `match` square brackets mark what is found in a sentence; in `never` nothing is found by this pattern.
    """

    name: str
    build: str
    pattern: str
    match: str
    never: str


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day with a name: "Christmas Day" is 12-25, "Thanksgiving" the fourth Thursday of November, "Good Friday" two days before Easter."""

    name: str
    rule: str


@cache
def time_words() -> Mapping[str, tuple[TimeWord, ...]]:
    """Every word in lower case with its kinds."""
    out: defaultdict[str, list[TimeWord]] = defaultdict(list)
    for row in load_table("time_words").rows:
        out[row["word"]].append(TimeWord(row["word"], row["kind"], row["value"], row["form"]))
    return {word: tuple(entries) for word, entries in out.items()}


@cache
def time_patterns() -> tuple[TimePattern, ...]:
    """The patterns in the order in which they win at equal length; macros (`@NAME`) are written out."""
    rows = load_table("time_patterns").rows
    macros = {row["name"]: row["pattern"] for row in rows if row["build"] == "macro"}
    return tuple(
        TimePattern(row["name"], row["build"], _written_out(row["pattern"], macros), row["match"], row["never"])
        for row in rows
        if row["build"] != "macro"
    )


def _written_out(pattern: str, macros: Mapping[str, str]) -> str:
    parts = [_written_out(macros[part], macros) if part.startswith("@") else part for part in pattern.split()]
    return " ".join(parts)


@cache
def named_days() -> Mapping[str, str]:
    """Days with a name, in lower case, and the rule that finds them in a year."""
    return {row["name"]: row["rule"] for row in load_table("time_named_days").rows}


@cache
def time_cues(kind: str) -> frozenset[str]:
    """The words of one kind of cue: `time_cues("future_preposition")` has "by" and "until"."""
    return frozenset(row["word"] for row in load_table("time_cues").rows if row["kind"] == kind)
