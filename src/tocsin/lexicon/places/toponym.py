"""What the index knows of one place, and of one name of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from tocsin.model.vocabulary import PlaceKind

How = Literal["name", "alias", "base", "abbreviation", "acronym", "demonym"]
"""name: what it is called first; alias: another name; base: without its class word ("Boone" for Boone County);
acronym: only in capitals."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """One place with GeoNames' or our own point, and how far it reaches around it."""

    id: str
    name: str
    kind: PlaceKind
    lat: float
    lon: float
    radius_km: float
    country: str | None = None
    """ISO 3166-1 alpha-3; null for what belongs to several or none."""
    countries: tuple[str, ...] = ()
    """All countries that it touches."""
    admin1: str | None = None
    """GeoNames code of the first-order unit: "US.IL"."""
    admin1_name: str | None = None
    admin2: str | None = None
    """GeoNames code of the second-order unit: "US.IL.167"."""
    population: int = 0
    is_capital: bool = False
    feature: str = ""
    """For our own features what it is: strait, air base, refinery …"""


class Named(NamedTuple):
    """One sense of a name."""

    toponym: Toponym
    how: How
