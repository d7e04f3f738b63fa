"""Crowds, strikes and police: what they do, in the words of news agencies, and what only sounds like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.model import Record

Read = Callable[..., Record]

PROTESTS = [
    ("Residents of the township spilled onto the streets on Monday.", "demo"),
    ("Tens of thousands flooded the streets of Tbilisi to demand new elections.", "demo"),
    ("Women formed a human chain along the river.", "demo"),
    ("Stones were thrown at cars and a number of people were hurt.", "riot"),
    ("Several cars were pelted with stones near the bridge.", "riot"),
    ("Fans clashed with police after the match.", "riot"),
    ("Foreign-owned shops were looted in the township.", "riot"),
    ("The councillor's house was set alight by angry residents.", "riot"),
    ("The road was blocked with burning tyres and rocks.", "obstruct"),
    ("Taxi operators blockaded the highway on Tuesday.", "obstruct"),
    ("Villagers locked the gates of the plant and held the manager inside.", "obstruct"),
    ("Activists defaced the monument with red paint.", "vandalize"),
    ("Workers refused to return to work on Monday.", "strike"),
    ("Nurses stayed away from work on Thursday over unpaid allowances.", "strike"),
    ("The strike is on.", "strike"),
    ("The strike entered its fifth week on Monday.", "strike"),
    ("Talks were held on how to end the strike.", "strike"),
]


@pytest.mark.parametrize(("sentence", "mode"), PROTESTS)
def test_a_crowd_or_a_strike_is_a_protest(read: Read, sentence: str, mode: str) -> None:
    assert (mode, "PROTEST") in {(event.mode, event.type) for event in read(sentence).events}


NO_PROTESTS = [
    "Gunmen torched a village and killed nine farmers.",
    "The air strike entered the history of the war as its deadliest.",
    "Tourists flooded the streets of the old town for the festival.",
    "Snow blocked the road to the pass.",
    "Soldiers hurled grenades at the convoy of the rebels.",
    "Thousands poured into the streets to celebrate the title.",
]


@pytest.mark.parametrize("sentence", NO_PROTESTS)
def test_war_weather_and_joy_are_no_protests(read: Read, sentence: str) -> None:
    assert not [event.rule for event in read(sentence).events if event.type == "PROTEST"]


POLICE = [
    ("Six people were killed in police firing on Friday.", "ASSAULT", "firearms"),
    ("Two columns of the army have been despatched to the district.", "MOBILIZE", "police"),
    ("The minister arrived amid tight security.", "MOBILIZE", "police"),
    ("Policemen stood guard outside the mosque.", "MOBILIZE", "police"),
    ("Police set up barricades on the main road.", "COERCE", "restrict"),
    ("The accused was produced before the magistrate.", "COERCE", "arrest"),
    ("The police rounded up 1,740 activists.", "COERCE", "arrest"),
    ("The police registered an offence against the trader.", "ACCUSE", "allege"),
]


@pytest.mark.parametrize(("sentence", "kind", "mode"), POLICE)
def test_what_police_do(read: Read, sentence: str, kind: str, mode: str) -> None:
    assert (kind, mode) in {(event.type, event.mode) for event in read(sentence).events}


def test_those_who_fired_are_the_actor_of_deaths_in_their_fire(read: Read) -> None:
    record = read("Six people were killed in police firing on Friday.")
    assert [record.text_of(actor.span) for event in record.events for actor in event.actors] == ["police"]


def test_nobody_is_guessed_where_no_police_are_named(read: Read) -> None:
    assert not [actor for event in read("The accused was produced before the magistrate.").events for actor in event.actors]
