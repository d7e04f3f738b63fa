"""GDELT 2 events: 61 columns, tab-separated, no header; one row an incident where incidents are known, else an event mention.

Actors' countries are CAMEO's three letters, places' FIPS 10-4's two. NumSources is voices, never articles. Tone, known groups,
ethnic and religious codes, actors' own places and feature ids are not known to Tocsin and stay empty.
"""

from __future__ import annotations

from typing import IO, Any

from tocsin.lexicon.codes import cameo_of, countries
from tocsin.present.export.base import Picked, Row
from tocsin.present.export.delimited import write_tabbed
from tocsin.present.export.sides import Once, Side, as_incident, code_of, days_of, first_day, number_of, sides, told, types_of, unit

COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    "Actor1Code", "Actor1Name", "Actor1CountryCode", "Actor1KnownGroupCode", "Actor1EthnicCode", "Actor1Religion1Code", "Actor1Religion2Code",
    "Actor1Type1Code", "Actor1Type2Code", "Actor1Type3Code",
    "Actor2Code", "Actor2Name", "Actor2CountryCode", "Actor2KnownGroupCode", "Actor2EthnicCode", "Actor2Religion1Code", "Actor2Religion2Code",
    "Actor2Type1Code", "Actor2Type2Code", "Actor2Type3Code",
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles",
    "AvgTone",
    "Actor1Geo_Type", "Actor1Geo_FullName", "Actor1Geo_CountryCode", "Actor1Geo_ADM1Code", "Actor1Geo_ADM2Code", "Actor1Geo_Lat",
    "Actor1Geo_Long", "Actor1Geo_FeatureID",
    "Actor2Geo_Type", "Actor2Geo_FullName", "Actor2Geo_CountryCode", "Actor2Geo_ADM1Code", "Actor2Geo_ADM2Code", "Actor2Geo_Lat",
    "Actor2Geo_Long", "Actor2Geo_FeatureID",
    "ActionGeo_Type", "ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_ADM1Code", "ActionGeo_ADM2Code", "ActionGeo_Lat",
    "ActionGeo_Long", "ActionGeo_FeatureID",
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
_NO_PLACE = (None,) * 8
_NOBODY = (None,) * 10
_GEO_TYPES = {("country", False): 1, ("country", True): 1, ("admin1", True): 2, ("admin1", False): 5}
"""GDELT's kinds of places, by our kind and whether it lies in the United States; anything finer is a city: 3 there, 4 elsewhere."""


def write(rows: Picked, stream: IO[bytes]) -> int:
    """One line an incident."""
    once = Once()
    return write_tabbed(stream, (_cells(as_incident(row), rows) for row in rows if once.is_new(unit(row)) or _is_told_again(rows)))


def _is_told_again(rows: Picked) -> bool:
    rows.lost["further mentions of an incident: they are in gdelt-mentions"] += 1
    return False


def _cells(row: Row, rows: Picked) -> tuple[Any, ...]:
    code, quad = code_of(row), row["quad"]
    weight = cameo_of(code)
    actors, recipients = sides(row, "actor"), sides(row, "recipient")
    more = max(0, len(actors) - 1) + max(0, len(recipients) - 1)
    if more:
        rows.lost["actors and recipients after the first"] += more
    return (
        number_of(unit(row)), *_days(row, rows),
        *(_side(actors[0]) if actors else _NOBODY), *(_side(recipients[0]) if recipients else _NOBODY),
        1 if row["rank"] == 1 else 0, code, code and code[:3], code and code[:2], quad, weight and weight.goldstein,
        row["mentions"] or 1, row["voices"] or 1, row["articles"] or 1, None,
        *_NO_PLACE, *_NO_PLACE, *_place(row), _moment(row["recorded_from"]), source(row),
    )  # fmt: skip


def _days(row: Row, rows: Picked) -> tuple[Any, ...]:
    """SQLDATE, MonthYear, Year, FractionDate."""
    day = first_day(row)
    if day is None:
        rows.lost["events without a day: the date is empty"] += 1
        return (None, None, None, None)
    if days_of(row) != 1:
        rows.lost["days known as an interval: its first day is written"] += 1
    year, month, date = day.split("-")
    # GDELT's own arithmetic: months of 30 days in a year of 365.
    fraction = int(year) + (int(month) * 30 + int(date)) / 365
    return year + month + date, year + month, year, f"{fraction:.4f}"


def _side(side: Side) -> tuple[str | None, ...]:
    """Code, name, country, known group, ethnic, two religions, three types."""
    country = countries().get(side.country)
    types = types_of(side)
    letters = country.cameo if country else ""
    code = letters + "".join(types) or None
    padded = [*types, None, None, None][:3]
    return (code, (side.name or side.words).upper() or None, letters or None, None, None, None, None, *padded)


def _place(row: Row) -> tuple[Any, ...]:
    """Type, full name, country, ADM1, ADM2, latitude, longitude, feature id."""
    if not row["place_name"]:
        return _NO_PLACE
    country = countries().get(row["country"] or "")
    is_american = row["country"] == "USA"
    kind = _GEO_TYPES.get((row["place_kind"] or "", is_american), 3 if is_american else 4)
    name = ", ".join(dict.fromkeys(filter(None, (row["place_name"], row["place_admin1"], country.name if country else None))))
    fips = country.fips if country else None
    is_whole = kind == 1
    return (kind, name, fips, fips if is_whole else None, None, row["lat"], row["lon"], fips if is_whole else None)


def _moment(recorded: str) -> str:
    """YYYYMMDDHHMMSS, UTC."""
    return "".join(sign for sign in recorded[:19] if sign.isdigit())


def source(row: Row) -> str:
    """The address, else the article's id; what sets the event apart stands behind a #, where no reader stumbles over it."""
    address, marks = str(row["url"] or row["article"]), told(row)
    return f"{address}#tocsin:{marks.replace(' ', '_')}" if marks else address
