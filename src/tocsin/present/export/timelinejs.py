"""TimelineJS' spreadsheet: a slide for each event that has a day."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import IO, Any

from tocsin.present.export.base import Picked, Row
from tocsin.present.export.delimited import write_commas
from tocsin.present.export.sides import first_day, told

COLUMNS = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text", "Media",
    "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background",
)  # fmt: skip


def write(rows: Picked, stream: IO[bytes]) -> int:
    """One line an event that has a day."""
    return write_commas(stream, _lines(rows), COLUMNS)


def _lines(rows: Picked) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        day = first_day(row)
        if day is None:
            rows.lost["events without a day"] += 1
        else:
            yield _cells(row, day)


def _cells(row: Row, day: str) -> tuple[Any, ...]:
    end = str(row["when_end"])[:10] if row["when_end"] and row["when_end"][:10] != day else None
    shown = f"{day} to {end}" if end else None
    return (
        *_parts(day), None, *_parts(end), None, shown, _headline(row), _text(row), None,
        row["publisher"], None, None, None, row["type"], None,
    )  # fmt: skip


def _parts(day: str | None) -> tuple[str | None, ...]:
    """Year, month, day without leading zeros."""
    return tuple(part.lstrip("0") for part in day.split("-")) if day else (None, None, None)


def _headline(row: Row) -> str:
    """Who did what to whom; a title never names one who is only accused."""
    actor = None if "accusation" in (row["marks"] or "") else row["actor_name"]
    parts = (actor, row["words"], row["recipient_name"])
    return escape(" · ".join(str(part) for part in parts if part))


def _text(row: Row) -> str:
    apart = told(row)
    link = f' <a href="{escape(row["url"])}">{escape(row["publisher"] or row["url"])}</a>' if row["url"] else ""
    return f"<p>{escape(row['sentence'])}{link}</p>" + (f"<p>{escape(apart)}</p>" if apart else "") + "<p>Machine coding, not verified.</p>"
