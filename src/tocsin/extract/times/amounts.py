"""How much: numbers, halves and vague words before a unit, as TIMEX3 durations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tocsin.extract.times.patterns import Match

_CLOCK_UNITS = {"H": "H", "TM": "M", "S": "S"}
# TIMEX3 counts a fortnight in weeks, decades and longer in years.
_IN_OTHER = {"F": ("W", 2), "E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "HY": ("M", 6), "NI": ("D", 1), "WE": ("D", 2)}
# What half of a unit is called: half a year is six months, half a week no whole number of days.
_HALF_OF = {"Y": ("M", 12), "H": ("M", 60), "TM": ("S", 60), "D": ("H", 24)}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units, the upper one of two where two are named; number null for "several"."""

    number: float | None
    high: float | None = None


def amount_of(match: Match) -> Amount:
    """The amount that a match names: "two", "2 1/2", "a", "half a", "several"."""
    fraction = float(match.get("f", "FRAC") or 0)
    if "half" in match and "n" not in match:
        half, unit = match.item("half"), match.item("u")
        is_plus = half is not None and unit is not None and half.start > unit.start
        return Amount(1.5 if is_plus else 0.5)
    if "v" in match or "v2" in match:
        vague = match.get("v", "VAGUE") or "2"
        return Amount(float(vague) if vague.isdecimal() else None)
    number, high = match.get("n", "NUM"), match.get("n2", "NUM")
    if number is None:
        return Amount(None if "bare" in match.shape else 1.0 + fraction)
    return Amount(float(number) + fraction + 0.5 * ("half" in match), float(high) if high else None)


def duration_value(amount: Amount, unit: str) -> str:
    """The TIMEX3 value: P2W, PT72H, P2Y6M, PXD."""
    if unit in _IN_OTHER and amount.number is None:
        return f"PX{unit if unit in {'E', 'C', 'L'} else _IN_OTHER[unit][0]}"
    unit, number = (_IN_OTHER[unit][0], (amount.number or 0) * _IN_OTHER[unit][1]) if unit in _IN_OTHER else (unit, amount.number)
    prefix = "PT" if unit in _CLOCK_UNITS else "P"
    letter = _CLOCK_UNITS.get(unit, unit)
    if number is None:
        return f"{prefix}X{letter}"
    whole, rest = int(number), number - int(number)
    if not rest or unit not in _HALF_OF:
        return f"{prefix}{number:g}{letter}" if number < 1_000_000 else f"{prefix}X{letter}"
    lower, size = _HALF_OF[unit]
    return (
        (f"{prefix}{whole}{letter}" if whole else prefix) + ("T" if lower == "H" and prefix == "P" else "") + f"{round(rest * size)}{lower}"
    )
