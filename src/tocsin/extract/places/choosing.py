"""Chooses one sense for each name: prior, containment, class word, and the country, unit and neighbourhood of the other places."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tocsin.extract.places.containing import is_within
from tocsin.extract.places.outlets import Outlet, is_own_town
from tocsin.lexicon.places import place_weights

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tocsin.extract.places.spotting import Spot
    from tocsin.lexicon.places import Named, Toponym

# Three rounds settle all but hand-made riddles.
_ROUNDS = 3
# From powers of ten to odds: a lead of one is ten to one.
_SHARPNESS = math.log(10)
# Shares of .7 to .9 were right half the time on the development halves, shares above .98 nineteen times in twenty: cubed, they say so.
_CAUTION = 3
# The article's places are counted in cells of one degree, about 110 km.
_CELL = 1.0
# What touches so many countries belongs to none.
_MANY = 5
# Two senses so near to each other are one place for a map: a town and its district.
_SAME_DEGREES = 0.5
# What the article is taken to hold beside its places: one country named beside a town then outweighs a namesake ten times as large.
_UNSEEN = 0.4
# So many of the senses that were passed over are named.
_TOLD = 2


@dataclass(slots=True)
class Choice:
    """The sense that was chosen for one name, how sure, and why."""

    named: Named
    share: float
    reason: str


@dataclass(slots=True)
class _Name:
    """All mentions of one name with one container: they have one sense."""

    spots: list[Spot]
    senses: tuple[Named, ...]
    base: list[float]
    reasons: list[str]
    shares: list[float] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)

    @property
    def weight(self) -> float:
        """Ten mentions are not ten witnesses."""
        return math.sqrt(len(self.spots))


class _Context:
    """How much of an article's attention lies in which country, unit and cell."""

    __slots__ = ("cell", "country", "total", "unit")

    def __init__(self) -> None:
        self.country: defaultdict[str, float] = defaultdict(float)
        self.unit: defaultdict[str, float] = defaultdict(float)
        self.cell: defaultdict[tuple[int, int], float] = defaultdict(float)
        self.total = 0.0

    def add(self, place: Toponym, mass: float) -> None:
        """Counts one place with some mass; a negative one takes it out again."""
        for country in place.countries[:4]:
            self.country[country] += mass / min(4, len(place.countries))
        if place.admin1:
            self.unit[place.admin1] += mass
        if place.kind not in {"country", "region", "admin1"}:
            self.cell[_cell(place)] += mass

    def near(self, place: Toponym) -> float:
        """Mass in the cell of a place and the eight around it."""
        row, column = _cell(place)
        return sum(self.cell.get((row + down, column + right), 0.0) for down in (-1, 0, 1) for right in (-1, 0, 1))


def choose(spots: Iterable[Spot], hints: Iterable[tuple[Toponym, float]], outlet: Outlet) -> dict[int, Choice]:
    """For each spot (by `id`) its sense; hints are places that outlet and words speak for, with a mass.

    A name that is also the outlet's own ("Paris" in parisbeacon.com) loses most of its prior: such a paper rarely means the capital.
    """
    weights = place_weights("choose")
    names = _names(list(spots), weights)
    context = _Context()
    hinted = list(hints)
    for place, mass in hinted:
        context.add(place, mass)
        context.total += mass
    home = {place.admin1 for place, _ in hinted if place.admin1}
    for name in names:
        _weigh_states(name, home, weights["namesake_of_state"])
        if is_own_town(outlet, name.spots[0].key, name.senses):
            name.base = [base * weights["own_town"] for base in name.base]
        name.shares = _softmax(name.base)
        _count(context, name, 1)
    for _ in range(_ROUNDS):
        for name in names:
            _count(context, name, -1)
            name.scores = [base + _in_context(named, context, weights) for named, base in zip(name.senses, name.base, strict=True)]
            name.shares = _softmax(name.scores)
            _count(context, name, 1)
    return {id(spot): choice for name in names for choice in [_chosen(name)] for spot in name.spots}


def _weigh_states(name: _Name, home: set[str], weight: float) -> None:
    """Against "Cuba" as a town of Illinois, unless the outlet is at home in Illinois or its container says so."""
    if any(named.toponym.kind == "country" and named.how == "name" for named in name.senses):
        for at, named in enumerate(name.senses):
            if named.toponym.kind == "city" and named.toponym.admin1 not in home and not name.reasons[at]:
                name.base[at] += weight


def _names(spots: list[Spot], weights: dict[str, float]) -> list[_Name]:
    held: dict[tuple[str, str, str], list[Spot]] = defaultdict(list)
    for spot in spots:
        if spot.senses:
            # "the city of Oxford" and "Oxford" are one; "Kherson region" and "Kherson" are two.
            wants = "" if spot.wants == "city" else spot.wants
            held[spot.key, spot.container.key if spot.container else "", wants].append(spot)
    outer_of: dict[str, Spot] = {key: group[0].container for (key, outer, _), group in held.items() if outer and group[0].container}
    return [_name(group, outer_of.get(key), weights) for (key, _, _), group in held.items()]


