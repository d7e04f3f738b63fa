"""Calendar arithmetic: weeks, months, seasons, parts; outside the calendar null, never an exception."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.extract.times import days as cal
from tocsin.extract.times.amounts import Amount, duration_value
from tocsin.extract.times.dates import full_year

UNITS = ("D", "W", "WE", "M", "Q", "HY", "Y", "E", "C")
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@pytest.mark.parametrize(
    ("unit", "value", "start", "end"),
    [
        ("D", "2020-12-23", "2020-12-23", "2020-12-23"),
        ("W", "2020-W52", "2020-12-21", "2020-12-27"),
        ("WE", "2020-W52-WE", "2020-12-26", "2020-12-27"),
        ("M", "2020-12", "2020-12-01", "2020-12-31"),
        ("Q", "2020-Q4", "2020-10-01", "2020-12-31"),
        ("HY", "2020-H2", "2020-07-01", "2020-12-31"),
        ("Y", "2020", "2020-01-01", "2020-12-31"),
        ("E", "202", "2020-01-01", "2029-12-31"),
        ("C", "20", "2000-01-01", "2099-12-31"),
    ],
)
def test_the_unit_around_a_day(unit, value, start, end):
    days = cal.around(unit, date(2020, 12, 23))
    assert (days.value, days.start.isoformat(), days.end.isoformat()) == (value, start, end)


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("SP", "2020-03-01", "2020-05-31"),
        ("SU", "2020-06-01", "2020-08-31"),
        ("FA", "2020-09-01", "2020-11-30"),
        ("WI", "2020-12-01", "2021-02-28"),
    ],
)
def test_seasons(code, start, end):
    days = cal.season(2020, code)
    assert (days.start.isoformat(), days.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("part", "start", "end"),
    [("START", "2020-11-01", "2020-11-10"), ("MID", "2020-11-11", "2020-11-20"), ("END", "2020-11-21", "2020-11-30")],
)
def test_parts_of_a_month(part, start, end):
    days = cal.part_of(cal.month(2020, 11), part)
    assert (days.value, days.start.isoformat(), days.end.isoformat(), days.granularity) == ("2020-11", start, end, "part")


def test_february_ends_on_its_last_day():
    assert cal.part_of(cal.month(2020, 2), "END").end == date(2020, 2, 29)
    assert cal.part_of(cal.month(2021, 2), "END").end == date(2021, 2, 28)


def test_late_in_the_week_is_friday_to_sunday():
    days = cal.part_of(cal.week(date(2020, 12, 16)), "END")
    assert (days.start, days.end) == (date(2020, 12, 18), date(2020, 12, 20))


def test_the_end_of_a_year_is_december_and_late_in_it_its_last_third():
    assert cal.edge_of(cal.year(2020), "END").start == date(2020, 12, 1)
    assert cal.part_of(cal.year(2020), "END").start == date(2020, 9, 1)


@pytest.mark.parametrize(
    ("when", "unit", "count", "wanted"),
    [
        ("2020-01-31", "M", 1, "2020-02-29"),
        ("2020-02-29", "Y", 1, "2021-02-28"),
        ("2020-12-23", "W", -2, "2020-12-09"),
        ("2020-12-23", "Q", 1, "2021-03-23"),
        ("2020-12-23", "E", -1, "2010-12-23"),
    ],
)
def test_shifting(when, unit, count, wanted):
    assert cal.shifted(date.fromisoformat(when), unit, count) == date.fromisoformat(wanted)


def test_weekdays_around_a_wednesday():
    wednesday = date(2020, 12, 23)
    assert cal.weekday_before(wednesday, 7) == date(2020, 12, 20)
    assert cal.weekday_before(wednesday, 3) == wednesday
    assert cal.weekday_before(wednesday, 3, same=False) == date(2020, 12, 16)
    assert cal.weekday_after(wednesday, 3) == date(2020, 12, 30)
    assert cal.weekday_after(wednesday, 3, same=True) == wednesday


@given(DAYS, st.sampled_from(UNITS), st.integers(min_value=-100_000, max_value=100_000))
def test_shifting_never_raises(when, unit, count):
    moved = cal.shifted(when, unit, count)
    assert moved is None or isinstance(moved, date)


@given(DAYS, st.sampled_from(UNITS))
def test_a_day_lies_in_its_unit(when, unit):
    days = cal.around(unit, when)
    if days is not None:
        last = days.end if unit != "WE" else max(days.end, when)
        first = days.start if unit != "WE" else min(days.start, when)
        assert first <= when <= last


@given(DAYS, st.sampled_from(["W", "M", "Q", "Y", "E"]))
def test_the_three_parts_of_a_unit_lie_in_it_in_order(when, unit):
    days = cal.around(unit, when)
    if days is not None and days.end < date.max - timedelta(days=1):
        early, mid, late = (cal.part_of(days, part) for part in ("START", "MID", "END"))
        assert days.start == early.start <= early.end < mid.start <= mid.end < late.start <= late.end == days.end


@given(st.integers(min_value=-5, max_value=10_005), st.integers(min_value=-1, max_value=14), st.integers(min_value=-1, max_value=40))
def test_impossible_dates_are_null(year, month, day):
    found = cal.safe_date(year, month, day)
    assert found is None or (found.year, found.month, found.day) == (year, month, day)


@given(st.integers(min_value=1583, max_value=9999))
def test_easter_is_a_sunday_in_spring(year):
    sunday = cal.easter(year)
    assert sunday.isoweekday() == 7
    assert date(year, 3, 22) <= sunday <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("number", "unit", "value"),
    [
        (2.0, "W", "P2W"), (None, "D", "PXD"), (72.0, "H", "PT72H"), (2.5, "Y", "P2Y6M"), (1.5, "TM", "PT1M30S"), (2.0, "E", "P20Y"),
        (1.0, "F", "P2W"), (5.5, "H", "PT5H30M"), (0.5, "D", "PT12H"), (100.0, "Y", "P100Y"), (1e9, "Y", "PXY"), (None, "H", "PTXH"),
    ],
)  # fmt: skip
def test_duration_values(number, unit, value):
    assert duration_value(Amount(number), unit) == value


def test_two_digit_years():
    assert full_year(98, date(1989, 11, 2)) == 1998
    assert full_year(98, date(2020, 12, 24)) == 1998
    assert full_year(21, date(2020, 12, 24)) == 2021
    assert full_year(75, date(2020, 12, 24)) == 1975
