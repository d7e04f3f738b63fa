"""Times of the clock, put together with the day that stands beside them: "10 p.m. Wednesday", "0630 GMT"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tocsin.extract.times.days import Days
from tocsin.extract.times.patterns import Match
from tocsin.extract.times.scene import Reading

if TYPE_CHECKING:
    from tocsin.extract.times.scene import Scene

_DAYS = frozenset({"date", "weekday", "dayref", "nightref", "named"})
_JOINTS = frozenset({",", "on", "of", ")"})
# "(1600 GMT) on 22 December".
_LONGEST_JOINT = 2


def with_clocks(found: list[Match]) -> list[Match]:
    """The matches, with a clock time and the day behind it made one: "noon Saturday"."""
    out: list[Match] = []
    for match in found:
        before = out[-1] if out else None
        if before is not None and before.build == "clock" and match.build in _DAYS and _is_joined(before, match):
            out[-1] = _at(before, match, match.last)
            if len(out) > 1 and out[-2].build == "clock" and _is_bracketed(out[-2], before):
                out[-2] = _at(out[-2], match, out[-2].last)
        else:
            out.append(match)
    return out


def _at(clock: Match, day: Match, last: int) -> Match:
    """A clock time on the day that stands behind it."""
    return replace(day, first=clock.first, last=last, shape=clock.shape, clock=clock)


def _is_bracketed(clock: Match, other: Match) -> bool:
    """True for "9:30 p.m. (1830 GMT) on Tuesday": one time by two clocks."""
    return clock.line is other.line and [item.word for item in clock.line.items[clock.last + 1 : other.first]] == ["("]


def _is_joined(clock: Match, day: Match) -> bool:
    between = clock.line.items[clock.last + 1 : day.first] if clock.line is day.line else None
    return between is not None and len(between) <= _LONGEST_JOINT and all(item.word in _JOINTS for item in between)


def clocked(match: Match, day: Reading | None) -> Reading | None:
    """A day's reading with the clock time of the match before it, if one was put to it."""
    clock = clock_of(match.clock) if match.clock else None
    if day is None or day.days is None or clock is None:
        return day
    return at_clock(clock, day.days.start, day.basis)


def read_clock(match: Match, scene: Scene) -> Reading | None:
    """Reads "7:15 p.m.", "0630 GMT", "midnight", on the day told in the sentence, else on the day of speaking."""
    clock = clock_of(match)
    if clock is None:
        return None
    told = scene.last("day", "minute", "hour") or _part_of_day(scene)
    when = told.start if told else scene.now(match)
    if when is None:
        return Reading("TIME", clock, basis="unresolved")
    return at_clock(clock, when, "narrative" if told else scene.basis(match))


def _part_of_day(scene: Scene) -> Days | None:
    """The day whose morning or night was told last, not "late 2001"."""
    told = scene.last("part")
    return told if told and told.start == told.end else None


def at_clock(clock: str, when: date, basis: str) -> Reading:
    """A clock time on a day."""
    value = when.isoformat() + clock
    return Reading("TIME", value, Days(value, when, when, "minute" if ":" in clock else "hour"), basis)


def clock_of(match: Match) -> str | None:
    """The clock part of a value, "T19:15", "T06:30Z"; null for what no clock shows."""
    word = match.get("cw", "CLOCKWORD")
    if word:
        return word
    hour, minute = _hour_minute(match)
    if hour is None or minute > 59:
        return None
    half = (match.get("ap", "AMPM") or match.get("dp", "DAYPART") or "").lower()
    if half[:1] == "p" or half in {"af", "ev"} or (half == "ni" and hour > 5):
        hour = hour % 12 + 12
    elif half[:1] == "a" and hour == 12:
        hour = 0
    return f"T{hour:02}:{minute:02}{match.get('z', 'ZONE') or ''}" if hour <= 24 else None


def _hour_minute(match: Match) -> tuple[int | None, int]:
    clock = match.get("clk", "CLOCK")
    if clock:
        hour, minute = clock.split(":")[:2]
        return int(hour), int(minute)
    military = match.get("mil", "MILITARY")
    if military:
        return int(military) // 100, int(military) % 100
    hour_text = match.get("hour", "HOUR") or match.get("hour", "NUM")
    return (int(hour_text), 0) if hour_text and hour_text.isdecimal() else (None, 0)
