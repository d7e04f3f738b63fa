"""Points are never finer than the words, and coarser where people could be harmed."""

from __future__ import annotations

import pytest

from tocsin.lexicon.mapping import guard_of, reaches
from tocsin.lexicon.tables import load_table
from tocsin.present.points import point_of

AT = (31.524612, 34.443289)


@pytest.mark.parametrize("row", [row for row in load_table("map_points").rows if row["what"] == "guarded"], ids=lambda row: row["word"])
def test_each_guarding_word_has_its_names(row: dict[str, str]):
    assert guard_of(row["matches"]) == float(row["radius_km"])
    assert guard_of(row["does not match"]) == 0


@pytest.mark.parametrize(("kind", "radius"), [("city", 10), ("admin1", 120), ("facility", 1), (None, 50), ("unheard of", 50)])
def test_the_words_reach_as_far_as_their_kind(kind: str | None, radius: float):
    point = point_of("Gaza", kind, AT)
    assert (point.radius_km, point.is_coarse) == (radius, False)
    assert (point.lat, point.lon) == (31.525, 34.443)


@pytest.mark.parametrize("name", ["al-Shifa Hospital", "HOSPITALS of Gaza", "the judge's home", "Jabalia refugee camp"])
def test_guarded_places_lie_on_a_grid(name: str):
    point = point_of(name, "facility", AT)
    near = point_of(name, "facility", (AT[0] + 0.01, AT[1] + 0.01))
    assert point.is_coarse
    assert point.radius_km == 15
    assert (point.lat, point.lon) == (near.lat, near.lon)
    assert (point.lat, point.lon) != (round(AT[0], 2), round(AT[1], 2))


def test_where_troops_stand_is_coarse_but_their_city_is_the_word():
    assert point_of("Ain al-Asad", "facility", AT, holds_forces=True).is_coarse
    assert not point_of("Baghdad", "city", AT, holds_forces=True).is_coarse
    assert not point_of("Ain al-Asad", "facility", AT).is_coarse


def test_a_hospital_s_name_of_a_province_keeps_the_province():
    assert point_of("Hospital Province", "admin1", AT).radius_km == 120


def test_every_kind_of_place_has_its_reach():
    from typing import get_args

    from tocsin.model.vocabulary import PlaceKind

    assert set(get_args(PlaceKind)) == set(reaches().by_kind)
