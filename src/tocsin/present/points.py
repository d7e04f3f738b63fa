"""A place → the point that a map may show: never finer than the words, and coarser where people could be harmed."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.lexicon.mapping import guard_of, reaches
from tocsin.present.words import excerpt

KM_PER_DEGREE = 111.0


@dataclass(frozen=True, slots=True)
class Point:
    """Where the marker stands, how far the words reach, and whether it was made coarser on purpose."""

    lat: float
    lon: float
    radius_km: float
    is_coarse: bool


def point_of(name: str, kind: str | None, at: tuple[float, float], *, holds_forces: bool = False) -> Point:
    """The point of a place: that of "al-Shifa Hospital" lies on a grid of 15 km, as does any building where forces are said to stand.

    Cities and countries keep their point: it is no finer than the word.
    """
    known = reaches().by_kind
    radius = known.get(kind or "other", known["other"])
    guard = guard_of(excerpt(name, 200))
    if holds_forces and kind in {"facility", "district", "other", None}:
        guard = max(guard, max((each for _, each in reaches().guarded), default=0.0))
    if guard <= radius and not (guard and kind == "facility"):
        return Point(round(at[0], 3), round(at[1], 3), radius, is_coarse=False)
    lat, lon = (_on_grid(degrees, guard) for degrees in at)
    return Point(lat, lon, max(radius, guard), is_coarse=True)


def _on_grid(degrees: float, width_km: float) -> float:
    step = width_km / KM_PER_DEGREE
    return round(round(degrees / step) * step, 2)
