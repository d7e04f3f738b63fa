"""Who must not stand as actor or speaker: prefixes, nicknames, seas, rises in crime, names inside somebody's quotation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.model import Record

Read = Callable[..., Record]

NO_ACTOR = [
    ("Pro-Ruritania protests continued across the capital on Saturday.", "PROTEST"),
    ("Anti-government protests spread to Lagos on Saturday.", "PROTEST"),
    ("Mumbai witnessed violent protests on Friday.", "PROTEST"),
    ("Posters spoke of Ivo Marek, the mayor, as “Fixer” and another accused the council of neglect.", "ACCUSE"),
]


@pytest.mark.parametrize(("sentence", "kind"), NO_ACTOR)
def test_no_actor_is_better_than_a_wrong_one(read: Read, sentence: str, kind: str) -> None:
    record = read(sentence, published="2026-05-04")
    assert [[record.text_of(each.span) for each in event.actors] for event in record.events if event.type == kind] == [[]]


NO_STATE = [
    ("Ships met in the South China Sea.", "China"),
    ("The team visited Mbanza Congo in northern Angola.", "Democratic Republic of the Congo"),
    ("The oil drifted across the Gulf of Mexico.", "Mexico"),
]


@pytest.mark.parametrize(("sentence", "name"), NO_STATE)
def test_a_sea_or_a_town_is_no_state(read: Read, sentence: str, name: str) -> None:
    assert name not in {actor.name for actor in read(sentence).actors}


def test_a_body_and_its_agency_are_one_voice(read: Read) -> None:
    record = read("The United Nations High Commissioner for Refugees (UNHCR) agency said help was short. The agency said more were coming.")
    assert {claim.speaker.actor for claim in record.claims if claim.speaker.kind != "outlet"} == {"org:unhcr"}


def test_what_only_grows_demands_nothing(read: Read) -> None:
    record = read("He said the rise in crime demanded a response from all of us.")
    assert "REQUEST" not in {event.type for event in record.events}
    assert [record.text_of(claim.speaker.span) for claim in record.claims if claim.speaker.span is not None] == ["He"]


def test_concerns_that_are_cited_do_not_speak(read: Read) -> None:
    record = read("Ivo Marek said that aid must meet needs, citing concerns of weapon production and mines.")
    assert {record.text_of(claim.speaker.span) for claim in record.claims if claim.speaker.span is not None} == {"Ivo Marek"}


def test_who_stands_inside_a_quotation_does_not_stress_what_follows(read: Read) -> None:
    record = read(
        'Marin said on Monday that allies would "do everything needed, so Ruritania cannot win the war," stressing that nothing was ruled out.'
    )
    assert "Ruritania" not in {record.text_of(claim.speaker.span) for claim in record.claims if claim.speaker.span is not None}


KINDS = [
    ("We are considering the findings and will respond in due course, the ministry said.", {"threat"}),
    ("One of the aims of the review is to look at the threat from militias.", {"plan"}),
    ("The envoy wrote that he had given Ostia no ultimatum but a statement of fact.", {"ultimatum"}),
    ("The minister made no threat to close the strait.", {"threat"}),
    ("The minister gave no promise to withdraw the troops.", {"promise"}),
    ("The premier did not issue an ultimatum to the rebels.", {"ultimatum"}),
    ("His remarks seemed to indicate willingness from the allies to send troops.", {"promise"}),
]


@pytest.mark.parametrize(("sentence", "never"), KINDS)
def test_no_line_is_drawn(read: Read, sentence: str, never: set[str]) -> None:
    assert never.isdisjoint(commitment.kind for commitment in read(sentence).commitments)


def test_force_is_no_word(read: Read) -> None:
    record = read("If they attack, we will respond with force, General Ivo Marek said.")
    assert {record.text_of(claim.speaker.span) for claim in record.claims if claim.speaker.span is not None} == {"General Ivo Marek"}


def test_who_speaks_is_who_the_claim_says(read: Read) -> None:
    text = "Senator Mara Ilves defended her call.\n\n“If somebody works 40 hours a week, that man should not live in poverty,” she said."
    record = read(text, published="2026-05-04")
    speakers = {claim.speaker.actor for claim in record.claims if claim.speaker.span and record.text_of(claim.speaker.span) == "she"}
    assert speakers
    for event in record.events:
        assert {each.actor for each in event.actors if record.text_of(each.span) == "she"} <= speakers


def test_who_apologises_to_nobody_has_not(read: Read) -> None:
    (event,) = read("The senator apologized to nobody for the attack in March.", published="2026-05-04").events[:1]
    assert event.status == "negated"


def test_a_charity_is_no_armed_group_and_its_name_no_aid(read: Read) -> None:
    text = "ISIS attacked on Monday.\n\nThe churches have been torched, the charity said. Aid to the Church in Need quoted two villagers."
    record = read(text, published="2026-05-04")
    said = {actor.name: {record.text_of(span) for span in actor.mentions} for actor in record.actors}
    assert "the charity" not in said.get("Islamic State", set())
    assert "AID" not in {event.type for event in record.events}
