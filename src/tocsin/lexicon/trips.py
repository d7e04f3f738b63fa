"""The words by which a later event is known as the one that a condition names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tocsin.lexicon.tables import load_table

_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "es", "ed", "s", "e", "y")
# Shorter stems run together what differs: "hit" and "hitch".
_SHORTEST = 3
_AS_WRITTEN = frozenset({"unreal", "weak", "refusal", "kin"})


@dataclass(frozen=True, slots=True)
class TripWords:
    """Meanings by stem, the refusals of acts by meaning, and what says that an act did not happen."""

    meaning: Mapping[str, frozenset[str]]
    acts: frozenset[str]
    against: Mapping[str, frozenset[str]]
    unreal: frozenset[str]
    weak: frozenset[str]
    deadline: frozenset[str]
    """Stems of nouns for a term."""
    passed: tuple[str, ...]
    """What is said of a term that is over."""
    refusal: frozenset[str]
    """What is said of any act that somebody will not do."""
    kin: frozenset[str]
    """What is somebody's and not he himself: "the chief's brother"."""
    offices: frozenset[str]
    """Titles that one person of a country has at a time."""


def stem(word: str) -> str:
    """A word without its ending: "shelled", "shells" and "shelling" are "shell"."""
    lowered = word.lower().replace("’", "'").removesuffix("'s")
    for ending in _ENDINGS:
        if lowered.endswith(ending) and len(lowered) - len(ending) >= _SHORTEST:
            return lowered.removesuffix(ending)
    return lowered


@cache
def trip_words() -> TripWords:
    """The table as meanings; a meaning's name is the first word of its row."""
    meaning: dict[str, set[str]] = {}
    acts: set[str] = set()
    lists: dict[str, frozenset[str]] = {}
    passed: list[str] = []
    offices: list[str] = []
    for row in load_table("trip_words").rows:
        words = row["words"].split()
        if row["kind"] == "passed":
            passed.append(row["words"])
            continue
        if row["kind"] == "office":
            offices.append(row["words"])
            continue
        if row["kind"] in {"act", "thing"}:
            for word in words:
                meaning.setdefault(word if "_" in word else stem(word), set()).add(words[0])
            acts.update(words[:1] if row["kind"] == "act" else ())
        else:
            own = frozenset(words) if row["kind"] in _AS_WRITTEN else frozenset(stem(word) for word in words)
            lists[row["kind"]] = lists.get(row["kind"], frozenset()) | own
    against = {name.partition(":")[2]: found for name, found in lists.items() if name.startswith("against:")}
    known = {key: frozenset(found) for key, found in meaning.items()}
    return TripWords(
        known,
        frozenset(acts),
        against,
        lists["unreal"],
        lists["weak"],
        lists["deadline"],
        tuple(passed),
        lists["refusal"],
        lists["kin"],
        frozenset(offices),
    )
