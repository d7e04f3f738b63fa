"""How alike two happenings are, as they are told: a score with its reasons, or a veto.

Weights were set on the seed and on groups of articles read by hand; what cannot be one incident is a veto and no weight.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tocsin.lexicon.merging import GENERIC
from tocsin.merge.mentions import MAGNITUDE, Days, Mention, Traits
from tocsin.model import Place

MONTH = 31
"""Days up to which stated days place an act; a year only bounds it."""
RECENT = 4
"""Days before its publication in which an undated piece of news happened."""
_LOOSE = 2
"""Days from the first to the last of an interval up to which outlets and time zones may still differ by one."""
_KM_A_DEGREE = 111.2
_NEAR_KM = 25.0
"""Centroids of one town lie up to so far apart between gazetteers."""
_NEXT_KM = 3.0
"""Two buildings or quarters farther apart are two places, though one city holds both."""
_SAME_QUAKE = 0.3
"""First values of institutes for one quake lie within it."""
_SPOTS = frozenset({"facility", "district"})
_FINE = frozenset({"city", "district", "facility", "admin2"})


@dataclass(frozen=True, slots=True)
class Profile(Traits):
    """What some mentions, taken for one happening, say together."""

    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A score with its reasons, or a veto: "stated days are more than a day apart"."""

    score: float
    reasons: tuple[str, ...]
    veto: str | None = None


def profile(mentions: Iterable[Mention]) -> Profile:
    """Some mentions as one, in order of article and place in the text; days are those that most narrowly hold."""
    listed = tuple(sorted(mentions, key=lambda each: (each.article, each.anchor, each.id)))
    places = {place.id: place for each in listed for place in each.places}
    return Profile(
        mentions=listed,
        classes=frozenset().union(*(each.classes for each in listed)),
        group=listed[0].group,
        days=narrowest(each.days for each in listed),
        told=narrowest(each.told for each in listed),
        places=tuple(places[key] for key in sorted(places)),
        actors=frozenset().union(*(each.actors for each in listed)),
        recipients=frozenset().union(*(each.recipients for each in listed)),
        people=frozenset().union(*(each.people for each in listed)),
        sides=frozenset().union(*(each.sides for each in listed)),
        names=frozenset().union(*(each.names for each in listed)),
        figures=frozenset().union(*(each.figures for each in listed)),
        cues=_cues_of(listed),
    )


def _cues_of(mentions: tuple[Mention, ...]) -> frozenset[str]:
    """How the first noun is told, else the first mention; background where all are."""
    first = next((each for each in mentions if "noun" in each.cues), mentions[0])
    spread = {"lede"} if any("lede" in each.cues for each in mentions) else set()
    background = {"background"} if all("background" in each.cues or each.event is None for each in mentions) else set()
    new = {"new"} if any("new" in each.cues for each in mentions[:2]) else set()
    return (
        first.cues - {"lede", "background"} | new | spread | (background if any("background" in each.cues for each in mentions) else set())
    )


def narrowest(found: Iterable[Days | None]) -> Days | None:
    """The shortest of some intervals, the earliest of those."""
    known = [days for days in found if days is not None]
    return min(known, key=lambda days: (days[1] - days[0], days), default=None)


def compare(a: Profile, b: Profile) -> Match:
    """How alike two happenings are, whatever articles they stand in; reasons say what counted."""
    veto = veto_of(a, b)
    if veto:
        return Match(0.0, (), veto)
    parts = [part for found in (_acts(a, b), _days(a, b), _places(a, b), _parties(a, b), _figures(a, b)) for part in found]
    return Match(sum(weight for weight, _ in parts), tuple(reason for _, reason in parts))


def veto_of(a: Profile, b: Profile) -> str | None:
    """Why two happenings cannot be one, or null."""
    if a.group != b.group:
        return "different kinds of act"
    gap = days_between(a.days, b.days)
    if gap is not None and gap > 1:
        return "stated days are more than a day apart"
    if _are_other_quakes(a, b):
        return "quakes of different strength"
    if a.people and b.people and not a.people & b.people and not _are_many(a, b):
        return "done to different people"
    if a.actors & b.recipients and b.actors & a.recipients and not (a.actors & b.actors or a.recipients & b.recipients):
        return "who did it and to whom are swapped"
    if a.places and b.places and not a.people & b.people and all(are_apart(one, other) for one in a.places for other in b.places):
        return "different places"
    return None


