"""The codes that other data sets use for what Tocsin knows: countries, sectors, CAMEO's events, the types of conflict locations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tocsin.lexicon.tables import load_table


@dataclass(frozen=True, slots=True)
class Country:
    """One country in the codes of the field; empty where it has none or it is not known for sure."""

    iso3: str
    iso2: str
    name: str
    number: str
    """ISO 3166-1 numeric, three digits."""
    fips: str
    """FIPS 10-4, the two letters of GDELT's places."""
    cameo: str
    """The three letters of GDELT's actors."""
    cow: str
    """Correlates of War number."""
    gw: str
    """Gleditsch-Ward number."""
    region: str
    ged_region: str


@dataclass(frozen=True, slots=True)
class Sector:
    """A PLOVER sector as others call it."""

    sector: str
    cameo: str
    icews: str
    side: str


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A CAMEO code with its label and its weight on Goldstein's scale."""

    code: str
    label: str
    goldstein: float


@dataclass(frozen=True, slots=True)
class ConflictType:
    """A PLOVER type and mode in the types of the conflict-location data sets."""

    disorder: str
    event: str
    sub_event: str
    armed_event: str
    armed_sub_event: str


@cache
def countries() -> Mapping[str, Country]:
    """Countries by ISO 3166-1 alpha-3."""
    return {row["iso3"]: Country(**row) for row in load_table("country_codes").rows}


@cache
def country_of(code: str, column: str) -> Country | None:
    """The country that has this code in one column: `country_of("IZ", "fips").iso3` is "IRQ"."""
    return _by(column).get(code.strip().casefold()) if code else None


@cache
def _by(column: str) -> Mapping[str, Country]:
    out: dict[str, Country] = {}
    for country in countries().values():
        code = str(getattr(country, column)).casefold()
        if code:
            out.setdefault(code, country)
    return out


@cache
def sectors() -> Mapping[str, Sector]:
    """Sectors by PLOVER's letters."""
    return {row["sector"]: Sector(**row) for row in load_table("sector_codes").rows}


@cache
def cameo_codes() -> Mapping[str, CameoCode]:
    """CAMEO's codes to three digits."""
    return {row["code"]: CameoCode(row["code"], row["label"], float(row["goldstein"])) for row in load_table("cameo_codes").rows}


@cache
def cameo_of(code: str | None) -> CameoCode | None:
    """The row of a code, else of its first three or two digits: "1721" has that of "172"."""
    held = cameo_codes()
    return next((held[code[:digits]] for digits in (4, 3, 2) if code and code[:digits] in held), None)


@cache
def conflict_types() -> Mapping[tuple[str, str], ConflictType]:
    """Types of the conflict-location data sets by PLOVER type and mode."""
    out = {}
    for row in load_table("conflict_types").rows:
        out[row["type"], row["mode"]] = ConflictType(
            row["disorder"],
            row["event"],
            row["sub_event"],
            row["armed_event"] or row["event"],
            row["armed_sub_event"] or row["sub_event"],
        )
    return out


@cache
def plover_of(cameo: str) -> tuple[str, str | None] | None:
    """PLOVER's type and mode for a CAMEO code of another data set: the row of the code, else that of fewer digits, else of its root.

    `plover_of("195")` is ("ASSAULT", "aerial"), `plover_of("036")` is ("AGREE", None).
    """
    rows = _plover()
    for digits in range(len(cameo), 1, -1):
        if cameo[:digits] in rows:
            return rows[cameo[:digits]]
    return None


@cache
def _plover() -> Mapping[str, tuple[str, str | None]]:
    out: dict[str, tuple[str, str | None]] = {}
    rows = load_table("plover_types").rows
    for row in rows:
        out.setdefault(row["cameo"], (row["type"], row["mode"] or None))
    for row in rows:
        out.setdefault(row["cameo"][:3], (row["type"], None))
    for row in load_table("cameo_roots").rows:
        out.setdefault(row["root"], (row["type"], None))
    return out


@cache
def cameo_for(type_: str, mode: str | None) -> str | None:
    """CAMEO's code of a PLOVER type and mode, else of the type alone: `cameo_for("ASSAULT", "aerial")` is "195"."""
    rows = {(row["type"], row["mode"]): row["cameo"] for row in load_table("plover_types").rows}
    return rows.get((type_, mode or "")) or rows.get((type_, ""))


@cache
def quad_of(type_: str) -> int | None:
    """Quad class of a PLOVER type: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return next((int(row["quad"]) for row in load_table("plover_types").rows if row["type"] == type_), None)
