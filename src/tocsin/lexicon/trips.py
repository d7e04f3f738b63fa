"""The words by which a later event is known as the one that a condition names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tocsin.lexicon.tables import load_table

_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "es", "ed", "s", "e", "y")
# Shorter stems run together what differs: "hit" and "hitch".
_SHORTEST = 3
_CUT = ("ations", "ation", "ments", "ment", "ings", "ing", "es", "ed", "s", "e")
# Lists whose words are compared as they are written; the others are compared by root.
_BY_ROOT = frozenset({"deadline", "light", "general", "ending"})
# A particle stands within so many words behind its verb: "pulled its last troops out".
PARTICLE_REACH = 5
# "For" and "against" stand within so many words behind a vote: "voted 84 to 30 on Friday for the law".
VOTE_REACH = 8


@dataclass(frozen=True, slots=True)
class TripWords:
    """Meanings by root, the refusals of acts by meaning, and the lists that say whether an act happened."""

    meaning: Mapping[str, frozenset[str]]
    acts: frozenset[str]
    heads: Mapping[str, str]
    """The meaning that is named by a word itself: what fulfils it, and not all that it is like."""
    against: Mapping[str, frozenset[str]]
    undone: Mapping[str, frozenset[str]]
    """By act, what amounts to it where it does not happen: nothing "enters" what is blocked."""
    particles: frozenset[str]
    """Second words of the meanings that are told in two: "out" of "pull_out"."""
    passed: tuple[str, ...]
    """What is said of a term that is over."""
    offices: frozenset[str]
    """Titles that one person of a country has at a time."""
    lists: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        """A list by its name; raises KeyError where the table has none."""
        return self.lists[name]

    @property
    def weak(self) -> frozenset[str]:
        """Words that name nothing."""
        return self.lists["weak"]


def stem(word: str) -> str:
    """A word without its ending: "shelled", "shells" and "shelling" are "shell"."""
    lowered = word.lower().replace("’", "'").removesuffix("'s")
    for ending in _ENDINGS:
        if lowered.endswith(ending) and len(lowered) - len(ending) >= _SHORTEST:
            return lowered.removesuffix(ending)
    return lowered


@cache
def root(word: str) -> str:
    """A word cut to what its forms share: "stopped" and "stop" are "stop", "agreement" and "agreed" are "agr"; "army" is not "arms"."""
    lowered = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    lowered = _forms().get(lowered, lowered)
    if lowered in _whole():
        return lowered
    if lowered.endswith(("ies", "ied")) and len(lowered) > _SHORTEST + 1:
        return lowered[:-3] + "y"
    for ending in _CUT:
        if lowered.endswith(ending) and len(lowered) - len(ending) >= _SHORTEST:
            lowered = lowered.removesuffix(ending)
            break
    if len(lowered) > _SHORTEST and lowered[-1] == lowered[-2] and lowered[-1] not in "aeiou":
        lowered = lowered[:-1]
    return lowered.rstrip("e") if len(lowered.rstrip("e")) >= _SHORTEST else lowered


@cache
def _forms() -> Mapping[str, str]:
    """Forms that no ending shows, with the word that they are forms of: "sold" and "sale" are "sell"."""
    rows = [row["words"].split() for row in load_table("trip_words").rows if row["kind"] == "form"]
    return {form: words[0] for words in rows for form in words[1:]}


@cache
def counts() -> frozenset[str]:
    """Number words: "two"."""
    return frozenset(each.split("=")[0] for each in trip_words()["number"])


def base_of(word: str) -> str:
    """The word of which another is a listed form: "strike" for "struck", else itself."""
    return _forms().get(word, word)


@cache
def _whole() -> frozenset[str]:
    """Words whose ending is no ending: a "movement" is not a move."""
    return frozenset(word for row in load_table("trip_words").rows if row["kind"] == "whole" for word in row["words"].split())


def key_of(entry: str) -> str:
    """A word of the table as it is looked up: the root of its first word, the others as they stand: "pulled_out" is "pul_out"."""
    first, *rest = entry.lower().split("_")
    return "_".join((root(first), *rest))


@cache
def trip_words() -> TripWords:
    """The table as meanings; a meaning's name is the first word of its row."""
    meaning: dict[str, set[str]] = {}
    acts: set[str] = set()
    heads: dict[str, str] = {}
    lists: dict[str, set[str]] = {}
    for row in load_table("trip_words").rows:
        words = row["words"].split()
        kind = row["kind"]
        if kind in {"passed", "office"}:
            lists.setdefault(kind, set()).add(row["words"])
        elif kind in {"act", "thing"}:
            for word in words:
                meaning.setdefault(key_of(word), set()).add(words[0])
            heads.setdefault(key_of(words[0]), words[0])
            acts.update(words[:1] if kind == "act" else ())
        else:
            lists.setdefault(kind, set()).update(_listed(kind, words))
    return TripWords(
        {key: frozenset(found) for key, found in meaning.items()},
        frozenset(acts),
        heads,
        _by_act("against:", lists),
        _by_act("undone:", lists),
        frozenset(key.split("_")[1] for key in meaning if key.count("_") == 1),
        tuple(sorted(lists["passed"])),
        frozenset(lists["office"]),
        {name: frozenset(found) for name, found in lists.items()},
    )


