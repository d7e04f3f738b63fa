"""POLECAT's 40 columns: tab-separated with a header, missing is the text None, lists are joined by "; ".

One row is one event mention, as in POLECAT. Cells that need what Tocsin does not know (Wikipedia ids, districts) are None.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from tocsin.lexicon.codes import countries
from tocsin.present.export.base import Picked, Row
from tocsin.present.export.delimited import write_tabbed
from tocsin.present.export.sides import Side, first_day, joined, sides, told

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
_CITIES = frozenset({"city", "district", "facility"})


def write(rows: Picked, stream: IO[bytes]) -> int:
    """One line an event mention."""
    return write_tabbed(stream, (_cells(row, rows) for row in rows), COLUMNS, missing="None")


def _cells(row: Row, rows: Picked) -> tuple[Any, ...]:
    day = first_day(row)
    if day is None:
        rows.lost["events without a day: Event Date is None"] += 1
    elif row["when_start"] != row["when_end"]:
        rows.lost["days known as an interval: its first day is written"] += 1
    return (
        row["id"], day, row["type"], row["mode"], row["intensity"], QUADS.get(row["quad"]), row["contexts"],
        *_side(sides(row, "actor")), *_side(sides(row, "recipient")), *_place(row),
        row["publisher"], row["published_end"], row["story_people"], row["story_organizations"], row["story_locations"],
        row["language"], joined(iter((row["coder"], told(row) or ""))),
    )  # fmt: skip


def _side(parties: list[Side]) -> Iterator[str | None]:
    """Name, country, COW, primary sector, sectors, title, words, Wikipedia id."""
    held = countries()
    listed = list(dict.fromkeys(sector for side in parties for sector in side.sectors))
    yield joined(side.name for side in parties)
    yield joined(side.country for side in parties)
    yield joined(held[side.country].cow for side in parties if side.country in held)
    yield listed[0] if listed else None
    yield joined(iter(listed))
    yield joined(side.title for side in parties)
    yield joined(side.words or side.name for side in parties)
    yield None


def _place(row: Row) -> tuple[Any, ...]:
    """Placename, city, district, province, country, latitude, longitude, GeoNames id, words, feature type."""
    name, place = row["place_name"], row["place"] or ""
    city = name if row["place_kind"] in _CITIES else None
    number = place.removeprefix("geonames:") if place.startswith("geonames:") else None
    words = row["place_words"] or name
    return (name, city, None, row["place_admin1"], row["country"], row["lat"], row["lon"], number, words, row["place_kind"])
