"""iCalendar (RFC 5545): a whole-day entry for each row that has days: dates ahead, deadlines of commitments, or events."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import IO

from tocsin.present.export.base import Picked, Row

_DAYS = (("date_start", "date_end"), ("due_start", "due_end"), ("when_start", "when_end"))
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_LINE = 75
"""Bytes in a line; what is longer goes on in the next one, behind a blank."""


def write(rows: Picked, stream: IO[bytes]) -> int:
    """One entry for each row that has a last day."""
    stream.write(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Tocsin//EN\r\n")
    count = 0
    for row in rows:
        days = _days(row)
        if days is None:
            rows.lost["rows without a last day"] += 1
            continue
        stream.write(_entry(row, *days))
        count += 1
    stream.write(b"END:VCALENDAR\r\n")
    return count


def _days(row: Row) -> tuple[date, date] | None:
    first, last = next(((row[start], row[end]) for start, end in _DAYS if end in row), (None, None))
    if not last:
        return None
    end = date.fromisoformat(last[:10])
    return (date.fromisoformat(first[:10]) if first else end), end


def _entry(row: Row, first: date, last: date) -> bytes:
    kind = row.get("kind") or row.get("type") or ""
    apart = row.get("marks")
    summary = f"{kind}: {row.get('note') or row.get('action') or row['words']}" + (f" [{apart}]" if apart else "")
    source = " · ".join(str(each) for each in (row["publisher"], row["published_end"], row["url"]) if each)
    told = "\n".join(filter(None, (row["sentence"], _attribution(row), source, "Machine coding, not verified.")))
    lines = [
        "BEGIN:VEVENT",
        f"UID:{row['id']}@tocsin",
        f"DTSTAMP:{_moment(row['recorded_from'])}",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(summary)}",
        f"DESCRIPTION:{_text(told)}",
        *([f"URL:{_FORBIDDEN.sub('', row['url'])}"] if row["url"] else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]
    return b"".join(_folded(line) for line in lines)


def _attribution(row: Row) -> str:
    return f"On the word of {row['attributed_to']}." if row.get("attributed_to") else ""


def _moment(recorded: str) -> str:
    digits = "".join(sign for sign in recorded[:19] if sign.isdigit())
    return f"{digits[:8]}T{digits[8:]}Z"


def _text(words: str) -> str:
    return _FORBIDDEN.sub("", words.translate(_ESCAPED))


def _folded(line: str) -> bytes:
    """A line of at most 75 bytes, and what is left behind a blank on the next ones; no character is cut."""
    raw = line.encode()
    if len(raw) <= _LINE:
        return raw + b"\r\n"
    out, room = [], _LINE
    while len(raw) > room:
        cut = room
        while raw[cut] & 0xC0 == 0x80:
            cut -= 1
        out.append(raw[:cut])
        raw, room = raw[cut:], _LINE - 1
    return b"\r\n ".join([*out, raw]) + b"\r\n"