def _are_many(a: Profile, b: Profile) -> bool:
    """True where one act was done to several: a strike that killed two leaders is told with either name."""
    return len(a.people) > 1 or len(b.people) > 1


def days_between(a: Days | None, b: Days | None) -> int | None:
    """Days between two stated intervals, 0 where they overlap; null where one is unknown.

    "In early October" leaves room enough: where it does not hold a day, that day is another, be it the next.
    """
    if a is None or b is None:
        return None
    gap = max(0, b[0] - a[1], a[0] - b[1])
    return gap + 1 if gap and max(a[1] - a[0], b[1] - b[0]) > _LOOSE else gap


def are_apart(a: Place, b: Place) -> bool:
    """True for two places of one precision of which neither holds the other: Kirkuk and Baghdad, Iraq and Iran."""
    if a.id == b.id or (a.country and b.country and a.country != b.country):
        return a.id != b.id
    if a.kind not in _FINE or b.kind not in _FINE:
        return False
    distance = distance_km(a, b)
    near = _NEXT_KM if {a.kind, b.kind} <= _SPOTS else max(_NEAR_KM, a.radius_km or 0.0, b.radius_km or 0.0)
    return distance is not None and distance > near


def distance_km(a: Place, b: Place) -> float | None:
    """Kilometres between two places on the flat, good to a few in a hundred below 500; null where one is unresolved."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    east = (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return _KM_A_DEGREE * math.hypot(a.lat - b.lat, east)


def _acts(a: Profile, b: Profile) -> Iterator[tuple[float, str]]:
    shared = a.classes & b.classes
    if shared - GENERIC:
        yield 1.5, f"both tell of {min(shared - GENERIC)}"
    elif shared:
        yield 0.5, f"both tell of {min(shared)}"
    elif a.classes - GENERIC and b.classes - GENERIC:
        yield -1.0, "different means"
    elif a.group == "violence":
        yield 0.5, "the words may name one act"


def _days(a: Profile, b: Profile) -> Iterator[tuple[float, str]]:
    gap = days_between(a.days, b.days)
    if gap is not None:
        long = max(days[1] - days[0] for days in (a.days, b.days) if days)
        fits = 2.5 if long <= 1 else 1.0 if long <= MONTH else 0.0
        yield (fits, "the same days") if gap == 0 else (-0.5, "a day apart")
        return
    if is_told_elsewhere(a, b) or is_told_elsewhere(b, a):
        yield -1.5, "told beside other days"
    if ("background" in a.cues) != ("background" in b.cues):
        yield -1.5, "one is told as background"


def is_told_elsewhere(undated: Profile, dated: Profile) -> bool:
    """True for an undated act whose sentences speak only of other days."""
    beside = [days for each in undated.mentions for days in each.beside]
    return undated.days is None and bool(beside) and all((days_between(days, dated.days) or 0) > 1 for days in beside)


def _places(a: Profile, b: Profile) -> Iterator[tuple[float, str]]:
    if {place.id for place in a.places} & {place.id for place in b.places}:
        yield 1.5, "the same place"
    elif a.places and b.places:
        yield 0.75, "one place holds the other"


def _parties(a: Profile, b: Profile) -> Iterator[tuple[float, str]]:
    if a.people & b.people:
        yield 3.0, "done to the same person"
    elif a.recipients & b.recipients:
        yield 1.0, "done to the same"
    if a.sides and b.sides and not a.sides & b.sides:
        yield -2.0, "done by the other side"
    if a.actors & b.actors:
        yield 1.0, "done by the same"
    elif _known(a.actors) and _known(b.actors):
        yield -1.5, "done by others"
    elif a.actors and b.actors:
        yield -0.5, "done by others, as far as is known"


def _known(actors: frozenset[str]) -> bool:
    return any(not actor.startswith("local:") for actor in actors)


def _figures(a: Profile, b: Profile) -> Iterator[tuple[float, str]]:
    if a.figures & b.figures:
        yield 1.0, "the same figure"


def _are_other_quakes(a: Profile, b: Profile) -> bool:
    """True for strengths that no two institutes would give to one quake."""
    left, right = ([value for kind, value in each.figures if kind == MAGNITUDE] for each in (a, b))
    return bool(left and right) and min(abs(one - other) for one in left for other in right) > _SAME_QUAKE
