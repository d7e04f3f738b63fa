"""Acronyms and the names that they stand for, as wire texts put them; titles with a tail before names."""

from __future__ import annotations

import pytest

from tests.extract.test_actors import actor_at


@pytest.mark.parametrize(
    ("text", "anchor", "name", "country"),
    [
        (
            'The "Front for Peace and Concord in Niger" (FPCN) said its men held the post.',
            "FPCN",
            "Front for Peace and Concord in Niger",
            "NER",
        ),
        ("Bulgaria's State Agency for Border Safety (DABS) held two men.", "DABS", "State Agency for Border Safety", "BGR"),
        ("The Tanzania People's Defence Force (TPDF) lost four men.", "TPDF", "Tanzania People's Defence Force", "TZA"),
        (
            "The Confederation of Labour of Algeria, or CLA, said police broke up a rally.",
            "CLA",
            "Confederation of Labour of Algeria",
            "DZA",
        ),
        ("The Tunisian General Dockers Union struck on Monday. The UGDT wants more pay.", "UGDT", "Tunisian General Dockers Union", "TUN"),
        ("Border Watch Bangladesh turned back 46 people. The BWB found no papers.", "BWB", "Border Watch Bangladesh", "BGD"),
        ("The Swedish Security Office (Sako) has a new chief. They raised the alarm.", "Sako", "Swedish Security Office", "SWE"),
    ],
)
def test_an_acronym_is_its_name(read, text, anchor, name, country):
    found = actor_at(read(text), anchor)
    assert found is not None
    assert (found.name, found.country) == (name, country)


def test_an_acronym_of_the_text_is_not_the_lexicon_s(read):
    record = read("Zambia's National Union of Miners (NUM) called a strike. The NUM wants a raise.")
    found = actor_at(record, "The NUM")
    assert found is not None
    assert (found.name, found.country) == ("National Union of Miners", "ZMB")


@pytest.mark.parametrize(
    ("text", "name", "title", "country"),
    [
        (
            "U.S. Ambassador to Chad Helen Marsh said Washington would resume aid. She met officials on Thursday.",
            "Helen Marsh",
            "Ambassador to Chad",
            "USA",
        ),
        ("Ugandan army spokesman Brigadier Moses Okello said the units had left.", "Moses Okello", "army spokesman Brigadier", "UGA"),
    ],
)
def test_a_title_with_a_tail_belongs_to_the_name(read, text, name, title, country):
    record = read(text)
    person = next(actor for actor in record.actors if actor.name == name)
    assert (title, country) in {(role.title, role.country) for role in record.roles if role.person == person.id}


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        (
            "The Sindh Liberation Front claimed the bombing, Pakistani police said. The group warned of more.",
            "The group",
            "Sindh Liberation Front",
        ),
        ("Nothing has been decided, Jubilee House said on Wednesday.", "Jubilee House", "Ghana"),
        ("Astana had closed the crossing in December; on Sunday it took back the order.", "it", "Kazakhstan"),
    ],
)
def test_whom_a_wire_text_means(read, text, anchor, expected):
    found = actor_at(read(text), anchor)
    assert found is not None
    assert found.name == expected


def test_a_counterpart_has_the_country_before_it(read):
    found = actor_at(read("The prime minister has spoken to his Indian counterpart."), "counterpart")
    assert found is not None
    assert found.country == "IND"


def test_it_takes_time(read):
    assert actor_at(read("The Kremlin agreed. It takes time to count the votes."), "It takes") is None


def test_a_vice_president_is_no_outlet(read):
    record = read("Talks went on in Vienna. Vice President Joe Biden said on Monday that they would go on.")
    assert [claim.speaker.kind for claim in record.claims if claim.speaker.actor == "person:joe-biden"] == ["person"]
