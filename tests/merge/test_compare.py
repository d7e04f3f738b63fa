"""Ours beside another data set: planted matches and misses come out exactly."""

from __future__ import annotations

import random

import pytest

from tocsin.merge.compare import Compared, Match, Within, compare, distance_km

BAGHDAD, BASRA = (33.34, 44.40), (30.51, 47.78)


def event(
    identity: str, day: str = "2020-12-20", type_: str | None = "ASSAULT", at: tuple[float, float] | None = BAGHDAD, **fields
) -> Compared:
    lat, lon = at or (None, None)
    told = {"last": day, "place": "Baghdad", "country": "IRQ", **fields}
    return Compared(identity, type_, day, told.pop("last"), told.pop("place"), told.pop("country"), lat, lon, **told)


def found(*pair: list[Compared], within: Within | None = None):
    comparison = compare(*pair, within)
    return [(match.ours, match.theirs) for match in comparison.matched], comparison.only_ours, comparison.only_theirs


@pytest.mark.parametrize(
    ("other", "is_match"),
    [
        (event("t"), True),
        (event("t", day="2020-12-21"), True),
        (event("t", day="2020-12-22"), False),
        (event("t", type_="PROTEST"), False),
        (event("t", type_=None), False),
        (event("t", at=(33.40, 44.50)), True),
        (event("t", at=BASRA), False),
        (event("t", at=None, place="Iraq", is_whole_country=True), True),
        (event("t", at=None, country="IRN", is_whole_country=True), False),
        (event("t", at=None), True),
        (event("t", at=None, place="Basra"), False),
        (event("t", day="2020-12-01", last="2020-12-31"), True),
        (event("t", day="2010-01-01", last="2020-12-31"), False),
    ],
)
def test_what_is_the_same(other, is_match):
    assert found([event("o")], [other]) == (([("o", "t")], (), ()) if is_match else ([], ("o",), ("t",)))


def test_the_closest_come_first_and_each_is_used_once():
    ours = [event("o1"), event("o2", day="2020-12-21")]
    theirs = [event("t1", day="2020-12-21"), event("t2", at=(33.5, 44.4))]
    assert found(ours, theirs) == ([("o1", "t2"), ("o2", "t1")], (), ())
    assert found([*ours, event("o3")], [event("t")])[0] == [("o1", "t")]


def test_how_far_is_the_users_word():
    ours, theirs = [event("o")], [event("t", day="2020-12-24", at=BASRA)]
    assert found(ours, theirs, within=Within(days=4, km=500))[0] == [("o", "t")]
    assert compare(ours, theirs, Within(4, 500)).matched == (Match("o", "t", 4, pytest.approx(447, abs=5)),)
    assert found([event("o")], [event("t", day="2020-12-21")], within=Within(days=0))[0] == []


def test_distance():
    assert distance_km(BAGHDAD, BAGHDAD) == 0
    assert distance_km((0, 0), (0, 90)) == pytest.approx(10007.5, abs=1)


def test_tallies_add_up():
    ours = [event("o1"), event("o2", type_="PROTEST"), event("o3", country=None, at=None, place=None)]
    theirs = [event("t1"), event("t2", day="2021-01-06", country="IRN", at=(35.7, 51.4), place="Tehran")]
    comparison = compare(ours, theirs)
    held = {(tally.by, tally.key): (tally.matched, tally.only_ours, tally.only_theirs) for tally in comparison.tallies}
    assert held == {
        ("day", "2020-12-20"): (1, 2, 0),
        ("day", "2021-01-06"): (0, 0, 1),
        ("place", "IRN"): (0, 0, 1),
        ("place", "IRQ"): (1, 1, 0),
        ("place", "unknown"): (0, 1, 0),
        ("type", "ASSAULT"): (1, 1, 1),
        ("type", "PROTEST"): (0, 1, 0),
    }


def test_the_order_of_rows_does_not_show():
    draw = random.Random(3)
    ours = [event(f"o{n}", day=f"2020-12-{draw.randint(1, 28):02}", at=(draw.uniform(30, 36), draw.uniform(40, 48))) for n in range(60)]
    theirs = [event(f"t{n}", day=f"2020-12-{draw.randint(1, 28):02}", at=(draw.uniform(30, 36), draw.uniform(40, 48))) for n in range(60)]
    first = compare(ours, theirs, Within(2, 200))
    draw.shuffle(ours)
    draw.shuffle(theirs)
    assert compare(ours, theirs, Within(2, 200)) == first
    assert len(first.matched) + len(first.only_ours) == 60 == len(first.matched) + len(first.only_theirs)
    assert first.matched
