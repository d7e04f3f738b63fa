"""ACLED-shaped: the 31 columns that such files have had since March 2023. It is not ACLED data and must not be called so.

One row an incident. Words and diplomacy have no row. actor1 and actor2 are not directed. Unknown stays empty, fatalities too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import IO, Any

from tocsin.lexicon.codes import countries
from tocsin.present.export.base import Picked, Row
from tocsin.present.export.conflict import dead, kinds_of, side_of, whole
from tocsin.present.export.delimited import write_commas
from tocsin.present.export.sides import Once, Side, as_incident, days_of, first_day, joined, number_of, sides, told, unit

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1",
    "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2",
    "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
_PRECISIONS = {"city": 1, "facility": 1, "district": 1, "admin2": 2, "admin1": 3, "country": 3, "region": 3}


def write(rows: Picked, stream: IO[bytes]) -> int:
    """One line an incident of force or protest."""
    return write_commas(stream, _lines(rows), COLUMNS)


def _lines(rows: Picked) -> Iterator[tuple[Any, ...]]:
    once = Once()
    for row in rows:
        actors, recipients = sides(row, "actor"), sides(row, "recipient")
        kinds = kinds_of(row, actors, recipients)
        if kinds is None:
            rows.lost["words and diplomacy: no row"] += 1
        elif not once.is_new(unit(row)):
            rows.lost["further mentions of an incident"] += 1
        else:
            yield _cells(as_incident(row), rows, kinds, (actors, recipients))


def _cells(row: Row, rows: Picked, kinds: tuple[str, str, str], parties: tuple[list[Side], list[Side]]) -> tuple[Any, ...]:
    day = first_day(row)
    if day is None:
        rows.lost["events without a day: event_date is empty"] += 1
    inter1, inter2 = (side_of(listed[0]) if listed else "" for listed in parties)
    is_on_civilians = kinds[0].startswith("Political violence") and inter2 == "Civilians"
    return (
        f"{row['country'] or ''}{number_of(unit(row))}", day, day and day[:4], _time_precision(row), *kinds,
        *_side(parties[0]), inter1, *_side(parties[1]), inter2, "-".join(filter(None, (inter1, inter2))) or None,
        "Civilian targeting" if is_on_civilians else None, *_place(row),
        row["publisher"], None, _notes(row), whole(dead(row)[1]), row["marks"], _seconds(row["recorded_from"]),
    )  # fmt: skip


def _side(listed: list[Side]) -> tuple[str | None, str | None]:
    """The first, and those with him."""
    if not listed:
        return None, None
    return listed[0].name or listed[0].words, joined(each.name or each.words for each in listed[1:])


def _time_precision(row: Row) -> int | None:
    """1 the day, 2 within a week, 3 within a month or more; null where no day is known."""
    days = days_of(row)
    if days is None:
        return 3 if first_day(row) else None
    return 1 if days == 1 else 2 if days <= 7 else 3


def _place(row: Row) -> tuple[Any, ...]:
    """iso, region, country, admin1, admin2, admin3, location, latitude, longitude, geo_precision."""
    country = countries().get(row["country"] or "")
    known = (country.number or None, country.region, country.name) if country else (None, None, None)
    precision = _PRECISIONS.get(row["place_kind"] or "", 2) if row["place_name"] else None
    return (*known, row["place_admin1"], None, None, row["place_name"], row["lat"], row["lon"], precision)


def _notes(row: Row) -> str:
    """The sentence, on whose word its actors stand, and that nobody has checked it."""
    return " ".join(
        filter(None, (row["sentence"], f"[{told(row)}]" if told(row) else "", "[machine coding, not verified; not ACLED data]"))
    )


def _seconds(recorded: str) -> int:
    return int(datetime.fromisoformat(recorded).timestamp())
