"""Durations, sets and references that no calendar fixes: "for weeks", "every Friday", "now", "recently"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.times import days as cal
from tocsin.extract.times.amounts import Amount, amount_of, duration_value
from tocsin.extract.times.relative import stretch
from tocsin.extract.times.scene import Reading

if TYPE_CHECKING:
    from tocsin.extract.times.patterns import Match
    from tocsin.extract.times.scene import Scene


def read_duration(match: Match, _scene: Scene) -> Reading | None:
    """Reads "two weeks", "a year and a half", "10-year"."""
    unit = match.get("u", "UNIT") or match.get("u", "UNITS")
    return Reading("DURATION", duration_value(amount_of(match), unit), basis="none") if unit else None


def read_relative_duration(match: Match, scene: Scene) -> Reading | None:
    """Reads "the past two weeks", "the next few days"."""
    unit = match.get("u", "UNITS") or match.get("u", "UNIT")
    way = match.number("r", "REL")
    if unit is None:
        return None
    if not way:
        return Reading("DURATION", duration_value(amount_of(match), unit), basis="none")
    return stretch(scene, match, amount_of(match), unit, way)


def read_recent_units(match: Match, scene: Scene) -> Reading | None:
    """Reads "recent weeks", "coming months", "the past few years"."""
    unit = match.get("u", "UNITS")
    if unit is None:
        return None
    return stretch(scene, match, Amount(None), unit, match.number("r", "REL") or -1)


def read_bare(match: Match, scene: Scene) -> Reading | None:
    """Reads "for weeks", "days after"."""
    unit = match.get("u", "UNITS")
    if unit is None:
        return None
    now, value = scene.now(match), duration_value(Amount(None), unit)
    if match.word_before() != "for" or now is None:
        return Reading("DURATION", value, basis="none")
    start, end = (now, None) if scene.pull(match).way == "future" else (None, now)
    return Reading("DURATION", value, None, scene.basis(match), start, end)


def read_every(match: Match, _scene: Scene) -> Reading | None:
    """Reads "every day", "each Friday", "every July"."""
    unit = match.get("u", "UNIT") or match.get("u", "UNITS")
    if unit:
        count = float(match.get("n", "NUM") or match.get("n", "ORD") or (2 if "o" in match else 1))
        return Reading("SET", duration_value(Amount(count), unit) if unit not in {"NI", "WE"} else f"P{count:g}D", basis="none")
    weekday, month = match.number("w", "WEEKDAY"), match.number("m", "MONTH")
    part = match.get("dp", "DAYPART")
    if weekday:
        return Reading("SET", f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""), basis="none")
    if month:
        return Reading("SET", f"XXXX-{month:02}", basis="none")
    return Reading("SET", f"XXXX-XX-XXT{part}" if part else f"XXXX-{match.get('s', 'SEASON')}", basis="none")


def read_set_word(match: Match, _scene: Scene) -> Reading | None:
    """Reads "daily", "twice a week"."""
    value = match.get("set", "SETWORD")
    unit = match.get("u", "UNIT")
    return Reading("SET", value or duration_value(Amount(1.0), unit or "D"), basis="none")


def read_fixed(match: Match, scene: Scene) -> Reading | None:
    """Reads "now", "recently", "soon", "at the time", "the near future"."""
    value = next((value for kind in ("NOW", "PASTWORD", "SOONWORD") if (value := match.get("ref", kind))), _REFERENCES.get(match.build))
    now = scene.now(match)
    if value is None or now is None:
        return Reading("DATE", value, basis="unresolved") if value else None
    days = cal.day(now) if value == "PRESENT_REF" else None
    start = now if value == "FUTURE_REF" else None
    end = now if value == "PAST_REF" else None
    return Reading("DATE", value, days, scene.basis(match), start, end)


_REFERENCES = {"present": "PRESENT_REF", "past": "PAST_REF", "recent": "PAST_REF", "future": "FUTURE_REF"}
