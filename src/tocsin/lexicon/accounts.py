"""How accounts are worded: open and superseded tolls, coarse and fine names of parties and causes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tocsin.lexicon.tables import load_table


@dataclass(frozen=True, slots=True)
class Term:
    """A class of words in one slot, and the coarser class that it lies below: "Nusra" is qaeda below group."""

    slot: str
    kind: str
    below: str


@cache
def cue_words(role: str) -> tuple[str, ...]:
    """The wordings of one role: `open` ("so far"), `superseded` ("initially"), `none_claimed`."""
    return tuple(row["words"] for row in load_table("account_words").rows if row["role"] == role)


@cache
def _terms() -> tuple[tuple[str, Term], ...]:
    rows = load_table("account_terms").rows
    return tuple((row["words"], Term(row["slot"], row["class"], row["below"].strip())) for row in rows)


def terms_in(slot: str, value: str) -> frozenset[Term]:
    """The classes that a value's words belong to in a slot: "Nusra fighters" is qaeda and group."""
    text = " " + value.lower().replace("’", "'").replace("-", " ") + " "
    return frozenset(term for words, term in _terms() if term.slot == slot and (words if words[0] == "'" else f" {words}") in text)


@cache
def _states() -> tuple[re.Pattern[str], dict[str, str]]:
    """States by name, and by adjective before "-backed"; a group's nationality alone names no state."""
    found: dict[str, str] = {}
    for row in load_table("actor_states").rows:
        names = [row["name"], *row["aliases"].split("|")]
        backed = [f"{adjective}-backed" for adjective in row["adjectives"].split("|") if adjective]
        found.update({name.strip(): row["iso3"] for name in (*names, *backed) if name.strip()})
    longest_first = sorted(found, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), found


def states_in(value: str) -> frozenset[str]:
    """Codes of the states that some words name: "Iran-backed Iraqi militia" names IRN, "the U.S. and its allies" USA."""
    pattern, found = _states()
    return frozenset(found[match] for match in pattern.findall(value))
