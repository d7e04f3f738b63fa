"""Zones: a town keeps its own, an area what all of its towns keep, the sea none."""

from __future__ import annotations

import pytest

from tocsin.lexicon.zones import Zone, zones_of


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("geonames:3553478", "America/Havana"),  # Havana
        ("geonames:98182", "Asia/Baghdad"),  # Baghdad
        ("geonames:3562981", "America/Havana"),  # Cuba, the whole country
        ("tocsin:guantanamo", "America/Havana"),  # a feature of our own: the nearest town's
        ("tocsin:white-house", "America/New_York"),
    ],
)
def test_a_place_keeps_one_zone(place: str, zone: str):
    assert [each.name for each in zones_of(place)] == [zone]


@pytest.mark.parametrize("place", ["geonames:4155751", "geonames:6252001", "geonames:2017370"])  # Florida, the United States, Russia
def test_a_place_of_several_zones_has_none_of_its_own(place: str):
    assert len(zones_of(place)) > 1


@pytest.mark.parametrize("place", ["tocsin:soviet-union", "local:plaza", ""])
def test_what_is_not_known_is_none(place: str):
    assert zones_of(place) == ()


def test_a_place_of_one_article_is_found_by_its_point():
    assert [each.name for each in zones_of("local:a-farm", "IRQ", 33.3, 44.4)] == ["Asia/Baghdad"]
    assert zones_of("local:a-raft", "USA", 30.0, -150.0) == ()


@pytest.mark.parametrize(
    ("zone", "day", "offset"),
    [
        ("America/Havana", "1962-10-27", "UTC−5"),
        ("America/New_York", "1962-10-27", "UTC−4"),  # clocks went back on the 28th
        ("Asia/Baghdad", "2020-12-20", "UTC+3"),
        ("Asia/Tehran", "2020-12-20", "UTC+3:30"),
        ("Europe/London", "2020-12-20", "UTC"),
        ("Nowhere/Atall", "2020-12-20", ""),
        ("Asia/Baghdad", "no day", ""),
    ],
)
def test_the_distance_from_utc_is_that_of_the_day(zone: str, day: str, offset: str):
    assert Zone(zone).offset(day) == offset


def test_a_zone_is_called_after_its_town():
    assert Zone("America/Argentina/Buenos_Aires").town == "Buenos Aires"
