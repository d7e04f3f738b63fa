"""What tells one happening from another: classes of acts, the words around them, and who is said to answer for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tocsin.lexicon.tables import load_table
from tocsin.lexicon.trips import stem

_ENDINGS = ("ition", "ation", "ion", "ance", "ence", "ancy", "ency", "ness", "ure", "age", "ive", "ity", "al")
_SHORTEST = 4
"""Letters that are left of a root at least: "nation" is not "nat"."""
LIGHT = "light"
"""The class of words that say too little alone: "make", "take", "it"."""
GENERIC = frozenset({"attack", "harm"})
"""Classes that may name any act of violence: "the attack" may be the blast, "killed" what it did."""


@dataclass(frozen=True, slots=True)
class ActWords:
    """Classes by stem of the trigger, by mode and by means; the group of each class; the nouns that stand alone."""

    verbs: Mapping[str, str]
    phrases: Mapping[str, str]
    tools: Mapping[str, str]
    modes: Mapping[str, str]
    groups: Mapping[str, str]
    nouns: re.Pattern[str]


@cache
def act_words() -> ActWords:
    """The table `merge_acts` as look-ups."""
    rows = load_table("merge_acts").rows
    said = [row for row in rows if row["use"] in {"noun", "verb"}]
    nouns = sorted((row["words"] for row in rows if row["use"] == "noun"), key=len, reverse=True)
    return ActWords(
        verbs={stem(row["words"]): row["class"] for row in said if " " not in row["words"]},
        phrases={row["words"]: row["class"] for row in said if " " in row["words"]},
        tools={stem(row["words"]): row["class"] for row in rows if row["use"] == "tool"},
        modes={row["words"]: row["class"] for row in rows if row["use"] == "mode"},
        groups={row["class"]: row["group"] for row in rows},
        nouns=re.compile(rf"\b(?:{'|'.join(nouns)})s?\b", re.IGNORECASE),
    )


@cache
def merge_words(role: str) -> re.Pattern[str]:
    """The words of one role as a pattern: `new_one` ("another"), `definite`, `apart` ("in response to"), `unreal`, `doer` …"""
    words = [re.escape(row["words"]) for row in load_table("merge_words").rows if row["role"] == role]
    ends = "" if role == "answerable" else r"\b"
    return re.compile(rf"\b(?:{'|'.join(words)}){ends}", re.IGNORECASE)


@cache
def _synonyms() -> Mapping[str, frozenset[str]]:
    held: dict[str, set[str]] = {}
    for row in load_table("act_synonyms").rows:
        for word in row["words"].split():
            held.setdefault(stem(word), set()).add(row["class"])
    return {word: frozenset(classes) for word, classes in held.items()}


def act_classes(word: str) -> frozenset[str]:
    """The classes of words for one act that a word is in: "temblor" is quake, "say" is light and say; empty for an unknown word."""
    return _synonyms().get(stem(word), frozenset())


def root(word: str) -> str:
    """A word without the endings that make a noun of a verb: "eruption" and "erupts" are "erupt"."""
    found = word.lower().removesuffix("s")
    ending = next((each for each in _ENDINGS if found.endswith(each) and len(found) - len(each) >= _SHORTEST), "")
    return stem(found.removesuffix(ending) if ending else word)
