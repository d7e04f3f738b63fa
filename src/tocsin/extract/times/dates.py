"""Calendar dates: days, months, years, quarters, seasons, decades, weekdays, named days; the year where none is written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tocsin.extract.times import days as cal
from tocsin.extract.times.narrative import in_told_year
from tocsin.extract.times.scene import Reading
from tocsin.lexicon.times import time_cues

if TYPE_CHECKING:
    from collections.abc import Callable

    from tocsin.extract.times.days import Days
    from tocsin.extract.times.patterns import Match
    from tocsin.extract.times.scene import Scene

# Two-digit years up to this many years ahead of the day of speaking belong to its century: '98 said in 1989 is 1998.
_AHEAD = 20
# How much nearer than the last occurrence the coming one must be to be chosen, by what the words say; without a word, news tells of
# what was. "Will" overrules distance up to a tenth: "will answer the December 20 attack", written on the 24th, means the one four days ago.
_BIAS = {None: 2.5, "present": 1.0, "future": 1.0}
_BIAS_SURE_FUTURE = 0.1


def read_date(match: Match, scene: Scene) -> Reading | None:
    """A month, or a day of a month, with or without its year: "December 20", "mid-January", "June last year"."""
    month, day = match.number("m", "MONTH"), _day_number(match)
    if month is None:
        return None
    year = year_of(match, scene)
    if year is not None:
        return _reading(_month_day(year, month, day), match, basis="explicit" if "r" not in match else scene.basis(match))
    now = scene.now(match)
    if now is None:
        return Reading("DATE", f"XXXX-{month:02}" + (f"-{day:02}" if day else ""), basis="unresolved")
    return _in_year(match, scene, lambda year: _month_day(year, month, day))


def _day_number(match: Match) -> int | None:
    return match.number("d", "DOM") or match.number("d", "ORD")


def year_of(match: Match, scene: Scene) -> int | None:
    """The year that a match names: in digits, in two digits, as "last year", or as "that year", which is the year told last."""
    written = match.number("y", "YEAR") or match.number("y", "YEARWORD") or match.number("y", "NUM")
    if written:
        return written
    if "told" in match:
        told = scene.last()
        return told.start.year if told else None
    now = scene.now(match)
    short = match.get("y2", "YEAR2")
    if short:
        return full_year(int(short[1:]), now)
    if now is None:
        return None
    if "ago" in match:
        return now.year - 1
    return now.year + (match.number("r", "REL") or 0) if "r" in match and match.build != "month" and match.shape != "rel-month" else None


def full_year(short: int, now: date | None) -> int:
    """A year of two digits in full."""
    latest = (now.year if now else 2030) + _AHEAD
    return latest - (latest - short) % 100


def _month_day(year: int, month: int, day: int | None) -> Days | None:
    if day is None:
        return cal.month(year, month)
    when = cal.safe_date(year, month, day)
    return cal.day(when) if when else None


def _reading(days: Days | None, match: Match, *, basis: str) -> Reading | None:
    return None if days is None else Reading("DATE", days.value, cal.part_of(days, match.get("p", "PART")), basis)


def _in_year(match: Match, scene: Scene, make: Callable[[int], Days | None]) -> Reading | None:
    """The occurrence of something yearly in the year that its clause tells, else the one that the words point to."""
    told = None
    if "r" in match:
        told = _following(match, scene, make)
    elif "w" not in match:
        told = in_told_year(match, scene, make)
    if told is not None:
        return _reading(told, match, basis="narrative")
    return _reading(_nearest(match, scene, make), match, basis=scene.basis(match))


def _following(match: Match, scene: Scene, make: Callable[[int], Days | None]) -> Days | None:
    """The first after what was told last: "a cease-fire of March 2014 … the following February"; null where nothing was."""
    item, told = match.item("r"), scene.last()
    if item is None or item.word != "following" or told is None:
        return None
    around = (make(told.start.year + step) for step in (0, 1))
    return next((days for days in around if days and days.start > told.start), None)


def _nearest(match: Match, scene: Scene, make: Callable[[int], Days | None]) -> Days | None:
    """The occurrence of something yearly that the words point to: the last, the coming, or the nearer of both."""
    now = scene.now(match) or date.max
    around = [days for days in (make(year) for year in range(now.year - 4, now.year + 5)) if days]
    agreed = _with_weekday(match, around)
    if agreed:
        return min(agreed, key=lambda days: abs((days.start - now).days))
    return choose(around, match, scene)


def _with_weekday(match: Match, around: list[Days]) -> list[Days]:
    """Those days that fall on the weekday that stands beside: "Sunday, December 20" is no day of 2019."""
    number = match.number("w", "WEEKDAY")
    return [days for days in around if number and days.granularity == "day" and days.start.isoweekday() == number]


def choose(around: list[Days], match: Match, scene: Scene) -> Days | None:
    """Of several occurrences the one that the direction of the words asks for."""
    now = scene.now(match) or date.max
    before = max((days for days in around if days.start <= now), key=lambda days: days.start, default=None)
    after = min((days for days in around if days.end >= now), key=lambda days: days.start, default=None)
    rel = match.number("r", "REL")
    if before is None or after is None or (before == after and not rel):
        return before or after
    if rel is not None:
        return _relative(around, now, rel, is_ahead=scene.pull(match).way == "future")
    pull = scene.pull(match)
    if pull.way == "past" and pull.sure:
        return before
    bias = _BIAS[None] if pull.is_open else _BIAS_SURE_FUTURE if pull.way == "future" and pull.sure else _BIAS.get(pull.way, 2.5)
    gap_before, gap_after = (now - before.end).days, (after.start - now).days
    return after if gap_after * bias < gap_before else before


def _relative(around: list[Days], now: date, rel: int, *, is_ahead: bool) -> Days | None:
    """Chooses: "last April" has ended before today, "next April" begins after it, "this April" is of this year."""
    if rel < 0:
        ended = sorted((days for days in around if days.end < now), key=lambda days: days.end)
        # Of the month just ended news says "last month": "last February" in March is that of the year before.
        is_just_over = len(ended) > 1 and ended[-1].granularity == "month" and (now - ended[-1].end).days <= now.day
        return ended[-2] if is_just_over else ended[-1] if ended else None
    after = min((days for days in around if days.end >= now), key=lambda days: days.start, default=None)
    if rel == 0:
        return next((days for days in around if days.start.year == now.year and (days.end >= now or not is_ahead)), after)
    return min((days for days in around if days.start > now), key=lambda days: days.start, default=None)


def read_day_of_month(match: Match, scene: Scene) -> Reading | None:
    """Reads "the 20th": of the month told last if there is one, else of the month nearest to the day of speaking."""
    number, now = match.number("d", "ORD"), scene.now(match)
    if number is None or not 1 <= number <= 31 or now is None or not _stands_alone(match, scene):
        return None
    told = scene.last("day", "month", "part")
    nearest = [when for step in (-2, -1, 0, 1, 2) if (when := cal.shifted(now.replace(day=1), "M", step))]
    months = [told.start] if told else nearest
    days = _numbered(months, number, match, scene)
    if told and days and days.end < now and scene.pull(match).way == "future":
        told, days = None, _numbered(nearest, number, match, scene)  # "will meet on the 15th", after a day of an earlier month was told
    return None if days is None else Reading("DATE", days.value, days, "narrative" if told else scene.basis(match))


def _numbered(months: list[date], number: int, match: Match, scene: Scene) -> Days | None:
    """The day of that number in one of these months, as the words look."""
    around = [cal.day(when) for base in months if (when := cal.safe_date(base.year, base.month, number))]
    return choose(around, match, scene) if around else None


def _stands_alone(match: Match, scene: Scene) -> bool:
    """False for "on the 20th floor": an ordinal that counts a noun is no day."""
    tokens = scene.doc.char_span(match.span.end - 1, match.span.end, alignment_mode="expand")
    last = tokens[-1] if tokens else None
    return last is not None and (last.head.i <= last.i or last.head.pos_ not in {"NOUN", "PROPN"})


def read_day_range(match: Match, scene: Scene) -> Reading | None:
    """Reads "Dec. 20-23" as one stretch of days."""
    first = read_date(match, scene)
    last = match.number("d2", "DOM")
    if first is None or first.days is None or last is None:
        return None
    end = cal.safe_date(first.days.start.year, first.days.start.month, last)
    return None if end is None or end < first.days.start else spanning(first.days, cal.day(end), first.basis)


def read_day_span(match: Match, scene: Scene) -> Reading | None:
    """Reads "March 31-April 4" as one stretch of days; a year behind it is that of its end."""
    first, month, day = read_date(match, scene), match.number("m2", "MONTH"), match.number("d2", "DOM")
    if first is None or first.days is None or month is None or day is None:
        return None
    start = first.days.start
    is_over_new_year = month < start.month
    if is_over_new_year and "y" in match:
        start = cal.shifted(start, "Y", -1) or start
    end = cal.safe_date(start.year + is_over_new_year, month, day)
    return None if end is None or end < start else spanning(cal.day(start), cal.day(end), first.basis)


def read_month_range(match: Match, scene: Scene) -> Reading | None:
    """Reads "from January to March 2019"."""
    first, last = match.number("m", "MONTH"), match.number("m2", "MONTH")
    if first is None or last is None:
        return None
    year = year_of(match, scene)
    end = cal.month(year, last) if year else _nearest(match, scene, lambda year: cal.month(year, last)) if scene.now(match) else None
    start = cal.month(end.start.year - (first > last), first) if end else None
    return spanning(start, end, "explicit" if year else scene.basis(match)) if start and end else None


def read_year_range(match: Match, _scene: Scene) -> Reading | None:
    """Reads "1990-91", "2003/04"."""
    first, text = match.number("y", "YEAR"), match.item("y2")
    if first is None or text is None or not text.word.isdecimal() or len(text.word) not in {2, 4}:
        return None
    last = int(text.word) if len(text.word) == 4 else first // 100 * 100 + int(text.word)
    start, end = cal.year(first), cal.year(last)
    return spanning(start, end, "explicit") if start and end and first < last else None


def spanning(start: Days, end: Days, basis: str) -> Reading:
    """One reading from the beginning of the first to the end of the second, as an ISO 8601 interval."""
    both = cal.Days(f"{start.value}/{end.value}", start.start, end.end, "other")
    return Reading("DATE", both.value, both, basis)


def read_year(match: Match, scene: Scene) -> Reading | None:
    """A year alone; null where the number counts something."""
    number = match.number("y", "YEAR") or match.number("y", "YEARWORD") or match.number("y", "NUM")
    short = match.get("y2", "YEAR2")
    if short is not None:
        number = full_year(int(short[1:]), scene.now(match))
    days = cal.year(number) if number else None
    if days is None or (match.first == match.last and short is None and _counts(match, scene)):
        return None
    return _reading(days, match, basis="explicit")


# Before these years a bare number of four digits is more often a count; after, a plan.
_YEARS = range(1700, 2101)


def _counts(match: Match, scene: Scene) -> bool:
    """True for "2000 troops" and "killed 1500": a number that counts."""
    head = scene.head(match)
    number = match.number("y", "YEAR") or match.number("y", "YEARWORD") or 0
    if head is None or number not in _YEARS or match.get("y", "YEARWORD"):
        return True
    if head.dep_ in {"nummod", "quantmod"} and head.head.i > head.i and head.head.tag_ in {"NNS", "NN"}:
        return head.head.tag_ == "NNS" and head.ent_type_ != "DATE"
    return head.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"} and head.ent_type_ != "DATE"


def read_decade(match: Match, scene: Scene) -> Reading | None:
    """Reads "the 1980s", "the early '90s", "the nineties"."""
    text = match.get("dec", "DECADE") or match.get("decw", "DECADEWORD") or ""
    digits = "".join(sign for sign in text if sign.isdecimal())
    is_open = len(digits) == 2 and match.first == match.last and text[0] not in "'’"
    if not digits or is_open or match.word_before() in time_cues("possessive"):
        return None
    first = int(digits) if len(digits) == 4 else full_year(int(digits), scene.now(match)) // 10 * 10
    return _reading(cal.decade(first), match, basis="explicit")


def read_century(match: Match, _scene: Scene) -> Reading | None:
    """Reads "the 19th century"."""
    number = match.number("c", "ORD")
    return _reading(cal.century(number), match, basis="explicit") if number and number <= 30 else None


def read_season(match: Match, scene: Scene) -> Reading | None:
    """Reads "this spring", "the winter of 1994", "last fall"."""
    code = match.get("s", "SEASON")
    if code is None:
        return None
    year = match.number("y", "YEAR")
    if year is None and match.shape in {"season-of-year", "that-season"} and not _is_fall_in(match):
        year = year_of(match, scene)
    if year is not None:
        basis = "narrative" if "told" in match else scene.basis(match) if "r" in match else "explicit"
        return _reading(cal.season(year, code), match, basis=basis)
    if scene.now(match) is None or not _is_named_season(match, scene):
        return None
    return _in_year(match, scene, lambda year: cal.season(year, code))


def _is_fall_in(match: Match) -> bool:
    """True for "that fall in prices"."""
    return "told" in match and match.word_after() in {"in", "of", "from", "to"}


def _is_named_season(match: Match, scene: Scene) -> bool:
    """Reads "this fall", "in summer"; not "a fall in prices" and not "they fall"."""
    head = scene.head(match)
    is_noun = head is not None and head.pos_ in {"NOUN", "PROPN"}
    return is_noun and ("r" in match or "p" in match or match.word_before() in time_cues("season_preposition"))
