"""Days and what is made of them: weeks, weekends, months, quarters, halves, seasons, years, decades, centuries, and their parts.

Everything here counts in the proleptic Gregorian calendar from year 1 to 9999; what lies outside is null, never an exception.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tocsin.model.vocabulary import Granularity

# Meteorological seasons of the north, by their first month; winter is named after the year in which it begins.
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS_OF = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "E": 120, "C": 1200, "L": 12000}
_DAYS_OF = {"D": 1, "NI": 1, "W": 7, "WE": 7, "F": 14}


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days with its TIMEX3 value: December 2020 is Days("2020-12", 2020-12-01, 2020-12-31, "month")."""

    value: str
    start: date
    end: date
    granularity: Granularity


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or null for "February 30" and year 0."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day(when: date) -> Days:
    """One day."""
    return Days(when.isoformat(), when, when, "day")


def week(when: date) -> Days:
    """The ISO week around a day, Monday to Sunday."""
    year, number, weekday = when.isocalendar()
    start = _plus(when, 1 - weekday)
    return Days(f"{year:04}-W{number:02}", start, _plus(start, 6), "week")


def weekend(when: date) -> Days:
    """Saturday and Sunday of the ISO week around a day."""
    base = week(when)
    return Days(f"{base.value}-WE", _plus(base.start, 5), base.end, "weekend")


def month(year: int, number: int) -> Days | None:
    """A month of a year."""
    if not (1 <= year <= 9999 and 1 <= number <= 12):
        return None
    last = calendar.monthrange(year, number)[1]
    return Days(f"{year:04}-{number:02}", date(year, number, 1), date(year, number, last), "month")


def quarter(year: int, number: int) -> Days | None:
    """A calendar quarter, 1 to 4."""
    first, last = month(year, 3 * number - 2), month(year, 3 * number)
    return Days(f"{year:04}-Q{number}", first.start, last.end, "quarter") if first and last else None


def half(year: int, number: int) -> Days | None:
    """A half of a year, 1 or 2."""
    first, last = month(year, 6 * number - 5), month(year, 6 * number)
    return Days(f"{year:04}-H{number}", first.start, last.end, "other") if first and last else None


def season(year: int, code: str) -> Days | None:
    """A season by its code: SP, SU, FA, WI."""
    first = month(year, _SEASON_MONTH[code])
    last = shifted(first.start, "M", 2) if first else None
    end = month(last.year, last.month) if last else None
    return Days(f"{year:04}-{code}", first.start, end.end, "season") if first and end else None


def year(number: int) -> Days | None:
    """A whole year, 1 to 9999."""
    return Days(f"{number:04}", date(number, 1, 1), date(number, 12, 31), "year") if 1 <= number <= 9999 else None


def decade(first: int) -> Days | None:
    """The ten years from `first` on, 1980 for the eighties."""
    return Days(f"{first // 10:03}", date(first, 1, 1), date(first + 9, 12, 31), "decade") if 10 <= first <= 9990 else None


def century(number: int) -> Days | None:
    """A century by its ordinal, as news has it: the 20th is 1900 to 1999."""
    first = (number - 1) * 100
    return Days(f"{number - 1:02}", date(max(first, 1), 1, 1), date(first + 99, 12, 31), "century") if 1 <= number <= 99 else None


