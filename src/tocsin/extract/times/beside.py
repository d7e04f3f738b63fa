"""Times that hang on another event: "days after the attack", "the day before Oct. 12", "the eve of the summit", anniversaries.

Read after all others, so that the event's own date is known wherever the text tells it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.times import days as cal
from tocsin.extract.times.amounts import amount_of, duration_value
from tocsin.extract.times.echo import Echo
from tocsin.extract.times.relative import moved
from tocsin.extract.times.scene import Reading

if TYPE_CHECKING:
    from datetime import date

    from tocsin.extract.times.days import Days
    from tocsin.extract.times.patterns import Match
    from tocsin.extract.times.scene import Scene


def read_beside(match: Match, scene: Scene, echo: Echo) -> Reading | None:
    """Reads "days after X": it is a duration from X on; "the day after X" and "two days after Oct. 12" are dates where X's date is known."""
    unit = match.get("u", "UNIT") or match.get("u", "UNITS")
    if unit is None:
        return None
    is_before = (match.get("side", "=before") or match.word_after()) == "before"
    told = echo.next_to(match, scene)
    same = echo.just_before(match) if "side" in match and told is None else None
    if same is not None:
        return Reading("DATE", same.value, same, "event")
    event = told or echo.event(match, scene)
    amount = amount_of(match)
    if amount.number is not None and event is not None:
        when = moved(event.start if is_before else event.end, unit, -1 if is_before else 1, amount)
        days = cal.around(unit, when) if when else None
        is_counted = "side" not in match and told is None
        if days and is_counted:
            return Reading("DURATION", duration_value(amount, unit), days, "event")
        if days and not _is_ahead_of_its_verb(match, scene, days):
            return Reading("DATE", days.value, days, "event")
    value = duration_value(amount, unit)
    if event is None:
        return Reading("DURATION", value, basis="event")
    now = scene.now(match)
    return Reading("DURATION", value, None, "event", *((None, event.start) if is_before else (event.start, _upper(event, now))))


def _is_ahead_of_its_verb(match: Match, scene: Scene, days: Days) -> bool:
    """True for a day in the future under a past verb: then another event was meant."""
    now = scene.now(match)
    return now is not None and days.start > now and scene.pull(match).way != "future"


def _upper(event: Days, now: date | None) -> date | None:
    return now if now and now >= event.start else None


def read_eve(match: Match, scene: Scene, echo: Echo) -> Reading | None:
    """Reads "the eve of X": the day before X, where the text tells it."""
    event = echo.next_to(match, scene) or echo.event(match, scene)
    when = cal.shifted(event.start, "D", -1) if event else None
    return Reading("DATE", when.isoformat(), cal.day(when), "event") if when else None


def read_anniversary(match: Match, scene: Scene, echo: Echo) -> Reading | None:
    """The coming return of the day remembered; the last one where the words look back, the nth where it is counted."""
    event = echo.remembered(match, scene) or echo.event(match, scene)
    now = scene.now(match)
    if event is None or event.granularity not in {"day", "part", "month"} or now is None:
        return None
    count = match.number("o", "ORD") or match.number("n", "NUM")
    days = _return(event, event.start.year + count) if count and event.start.year + count <= now.year + 1 else None
    if days is None:
        days = _coming(event, now, is_past=scene.pull(match).way == "past" and scene.pull(match).sure)
    if days is None:
        return None
    echo.remember(match, scene, days)
    return Reading("DATE", days.value, days, "derived")


def _coming(event: Days, now: date, *, is_past: bool) -> Days | None:
    returns = [days for year in range(now.year - 1, now.year + 2) if (days := _return(event, year))]
    ahead = [days for days in returns if days.end >= now]
    behind = [days for days in returns if days.start <= now]
    # In the weeks after it, "marked the anniversary" looks back; half a year later nobody still marks it.
    if is_past and behind and (now - behind[-1].end).days < 183:
        return behind[-1]
    return ahead[0] if ahead else None


def _return(event: Days, year: int) -> Days | None:
    if event.granularity == "month":
        return cal.month(year, event.start.month)
    when = cal.safe_date(year, event.start.month, event.start.day)
    return cal.day(when) if when else None
