"""Stretches counted from the day of speaking or from what was told before: "last week", "two years ago", "three days later"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tocsin.extract.syntax import governor, modal_of
from tocsin.extract.times import days as cal
from tocsin.extract.times.amounts import Amount, amount_of, duration_value
from tocsin.extract.times.index import tokens_of
from tocsin.extract.times.quarters import compared_quarter, told_period
from tocsin.extract.times.scene import Reading
from tocsin.lexicon.times import time_cues, time_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.extract.times.days import Days
    from tocsin.extract.times.patterns import Match
    from tocsin.extract.times.scene import Scene

_SATURDAY = 6
_NTH = frozenset({"st", "nd", "rd", "th"})
# "its worst one-day loss of the year in six months": how far before "in" the superlative may stand.
_COMPARED = 6
# A day told so few characters before is the one whose week is meant.
_NEAR = 240
_WEEK = 7
_NEXT = frozenset({"next", "following"})
_TOLD_BY = frozenset({"following", "previous", "preceding", "prior"})
# "A decade ago" is the year ten years back, "a century ago" the decade.
_SEEN_IN = {"E": "Y", "C": "E"}
_HALVED = {"Y": ("M", 12), "E": ("Y", 10), "C": ("Y", 100)}
# The TIMEX3 value of a day, week, month or year that nothing dates.
_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}


def read_unit(match: Match, scene: Scene) -> Reading | None:
    """Reads "last week", "the current fiscal year", "earlier this month", "the following year"."""
    unit = match.get("u", "UNIT")
    rel = match.number("r2", "REL") if "r2" in match else match.number("r", "REL")
    item = match.item("r")
    word = item.word if item else ""
    if word == "past" and unit != "WE" and "r2" not in match:
        return _last_stretch(match, scene, unit or "D")
    if unit == "Q" and word in {"latest", "this"}:
        return _told_quarter(match, scene)
    if unit == "Y" and word == "last" and (quarter := compared_quarter(match, scene)) is not None:
        return Reading("DATE", quarter.value, quarter, "narrative")
    told = scene.last() if word in _TOLD_BY or (word == "next" and unit == "D") else None
    if told is not None and unit == "D":
        told = scene.last("day", "part", "minute", "hour") or told
    base = told.start if told else scene.now(match)
    if base is None or unit is None:
        return None
    if unit == "WE" and word in time_cues("nearest_coming") and base.isoweekday() < _SATURDAY:
        rel = 0
    when = cal.shifted(base, unit, rel or 0)
    days = cal.around(unit, when) if when else None
    if days is None:
        return None
    if is_adrift(match, scene, days, is_told=told is not None):
        return Reading("DATE", _UNKNOWN.get(unit), basis="unresolved")
    return Reading("DATE", days.value, _narrowed(match, days, scene), "narrative" if told else scene.basis(match))


def _narrowed(match: Match, days: Days, scene: Scene) -> Days:
    """Reads "earlier this year" ends today, "later this year" begins today; else a part of the stretch."""
    item, now = match.item("p"), scene.now(match)
    if item is None:
        return days
    if now and item.word == "earlier" and days.start <= now <= days.end:
        return cal.Days(days.value, days.start, now, "part")
    if now and item.word == "later" and days.start <= now <= days.end:
        return cal.Days(days.value, now, days.end, "part")
    is_edge = match.shape == "part-unit"
    return cal.edge_of(days, match.get("p", "PART")) if is_edge else cal.part_of(days, match.get("p", "PART"))


def _last_stretch(match: Match, scene: Scene, unit: str) -> Reading:
    return stretch(scene, match, Amount(1.0, None), unit, -1)


def stretch(scene: Scene, match: Match, amount: Amount, unit: str, way: int) -> Reading:
    """A duration that ends (-1) or begins (1) on the day of speaking: "in the past two weeks"."""
    now = scene.now(match)
    value = duration_value(amount, unit)
    count = amount.high or amount.number
    other = (
        cal.shifted(now, unit, way * int(count)) if now and count and float(count).is_integer() and unit not in {"H", "TM", "S"} else None
    )
    if now is None:
        return Reading("DURATION", value, basis="unresolved")
    start, end = (other, now) if way < 0 else (now, other)
    return Reading("DURATION", value, None, scene.basis(match), start, end)


def read_shift(match: Match, scene: Scene) -> Reading | None:
    """Reads "two years ago" from the day of speaking, "three days later" from the day told before."""
    unit = match.get("u", "UNIT") or match.get("u", "UNITS")
    amount = amount_of(match)
    is_ago = "ago" in match
    way = 1 if "later" in match else -1
    told = None if is_ago or match.line.items[match.last].word in {"now", "today"} else scene.last()
    is_adrift = told is None and "later" in match and scene.pull(match).way == "past"
    base = told.start if told else scene.now(match)
    if unit is None or unit in {"H", "TM", "S"} or base is None or is_adrift:
        return Reading("DURATION", duration_value(amount, unit or "D"), basis="unresolved") if unit else None
    if amount.number is None:
        return Reading("DATE", "PAST_REF" if way < 0 else "FUTURE_REF", None, scene.basis(match), *_open(way, base))
    when = moved(base, unit, way, amount)
    days = cal.around(_SEEN_IN.get(unit, unit), when) if when else None
    if days and told and _is_too_late(match, scene, days):
        return Reading("DURATION", duration_value(amount, unit), basis="unresolved")
    return None if days is None else Reading("DATE", days.value, days, "narrative" if told else scene.basis(match))


def _is_too_late(match: Match, scene: Scene, days: Days) -> bool:
    """True for "three days later they withdrew" where that day is still to come: it was counted from another day than the one told last."""
    now = scene.now(match)
    return now is not None and days.start > now and scene.pull(match).way == "past"


def is_adrift(match: Match, scene: Scene, days: Days, *, is_told: bool) -> bool:
    """True for "the next day they fled" where nothing was told before: no day that is still to come, but which one nobody knows."""
    item, now = match.item("r"), scene.now(match)
    if item is None or item.word not in _NEXT or match.line.items[match.first].word != "the" or now is None or days.start <= now:
        return False
    way = scene.pull(match).way
    return way == "past" if is_told else way != "future"


def moved(base: date, unit: str, way: int, amount: Amount) -> date | None:
    """A day so many units off; the half of a year counts in months, that of a century in years."""
    number = amount.number or 0
    whole = int(number)
    when = cal.shifted(base, unit, way * whole)
    rest = number - whole
    if when and rest and unit in _HALVED:
        finer, size = _HALVED[unit]
        return cal.shifted(when, finer, way * round(rest * size))
    return when


def _open(way: int, base: date) -> tuple[date | None, date | None]:
    return (None, base) if way < 0 else (base, None)


def read_in_shift(match: Match, scene: Scene) -> Reading | None:
    """Reads "in two weeks": a date where the words look ahead, else a duration."""
    unit, amount, now = match.get("u", "UNITS") or match.get("u", "UNIT"), amount_of(match), scene.now(match)
    if unit is None:
        return None
    is_span = match.word_before() == "within" or _is_first_in(match, scene) or _is_ability(match, scene)
    if is_span or scene.pull(match).way != "future" or now is None or amount.number is None or unit in {"H", "TM", "S"}:
        return Reading("DURATION", duration_value(amount, unit), basis="none")
    when = moved(now, unit, 1, amount)
    days = cal.around(unit, when) if when else None
    return None if days is None else Reading("DATE", days.value, days, scene.basis(match))


def _is_ability(match: Match, scene: Scene) -> bool:
    """True for "a doctor can see 30 patients in a day": how long it takes, not when."""
    head = scene.head(match)
    return head is not None and modal_of(governor(head)) in {"can", "could"}


def _is_first_in(match: Match, scene: Scene) -> bool:
    """True for "closes at its lowest level in six years" and "the first attack in two months": the stretch that has passed without."""
    first = next((token for token in tokens_of(scene.doc, match.span)), None)
    if first is None:
        return False
    before = scene.doc[max(first.sent.start, first.i - _COMPARED) : first.i]
    return any(token.tag_ in {"JJS", "RBS"} or token.lower_ in time_cues("since_when") or _is_ordinal(token) for token in before)


def _is_ordinal(token: Token) -> bool:
    """True for "the fourth raid in two weeks", "the 15th death in a month"; the day of a month stands behind its name."""
    if not (token.lower_[-2:] in _NTH and token.text[0].isdigit()) and not any(kind == "ORD" for kind in _kinds(token.lower_)):
        return False
    return token.i == 0 or not any(kind == "MONTH" for kind in _kinds(token.nbor(-1).lower_.rstrip(".")))


def _kinds(word: str) -> list[str]:
    return [entry.kind for entry in time_words().get(word, ())]


def read_then(_match: Match, scene: Scene) -> Reading | None:
    """Reads "until then": the day or stretch told last."""
    told = scene.last()
    return None if told is None else Reading("DATE", told.value, told, "narrative")


def read_definite_unit(match: Match, scene: Scene) -> Reading | None:
    """Reads "the quarter", "that year", "the same day": the one told last, else the one around the day of speaking."""
    if "latest" in match or match.get("u", "UNIT") == "Q":
        return _told_quarter(match, scene)
    unit = match.get("u", "UNIT")
    wanted = {"D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year"}.get(unit or "")
    if unit == "WE":
        return _weekend(match, scene)
    if unit == "Y" and match.word_after() in {"ended", "ending"}:
        return Reading("DURATION", "P1Y", basis="none")
    if wanted is None or unit is None or not _is_definite(match, wanted):
        return None
    if unit == "W" and (ended := _week_ended(match, scene)) is not None:
        return ended
    told = (
        (_told_within(match, scene) if unit == "Y" else None)
        or scene.last(wanted)
        or (scene.last() if unit in {"Y", "M"} and match.line.items[match.first].word == "that" else None)
    )
    now = scene.now(match)
    if told is None and unit == "W":
        told = _week_told(match, scene)
    if told and now and unit == "Y" and told.start > now and scene.pull(match).way == "past":
        told = None  # "for the year, sales were flat", after "June 30, 1990" was told as a plan
    days = cal.around(unit, told.start) if told else cal.around(unit, now) if now else None
    return None if days is None else Reading("DATE", days.value, days, "narrative" if told else scene.basis(match))


def _week_told(match: Match, scene: Scene) -> Days | None:
    """The week before, where a day of it was told just now: "Shares rose Friday. For the week, they fell", printed on Monday."""
    now, day, other = scene.now(match), scene.last("day"), next(iter(scene.recent()), (None, None))[0]
    is_near = other is not None and match.span.start - other.span.end < _NEAR
    if now is None or day is None or not is_near or not 0 < (now - day.start).days <= now.isoweekday() + _WEEK:
        return None
    week = cal.around("W", day.start)
    return week if week and week.end < now else None


def _week_ended(match: Match, scene: Scene) -> Reading | None:
    """Reads "the week ended Oct. 20": the week of that day."""
    at, items, now = match.last + 2, match.line.items, scene.now(match)
    if match.word_after() not in {"ended", "ending"} or at + 1 >= len(items) or now is None:
        return None
    month, day = items[at].value("MONTH"), items[at + 1].value("DOM")
    if month is None or day is None:
        return None
    end = cal.month(now.year - (int(month) > now.month), int(month))
    when = cal.shifted(end.start, "D", int(day) - 1) if end else None
    days = cal.around("W", when) if when else None
    return Reading("DATE", days.value, days, scene.basis(match)) if days else None


def _told_within(match: Match, scene: Scene) -> Days | None:
    """The quarter or month of the same sentence: "in the fourth quarter of 2005 and for the entire year" is 2005."""
    other, reading = next(iter(scene.recent()), (None, None))
    if other is None or reading is None or reading.days is None or reading.days.granularity not in {"quarter", "month"}:
        return None
    head, last = scene.head(match), scene.head(other)
    is_same = head is not None and last is not None and head.sent.start == last.sent.start
    return reading.days if is_same and other.build != "period" else None


def _weekend(match: Match, scene: Scene) -> Reading | None:
    """Reads "over the weekend": on a Monday the one before, unless the words look ahead."""
    now = scene.now(match)
    is_near = now is not None and (now.isoweekday() >= 6 or scene.pull(match).way == "future")
    when = now if is_near or now is None else cal.shifted(now, "W", -1)
    days = cal.weekend(when) if when else None
    return None if days is None else Reading("DATE", days.value, days, scene.basis(match))


def _told_quarter(match: Match, scene: Scene) -> Reading | None:
    """The quarter that the report is about, else the last that has ended."""
    now = scene.now(match)
    told = told_period(scene, match)
    if told and (told.granularity == "quarter" or "latest" in match):
        return Reading("DATE", told.value, told, "narrative")
    before = cal.shifted(now, "Q", -1) if now else None
    days = _ended(match, now) or (cal.around("Q", before) if before else None)
    return None if days is None else Reading("DATE", days.value, days, scene.basis(match))


def _ended(match: Match, now: date | None) -> Days | None:
    """Reads "the quarter ended Sept. 30": the quarter in which most of it lies."""
    at = match.last + 2
    month = match.line.items[at].value("MONTH") if at < len(match.line.items) else None
    if match.word_after() not in {"ended", "ending"} or month is None or now is None:
        return None
    end = cal.month(now.year - (int(month) > now.month), int(month))
    middle = cal.shifted(end.start, "M", -1) if end else None
    return cal.around("Q", middle) if middle else None


def _is_definite(match: Match, wanted: str) -> bool:
    """Reads "the day" and "the month" alone mean too much else."""
    return (
        match.last > match.first + 1
        or match.line.items[match.first].word == "that"
        or (wanted == "month" and match.word_before() == "for")
        or wanted in {"quarter", "year", "weekend", "week", "day"}
    )


def read_part_of_unit(match: Match, scene: Scene) -> Reading | None:
    """Reads "the end of the month", "year end"."""
    unit, now = match.get("u", "UNIT"), scene.now(match)
    year = match.number("y", "YEAR")
    if year is not None:
        end = cal.year(year)
        return Reading("DATE", end.end.isoformat(), cal.day(end.end), "explicit") if end else None
    if unit not in {"W", "M", "Q", "Y", "E", "C"} or now is None:
        return None
    days = cal.around(unit, now)
    if days is None:
        return None
    if unit == "Y" and match.word_before() in time_cues("open_start"):
        days = cal.around(unit, days.start.replace(year=days.start.year - 1)) or days
    if unit == "Y":
        return Reading("DATE", days.end.isoformat(), cal.day(days.end), scene.basis(match))
    return Reading("DATE", days.value, cal.part_of(days, match.get("p", "PART") or "END"), scene.basis(match))
