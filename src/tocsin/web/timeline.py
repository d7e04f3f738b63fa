"""Sums of events → a drawing: lanes of actors or places, days from left to right, one dot for what a day holds in a lane."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from tocsin.present.charts import SAID
from tocsin.present.words import day as shown_day
from tocsin.present.words import excerpt
from tocsin.web.wording import Row

LANES = 12
LEFT, RIGHT = 3.0, 97.0
"""Where days begin and end, in hundredths of the width: a drawing is as wide as its window, on a desk and on a phone."""
TOP, LANE_HEIGHT, NAME_HEIGHT, ROW_HEIGHT = 30, 72, 16, 13
BY_DAY, BY_MONTH = 150, 12 * 365
"""Up to 150 days a day is six pixels or more; up to twelve years a month is; beyond that years are added up."""
MOST_DOTS = 1500
_ROWS = {"talk": 0, "news": 1, "coop": 2, "background": 3}
_TONES = {1: "talk", 2: "coop", 3: "talk", 4: "news"}


@dataclass(frozen=True, slots=True)
class Dot:
    """What one lane holds in one day, month or year, in one tone."""

    x: float
    y: float
    radius: float
    tone: str
    label: str
    lane: str
    at: str
    """The day in the middle of what it stands for."""
    first: str
    last: str
    count: int
    one: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that the template draws: across in hundredths of its width, down in pixels."""

    height: int
    lanes: Sequence[tuple[str, str, float]]
    dots: Sequence[Dot]
    ticks: Sequence[tuple[float, str]]
    today: float | None


def signs_for(first: str, last: str) -> int:
    """How many signs of a date a dot stands for: 10 a day, 7 a month, 4 a year."""
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    return 10 if days <= BY_DAY else 7 if days <= BY_MONTH else 4


def within(rows: Sequence[Row], first: str, last: str) -> list[Row]:
    """Sums that begin in a window of days: what began long before it and goes on is counted where it began."""
    return [row for row in rows if first[: len(row["bin"])] <= row["bin"] <= last]


def lanes_of(rows: Sequence[Row]) -> list[str]:
    """The lanes with most events."""
    weights: dict[str, int] = defaultdict(int)
    for row in rows:
        weights[row["lane"]] += row["count"]
    return sorted(weights, key=lambda lane: (-weights[lane], lane))[:LANES]


def drawing_of(rows: Sequence[Row], window: tuple[str, str], day: str, known: Mapping[str, str]) -> Drawing:
    """Lanes with most events first, under the names by which they are known; background apart from news."""
    (first, last), kept = window, lanes_of(rows)
    names = {row["lane"]: excerpt(known.get(row["lane"], row["lane_name"]), 40) for row in rows}
    lanes = [(lane, names[lane], float(TOP + LANE_HEIGHT * n)) for n, lane in enumerate(kept)]
    tops = {lane: top for lane, _, top in lanes}
    merged = _merged([row for row in rows if row["lane"] in tops])
    dots = [_dot(key, told, names, tops, (first, last)) for key, told in merged.items()]
    dots = sorted((dot for dot in dots if LEFT <= dot.x <= RIGHT), key=lambda dot: -dot.radius)[:MOST_DOTS]
    x = _x(day, first, last)
    return Drawing(TOP + LANE_HEIGHT * max(1, len(lanes)) + 8, lanes, dots, _ticks(first, last), x if LEFT <= x <= RIGHT else None)


def _merged(rows: Sequence[Row]) -> dict[tuple[str, str, str], tuple[int, str]]:
    """How many and one of them, by lane, bin and tone."""
    held: dict[tuple[str, str, str], tuple[int, str]] = {}
    for row in rows:
        tone = "background" if row["frame"] != "news" else _TONES.get(row["quad"], "talk")
        key = (row["lane"], row["bin"], tone)
        count, one = held.get(key, (0, row["one"]))
        held[key] = (count + row["count"], one)
    return held


def _dot(key: tuple[str, str, str], told: tuple[int, str], names: dict[str, str], tops: dict[str, float], window: tuple[str, str]) -> Dot:
    (lane, bin_, tone), (count, one) = key, told
    first, last = _days_of(bin_)
    middle = _middle(max(first, window[0]), min(last, window[1]))
    y = tops[lane] + NAME_HEIGHT + 8 + ROW_HEIGHT * _ROWS[tone]
    label = f"{names[lane]}, {shown_day(bin_)}: {count} event{'s' if count > 1 else ''}, {SAID[tone]}"
    return Dot(
        round(_x(middle, *window), 2), y, round(min(11.0, 3 + 1.6 * sqrt(count)), 1), tone, label, lane, middle, first, last, count, one
    )


def _middle(first: str, last: str) -> str:
    """The day in the middle; of a year that a window cuts, of what lies in the window."""
    return date.fromordinal((date.fromisoformat(first).toordinal() + date.fromisoformat(last).toordinal()) // 2).isoformat()


def _days_of(bin_: str) -> tuple[str, str]:
    """First and last day of a day, month or year."""
    if len(bin_) == 10:
        return bin_, bin_
    if len(bin_) == 4:
        return f"{bin_}-01-01", f"{bin_}-12-31"
    start = date.fromisoformat(f"{bin_}-01")
    following = (start + timedelta(days=32)).replace(day=1)
    return start.isoformat(), (following - timedelta(days=1)).isoformat()


def _x(iso: str, first: str, last: str) -> float:
    a, b, at = (date.fromisoformat(each[:10]).toordinal() for each in (first, last, iso))
    return LEFT + (RIGHT - LEFT) * (at - a) / max(1, b - a)


def _ticks(first: str, last: str) -> list[tuple[float, str]]:
    """Eight days at even distances, with as much of the date as tells them apart."""
    a, b = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    step = max(1, -(-(b - a) // 8))
    days = [date.fromordinal(at).isoformat() for at in range(a, b + 1, step)]
    signs = 10 if b - a <= 400 else 7 if b - a <= 4000 else 4
    return [(round(_x(iso, first, last), 2), shown_day(iso[:signs])) for iso in days]
