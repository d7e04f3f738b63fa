"""Number words, bounds, and what makes a counted thing a casualty, a weapon, a force or money: typed tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tocsin.lexicon.tables import load_table
from tocsin.model.vocabulary import Bound, QuantityOf, QuantityRole, Stage


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number word; vague words have no value and a low end by convention."""

    kind: str
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class QuantityLexicon:
    """Everything that the quantities extractor reads from data."""

    numbers: Mapping[str, NumberWord]
    bounds: Mapping[tuple[str, ...], Bound]
    by_word: Mapping[str, QuantityRole]
    by_what: Mapping[str, QuantityRole]
    sorts: Mapping[str, QuantityOf]
    stages: Mapping[str, Stage]
    nations: Mapping[str, str]
    currencies: Mapping[str, str]


@cache
def load_quantities() -> QuantityLexicon:
    """The tables `quantity_*.tsv`, and adjectives of states as ISO 3166-1 alpha-3."""
    roles = load_table("quantity_roles").rows
    return QuantityLexicon(
        numbers={row["word"]: _number(row) for row in load_table("quantity_numbers").rows},
        bounds={tuple(row["phrase"].split()): row["bound"] for row in load_table("quantity_bounds").rows},  # type: ignore[misc]
        by_word=_words([row for row in roles if row["kind"] == "by"], "role"),  # type: ignore[arg-type]
        by_what=_words([row for row in roles if row["kind"] == "what"], "role"),  # type: ignore[arg-type]
        sorts=_words(load_table("quantity_of").rows, "of"),  # type: ignore[arg-type]
        stages=_words(load_table("quantity_stages").rows, "stage"),  # type: ignore[arg-type]
        nations=_nations(),
        currencies={row["sign"]: row["name"] for row in load_table("quantity_currencies").rows},
    )


def _number(row: dict[str, str]) -> NumberWord:
    value, low, high = (float(row[name]) if row[name] else None for name in ("value", "low", "high"))
    return NumberWord(row["kind"], value, low, high)


def _words(rows: list[dict[str, str]] | tuple[dict[str, str], ...], column: str) -> dict[str, str]:
    """Word to value; the earlier row wins."""
    out: dict[str, str] = {}
    for row in rows:
        for word in row["words"].split():
            out.setdefault(word, row[column])
    return out


def _nations() -> dict[str, str]:
    """Adjectives, peoples and short names of states: "Iraqi", "Iraqis" and "U.S." to their codes."""
    out: dict[str, str] = {}
    for row in load_table("actor_states").rows:
        for word in f"{row['adjectives']}|{row['people']}|{row['aliases']}|{row['name']}".split("|"):
            if word and " " not in word:
                out.setdefault(word, row["iso3"])
                out.setdefault(f"{word}s", row["iso3"])
    return out
