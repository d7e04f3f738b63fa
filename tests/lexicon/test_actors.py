"""The actor lexicon holds together: ids, ties, dates, countries, counts, examples; a user's folder comes first."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from tocsin.extract.lookup import Mentions
from tocsin.lexicon.actors import (
    bodies,
    cues,
    given_names,
    heads,
    holder,
    known_actors,
    name_index,
    office_sectors,
    offices,
    titles,
    versions,
)
from tocsin.lexicon.tables import load_table
from tocsin.model import Span

TABLES = ("actor_orgs", "actor_groups", "actor_media")
DAY = re.compile(r"\d{3,4}(-\d{2}(-\d{2})?)?$")
BODY = re.compile(r"org:([a-z]{3})-([a-z]+)$")
MARK = re.compile(r"\[([^]]+)\]")


def rows(name: str) -> tuple[dict[str, str], ...]:
    return load_table(name).rows


@pytest.mark.parametrize("name", TABLES)
def test_ids_are_unique_and_of_their_kind(name):
    ids = [row["id"] for row in rows(name)]
    assert len(ids) == len(set(ids))
    prefix = {"actor_orgs": "org:", "actor_groups": "group:", "actor_media": "media:"}[name]
    assert all(row["id"].startswith(prefix) for row in rows(name))


@pytest.mark.parametrize("name", TABLES)
def test_ties_lead_to_known_actors(name):
    known = set(known_actors())
    for row in rows(name):
        for tie in filter(None, row["ties"].split("|")):
            kind, _, target = tie.partition(":")
            body = BODY.match(target)
            assert kind in {"member", "part", "backed_by"}, row["id"]
            assert target in known or (body and body[1].upper() in known and body[2] in bodies()), (row["id"], target)


@pytest.mark.parametrize("name", [*TABLES, "actor_people"])
def test_dates_are_dates_in_order(name):
    for row in rows(name):
        for field in ("since", "until"):
            assert not row[field] or DAY.match(row[field]), (row["id"], row[field])
            if len(row[field]) == 10:
                date.fromisoformat(row[field])
        if row["since"] and row["until"]:
            assert row["since"][: len(row["until"])] <= row["until"], row["id"]


@pytest.mark.parametrize("name", [*TABLES, "actor_people"])
def test_countries_are_states_of_ours(name):
    states = {row["iso3"] for row in rows("actor_states")}
    assert {row["country"] for row in rows(name)} - {""} <= states


def test_every_tenure_has_a_known_office_and_body():
    known = set(known_actors())
    for office in offices():
        assert office.office in office_sectors() or office.office == "central_banker", office
        if office.organisation and office.organisation not in known:
            body = BODY.match(office.organisation)
            assert body, office
            assert body[2] in bodies(), office


UNITED_NATIONS = [
    "AFG",
    "ALB",
    "DZA",
    "AND",
    "AGO",
    "ATG",
    "ARG",
    "ARM",
    "AUS",
    "AUT",
    "AZE",
    "BHS",
    "BHR",
    "BGD",
    "BRB",
    "BLR",
    "BEL",
    "BLZ",
    "BEN",
    "BTN",
    "BOL",
    "BIH",
    "BWA",
    "BRA",
    "BRN",
    "BGR",
    "BFA",
    "BDI",
    "CPV",
    "KHM",
    "CMR",
    "CAN",
    "CAF",
    "TCD",
    "CHL",
    "CHN",
    "COL",
    "COM",
    "COG",
    "CRI",
    "CIV",
    "HRV",
    "CUB",
    "CYP",
    "CZE",
    "PRK",
    "COD",
    "DNK",
    "DJI",
    "DMA",
    "DOM",
    "ECU",
    "EGY",
    "SLV",
    "GNQ",
    "ERI",
    "EST",
    "SWZ",
    "ETH",
    "FJI",
    "FIN",
    "FRA",
    "GAB",
    "GMB",
    "GEO",
    "DEU",
    "GHA",
    "GRC",
    "GRD",
    "GTM",
    "GIN",
    "GNB",
    "GUY",
    "HTI",
    "HND",
    "HUN",
    "ISL",
    "IND",
    "IDN",
    "IRN",
    "IRQ",
    "IRL",
    "ISR",
    "ITA",
    "JAM",
    "JPN",
    "JOR",
    "KAZ",
    "KEN",
    "KIR",
    "KWT",
    "KGZ",
    "LAO",
    "LVA",
    "LBN",
    "LSO",
    "LBR",
    "LBY",
    "LIE",
    "LTU",
    "LUX",
    "MDG",
    "MWI",
    "MYS",
    "MDV",
    "MLI",
    "MLT",
    "MHL",
    "MRT",
    "MUS",
    "MEX",
    "FSM",
    "MCO",
    "MNG",
    "MNE",
    "MAR",
    "MOZ",
    "MMR",
    "NAM",
    "NRU",
    "NPL",
    "NLD",
    "NZL",
    "NIC",
    "NER",
    "NGA",
    "MKD",
    "NOR",
    "OMN",
    "PAK",
    "PLW",
    "PAN",
    "PNG",
    "PRY",
    "PER",
    "PHL",
    "POL",
    "PRT",
    "QAT",
    "KOR",
    "MDA",
    "ROU",
    "RUS",
    "RWA",
    "KNA",
    "LCA",
    "VCT",
    "WSM",
    "SMR",
    "STP",
    "SAU",
    "SEN",
    "SRB",
    "SYC",
    "SLE",
    "SGP",
    "SVK",
    "SVN",
    "SLB",
    "SOM",
    "ZAF",
    "SSD",
    "ESP",
    "LKA",
    "SDN",
    "SUR",
    "SWE",
    "CHE",
    "SYR",
    "TJK",
    "THA",
    "TLS",
    "TGO",
    "TON",
    "TTO",
    "TUN",
    "TUR",
    "TKM",
    "TUV",
    "UGA",
    "UKR",
    "ARE",
    "GBR",
    "TZA",
    "USA",
    "URY",
    "UZB",
    "VUT",
    "VEN",
    "VNM",
    "YEM",
    "ZMB",
    "ZWE",
]
DISPUTED = ["PSE", "TWN", "XKX", "ESH", "XSL", "XNC", "XAB", "XSO", "XTR", "XNK"]
HEADS = frozenset({"president", "prime_minister", "monarch", "supreme_leader"})


def test_every_member_of_the_united_nations_and_the_disputed_entities_are_states():
    assert len(UNITED_NATIONS) == 193
    assert {*UNITED_NATIONS, *DISPUTED} <= {row["iso3"] for row in rows("actor_states")}


@pytest.mark.parametrize("wanted", [HEADS, {"foreign_minister"}, {"defence_minister"}], ids=["heads", "foreign", "defence"])
def test_sixty_countries_have_who_leads_and_who_speaks_for_them_from_2010_on(wanted):
    since_2010 = {office.country for office in offices() if office.office in wanted and (office.until or "9999") >= "2010"}
    assert len(since_2010 - {None}) >= 60


def test_sixty_countries_have_all_three():
    held = [{o.country for o in offices() if o.office in wanted and (o.until or "9999") >= "2010"} for wanted in
            (HEADS, {"foreign_minister"}, {"defence_minister"})]  # fmt: skip
    assert len(set.intersection(*held) - {None}) >= 60


def test_ministers_of_one_country_follow_each_other():
    tenures: dict[tuple[str | None, str], list[tuple[str, str, str]]] = {}
    for office in offices():
        if office.office in {"foreign_minister", "defence_minister"}:
            tenures.setdefault((office.country, office.office), []).append((office.since or "", office.until or "9999", office.person))
    for held in tenures.values():
        for (_, until, before), (since, _, after) in pairwise(sorted(held)):
            assert until[:7] <= since[:7], (before, after)


def test_there_is_enough_of_everything():
    groups = rows("actor_groups")
    assert len(groups) >= 250
    assert all(row["since"] for row in groups)
    assert sum("IGO" in row["sectors"].split("|") for row in rows("actor_orgs")) >= 60
    assert len(rows("actor_media")) >= 100
    assert {"media:ap", "media:reuters", "media:afp"} <= set(known_actors())


def test_two_presidents_of_one_country_never_overlap():
    """Except where both claimed the office."""
    both = {("GMB", "2017")}
    by_country: dict[str, list[tuple[str, str, str]]] = {}
    for office in offices():
        if office.office == "president" and office.country:
            by_country.setdefault(office.country, []).append((office.since or "", office.until or "9999", office.person))
    for country, tenures in by_country.items():
        ordered = sorted(tenures)
        for (_, until, a), (since, _, b) in pairwise(ordered):
            assert a == b or since[: len(until)] >= until[: len(since)] or (country, since[:4]) in both, (country, a, b)


@pytest.mark.parametrize(
    ("office", "country", "day", "person"),
    [
        ("president", "USA", "2020-12-23", "person:donald-trump"),
        ("president", "USA", "2012-06-01", "person:barack-obama"),
        ("president", "IRN", "2020-12-23", "person:hassan-rouhani"),
        ("foreign_minister", "IRN", "2014-01-01", "person:mohammad-javad-zarif"),
        ("prime_minister", "GBR", "2017-05-01", "person:theresa-may"),
        ("prime_minister", "ISR", "2021-12-31", "person:naftali-bennett"),
        ("president", "UKR", "2015-02-12", "person:petro-poroshenko"),
        ("president", "USA", "1930-01-01", None),
        ("president", "UGA", "1975-06-01", "person:idi-amin"),
        ("president", "FRA", "1990-01-15", "person:francois-mitterrand"),
        ("prime_minister", "JPN", "2026-01-10", "person:sanae-takaichi"),
        ("prime_minister", "NPL", "2025-01-01", "person:k-p-sharma-oli"),
        ("president", "CHL", "2026-03-10", "person:gabriel-boric"),
        ("president", "CHL", "2026-03-12", "person:jose-antonio-kast"),
    ],
)
def test_holder_of_an_office_on_a_day(office, country, day, person):
    assert holder(office, country, day) == person


def test_on_the_day_of_a_handover_nobody_is_named():
    assert holder("president", "USA", "2021-01-20") is None


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Islamic Republic of Iran", "IRN"),
        ("U.S.", "USA"),
        ("Hezbollah", "group:hezbollah"),
        ("Al-Shabaab", "group:al-shabaab"),
        ("Qassem Soleimani", "person:qasem-soleimani"),
        ("Agence France-Presse", "media:afp"),
        ("CENTCOM", "org:centcom"),
    ],
)
def test_names_are_found_whatever_their_marks(name, actor):
    from tocsin.lexicon.actors import normal, words_of

    key = " ".join(normal(word) for word in words_of(name))
    assert name_index().names[key][0].id == actor


def test_no_name_is_a_common_word():
    common = {"The", "A", "IS", "It", "May", "March", "Will", "Fed up", "Post", "Times", "Mail", "Sun", "Star"}
    assert not common & set(name_index().names)


def test_first_names_have_a_gender():
    assert set(given_names().values()) == {"m", "f"}
    assert (given_names()["Angela"], given_names()["Hassan"]) == ("f", "m")


def test_word_lists_have_reasons():
    assert "locative" in {row["class"] for row in rows("actor_cues")}
    assert "in" in cues("locative")
    assert not cues("no such list")


def test_every_table_says_its_version():
    assert all(version for _, version in versions())
    assert {"actor_states", "actor_people", "actor_groups"} <= {name for name, _ in versions()}


def marked(text: str) -> tuple[str, Span]:
    """A sentence without its mark, and the last word that was marked."""
    found = MARK.search(text)
    assert found, text
    word = found[1].split()[-1].removesuffix("'s")
    start = found.start() + found[1].rindex(word)
    return text.replace("[", "").replace("]", ""), Span(start, start + len(word))


@pytest.mark.parametrize("row", rows("actor_heads"), ids=lambda row: row["head"].split("|")[0])
def test_a_head_is_an_actor_in_its_example_and_none_in_its_counterexample(row, read):
    text, span = marked(row["example"])
    record = read(text)
    assert Mentions.of_actors(record).at(span) is not None
    text, span = marked(row["counter"])
    record = read(text)
    exact = [found for found, _ in Mentions.of_actors(record).all_at(span) if found.end == span.end]
    assert exact == []


@pytest.mark.parametrize("row", rows("actor_titles"), ids=lambda row: row["office"])
def test_a_title_is_a_role_in_its_example_and_none_in_its_counterexample(row, read):
    text, span = marked(row["example"])
    assert [role for role in read(text).roles if role.span.overlaps(span)]
    assert read(row["counter"]).roles == ()
    assert all(words in titles() for words in row["titles"].split("|"))


@pytest.mark.parametrize("row", rows("actor_bodies"), ids=lambda row: row["suffix"])
def test_a_body_is_found_with_its_country_and_not_in_its_counterexample(row, read):
    text, span = marked(row["example"])
    found = Mentions.of_actors(read(text)).at(span)
    state = "IRN" if "Iranian" in text else "IRQ"
    assert found == (state if row["suffix"] == "gov" else f"org:{state.lower()}-{row['suffix']}")
    assert all(not actor.id.startswith("org:") for actor in read(row["counter"]).actors)


def test_a_users_folder_comes_first(tmp_path: Path):
    head = "# version: mine\n# source: a user\n# licence: none\n"
    columns = "id\tname\taliases\tkind\tcountry\tsectors\tties\tsince\tuntil\tnote\n"
    (tmp_path / "actor_groups.tsv").write_text(
        head + columns + "group:red-sand\tRed Sand Brigade\tRed Sand\tarmed_group\tMLI\tREB\t\t2024\t\ta test\n", encoding="utf-8"
    )
    known = known_actors(tmp_path)
    assert known["group:red-sand"].country == "MLI"
    assert "group:hezbollah" in known
    assert "group:red-sand" not in known_actors()
    assert heads(tmp_path).keys() == heads().keys()


@pytest.mark.parametrize("row", rows("actor_sectors"), ids=lambda row: f"{row['sector']}-{row['use']}")
def test_a_word_gives_its_sector_in_its_example_and_not_in_its_counterexample(row, read):
    def sectors_in(marked: str) -> set[str]:
        return {sector for actor in read(marked.replace("[", "").replace("]", "")).actors for sector in actor.sectors}

    assert row["sector"] in sectors_in(row["example"])
    assert row["sector"] not in sectors_in(row["counter"])
