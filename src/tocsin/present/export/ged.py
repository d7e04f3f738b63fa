"""UCDP-GED-shaped: 49 columns. Low, best and high and the original speakers come from the accounts.

One row an incident of force (ASSAULT). Ids of conflicts, dyads and sides, the type of violence and whose dead they were stay empty:
they are not known, and an empty cell is no zero.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import IO, Any

from tocsin.lexicon.codes import countries
from tocsin.present.export.base import Picked, Row
from tocsin.present.export.conflict import accounts, dead, whole
from tocsin.present.export.delimited import write_commas
from tocsin.present.export.sides import Once, Side, as_incident, days_of, first_day, number_of, sides, told, unit

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name",
    "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original",
    "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid",
    "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end",
    "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
_PRECISIONS = {"city": 1, "facility": 1, "district": 1, "admin2": 3, "admin1": 4, "country": 6, "sea": 7, "strait": 7}
_DATE_PRECISIONS = ((1, 1), (6, 2), (7, 3), (31, 4))
"""Days, and GED's code for at most so many; more are 5."""


def write(rows: Picked, stream: IO[bytes]) -> int:
    """One line an incident of force."""
    return write_commas(stream, _lines(rows), COLUMNS)


def _lines(rows: Picked) -> Iterator[tuple[Any, ...]]:
    once = Once()
    for row in rows:
        if row["type"] != "ASSAULT":
            rows.lost["events that are no armed force: no row"] += 1
        elif not once.is_new(unit(row)):
            rows.lost["further mentions of an incident"] += 1
        else:
            yield _cells(as_incident(row), rows)


def _cells(row: Row, rows: Picked) -> tuple[Any, ...]:
    low, best, high = (whole(figure) for figure in dead(row))
    if best is None:
        rows.lost["incidents for which nobody gives a number of dead: low, best and high are empty"] += 1
    first, second = (listed[0] if listed else None for listed in (sides(row, "actor"), sides(row, "recipient")))
    day = first_day(row)
    return (
        number_of(unit(row)), unit(row), day and day[:4], None, _status(row), *(None,) * 9, _name(first), None, None, _name(second),
        *_sources(row), *_place(row), 2 if row["count"] == "aggregate" else 1, *_dates(row),
        None, None, None, None, best, high, low, _gw(first), _gw(second),
    )  # fmt: skip


def _status(row: Row) -> str:
    apart = told(row)
    return "machine coded, not verified" + (f"; {apart}" if apart else "")


def _name(side: Side | None) -> str | None:
    return (side.name or side.words) if side else None


def _gw(side: Side | None) -> str | None:
    """Gleditsch-Ward number of a side that is a state."""
    country = countries().get(side.country) if side and side.kind == "state" else None
    return country.gw or None if country else None


def _sources(row: Row) -> tuple[Any, ...]:
    """number_of_sources, source_article, source_office, source_date, source_headline, source_original."""
    speakers = list(dict.fromkeys(who for who, _, _ in accounts(row))) or list(dict.fromkeys((row["attributed_to"] or "").split("; ")))
    named = "; ".join(filter(None, speakers)) or row["publisher"]
    article = ",".join(f'"{each}"' for each in (row["publisher"], row["published_end"], row["headline"]) if each)
    return row["origins"], article or None, row["publisher"], row["published_end"], row["headline"], named


def _place(row: Row) -> tuple[Any, ...]:
    """where_prec … region."""
    lat, lon, country = row["lat"], row["lon"], countries().get(row["country"] or "")
    is_located = lat is not None and lon is not None
    return (
        _PRECISIONS.get(row["place_kind"] or "", 5) if row["place_name"] else None,
        row["place_name"], row["place_words"], row["place_admin1"], None, lat, lon,
        f"POINT ({lon:g} {lat:g})" if is_located else None, priogrid(lat, lon) if is_located else None,
        country.name if country else None, country.gw or None if country else None, country.ged_region or None if country else None,
    )  # fmt: skip


def priogrid(lat: float, lon: float) -> int:
    """Number of the half-degree cell, counted from the south-west: 720 in a row."""
    row, column = math.floor((min(lat, 89.999) + 90) * 2), math.floor((min(lon, 179.999) + 180) * 2)
    return row * 720 + column + 1


def _dates(row: Row) -> tuple[Any, ...]:
    """date_prec, date_start, date_end."""
    days = days_of(row)
    if days is None:
        known = first_day(row)
        return (5 if known else None, known, known)
    precision = next((code for most, code in _DATE_PRECISIONS if days <= most), 5)
    return precision, row["when_start"][:10], row["when_end"][:10]
