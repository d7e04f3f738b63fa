"""What the words of a condition point back to in the action before it: "close its embassy if protesters storm it", "if they are sent there"."""

from __future__ import annotations

from itertools import zip_longest

from tocsin.lexicon.trips import trip_words
from tocsin.merge.told import told
from tocsin.merge.wires import Name, names_in
from tocsin.model import Commitment, Record

# A pronoun that is what the act is done to stands within so many words of it: "cross it", "march on it".
_NEAR = 3


def is_pointing(lowered: list[str], at: int | None) -> bool:
    """True for "it" and "them" right behind the act, which no verb follows."""
    behind = lowered[at + 1 : at + 1 + _NEAR] if at is not None else []
    pairs = zip_longest(behind, behind[1:])
    if at is not None and lowered[-1] in {"it", "them"} and lowered[-2] in trip_words()["of_place"] - {"without"}:
        return True
    return any(one in {"it", "them"} and (two is None or two in trip_words()["empty"]) for one, two in pairs)


def pointed_names(record: Record, mine: Commitment, lowered: list[str], at: int | None) -> set[Name]:
    """The names of the action, where "it" points to them, its places for "there"."""
    named = {each for each in names_in(record, mine.action.span) if each[1]}
    if is_pointing(lowered, at):
        return named
    places = {place.country if place.kind == "country" else place.id for place in record.places}
    return {(key, words) for key, words in named if key in places} if "there" in lowered else set()


def pointed_things(record: Record, mine: Commitment, lowered: list[str], at: int | None) -> frozenset[str]:
    """The last thing of the action, where "it" points to it: the embassy."""
    if not is_pointing(lowered, at):
        return frozenset()
    acts = trip_words().acts
    found = [word.root for word in told(record, mine.action.span).words if word.meanings - acts]
    return frozenset(found[-1:])


def is_same(lowered: list[str], before: range) -> bool:
    """True for "it … its" and "they … their": whose a thing is stands as a pronoun before the act."""
    doers = {lowered[n] for n in before}
    return any(
        one in doers and two in lowered[before.stop :] for one, two in (("it", "its"), ("they", "their"), ("he", "his"), ("she", "her"))
    )
