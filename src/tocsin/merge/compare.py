"""Two records of the same time, ours and another data set's → what both have, what only one has. Pure.

Events match one to one, the closest first: the same PLOVER type, days at most `days` apart, places at most `km` apart, or one of the two
known by its country alone and the country the same. An event without a type, a day or a place matches nothing.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

_EARTH_KM = 6371.0
# A country stands for all its places: such a match is worse than any between two known places.
_COUNTRY_COST = 2.0

_LONGEST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Compared:
    """One event of either side, as far as a comparison needs it."""

    id: str
    type: str | None
    first: str | None
    last: str | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    is_whole_country: bool = False
    """True where the place is known no finer than its country."""


@dataclass(frozen=True, slots=True)
class Within:
    """How far apart two events may lie and still be the same."""

    days: int = 1
    """A day for time zones and for the day of the report."""
    km: float = 50.0
    """Two data sets place the same attack in a suburb or in its city."""


@dataclass(frozen=True, slots=True)
class Match:
    """Ours and theirs, with what lies between them."""

    ours: str
    theirs: str
    days: int
    km: float | None
    """Null where one is known by its country alone."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one day, country or type."""

    by: str
    key: str
    matched: int
    only_ours: int
    only_theirs: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole answer; ids in order."""

    matched: tuple[Match, ...]
    only_ours: tuple[str, ...]
    only_theirs: tuple[str, ...]
    tallies: tuple[Tally, ...]


def compare(ours: Iterable[Compared], theirs: Iterable[Compared], within: Within | None = None) -> Comparison:
    """What both have, and what only one of them has, in all and by day, country and type."""
    within = within or Within()
    mine, others = list(ours), list(theirs)
    matched = _matched(mine, others, within)
    ids = ({match.ours for match in matched}, {match.theirs for match in matched})
    only_ours, only_theirs = ([each for each in side if each.id not in found] for side, found in zip((mine, others), ids, strict=True))
    by_id = {each.id: each for each in mine}
    tallies = _tallies([by_id[match.ours] for match in matched], only_ours, only_theirs)
    return Comparison(tuple(matched), tuple(sorted(e.id for e in only_ours)), tuple(sorted(e.id for e in only_theirs)), tuple(tallies))


def _matched(ours: Sequence[Compared], theirs: Sequence[Compared], within: Within) -> list[Match]:
    by_key: dict[tuple[str, int], list[Compared]] = defaultdict(list)
    for other in theirs:
        if other.type and _is_dated(other):
            for day in range(_ordinal(other.first or ""), _ordinal(other.last or other.first or "") + 1):
                by_key[other.type, day].append(other)
    pairs = sorted(pair for mine in ours for pair in _pairs(mine, by_key, within))
    taken: tuple[set[str], set[str]] = set(), set()
    out = []
    for _, mine_id, other_id, days, km in pairs:
        if mine_id not in taken[0] and other_id not in taken[1]:
            taken[0].add(mine_id)
            taken[1].add(other_id)
            out.append(Match(mine_id, other_id, days, None if km < 0 else km))
    return sorted(out, key=lambda match: (match.ours, match.theirs))


Pair = tuple[float, str, str, int, float]


def _pairs(mine: Compared, by_key: dict[tuple[str, int], list[Compared]], within: Within) -> Iterator[Pair]:
    """What it may match with: the cost first, so that the closest come first; km is -1 where only countries are compared."""
    if not mine.type or not mine.first or not _is_dated(mine):
        return
    first, last = _ordinal(mine.first), _ordinal(mine.last or mine.first)
    seen: set[str] = set()
    for day in range(first - within.days, last + within.days + 1):
        for other in by_key.get((mine.type, day), ()):
            apart = _apart(mine, other, within) if other.id not in seen else None
            seen.add(other.id)
            if apart is not None:
                days = _days_apart((first, last), other)
                cost = days + (_COUNTRY_COST if apart < 0 else apart / max(within.km, 1.0))
                yield cost, mine.id, other.id, days, apart


def _is_dated(each: Compared) -> bool:
    """True for what is known to a year at least; "in the nineties" is no day to match by."""
    return bool(each.first) and _ordinal(each.last or each.first or "") - _ordinal(each.first or "") <= _LONGEST_DAYS


def _days_apart(mine: tuple[int, int], other: Compared) -> int:
    first, last = _ordinal(other.first or ""), _ordinal(other.last or other.first or "")
    return max(0, first - mine[1], mine[0] - last)


def _apart(mine: Compared, other: Compared, within: Within) -> float | None:
    """Kilometres; -1 where one is known by its country alone and that is the same; null where they are not the same place."""
    if mine.is_whole_country or other.is_whole_country or mine.lat is None or other.lat is None:
        is_same = mine.country is not None and mine.country == other.country
        is_coarse = mine.is_whole_country or other.is_whole_country or _is_named_alike(mine, other)
        return -1.0 if is_same and is_coarse else None
    km = distance_km((mine.lat, mine.lon or 0.0), (other.lat, other.lon or 0.0))
    return km if km <= within.km else None


def _is_named_alike(mine: Compared, other: Compared) -> bool:
    return bool(mine.place and other.place) and (mine.place or "").casefold() == (other.place or "").casefold()


def distance_km(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Great-circle distance of two points in degrees, latitude first."""
    lat1, lon1, lat2, lon2 = (math.radians(each) for each in (*one, *two))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _ordinal(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()


def _tallies(matched: Sequence[Compared], only_ours: Sequence[Compared], only_theirs: Sequence[Compared]) -> Iterator[Tally]:
    """By day, country and type; a match counts under our values."""
    for by in ("day", "place", "type"):
        counts = [Counter(_key(by, each) for each in side) for side in (matched, only_ours, only_theirs)]
        for key in sorted({key for count in counts for key in count}):
            yield Tally(by, key, *(count[key] for count in counts))


def _key(by: str, each: Compared) -> str:
    value = {"day": (each.first or "")[:10], "place": each.country, "type": each.type}[by]
    return value or "unknown"
