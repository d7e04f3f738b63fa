"""When an article was published, where nobody says: from the days that it tells of. Null where the text does not carry it.

The day up to which its dated past crowds, in the year that a full date shortly before it (a caption's, often) or an agreeing weekday fixes.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tocsin.article.cues import patterns_of
from tocsin.article.dates import month_number
from tocsin.model import Article, Interval
from tocsin.model.vocabulary import BlockKind

# News of a day is printed on that day or on one of the two after it: on the story this was first written for, 23 to 25 December.
_LATER = dt.timedelta(days=2)
# A full date fixes the year of days that lie shortly after it: a caption of last month, a file photograph of last winter.
_NEAR = dt.timedelta(days=120)
# Days after which a dated event says little about the day of publication.
_FADE = 7.0
# One day alone may be anybody's birthday; a second day of the same fortnight, or an agreeing weekday, makes it news.
_FEWEST = 1.3
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s+[A-Z\"“\n]|\s*$)[^.!?\n]*)*")
_CLAUSE = re.compile(r"[,;:–—]|\b(?:and|but|while|when|who|which)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!-)")
_WORD = re.compile(r"\b[a-z]+\b")
# A clause of fewer words is a day set off by a comma: "On December 30, talks will begin".
_FEW_WORDS = 1
# Enough for any article; a book of dates is none.
_LONGEST = 200_000


@dataclass(frozen=True, slots=True)
class Told:
    """One day of the text: its year where it is written, its weekday where it stands beside, and whether the words look ahead."""

    month: int
    day: int
    year: int | None
    weekday: int | None
    is_ahead: bool
    is_dateline: bool = False

    def in_year(self, year: int) -> dt.date | None:
        """The day in a year; null for 29 February of most."""
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None


def inferred_day(article: Article) -> Interval | None:
    """The days on which the article was most likely published, or null.

    A text with "on December 22" and "on December 23" whose newest full date is "Nov. 27, 2020" came out on 23 to 25 December 2020.
    Days that the words put ahead ("by January 15") do not count, nor days that stand elsewhere with an older year; a later year anywhere in
    the past tense says that the full date is an old one.
    """
    sentences = list(_sentences(article))
    told = [one for kind, sentence in sentences for one in _told(sentence, is_dateline=kind == "dateline")]
    full = sorted({when for one in told if one.year and not one.is_ahead and (when := one.in_year(one.year))})
    known = {(when.month, when.day) for when in full}
    open_days = sorted({one for one in told if one.year is None and not one.is_ahead and (one.month, one.day) not in known}, key=str)
    years = _years([sentence for _, sentence in sentences])
    best = max(_candidates(open_days, full, years), key=lambda when: (_crowd(when, open_days, full), when), default=None)
    if best is None or _crowd(best, open_days, full) < _FEWEST or any(year > best.year for year in years):
        return None
    return Interval(best.isoformat(), (best + _LATER).isoformat(), "day")


def _sentences(article: Article) -> Iterator[tuple[BlockKind, str]]:
    left = _LONGEST
    for block in article.blocks:
        if block.kind != "boilerplate" and not block.is_repeat and left > 0:
            text = article.text_of(block.span)[:left]
            left -= len(text)
            yield from ((block.kind, match.group()) for match in _SENTENCE.finditer(text))


@cache
def _dates() -> re.Pattern[str]:
    month = "(?:" + "|".join((*patterns_of("month_name"), *patterns_of("month"))) + r")\b\.?"
    weekday = "(?:(?P<weekday>" + "|".join(patterns_of("weekday")) + r")[a-z]*\.?,? (?:the )?)?"
    year = r"(?:,? (?P<year{0}>(?:19|20)\d\d)\b)?"
    first = rf"(?P<month>{month}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b{year.format('')}"
    second = rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month2>{month})(?![\w]){year.format('2')}"
    return re.compile(rf"\b{weekday}(?:{first}|{second})", re.IGNORECASE)


def _told(sentence: str, *, is_dateline: bool) -> Iterator[Told]:
    if not any(sign.isdigit() for sign in sentence):
        return
    for match in _dates().finditer(sentence):
        month = month_number(match["month"] or match["month2"])
        year = match["year"] or match["year2"]
        weekday = _weekday_number(match["weekday"]) if match["weekday"] else None
        one = Told(month, int(match["day"] or match["day2"]), int(year) if year else None, weekday, _is_ahead(sentence, match), is_dateline)
        if one.in_year(2000) is not None:
            yield one


def _weekday_number(name: str) -> int:
    return patterns_of("weekday").index(name[:3].casefold()) + 1


def _is_ahead(sentence: str, match: re.Match[str], *, is_day: bool = True) -> bool:
    """True for "by January 15" and "will begin on December 30"; the other clauses of the sentence do not count.

    Of a year only the verb says it: "the worst attack until 2022" was written after it.
    """
    before = _CLAUSE.split(sentence[max(0, match.start() - _LONGEST_CLAUSE) : match.start()])[-1]
    behind = _CLAUSE.split(sentence[match.end() : match.end() + _LONGEST_CLAUSE])
    words = _WORD.findall(before)
    if is_day and words[-1:] and words[-1] in _words("ahead_preposition"):
        return True
    clause = [*words, *_WORD.findall(behind[0])]
    if len(before.split()) <= _FEW_WORDS and len(behind) > 1 and not behind[0].split():
        clause += _WORD.findall(behind[1])
    return not _words("ahead").isdisjoint(clause)


# Longer clauses are none; it keeps long lists of dates linear.
_LONGEST_CLAUSE = 200


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(patterns_of(kind))


def _years(sentences: list[str]) -> list[int]:
    """The years of the text outside clauses that look ahead."""
    return [
        int(match[0])
        for sentence in sentences
        for match, whole in _years_with_days(sentence)
        if not _is_ahead(sentence, whole, is_day=False)
    ]


def _years_with_days(sentence: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Each year with the date that it ends, or with itself."""
    dates = {date.end(): date for date in _dates().finditer(sentence) if date["year"] or date["year2"]}
    for match in _YEAR.finditer(sentence):
        yield match, dates.get(match.end(), match)


def _candidates(told: list[Told], full: list[dt.date], years: list[int]) -> Iterator[dt.date]:
    """Each open day in the year that makes it the first after the last full date, or that its weekday asks for."""
    if not years:
        return
    last = full[-1] if full else None
    for one in told:
        latest = max(years)
        for year in range(latest, latest + 2 + bool(one.weekday)):
            when = one.in_year(year)
            is_near = when is not None and last is not None and last <= when <= last + _NEAR
            if when and (when.isoweekday() == one.weekday if one.weekday else is_near):
                yield when


def _crowd(when: dt.date, told: list[Told], full: list[dt.date]) -> float:
    """How many open and full days lie shortly before a day, the nearer the more."""
    total = sum(math.exp(-(when - day).days / _FADE) for day in full if day < when)
    seen = set()
    for one in told:
        day = next((found for year in (when.year, when.year - 1) if (found := one.in_year(year)) and found <= when), None)
        if day is None:
            continue
        total += math.exp(-(when - day).days / _FADE) if day not in seen else 0.0
        # a weekday that agrees, or the head of the report, says that the day is one of now
        total += 1.0 if one.weekday == day.isoweekday() or one.is_dateline else 0.0
        seen.add(day)
    return total
