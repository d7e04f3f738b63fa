"""Dates written in digits, and days that have a name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tocsin.extract.times import days as cal
from tocsin.extract.times.dates import choose, full_year, year_of
from tocsin.extract.times.days import Days
from tocsin.extract.times.scene import Reading
from tocsin.lexicon.times import named_days

if TYPE_CHECKING:
    from tocsin.extract.times.patterns import Match
    from tocsin.extract.times.scene import Scene

_WEEKDAYS = {"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 7}


def read_iso(match: Match, _scene: Scene) -> Reading | None:
    """A date in ISO 8601, with or without its time: 2020-12-20, 2020-12-20T14:30Z."""
    text = match.get("iso", "ISO") or ""
    when = cal.safe_date(*(int(part) for part in text[:10].split("-")))
    if when is None:
        return None
    if len(text) == len("2020-12-20"):
        return Reading("DATE", text, cal.day(when), "explicit")
    value = text.replace(" ", "T")
    return Reading("TIME", value, Days(value, when, when, "minute"), "explicit")


def read_digits(match: Match, scene: Scene) -> Reading | None:
    """A date in digits, month first as American desks write it unless only the other order is a date; with full stops or hyphens day first."""
    text = match.get("nd", "NUMDATE") or ""
    first, second, year = (int(part) for part in text.replace(".", "/").replace("-", "/").split("/"))
    if not text[-3].isdecimal():  # two digits
        year = full_year(year, scene.now(match))
    orders = [(second, first), (first, second)] if "/" not in text else [(first, second), (second, first)]
    when = next((found for month, day in orders if (found := cal.safe_date(year, month, day))), None)
    return Reading("DATE", when.isoformat(), cal.day(when), "explicit") if when else None


def read_named(match: Match, scene: Scene) -> Reading | None:
    """Reads "Christmas Eve", "Election Day", "Easter week", "9/11"."""
    rule = named_days().get(match.get("name", "NAMED") or "")
    if rule is None:
        return None
    year, now = year_of(match, scene), scene.now(match)
    fixed = in_year(rule, year) if year else None
    if fixed is None:
        base = now or date(2000, 1, 1)
        stretch = cal.week if "wk" in match else cal.day
        around = [stretch(when) for step in range(-2, 3) if (when := in_year(rule, base.year + step))]
        chosen = choose(around, match, scene) if now or len(set(around)) == 1 else None
        fixed = chosen.start if chosen else None
    if fixed is None:
        return None
    return _named_reading(match, fixed, "explicit" if year else scene.basis(match))


def _named_reading(match: Match, when: date, basis: str) -> Reading:
    days = cal.week(when) if "wk" in match else cal.day(when)
    part = match.get("dp", "DAYPART")
    if part:
        value = f"{days.value}T{part}"
        return Reading("TIME", value, Days(value, when, when, "part"), basis)
    return Reading("DATE", days.value, days, basis)


def in_year(rule: str, year: int) -> date | None:
    """The day that a rule of the lexicon names in a year; null outside the calendar."""
    if rule[:1].isdecimal() and rule[4:5] == "-":
        return date.fromisoformat(rule)
    parts = rule.split()
    if parts[0] == "easter":
        sunday = cal.easter(year)
        return cal.shifted(sunday, "D", int(parts[1])) if sunday else None
    if len(parts) == 1:
        month, day = parts[0].split("-")
        return cal.safe_date(year, int(month), int(day))
    return _nth(year, parts)


def _nth(year: int, parts: list[str]) -> date | None:
    """The nth weekday of a month, counted from its end if negative, and so many days later: ["11", "4", "thu", "+1"]."""
    month = cal.month(year, int(parts[0]))
    count, weekday = int(parts[1]), _WEEKDAYS[parts[2]]
    later = int(parts[3]) if len(parts) > 3 else 0
    if month is None:
        return None
    first = cal.weekday_after(month.start, weekday, same=True) if count > 0 else cal.weekday_before(month.end, weekday)
    when = cal.shifted(first, "W", count - 1 if count > 0 else count + 1) if first else None
    return cal.shifted(when, "D", later) if when else None
