"""Quarters, halves and the periods that business news compares: "the third quarter", "the year-earlier period"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.times import days as cal
from tocsin.extract.times.dates import choose, spanning, year_of
from tocsin.extract.times.narrative import in_told_year
from tocsin.extract.times.scene import Reading
from tocsin.lexicon.times import time_cues

if TYPE_CHECKING:
    from datetime import date

    from tocsin.extract.times.days import Days
    from tocsin.extract.times.patterns import Match
    from tocsin.extract.times.scene import Scene

# Results are reported and talked of in the four months after a quarter has ended, in whatever tense.
_REPORTED = 122
# "the first nine months", "the fiscal half": stretches of a year that reports compare with the year before.
_MONEY = frozenset("$€£¥")
# "compared with earnings of $33 million, or 40 cents a share, last year": how far back the comparison may begin.
_COMPARED = 16
_LONG_PERIODS = frozenset({"P9M", "P6M", "P3Q", "P2Q"})


def read_quarter(match: Match, scene: Scene) -> Reading | None:
    """Reads "the third quarter", "Q3 2020", "last year's second quarter"."""
    month = match.number("m", "MONTH")
    number = (month + 2) // 3 if month else match.number("q", "ORD") or match.number("qn", "NUM") or (4 if "fin" in match else None)
    if number is None or not 1 <= number <= 4:
        return None
    year = _year(match, scene)
    if year is not None:
        return _reading(cal.quarter(year, number), "explicit")
    now = scene.now(match)
    if now is None:
        return Reading("DATE", f"XXXX-Q{number}", basis="unresolved")
    told = None if "r" in match else in_told_year(match, scene, lambda year: cal.quarter(year, number))
    if told is not None:
        return _reading(told, "narrative")
    around = [days for step in range(-2, 3) if (days := cal.quarter(now.year + step, number))]
    ended = [days for days in around if 0 <= (now - days.end).days <= _REPORTED]
    is_ahead = match.number("r", "REL") == 1 or _is_due(match, scene)
    return _reading(ended[0] if ended and not is_ahead else choose(around, match, scene), scene.basis(match))


def _is_due(match: Match, scene: Scene) -> bool:
    """True for "the plant will be open by the second quarter"; "second-quarter results will please" may tell of one that has ended."""
    pull = scene.pull(match)
    return pull.is_until and pull.way == "future" and pull.sure


def _year(match: Match, scene: Scene) -> int | None:
    year = year_of(match, scene)
    now = scene.now(match)
    return now.year - 1 if year is None and now and match.shape == "ago-quarter" else year


def _reading(days: Days | None, basis: str) -> Reading | None:
    return None if days is None else Reading("DATE", days.value, days, basis)


def read_half(match: Match, scene: Scene) -> Reading | None:
    """Reads "the first half of 2020", "the second half of the year"."""
    number, now = match.number("h", "ORD"), scene.now(match)
    if match.shape in {"half-alone", "half-ended", "half-hyphen"}:
        return _half_alone(match, scene, number)
    year = year_of(match, scene) or (now.year if now else None)
    return _reading(cal.half(year, number), "explicit" if "y" in match else scene.basis(match)) if year and number in {1, 2} else None


def _half_alone(match: Match, scene: Scene, number: int | None) -> Reading | None:
    """Reads "in the first half": the last that has ended, or the one that the words look to."""
    now = scene.now(match)
    if now is None or number not in {1, 2} or match.word_after() == "of":
        return None
    around = [days for step in range(-1, 2) if (days := cal.half(now.year + step, number))]
    return _reading(choose(around, match, scene), scene.basis(match))


def read_quarters(match: Match, _scene: Scene) -> Reading | None:
    """Reads "the first two quarters of 1990"."""
    year, count = match.number("y", "YEAR"), match.number("n", "NUM")
    if year is None or match.number("h", "ORD") != 1 or count not in {2, 3}:
        return None
    if count == 2:
        return _reading(cal.half(year, 1), "explicit")
    first, last = cal.quarter(year, 1), cal.quarter(year, 3)
    return spanning(first, last, "explicit") if first and last else None


def read_period(match: Match, scene: Scene) -> Reading | None:
    """Reads "the year-earlier quarter", "the 1988 period": the quarter told last, in the other year."""
    told = told_period(scene, match)
    month = scene.last("month") if match.get("same", "=month") else _month_told(match, scene, told)
    if month is not None:
        return _reading(cal.month(month.start.year - 1, month.start.month), "narrative")
    is_from_now = told is not None and told.granularity == "year" and (match.get("ago", "=ago") is not None)
    base = told.start if told and not is_from_now else scene.now(match)
    year = match.number("y", "YEAR") or (base.year - 1 if base else None)
    if year is None:
        return None
    if told is None and base is not None and match.line.items[match.last].word == "quarter":
        before = cal.shifted(base, "Q", -1)
        return _reading(cal.quarter(year - (before.year < base.year), (before.month + 2) // 3), scene.basis(match)) if before else None
    if told and told.granularity == "quarter":
        return _reading(cal.quarter(year, (told.start.month + 2) // 3), "narrative")
    return _reading(cal.year(year), "narrative")


def _month_told(match: Match, scene: Scene, told: Days | None) -> Days | None:
    """The month of "sales rose 43 % in February from a year ago"; in a report on a quarter that is not what is compared."""
    other, reading = next(iter(scene.recent()), (None, None))
    is_compared = match.shape == "same-period" or (match.shape == "ago-period" and (told is None or told.granularity == "year"))
    if not is_compared or other is None or reading is None or reading.days is None or reading.days.granularity != "month":
        return None
    head, last = scene.head(match), scene.head(other)
    return reading.days if head is not None and last is not None and head.sent.start == last.sent.start else None


def told_period(scene: Scene, match: Match) -> Days | None:
    """The quarter or year that was told last in its own right and is no plan: what a report compares with others.

    After "the first nine months" it is the year: nobody names nine months of a year by a value of their own.
    """
    now = scene.now(match)
    for other, reading in scene.recent():
        if now and reading.type == "DURATION" and reading.value in _LONG_PERIODS:
            return cal.year(now.year)
        days = reading.days
        is_own = (
            days is not None and other.build != "period" and ("r" not in other or _is_of_this_year(other)) and not _is_aside(other, scene)
        )
        if days and is_own and days.granularity in {"quarter", "year"} and (now is None or _is_reported(days, now, scene, other)):
            return days
    return None


def _is_aside(told: Match, scene: Scene) -> bool:
    """True for "after a weak second quarter": one of many, not the one that the report is on."""
    head = scene.head(told)
    return head is not None and head.lower_ == "quarter" and any(child.lower_ in {"a", "an"} for child in head.children)


def compared_quarter(match: Match, scene: Scene) -> Days | None:
    """The quarter that "compared with $3 million last year" means in a report on a quarter of this year."""
    told = told_period(scene, match)
    if told is None or told.granularity != "quarter" or not _is_compared(match) or _is_set_against_year(match, scene):
        return None
    return cal.quarter(told.start.year - 1, (told.start.month + 2) // 3)


def _is_compared(match: Match) -> bool:
    """True behind an amount of money that is compared, and in "a rise of 13% from last year's $1.5 billion"."""
    if match.word_before() == "from" and match.word_after().strip("'’") == "s":
        return match.word_after(2) in _MONEY
    words = [match.word_before(back) for back in range(1, _COMPARED + 1)]
    near = next((at for at, word in enumerate(words) if word in time_cues("compares")), None)
    return near is not None and any(word in _MONEY for word in words[:near])


def _is_set_against_year(match: Match, scene: Scene) -> bool:
    """True where the sentence names the year too: "this year's third quarter … last year"."""
    head = scene.head(match)
    if head is None:
        return True
    begin = head.sent.start_char
    return any(
        reading.days is not None and reading.days.granularity == "year" for other, reading in scene.recent() if other.span.start >= begin
    ) or any(_is_of_this_year(other) for other, _ in scene.recent() if other.span.start >= begin)


def _is_of_this_year(match: Match) -> bool:
    """True for "this year's third quarter": "last year's" is what the report compares with."""
    return match.build == "quarter" and match.number("r", "REL") == 0


def _is_reported(days: Days, now: date, scene: Scene, told: Match) -> bool:
    """A quarter that has ended, or a year, of this year or the last; a fiscal quarter may end before its namesake of the calendar."""
    if days.start > now or days.start.year < now.year - 1:
        return False
    return days.granularity == "year" or days.end <= now or scene.pull(told).way == "past"