def _name(spots: list[Spot], elsewhere: Spot | None, weights: dict[str, float]) -> _Name:
    spot = spots[0]
    base, reasons = [], []
    for named in spot.senses:
        score, reason = prior(named, weights), ""
        if spot.container and any(is_within(named.toponym, outer) for outer in spot.container.senses):
            score, reason = score + weights["contained"], f"containment: {spot.container.senses[0].toponym.name}"
        elif elsewhere and any(is_within(named.toponym, outer) for outer in elsewhere.senses):
            score, reason = score + weights["same_elsewhere"], f"containment elsewhere: {elsewhere.senses[0].toponym.name}"
        if spot.wants:
            fits = _fits(named.toponym, spot.wants)
            score += weights["class_word"] if fits else 0.0 if named.toponym.feature else weights["class_other"]
            reason = reason or (f"class word: {spot.wants}" if fits else "")
        base.append(score)
        reasons.append(reason)
    return _Name(spots, spot.senses, base, reasons)


def _fits(place: Toponym, wanted: str) -> bool:
    """Provinces, regions and districts are units of either order."""
    return place.kind == wanted or (wanted.startswith("admin") and place.kind in {"admin1", "admin2"}) or place.feature == wanted


def prior(named: Named, weights: dict[str, float]) -> float:
    """How likely a sense is where nothing else is known, in powers of ten."""
    place = named.toponym
    if place.feature:
        return weights["feature"]
    score = math.log10(place.population + 10)
    score += weights.get(place.kind, 0.0) + weights.get(named.how, 0.0)
    return score + (weights["capital"] if place.is_capital else 0.0)


def _in_context(named: Named, context: _Context, weights: dict[str, float]) -> float:
    place = named.toponym
    total = context.total + _UNSEEN
    score = 0.0
    if not place.countries or len(place.countries) >= _MANY:
        # Seas and continents have no country that could speak for them: they are at home in every article.
        score += weights["in_country"]
    else:
        score += weights["in_country"] * max(context.country.get(country, 0.0) for country in place.countries) / total
    if place.admin1:
        score += weights["in_admin1"] * context.unit.get(place.admin1, 0.0) / total
    if place.kind not in {"country", "region"}:
        score += weights["nearby"] * context.near(place) / total
    return score


def _count(context: _Context, name: _Name, sign: int) -> None:
    for named, share in zip(name.senses, name.shares, strict=True):
        if share > 0.02:
            context.add(named.toponym, sign * share * name.weight)
    context.total += sign * name.weight


def _softmax(scores: list[float]) -> list[float]:
    best = max(scores)
    powers = [math.exp(_SHARPNESS * (score - best)) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def _chosen(name: _Name) -> Choice:
    at = max(range(len(name.senses)), key=name.scores.__getitem__)
    reason = name.reasons[at]
    if not reason:
        if len(name.senses) == 1:
            reason = "only sense"
        else:
            by_prior = max(range(len(name.senses)), key=name.base.__getitem__)
            place = name.senses[at].toponym
            where = place.admin1_name or place.country or "nowhere"
            reason = f"prior: first of {len(name.senses)}" if by_prior == at else f"context: {where}"
    return Choice(name.senses[at], _share_of_place(name, name.senses[at].toponym), reason + _passed_over(name, at))


def _passed_over(name: _Name, chosen: int) -> str:
    """The next best senses that lie elsewhere, for `explain`: "; before Springfield (Missouri, USA) and 39 others"."""
    place = name.senses[chosen].toponym
    others = [at for at in range(len(name.senses)) if not _is_beside(name.senses[at].toponym, place)]
    if not others:
        return ""
    order = sorted(others, key=lambda at: -name.scores[at])
    listed = ", ".join(_described(name.senses[at].toponym) for at in order[:_TOLD])
    return f"; before {listed}" + (f" and {len(order) - _TOLD} more" if len(order) > _TOLD else "")


def _described(place: Toponym) -> str:
    where = [part for part in (place.admin1_name if place.kind != "admin1" else None, place.country) if part]
    return f"{place.name} ({', '.join(where) or place.kind})"


def _is_beside(a: Toponym, b: Toponym) -> bool:
    return abs(a.lat - b.lat) < _SAME_DEGREES and abs(a.lon - b.lon) < _SAME_DEGREES


def _share_of_place(name: _Name, chosen: Toponym) -> float:
    """The shares of all senses that lie where the chosen one lies, as a confidence."""
    near = (share for named, share in zip(name.senses, name.shares, strict=True) if _is_beside(named.toponym, chosen))
    return min(1.0, sum(near)) ** _CAUTION


def _cell(place: Toponym) -> tuple[int, int]:
    return int(place.lat // _CELL), int(place.lon // _CELL)
