"""Embassies and airports: places that are named by another place, "the U.S. Embassy in Baghdad", "Kirkuk airport"."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.places.choosing import Choice
from tocsin.lexicon.places import Named, fold, place_values, place_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocsin.extract.places.spotting import Spot, Words
    from tocsin.lexicon.places import PlaceIndex, Toponym

# An airport lies within half an hour's drive of its town.
_AIRPORT_KM = 25.0
# The host is read from the article, not from the phrase.
_INFERRED = 0.6
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})

Choices = dict[int, Choice]


def join(words: Words, spots: Sequence[Spot], choices: Choices, index: PlaceIndex) -> None:
    """Lengthens the spots that name an embassy or an airport, and changes their choices in place."""
    after = {spot.first: spot for spot in spots}
    missions = []
    for spot in spots:
        choice = choices.get(id(spot))
        if choice is None:
            continue
        if choice.named.toponym.kind == "country" and _next_in(words, spot, place_words("mission")):
            missions.append((spot, after.get(spot.last + 3) if words.low[spot.last + 2 : spot.last + 3] == ["in"] else None))
        else:
            _airport(words, spot, choices)
    hosts: dict[str | None, Toponym] = {}
    for pair in sorted(missions, key=lambda each: each[1] is None):
        _mission(words, pair, choices, index, hosts)


def _next_in(words: Words, spot: Spot, wanted: frozenset[str]) -> bool:
    return spot.last + 1 < len(words.low) and words.low[spot.last + 1] in wanted


def _airport(words: Words, spot: Spot, choices: Choices) -> None:
    at = spot.last + 1
    if at < len(words.low) and words.low[at] in _POSSESSIVES:
        at += 1
    what = place_values("compound").get(words.low[at]) if at < len(words.low) else None
    town = choices[id(spot)].named.toponym
    if what is None or town.kind != "city":
        return
    spot.last = at
    name = f"{town.name} {words.text[at]}"
    place = replace(
        town, id=f"tocsin:{what}-of-{town.id.split(':')[1]}", name=name, kind="facility", radius_km=_AIRPORT_KM, population=0,
        is_capital=False, feature=what,
    )  # fmt: skip
    choices[id(spot)] = Choice(Named(place, "name"), choices[id(spot)].share, f"{what} of {town.name}: {choices[id(spot)].reason}")


def _mission(words: Words, pair: tuple[Spot, Spot | None], choices: Choices, index: PlaceIndex, hosts: dict[str | None, Toponym]) -> None:
    spot, seat = pair
    sender = choices[id(spot)].named.toponym
    named = choices.get(id(seat)) if seat else None
    city = _city(named.named.toponym, index) if named else hosts.get(sender.country) or _host(sender, choices, index)
    if city is None:
        return
    hosts.setdefault(sender.country, city)
    what = words.low[spot.last + 1]
    place = _known_mission(sender, what, city, index) or replace(
        city, id=f"tocsin:{what}-{(sender.country or '').lower()}-in-{city.id.split(':')[1]}", name=f"{what.title()} of {sender.name} in {city.name}",
        kind="facility", population=0, is_capital=False, feature="embassy",
    )  # fmt: skip
    spot.last += 1
    reason = f"{what} in {city.name}: " + ("named beside it" if named else "the article's host")
    choices[id(spot)] = Choice(Named(place, "name"), named.share if named else _INFERRED, reason)


def _known_mission(sender: Toponym, what: str, city: Toponym, index: PlaceIndex) -> Toponym | None:
    names = [sender.name, "us"] if sender.country == "USA" else [sender.name]
    keys = [fold(f"{name} {what} in {city.name}") for name in names]
    found = index.find(keys)
    return next((senses[0].toponym for key in keys if (senses := found.get(key))), None)


def _city(place: Toponym, index: PlaceIndex) -> Toponym | None:
    return index.capital_of(place.country) if place.kind == "country" and place.country else place


def _host(sender: Toponym, choices: Choices, index: PlaceIndex) -> Toponym | None:
    """The capital of the country, other than the sender, that the article speaks of most."""
    counts = Counter(choice.named.toponym.country for choice in choices.values() if choice.named.how != "demonym")
    counts.pop(None, None)
    counts.pop(sender.country, None)
    return index.capital_of(str(counts.most_common(1)[0][0])) if counts else None
