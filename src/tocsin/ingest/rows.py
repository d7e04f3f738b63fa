"""JSONL → Pages: one article a line, {"text" or "html", and "url", "title", "published", "publisher" where known}."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import BinaryIO

from tocsin.ingest.limits import LARGEST, too_large
from tocsin.model import Given, Interval, Page, Rejected


def pages_of_rows(source: str, file: BinaryIO) -> Iterator[Page | Rejected]:
    """One page a line, its other fields as `given`; a broken line is Rejected and the next one goes on.

    Row 17 of "dump.jsonl" is "dump.jsonl:17". Unknown fields are left alone.
    """
    number = 0
    for number, line in enumerate(iter(lambda: file.readline(LARGEST + 1), b""), 1):
        if line.strip():
            yield _page(f"{source}:{number}", line)
    if not number:
        yield Rejected(source, "empty file: nothing to read")


def _page(source: str, line: bytes) -> Page | Rejected:
    if len(line) > LARGEST:
        return Rejected(source, too_large())
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Rejected(source, f"no JSON: {str(error)[:100]}")
    if not isinstance(row, dict):
        return Rejected(source, "a row must be an object with “text” or “html”")
    kind = next((name for name in ("html", "text") if isinstance(row.get(name), str) and row[name].strip()), None)
    if kind is None:
        return Rejected(source, "a row needs “text” or “html” with some words in it")
    try:
        published = _interval(row.get("published"))
    except ValueError:
        return Rejected(source, f"“published” is no ISO date: {str(row['published'])[:40]!r}; write it as 2020-12-23")
    given = Given(published=published, publisher=_word(row, "publisher"), url=_word(row, "url"), title=_word(row, "title"))
    return Page.of(source, row[kind], media_type="text/html" if kind == "html" else "text/plain", given=given)


def _word(row: dict[str, object], name: str) -> str | None:
    value = row.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _interval(value: object) -> Interval | None:
    """A day ("2020-12-23", or a time stamp of it), or {"start", "end"}; raises ValueError for anything else."""
    if value is None or value == "":
        return None
    ends = (value.get("start"), value.get("end")) if isinstance(value, dict) else (value, value)
    start, end = (dt.date.fromisoformat(str(day)[:10]).isoformat() for day in ends)
    return Interval(start, end, "day")
