"""When an article was published, told from its own text: nobody gave the date.

The day that most dated past events crowd up to, in a year that a full date or a weekday fixes; null where the text does not say.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tocsin.extract.times import days as cal
from tocsin.extract.times.lexing import lex
from tocsin.extract.times.patterns import Match, matches
from tocsin.extract.times.scene import Scene
from tocsin.model import Article, Interval

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A report appears on the day of the last event that it tells of, or up to two days after: on the seed story, 23 to 25 December.
_LAG = 2
# Days after which a dated event says little about the day of publication.
_FADE = 7.0
# One day alone may be anybody's birthday; a second day of the same fortnight, or an agreeing weekday, makes it news.
_FEWEST = 1.3
# A full date fixes the year of the last event only if it lies less than half a year before it.
_REACH = 183


def infer_published(doc: Doc, article: Article) -> Interval | None:
    """The days in which the article was published; null where the text does not say.

    "on December 23 … on Sunday … Nov. 27, 2020" gives 2020-12-23 to 2020-12-25.
    """
    scene = Scene(doc, None)
    found = [match for match in _matches(article) if match.build == "date"]
    full = [days for match in found if (days := _full_date(match))]
    past = [
        (month, day, match) for match in found if (month := match.number("m", "MONTH")) and (day := _day(match)) and _is_open(match, scene)
    ]
    last = max(full, default=None) or _first_of_last_year(_matches(article))
    best = max(_candidates(past, last), key=lambda when: _crowd(when, past, full), default=None)
    if best is not None and _crowd(best, past, full) < _FEWEST:
        return None
    if best is None:
        return None
    end = cal.shifted(best, "D", _LAG) or best
    return Interval(best.isoformat(), end.isoformat(), "day")


def _matches(article: Article) -> Iterator[Match]:
    for block in article.blocks:
        if block.kind != "boilerplate" and not block.is_repeat:
            line = lex(article.text, block.span.start, block.span.end)
            yield from matches(line) if line else ()


def _day(match: Match) -> int | None:
    return match.number("d", "DOM") or match.number("d", "ORD")


def _full_date(match: Match) -> date | None:
    year, month, day = match.number("y", "YEAR"), match.number("m", "MONTH"), _day(match)
    return cal.safe_date(year, month, day) if year and month and day else None


def _first_of_last_year(found: Iterator[Match]) -> date | None:
    years = [year for match in found if match.build == "year" and (year := match.number("y", "YEAR"))]
    return cal.safe_date(max(years), 1, 1) if years else None


def _is_open(match: Match, scene: Scene) -> bool:
    """A day without a year that no word puts into the future."""
    return "y" not in match and "r" not in match and scene.pull(match).way != "future"


def _candidates(past: list[tuple[int, int, Match]], last: date | None) -> Iterator[date]:
    """Each open day in the year that makes it the first after the last full date, or that its weekday asks for."""
    for month, day, match in past:
        weekday = match.number("w", "WEEKDAY")
        if last is None:
            continue
        for year in range(last.year, last.year + 2 + bool(weekday)):
            when = cal.safe_date(year, month, day)
            is_near = when is not None and last <= when and (when - last).days < _REACH and (last.month, last.day) != (1, 1)
            if when and (when.isoweekday() == weekday if weekday else is_near):
                yield when


def _crowd(when: date, past: list[tuple[int, int, Match]], full: list[date]) -> float:
    """How many open and full days lie shortly before a day, the nearer the more."""
    total = sum(math.exp(-(when - day).days / _FADE) for day in full if day < when)
    for month, day, match in past:
        years = [found for year in (when.year, when.year - 1) if (found := cal.safe_date(year, month, day)) and found <= when]
        if years:
            total += math.exp(-(when - years[0]).days / _FADE)
        weekday = match.number("w", "WEEKDAY")
        total += 1.0 if weekday and years and years[0].isoweekday() == weekday else 0.0
    return total
