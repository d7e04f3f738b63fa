"""Weekdays, the days around the day of speaking, parts of a day and times of the clock."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tocsin.extract.times import days as cal
from tocsin.extract.times.days import Days
from tocsin.extract.times.relative import is_adrift
from tocsin.extract.times.scene import Reading
from tocsin.lexicon.times import time_cues

if TYPE_CHECKING:
    from tocsin.extract.times.patterns import Match
    from tocsin.extract.times.scene import Scene


def read_weekday(match: Match, scene: Scene) -> Reading | None:
    """Reads "Sunday", "last Tuesday", "Friday morning": the last one unless the words look ahead."""
    number = match.number("w", "WEEKDAY")
    now = scene.now(match)
    if number is None:
        return None
    if now is None:
        return Reading("DATE", f"XXXX-WXX-{number}", basis="unresolved")
    when = _on_the(match, scene, number, now) if "d" in match else _weekday(match, scene, number, now)
    return None if when is None else on_day(match, when, scene.basis(match))


# "Friday the 13th" comes once or twice a year.
_MONTHS = 8


def _on_the(match: Match, scene: Scene, number: int, now: date) -> date | None:
    """The nearest day on which a weekday and a day of the month agree: "Friday the 13th"."""
    day = match.number("d", "ORD") or 0
    fits = []
    for step in range(-_MONTHS, _MONTHS + 1):
        month = cal.month(now.year + (now.month - 1 + step) // 12, (now.month - 1 + step) % 12 + 1)
        when = cal.shifted(month.start, "D", day - 1) if month else None
        if when and month and when.month == month.start.month and when.isoweekday() == number:
            fits.append(when)
    is_ahead = scene.pull(match).way == "future"
    on_side = [when for when in fits if (when >= now if is_ahead else when <= now)]
    return min(on_side or fits, key=lambda when: abs((when - now).days), default=None)


def _weekday(match: Match, scene: Scene, number: int, now: date) -> date | None:
    if match.shape == "weekday-week":
        return _in_week(number, cal.shifted(now, "W", match.number("r", "REL") or 0))
    if "ago" in match:
        before = cal.weekday_before(now, number)
        return cal.shifted(before, "W", -1) if before else None
    rel = match.number("r2", "REL") if "r2" in match else match.number("r", "REL")
    if rel is not None and rel < 0:
        told = scene.last("day")
        is_told = told is not None and (match.get("r", "REL") or "") and match.line.items[match.first].word in {"previous", "preceding"}
        return cal.weekday_before(told.start if is_told and told else now, number, same=False)
    if rel == 1:
        told = (
            scene.last("day")
            if match.item("r") and match.line.items[match.first + (match.line.items[match.first].word == "the")].word == "following"
            else None
        )
        return cal.weekday_after(told.start if told else now, number)
    return _by_direction(match, scene, number, now)


def _by_direction(match: Match, scene: Scene, number: int, now: date | None) -> date | None:
    """The last or the coming one of a weekday, as the words around it look."""
    if now is None:
        return None
    rel = match.number("r2", "REL") if "r2" in match else match.number("r", "REL")
    pull = scene.pull(match)
    if pull.is_open:
        return cal.weekday_after(now, number, same=True) if (now.isoweekday() - number) % 7 > 3 else cal.weekday_before(now, number)
    is_ahead = pull.way == "future" and (pull.sure or pull.is_until)
    if is_ahead and not pull.is_until and match.word_after() in {"'s", "’s"}:
        # "Wednesday's ruling" under a "will" is the nearer Wednesday
        is_ahead = (now.isoweekday() - number) % 7 > 3
    is_ahead = is_ahead or (rel == 0 and (pull.way != "past" or (now.isoweekday() - number) % 7 > 3))
    # Until the day on which one speaks, people say "until tonight".
    is_until = pull.is_until and match.word_before() in time_cues("open_end")
    return cal.weekday_after(now, number, same=not is_until) if is_ahead else cal.weekday_before(now, number)


def _in_week(number: int, when: date | None) -> date | None:
    return cal.shifted(cal.week(when).start, "D", number - 1) if when else None


def on_day(match: Match, when: date, basis: str) -> Reading:
    """A reading of one day, as TIME if a part of the day is named: "Sunday night"."""
    base = cal.day(when)
    part = match.get("dp", "DAYPART") or match.get("dp", "DAYPARTS") or ("MO" if "hours" in match else None)
    if part is None:
        return Reading("DATE", base.value, base, basis)
    value = f"{base.value}T{part}"
    return Reading("TIME", value, Days(value, when, when, "part"), basis)


def read_dayref(match: Match, scene: Scene) -> Reading | None:
    """Reads "today", "yesterday", "tomorrow morning", "the day before yesterday"."""
    step, now = match.number("t", "DAYREF"), scene.now(match)
    if step is None or now is None:
        return Reading("DATE", "PRESENT_REF", basis="unresolved") if step == 0 else None
    when = cal.shifted(now, "D", step * 2 if "two" in match else step)
    return on_day(match, when, scene.basis(match)) if when else None


def read_daypart(match: Match, scene: Scene) -> Reading | None:
    """Reads "this morning", "last night", "the next morning", "the evening"."""
    rel, now = match.number("r", "REL"), scene.now(match)
    part = match.get("dp", "DAYPART") or ("MO" if "hours" in match else None)
    told = scene.last("day", "part", "minute", "hour")
    base = told.start if told and (rel is None or match.line.items[match.first].word == "the") else now
    if base is None or part is None:
        return None
    step = rel or 0
    if rel == 0 and part == "NI":
        step = 0
    when = cal.shifted(base, "D", step)
    if when and is_adrift(match, scene, cal.day(when), is_told=base is not now):
        return Reading("TIME", f"XXXX-XX-XXT{part}", basis="unresolved")
    return on_day(match, when, scene.basis(match)) if when else None


def read_nightref(match: Match, scene: Scene) -> Reading | None:
    """Reads "tonight", "overnight"."""
    step, now = match.number("t", "NIGHTREF"), scene.now(match)
    when = cal.shifted(now, "D", step) if now and step is not None else None
    if when is None:
        return None
    value = f"{when.isoformat()}TNI"
    return Reading("TIME", value, Days(value, when, when, "part"), scene.basis(match))


def read_weekdays(match: Match, scene: Scene) -> Reading | None:
    """Reads "Fridays", "Tuesday nights": every one of them."""
    number = match.number("w", "WEEKDAYS") or match.number("w", "WEEKDAY")
    if _has_lost_apostrophe(match, scene):
        when = _by_direction(match, scene, number, scene.now(match)) if number else None
        return on_day(match, when, scene.basis(match)) if when else Reading("DATE", f"XXXX-WXX-{number}", basis="unresolved")
    part = match.get("dp", "DAYPARTS") or match.get("dp", "DAYPART")
    return Reading("SET", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""), basis="none")


def _has_lost_apostrophe(match: Match, scene: Scene) -> bool:
    """True for "Saturdays blast", the blast of Saturday: many collections have dropped the apostrophe; "on Saturdays" is every one."""
    head = scene.head(match)
    is_inside = head is not None and head.head.i > head.i and head.head.pos_ in {"NOUN", "PROPN"}
    return match.shape == "weekdays" and is_inside and match.word_before() != "on"
