"""Timesketch's JSON lines: message, datetime, timestamp_desc, and every known column of the row."""

from __future__ import annotations

from typing import IO, Any

from tocsin.codec import encode
from tocsin.present.export.base import Picked, Row
from tocsin.present.export.sides import first_day, told


def write(rows: Picked, stream: IO[bytes]) -> int:
    """One line an event that has a day."""
    count = 0
    for row in rows:
        day = first_day(row)
        if day is None:
            rows.lost["events without a day"] += 1
            continue
        stream.write(encode(_line(row, day)) + b"\n")
        count += 1
    return count


def _line(row: Row, day: str) -> dict[str, Any]:
    apart = told(row)
    message = f"{row['type']}: {row['sentence']}" + (f" [{apart}]" if apart else "")
    known = {name: value for name, value in row.items() if value is not None}
    return {"message": message, "datetime": f"{day}T00:00:00+00:00", "timestamp_desc": f"{row['type']} happened", **known}
