"""Weeks and weekdays that are counted within a month: "the last week of March", "the first Tuesday of November", "the week of March 6"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.times import days as cal
from tocsin.extract.times.dates import read_date
from tocsin.extract.times.scene import Reading
from tocsin.extract.times.weekdays import on_day

if TYPE_CHECKING:
    from datetime import date

    from tocsin.extract.times.days import Days
    from tocsin.extract.times.patterns import Match
    from tocsin.extract.times.scene import Scene

# No month has a sixth week or a sixth Tuesday.
_MOST = 5
# The middle of seven days, which says in which week of the calendar most of them lie.
_MIDDLE = 3


def read_week_of(match: Match, scene: Scene) -> Reading | None:
    """Reads "the week of March 6", "the last week of March" and "the first Tuesday of November"."""
    inner = read_date(match, scene)
    if inner is None or inner.days is None:
        return None
    if "wk" not in match:
        return _reading(cal.around("W", inner.days.start), inner.basis)
    count = match.number("wk", "ORD")
    if count is not None and count > _MOST:
        return None
    weekday = match.number("w", "WEEKDAY")
    if weekday is not None:
        when = _weekday(inner.days, weekday, count)
        return _reading(cal.day(when) if when else None, inner.basis)
    middle = cal.shifted(inner.days.start, "D", 7 * count - _MIDDLE - 1) if count else cal.shifted(inner.days.end, "D", -_MIDDLE)
    return _reading(cal.around("W", middle) if middle else None, inner.basis)


def read_part_of_day(match: Match, scene: Scene) -> Reading | None:
    """Reads "the night of April 6"."""
    inner = read_date(match, scene)
    return on_day(match, inner.days.start, inner.basis) if inner and inner.days and inner.days.granularity == "day" else None


def _weekday(month: Days, weekday: int, count: int | None) -> date | None:
    """The nth of a weekday in a month, its last where no number is given; null where the month has no fifth."""
    if count is None:
        return cal.weekday_before(month.end, weekday)
    first = cal.weekday_after(month.start, weekday, same=True)
    when = cal.shifted(first, "W", count - 1) if first else None
    return when if when and when <= month.end else None


def _reading(days: Days | None, basis: str) -> Reading | None:
    return None if days is None else Reading("DATE", days.value, days, basis)