def around(unit: str, when: date) -> Days | None:
    """The calendar unit in which a day lies: D, W, WE, M, Q, HY, Y, E, C."""
    if unit in {"D", "NI"}:
        return day(when)
    if unit in {"W", "F"}:
        return week(when)
    if unit == "WE":
        return weekend(when)
    if unit == "M":
        return month(when.year, when.month)
    if unit == "Q":
        return quarter(when.year, (when.month + 2) // 3)
    if unit == "HY":
        return half(when.year, 1 + (when.month > 6))
    if unit == "Y":
        return year(when.year)
    if unit == "E":
        return decade(when.year // 10 * 10)
    return century(when.year // 100 + 1) if unit == "C" else None


def shifted(when: date, unit: str, count: int) -> date | None:
    """A day so many units away; the 31st becomes the last of a shorter month."""
    if unit in _DAYS_OF:
        return _moved(when, _DAYS_OF[unit] * count)
    months = _MONTHS_OF.get(unit, 0) * count
    index = when.year * 12 + when.month - 1 + months
    target = month(index // 12, index % 12 + 1)
    return None if target is None else target.start.replace(day=min(when.day, target.end.day))


def weekday_before(when: date, number: int, *, same: bool = True) -> date | None:
    """The last Monday (1) to Sunday (7) up to a day; the day itself counts if `same`."""
    back = (when.isoweekday() - number) % 7
    return _moved(when, -(back if back or same else 7))


def weekday_after(when: date, number: int, *, same: bool = False) -> date | None:
    """The next Monday (1) to Sunday (7) from a day on."""
    ahead = (number - when.isoweekday()) % 7
    return _moved(when, ahead if ahead or same else 7)


def part_of(days: Days, part: str | None) -> Days:
    """Early, mid or late of a stretch, its value unchanged: late November is the 21st to the 30th of 2020-11."""
    bounds = _PART_BOUNDS.get(days.granularity)
    if part is None or bounds is None:
        return days
    if days.granularity == "month":
        start, end = _month_part(days, part)
    else:
        length = (days.end - days.start).days + 1
        first, last = bounds[part]
        start, end = _plus(days.start, round(length * first)), _plus(days.start, round(length * last) - 1)
    return replace(days, start=start, end=end, granularity="part")


def edge_of(days: Days, part: str | None) -> Days:
    """The beginning or end of a stretch: of a year its first or last month, of a quarter likewise; else as `part_of`."""
    if part not in {"START", "END"} or days.granularity not in {"year", "quarter"}:
        return part_of(days, part)
    last = month(days.end.year, days.end.month)
    first = month(days.start.year, days.start.month)
    start, end = (first.start, first.end) if part == "START" and first else (last.start, last.end) if last else (days.start, days.end)
    return replace(days, start=start, end=end, granularity="part")


def _month_part(days: Days, part: str) -> tuple[date, date]:
    """Early 1–10, mid 11–20, late from the 21st: what desks mean by them."""
    first, last = {"START": (1, 10), "MID": (11, 20), "END": (21, days.end.day)}[part]
    return days.start.replace(day=first), days.start.replace(day=last)


# Thirds of longer stretches; a week's middle is Wednesday and Thursday, a decade's the fourth to the seventh year.
_THIRDS = {"START": (0.0, 1 / 3), "MID": (1 / 3, 2 / 3), "END": (2 / 3, 1.0)}
_PART_BOUNDS: dict[str, dict[str, tuple[float, float]]] = {
    "month": _THIRDS,
    "week": {"START": (0.0, 2 / 7), "MID": (2 / 7, 4 / 7), "END": (4 / 7, 1.0)},
    "decade": {"START": (0.0, 0.4), "MID": (0.4, 0.7), "END": (0.7, 1.0)},
    "quarter": _THIRDS,
    "season": _THIRDS,
    "year": _THIRDS,
    "century": _THIRDS,
    "other": _THIRDS,
}


def _moved(when: date, count: int) -> date | None:
    try:
        return when + timedelta(days=count)
    except OverflowError:
        return None


def _plus(when: date, count: int) -> date:
    """As `_moved`, stopping at the first and last day that there is."""
    return _moved(when, count) or (date.max if count > 0 else date.min)


def easter(number: int) -> date | None:
    """Western Easter Sunday of a year, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8)."""
    if not 1583 <= number <= 9999:
        return None
    a, b, c = number % 19, number // 100, number % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    week_ = (32 + 2 * e + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * week_) // 451
    total = h + week_ - 7 * m + 114
    return date(number, total // 31, total % 31 + 1)
