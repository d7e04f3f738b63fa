"""Which place stands behind a comma as the one that contains another, and which class word asks for a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.places.evidence import class_kinds
from tocsin.extract.places.spotting import Spot, Words
from tocsin.lexicon.places import place_words

if TYPE_CHECKING:
    from tocsin.lexicon.places import Named, Toponym

_HOLDERS = frozenset({"country", "admin1", "admin2"})
# Degrees: a suburb lies within some fifty kilometres of its town.
_BESIDE = 0.5


def link(words: Words, groups: list[list[Spot]]) -> None:
    """Sets `container` and `wants` of all spots: "Decatur, Alabama", "Laurel County", "the city of Kirkuk".

    Abbreviations without points inside ("Ga.", "AL") lose their sense where no place stands before them.
    """
    by_start = {group[0].first: group for group in groups}
    contained: set[int] = set()
    for group in groups:
        for spot in group:
            spot.wants = _class_word(words, spot)
            if _is_other_feature(words, spot):
                spot.senses = ()
            spot.senses = _within_town(words, spot, by_start)
            container = _container(words, spot, by_start)
            if container:
                spot.container = container
                contained.add(id(container))
    for group in groups:
        for spot in group:
            _drop_short_forms(
                words.source[words.at[spot.first] : words.at[spot.last] + len(words.text[spot.last])],
                spot,
                id(spot) in contained or _stands_alone(words, spot),
            )


def _is_other_feature(words: Words, spot: Spot) -> bool:
    """True for "Delft" in "Delft Island", where the index has towns of that name and no island."""
    after = spot.last + 1
    if spot.wants not in place_words("natural_kind") or after >= len(words.low) or not words.is_capital[after]:
        return False
    if class_kinds("after").get(words.low[after]) != spot.wants or words.low[after + 1 : after + 2] == ["county"]:
        return False
    return bool(spot.senses) and all(named.toponym.kind in {"city", "admin2"} and not named.toponym.feature for named in spot.senses)


def _within_town(words: Words, spot: Spot, by_start: dict[int, list[Spot]]) -> tuple[Named, ...]:
    """The senses of "Miramar" in "the suburb of Miramar in Havana" that lie beside a Havana; all where no town is named."""
    low, after = words.low, spot.last + 1
    towns = by_start.get(after + 1, ()) if spot.first > 1 and low[after : after + 1] == ["in"] else ()
    if low[spot.first - 1] != "of" or low[spot.first - 2] not in place_words("part_of_town"):
        return spot.senses
    held = [named.toponym for town in towns for named in town.senses if named.toponym.kind == "city"]
    if not held or any(named.toponym.kind == "country" for town in towns for named in town.senses):
        return spot.senses
    return tuple(named for named in spot.senses if any(_is_beside(named.toponym, town) for town in held))


def _is_beside(place: Toponym, town: Toponym) -> bool:
    return abs(place.lat - town.lat) < _BESIDE and abs(place.lon - town.lon) < _BESIDE


def _stands_alone(words: Words, spot: Spot) -> bool:
    """True for "an Ill. man" where the model agrees, and for "R-Pa."."""
    if words.text[spot.last].endswith(".") and spot.label in {"GPE", "LOC"}:
        return True
    return spot.first > 1 and words.text[spot.first - 1] == "-" and words.text[spot.first - 2] in {"R", "D", "I"}


def _drop_short_forms(text: str, spot: Spot, is_container: bool) -> None:
    """Takes away what short forms need: a place before "Ala.", capitals for "UAE"; "W.Va." stands alone."""
    if not is_container and text.count(".") < 2:
        spot.senses = tuple(named for named in spot.senses if named.how != "abbreviation")
    if spot.first == spot.last and not text.isupper():
        spot.senses = tuple(named for named in spot.senses if named.how != "acronym")


def _container(words: Words, spot: Spot, by_start: dict[int, list[Spot]]) -> Spot | None:
    after = spot.last + 1
    if after + 1 >= len(words.low) or words.text[after] not in {",", "("}:
        return None
    for outer in by_start.get(after + 1, ()):
        holders = [named for named in outer.senses if named.toponym.kind in _HOLDERS and not _is_peer(spot, named)]
        if any(is_within(inner.toponym, named) for named in holders for inner in spot.senses):
            return outer
    return None


def _is_peer(spot: Spot, outer: Named) -> bool:
    """True in lists: "Virginia, Washington, West Virginia" and "Jordan, Lebanon, Syria"."""
    kind = outer.toponym.kind
    return kind in {"country", "admin1"} and any(named.toponym.kind == kind and named.how == "name" for named in spot.senses)


def is_within(inner: Toponym, outer: Named) -> bool:
    """True if the outer sense is the country or unit of the inner place."""
    place = outer.toponym
    if outer.how == "demonym" or inner.id == place.id:
        return False
    if place.kind == "country":
        return inner.country == place.country and inner.kind != "country"
    if place.kind == "admin1":
        return inner.admin1 == place.admin1 and inner.kind != "admin1"
    if place.kind == "admin2":
        return inner.admin2 == place.admin2 and place.admin2 is not None and inner.kind == "city"
    return False


def _class_word(words: Words, spot: Spot) -> str:
    low, first, last = words.low, spot.first, spot.last
    if last + 1 < len(low):
        kind = class_kinds("after").get(low[last + 1], "")
        if kind and kind != "facility":
            return kind
    before = class_kinds("before")
    if first > 1 and low[first - 1] == "of" and low[first - 2] in before:
        return before[low[first - 2]]
    kind = before.get(low[first - 1].rstrip("."), "") if first else ""
    if kind and (words.is_capital[first - 1] or kind not in {"city", "admin2"}):
        return kind
    return ""
