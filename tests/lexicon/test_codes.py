"""Codes of other data sets: whole, unique, and what everybody in the field knows of them."""

from __future__ import annotations

import pytest

from tocsin.lexicon.codes import cameo_codes, cameo_for, cameo_of, conflict_types, countries, country_of, plover_of, quad_of, sectors
from tocsin.lexicon.tables import load_table

KNOWN = [  # ISO, FIPS 10-4, CAMEO, Correlates of War: where they differ most
    ("IRQ", "IZ", "IRQ", "645"), ("DEU", "GM", "DEU", "255"), ("CHN", "CH", "CHN", "710"), ("CHE", "SZ", "CHE", "225"), ("RUS", "RS", "RUS", "365"),
    ("SRB", "RI", "SRB", "345"), ("GBR", "UK", "GBR", "200"), ("UKR", "UP", "UKR", "369"), ("KOR", "KS", "KOR", "732"), ("PRK", "KN", "PRK", "731"),
    ("ROU", "RO", "ROM", "360"), ("TLS", "TT", "TMP", "860"), ("ISR", "IS", "ISR", "666"), ("ISL", "IC", "ISL", "395"), ("AUS", "AS", "AUS", "900"),
    ("AUT", "AU", "AUT", "305"), ("SDN", "SU", "SDN", "625"), ("SSD", "OD", "SSD", "626"), ("MMR", "BM", "MMR", "775"), ("VNM", "VM", "VNM", "816"),
    ("BLR", "BO", "BLR", "370"), ("ZMB", "ZA", "ZMB", "551"), ("ZAF", "SF", "ZAF", "560"), ("ESP", "SP", "ESP", "230"), ("TUR", "TU", "TUR", "640"),
]  # fmt: skip


@pytest.mark.parametrize(("iso3", "fips", "cameo", "cow"), KNOWN)
def test_countries(iso3, fips, cameo, cow):
    country = countries()[iso3]
    assert (country.fips, country.cameo, country.cow) == (fips, cameo, cow)
    assert country_of(fips, "fips") == country


@pytest.mark.parametrize("column", ["iso3", "iso2", "number", "fips"])
def test_no_code_stands_for_two_countries_of_today(column):
    gone = {"SUN", "YUG", "CSK", "DDR", "VDR", "SCG", "ANT"}
    codes = [getattr(each, column) for each in countries().values() if each.iso3 not in gone and getattr(each, column)]
    assert [code for code in set(codes) if codes.count(code) > 1] == []


def test_every_state_that_can_act_has_codes():
    states = {row["iso3"] for row in load_table("actor_states").rows if not row["iso3"].startswith("X") or row["iso3"] == "XKX"}
    assert states - set(countries()) == set()


def test_numbers_are_three_digits_and_regions_are_known():
    assert {len(each.number) for each in countries().values()} <= {0, 3}
    assert {each.ged_region for each in countries().values()} <= {"", "Africa", "Americas", "Asia", "Europe", "Middle East"}
    assert len({each.region for each in countries().values()}) == 17


def test_every_type_and_mode_has_a_cameo_code_with_a_weight():
    for row in load_table("plover_types").rows:
        code = cameo_for(row["type"], row["mode"] or None)
        assert code == row["cameo"]
        assert cameo_of(code) is not None
        assert plover_of(code)[0] is not None


def test_weights_follow_the_roots():
    """Cooperation is above zero, conflict below, and fighting lowest."""
    held = cameo_codes()
    assert held["19"].goldstein == held["20"].goldstein == -10
    assert all(each.goldstein <= -2 for each in held.values() if each.code >= "09")
    assert all(each.goldstein > 0 for each in held.values() if "03" <= each.code < "09")
    assert (held["042"].goldstein, held["057"].goldstein, held["173"].goldstein) == (1.9, 8, -5)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("195", ("ASSAULT", "aerial")),
        ("0874", ("RETREAT", "withdraw")),
        ("087", ("RETREAT", None)),
        ("036", ("AGREE", None)),
        ("01", None),
        ("012", None),
    ],
)
def test_cameo_to_plover(code, expected):
    assert plover_of(code) == expected


def test_conflict_types_name_types_that_exist_and_events_of_the_field():
    types = {(row["type"], row["mode"]) for row in load_table("plover_types").rows}
    assert set(conflict_types()) <= types
    events = {each.event for each in conflict_types().values()} | {each.armed_event for each in conflict_types().values()}
    assert events == {
        "Battles", "Violence against civilians", "Protests", "Riots", "Strategic developments", "Explosions/Remote violence",
    }  # fmt: skip


def test_sides_are_the_fields():
    assert {each.side for each in sectors().values()} <= {
        "", "State Forces", "Rebel Groups", "Political Militias", "Identity Militias", "Rioters", "Protesters", "Civilians", "External/Other Forces",
    }  # fmt: skip


def test_every_sector_of_the_actors_is_known():
    used = {
        sector
        for table in ("actor_groups", "actor_orgs", "actor_heads", "actor_titles", "actor_bodies", "actor_media")
        for row in load_table(table).rows
        for sector in row["sectors"].split("|")
        if sector
    }
    assert used - set(sectors()) == set()


def test_quad_classes():
    assert [quad_of(each) for each in ("CONSULT", "AID", "THREATEN", "ASSAULT", "NOSUCH")] == [1, 2, 3, 4, None]
