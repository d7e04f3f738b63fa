"""Rows with days ahead → an iCalendar file of whole-day entries (RFC 5545): deadlines, meetings, anniversaries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

Row = dict[str, Any]


def calendar_of(rows: Iterable[Row]) -> bytes:
    """One entry for each row that has a last day; the words, the sentence and the source stand in the entry."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Tocsin//EN")
    calendar.add("version", "2.0")
    for row in rows:
        days = _days(row)
        if days:
            calendar.add_component(_entry(row, *days))
    return bytes(calendar.to_ical())


def _days(row: Row) -> tuple[date, date] | None:
    """First and last day of a date ahead, or of a commitment's deadline; null where the end is open."""
    start, end = row.get("date_start") or row.get("due_start"), row.get("date_end") or row.get("due_end")
    try:
        last = date.fromisoformat(str(end)[:10])
        return (date.fromisoformat(str(start)[:10]) if start else last), last
    except ValueError:
        return None


def _entry(row: Row, first: date, last: date) -> Any:
    from icalendar import Event

    entry = Event()
    entry.add("uid", f"{row['id']}@tocsin")
    entry.add("dtstamp", datetime.fromisoformat(row["recorded_from"]))
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))
    told = row.get("note") or row.get("action") or row["words"]
    entry.add("summary", f"{row['kind']}: {told}")
    source = " · ".join(str(each) for each in (row["publisher"], row["published_end"], row["url"]) if each)
    entry.add("description", "\n".join(filter(None, (row["sentence"], source, "Machine coding, not verified."))))
    if row["url"]:
        entry.add("url", row["url"])
    entry.add("transp", "TRANSPARENT")
    return entry
