"""When an article was published, where nobody says: from the days that it tells of. Null where the text does not carry it."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from tocsin.article.cues import patterns_of
from tocsin.article.dates import month_number
from tocsin.model import Interval

# News of a day is printed on that day or on one of the two after it.
_LATER = dt.timedelta(days=2)
# Days told without a year lie near the newest full date of the text: a caption of last month, a file photograph of last winter.
_NEAR = dt.timedelta(days=120)
# Three days of one fortnight are a running story; one or two may belong to any anniversary.
_FORTNIGHT = dt.timedelta(days=14)
_FEWEST = 3
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s+[A-Z\"“\n]|\s*$)[^.!?\n]*)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Enough for any article; a book of dates is none.
_LONGEST = 200_000


def inferred_day(text: str) -> Interval | None:
    """The days on which the text was most likely published, or null.

    A text with "on December 22" and "on December 23" whose newest full date is "Nov. 27, 2020" came out on 23 to 25 December 2020.
    Days of sentences that look ahead ("by January 15") do not count, nor days that stand elsewhere with an older year; a later year anywhere says that the full date is an old one.
    """
    text = text[:_LONGEST]
    full = {day for match in _dates().finditer(text) if match["year"] and (day := _day(match, int(match["year"])))}
    if not full:
        return None
    newest = max(full)
    bare = sorted({day for match in _bare(text) if (day := _nearest(match, newest, full))})
    if len(bare) < _FEWEST or bare[-1] - bare[-_FEWEST] > _FORTNIGHT or bare[-1] < newest:
        return None
    if any(int(year) > bare[-1].year for year in _YEAR.findall(text)):
        return None
    return Interval(bare[-1].isoformat(), (bare[-1] + _LATER).isoformat(), "day")


@cache
def _dates() -> re.Pattern[str]:
    month = "(?:" + "|".join(patterns_of("month")) + r")[a-z]*\.?"
    return re.compile(rf"\b(?P<month>{month}) (?P<day>\d{{1,2}})\b(?:,? (?P<year>(?:19|20)\d\d)\b)?", re.IGNORECASE)


def _bare(text: str) -> list[re.Match[str]]:
    """Dates without a year in sentences that do not look ahead."""
    ahead = frozenset(patterns_of("ahead"))
    found = []
    for sentence in _SENTENCE.finditer(text):
        dates = [match for match in _dates().finditer(sentence.group()) if not match["year"]]
        if dates and not ahead & set(re.findall(r"[a-z]+", sentence.group().casefold())):
            found += dates
    return found


def _nearest(match: re.Match[str], newest: dt.date, full: set[dt.date]) -> dt.date | None:
    """The day nearest to the newest full date; null where it is far, or where the text names the same day in another year."""
    days = [day for year in (newest.year - 1, newest.year, newest.year + 1) if (day := _day(match, year))]
    if not days or any((day.month, day.day) == (days[0].month, days[0].day) for day in full):
        return None
    nearest = min(days, key=lambda day: abs(day - newest))
    return nearest if abs(nearest - newest) <= _NEAR else None


def _day(match: re.Match[str], year: int) -> dt.date | None:
    try:
        return dt.date(year, month_number(match["month"]), int(match["day"]))
    except ValueError:
        return None
