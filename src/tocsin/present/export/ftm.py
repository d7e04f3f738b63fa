"""FollowTheMoney statements: an Event for each event, a Person, Organization or PublicBody for each known one who takes part.

Each statement says when it was first and last seen: the days from which the world could know it. An actor who is only accused is not
"involved": the event's summary says who accuses him.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from tocsin.errors import MissingExtraError
from tocsin.lexicon.codes import countries
from tocsin.present.export.base import Picked, Row
from tocsin.present.export.sides import Side, first_day, sides, told

DATASET = "tocsin"
_SCHEMAS = {
    "person": "Person",
    "organisation": "Organization",
    "armed_group": "Organization",
    "media": "Organization",
    "state": "PublicBody",
}
_ACCUSED = frozenset({"alleged", "suspected", "denied"})


@dataclass(slots=True)
class _Seen:
    """A party, with the first and the last day on which it was known."""

    side: Side
    first: str
    last: str


def write(rows: Picked, stream: IO[bytes]) -> int:
    """Statements as JSON lines; how many events they make. Those of the parties stand at the end, with the last day known."""
    try:
        from followthemoney.statement import Statement
        from followthemoney.statement.serialize import get_statement_writer
    except ModuleNotFoundError as error:
        raise MissingExtraError("followthemoney", "formats") from error

    writer = get_statement_writer(stream, "json")  # type: ignore[arg-type]

    def put(entity: str, schema: str, pairs: Iterator[tuple[str, str]], seen: tuple[str, str]) -> None:
        for prop, value in (("id", entity), *pairs):
            writer.write(Statement(entity, prop, schema, value, DATASET, first_seen=seen[0], last_seen=seen[1]))

    parties: dict[str, _Seen] = {}
    count = 0
    for row in rows:
        known = row["known_from"] or row["recorded_from"][:10]
        put(_event_id(row), "Event", _event(row, list(_involved(row, known, parties))), (known, known))
        count += 1
        if first_day(row) is None:
            rows.lost["events without a day: no date is written"] += 1
    for key, seen in parties.items():
        put(key, _SCHEMAS[seen.side.kind], _party(seen.side), (seen.first, seen.last))
    stream.flush()
    return count


def _event_id(row: Row) -> str:
    return f"tocsin-{row['id']}"


def _involved(row: Row, known: str, parties: dict[str, _Seen]) -> Iterator[str]:
    """Ids of those who took part and are no mere accused; each is kept with the days on which it was seen."""
    for slot in ("actor", "recipient"):
        for side in sides(row, slot):
            if side.kind not in _SCHEMAS or side.id.startswith("local:") or not side.id or side.attribution in _ACCUSED:
                continue
            key = f"tocsin-{side.id.replace(':', '-').lower()}"
            seen = parties.setdefault(key, _Seen(side, known, known))
            seen.first, seen.last = min(seen.first, known), max(seen.last, known)
            yield key


def _event(row: Row, involved: list[str]) -> Iterator[tuple[str, str]]:
    """Properties and their values, those that are known."""
    apart = told(row)
    summary = row["sentence"] + (f" [{apart}]" if apart else "")
    yield "name", f"{row['type']}: {row['words']}"
    yield "summary", summary
    yield "notes", "Machine coding, not verified."
    start, end = (str(day)[:10] if day else None for day in (row["when_start"], row["when_end"]))
    days = (("date", start),) if start == end else (("startDate", start), ("endDate", end))
    known: tuple[tuple[str, Any], ...] = (
        *days, ("country", _country(row["country"])), ("location", row["place_name"]), ("publisher", row["publisher"]),
        ("sourceUrl", row["url"]), ("recordId", row["id"]), *(("keywords", word) for word in (row["type"], row["mode"])),
        *(("keywords", mark) for mark in (row["marks"] or "").split("; ")),
        *(("involved", each) for each in dict.fromkeys(involved)),
    )  # fmt: skip
    yield from ((prop, value) for prop, value in known if value)


def _party(side: Side) -> Iterator[tuple[str, str]]:
    yield "name", side.name or side.words
    country = _country(side.country)
    if country:
        yield "country", country


def _country(iso3: str | None) -> str | None:
    """Two small letters, as FollowTheMoney has them."""
    found = countries().get(iso3 or "")
    return found.iso2.lower() if found else None
