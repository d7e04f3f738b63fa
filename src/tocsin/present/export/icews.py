"""ICEWS' 20 columns: tab-separated with a header, one row an event mention. Intensity is Goldstein's weight of the CAMEO code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from tocsin.lexicon.codes import cameo_of, sectors
from tocsin.present.export.base import Picked, Row
from tocsin.present.export.delimited import write_tabbed
from tocsin.present.export.sides import Side, code_of, country_name, first_day, number_of, sides, told

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity", "Target Name",
    "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
    "Longitude",
)  # fmt: skip
_CITIES = frozenset({"city", "district", "facility"})


def write(rows: Picked, stream: IO[bytes]) -> int:
    """One line an event mention."""
    return write_tabbed(stream, (_cells(row, rows) for row in rows), COLUMNS)


def _cells(row: Row, rows: Picked) -> tuple[Any, ...]:
    actors, recipients = sides(row, "actor"), sides(row, "recipient")
    more = max(0, len(actors) - 1) + max(0, len(recipients) - 1)
    if more:
        rows.lost["actors and recipients after the first"] += more
    day = first_day(row)
    if day is None:
        rows.lost["events without a day: Event Date is empty"] += 1
    code = code_of(row)
    label = cameo_of(code)
    apart = told(row)
    text = f"{label.label if label else row['type']}" + (f" [{apart}]" if apart else "")
    return (
        number_of(row["id"]), day, *_side(actors), text, code, label and label.goldstein, *_side(recipients),
        number_of(row["article"]), row["sentence_number"], row["publisher"],
        row["place_name"] if row["place_kind"] in _CITIES else None, None, row["place_admin1"], country_name(row["country"]),
        row["lat"], row["lon"],
    )  # fmt: skip


def _side(parties: list[Side]) -> Iterator[str | None]:
    """Name, sectors, country of the first."""
    if not parties:
        yield from (None, None, None)
        return
    held, side = sectors(), parties[0]
    yield side.name or side.words
    yield ",".join(dict.fromkeys(held[each].icews for each in side.sectors if each in held and held[each].icews)) or None
    yield country_name(side.country)
