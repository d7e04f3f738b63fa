"""A day as a page or a dateline writes it → Interval."""

from __future__ import annotations

import datetime as dt
import re

from tocsin.article.cues import patterns_of
from tocsin.model import Interval

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DAY_FIRST = re.compile(r"\b(\d{1,2}) ([A-Za-z]{3})[a-z]*\.?,? (\d{4}|\d{2})\b")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})\b")


def day(iso: str | None) -> Interval | None:
    """The day that a date or a time stamp names: "2020-12-23T14:05:00Z" is 23 December 2020."""
    match = _ISO.match(iso or "")
    return _interval(int(match[1]), int(match[2]), int(match[3])) if match else None


def date_of_dateline(line: str) -> Interval | None:
    """The day of a dateline that gives its year: "GUATEMALA CITY, 4 FEB 90 (ACAN-EFE) --"."""
    if match := _DAY_FIRST.search(line):
        year = int(match[3])
        # Two-digit years stand in wire copy of the last century only.
        return _interval(year if year > 99 else 1900 + year, month_number(match[2]), int(match[1]))
    if match := _MONTH_FIRST.search(line):
        return _interval(int(match[3]), month_number(match[1]), int(match[2]))
    return None


def month_number(name: str) -> int:
    """1 to 12 for a month's name or its first letters ("Dec.", "december"), 0 for anything else."""
    names = [month for month in patterns_of("month") if len(month) == 3]
    start = name[:3].casefold()
    return names.index(start) + 1 if start in names else 0


def _interval(year: int, month: int, number: int) -> Interval | None:
    try:
        iso = dt.date(year, month, number).isoformat()
    except ValueError:
        return None
    return Interval(iso, iso, "day")