def _by_act(mark: str, lists: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {name.removeprefix(mark): frozenset(found) for name, found in lists.items() if name.startswith(mark)}


def _listed(kind: str, words: list[str]) -> Iterable[str]:
    return map(key_of, words) if kind in _BY_ROOT or kind.startswith(("against:", "undone:")) else words


def meanings(key: str) -> frozenset[str]:
    """The listed meanings of a root, or of two or three words joined by "_"."""
    return trip_words().meaning.get(key, frozenset())


def wanted(key: str) -> frozenset[str]:
    """What fulfils a word: the meaning that it names, else all that it is listed under."""
    table = trip_words()
    return frozenset((table.heads[key],)) if key in table.heads else meanings(key)


def meanings_at(words: list[str], at: int) -> frozenset[str]:
    """The meanings of a word, alone, with what follows, and with its particle: "pulled its troops out", "took him into custody"."""
    return frozenset(meaning for key in _keys_at(words, at) for meaning in meanings(key))


def acts_at(words: list[str], at: int) -> tuple[frozenset[str], frozenset[int]]:
    """What fulfils the act that a word names, by the longest of its keys that is listed ("set foot" before "set"), and the words that it takes."""
    acts = trip_words().acts
    for key in reversed(_keys_at(words, at)):
        found = wanted(key) & acts
        if found:
            tail = key.split("_")[1:]
            if tail and set(tail) <= trip_words()["empty"]:  # "arrive in" is "arrive" as well
                found |= wanted(root(words[at])) & acts
            lowered = [word.lower() for word in words]
            behind = {lowered.index(word, at + 1) for word in tail}
            return found, frozenset({at, *behind})
    return frozenset(), frozenset({at})


def _keys_at(words: list[str], at: int) -> list[str]:
    first = root(words[at])
    tail = [word.lower() for word in words[at + 1 : at + 1 + PARTICLE_REACH]]
    apart = [f"{first}_{word}" for n, word in enumerate(tail) if n and word in trip_words()["particle"] and _is_free(words, at + 1 + n)]
    apart += [f"{first}_{word}" for word in words[at + 2 : at + 2 + VOTE_REACH] if word.lower() in trip_words()["reaching"]]
    lowered = [word.lower() for word in words[at + 2 : at + 2 + VOTE_REACH]]
    apart += [key for one, two in pairwise(lowered) if (key := f"{first}_{one}_{two}") in trip_words().meaning]  # "put two men on trial"
    near = ["_".join((first, *tail[:length])) for length in (1, 2) if len(tail) >= length]
    return [first, *apart, *near]


def _is_free(words: list[str], at: int) -> bool:
    """True for a particle that opens no phrase of its own: "handed power over"; not "flew along the airspace over the gulf"."""
    behind = words[at + 1] if at + 1 < len(words) else ""
    return behind.lower() not in trip_words()["determiner"] and not behind[:1].isupper()
