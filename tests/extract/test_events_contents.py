"""Contents below their verbs, participles before nouns, charges, sieges, claimed responsibility, and days that come round."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.model import Event, Record

Read = Callable[..., Record]


def events(record: Record) -> list[tuple[str, str]]:
    return [(event.type, event.status) for event in sorted(record.events, key=lambda event: event.rank)]


def at(record: Record, words: str) -> Event:
    return next(event for event in record.events if record.text_of(event.trigger) == words)


CONTENTS = [
    ("The junta has promised to free 60 prisoners.", [("AGREE", "actual"), ("RETREAT", "planned")]),
    ("Peru refused to extradite the banker.", [("REJECT", "actual"), ("COOPERATE", "negated")]),
    ("Iran threatened to close the strait.", [("THREATEN", "actual"), ("COERCE", "planned")]),
    ("The bishop urged the army to release the monks.", [("REQUEST", "actual"), ("RETREAT", "hypothetical")]),
    ("The opposition stopped short of accusing the judges.", [("ACCUSE", "negated")]),
]


@pytest.mark.parametrize(("sentence", "wanted"), CONTENTS)
def test_contents_stay_below_their_verb_with_its_status(read: Read, sentence: str, wanted: list[tuple[str, str]]) -> None:
    assert events(read(sentence)) == wanted


STATUSES = [
    ("Had they attacked the port, the army would have fled.", "attacked", "hypothetical"),
    ("Imagine that the council imposed sanctions on the island.", "imposed sanctions", "hypothetical"),
    ("The cabinet is going to lift the curfew.", "lift", "planned"),
    ("Canada will recognise the council once a date has been set.", "recognise", "conditional"),
    ("The rail strike will start at noon.", "strike", "planned"),
]


@pytest.mark.parametrize(("sentence", "trigger", "status"), STATUSES)
def test_what_has_not_happened_is_told_apart(read: Read, sentence: str, trigger: str, status: str) -> None:
    assert at(read(sentence), trigger).status == status


FRAMES = [
    ("Gunmen stormed the customs post in 2012, when the army still ran it.", "stormed", "background"),
    ("Six years ago rebels shelled the port.", "shelled", "background"),
    ("Ten years ago on Sunday, nurses marched through Lima.", "marched", "anniversary"),
    ("Saturday marks a quarter of a century since the factions agreed to a ceasefire.", "agreed", "anniversary"),
    ("The army said its forces had completed their withdrawal from the town.", "completed", "news"),
]


@pytest.mark.parametrize(("sentence", "trigger", "frame"), FRAMES)
def test_without_a_day_of_publication_years_tell_what_is_recalled(read: Read, sentence: str, trigger: str, frame: str) -> None:
    assert at(read(sentence), trigger).frame == frame


TYPES = [
    ("Aid reached the besieged town on Monday.", ["AID", "COERCE"]),
    ("A jailed activist wrote a letter.", ["COERCE"]),
    ("A man from Ohio was charged with arson.", ["COERCE"]),
    ("Prosecutors charged the mayor with fraud.", ["ACCUSE"]),
    ("The driver was arrested on suspicion of murder.", ["COERCE"]),
    ("Police shot two protesters.", ["ASSAULT", "PROTEST"]),
    ("Protesters gathered in the square, chanting slogans.", ["PROTEST"]),
    ("The union called the senator a champion of workers.", ["SUPPORT"]),
    ("The envoy was charged with oversight of the vote.", []),
    ("The forest supports an abundance of wildlife.", []),
    ("The government shutdown entered its third week.", []),
    ("The flood is a threat to world peace.", []),
]


@pytest.mark.parametrize(("sentence", "types"), TYPES)
def test_types_that_were_missed_or_false(read: Read, sentence: str, types: list[str]) -> None:
    assert [event.type for event in sorted(read(sentence).events, key=lambda event: event.rank)] == types


ACTORS = [
    ("Hamas claimed responsibility for the bombing.", "bombing", "Hamas", "claimed"),
    ("Officials blamed a string of attacks on Hezbollah.", "attacks", "Hezbollah", "alleged"),
    ("The general admitted that his men shelled the school.", "shelled", "his men", "admitted"),
    ("The court heard that Smith had killed his wife.", "killed", "Smith", "alleged"),
]


@pytest.mark.parametrize(("sentence", "trigger", "actor", "attribution"), ACTORS)
def test_who_is_said_to_have_done_it(read: Read, sentence: str, trigger: str, actor: str, attribution: str) -> None:
    record = read(sentence)
    assert [(record.text_of(one.span), one.attribution) for one in at(record, trigger).actors] == [(actor, attribution)]


def test_nobody_on_whom_a_deed_is_pinned_acts_bare(read: Read) -> None:
    record = read("An attack blamed on militants killed nine.")
    assert all(actor.attribution != "asserted" for event in record.events for actor in event.actors)


def test_war_and_strings_of_attacks_are_aggregates(read: Read) -> None:
    record = read("A string of attacks hit the capital as the civil war went on.")
    assert {event.count for event in record.events} == {"aggregate"}
