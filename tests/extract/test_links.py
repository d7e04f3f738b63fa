"""Claims meet events: about, slots, stance, and what a denial answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tocsin.article.text import article_from_text
from tocsin.extract.links import link_claims, slots_of, stance_of
from tocsin.model import Actor, Claim, Event, EventActor, MadeBy, Quantity, Record, Span, Speaker

TEXT = "Iran fired 21 rockets, CENTCOM said. Iran denied that it had fired rockets."
FIRED = Span(5, 10)
SAID = Span(31, 35)
WORDS = Span(0, 21)
ROCKETS = Span(11, 21)


def event(number: str = "e1", trigger: Span = FIRED, **fields) -> Event:
    base = Event(number, "ASSAULT", None, None, (), 4, None, trigger, Span(0, 36), 1, quantities=("q1",))
    return replace(base, **fields)


def claim(number: str = "c1", cue: Span = SAID, content: Span = WORDS, **fields) -> Claim:
    return replace(Claim(number, Speaker(Span(23, 30), "org:centcom", "organisation"), (cue,), (content,), Span(0, 36)), **fields)


QUANTITY = Quantity("q1", ROCKETS, "rocket", 21, 21, 21, "exact", role="weapon")


def record(*claims: Claim, events: tuple[Event, ...] = (event(),)) -> Record:
    iran = Actor("IRN", "Iran", "state", (Span(0, 4), Span(37, 41)))
    centcom = Actor("org:centcom", "CENTCOM", "organisation", (Span(23, 30),))
    return Record(article_from_text(TEXT), MadeBy("t", "t"), actors=(iran, centcom), quantities=(QUANTITY,), events=events, claims=claims)


def test_a_claim_is_about_the_events_in_its_words():
    linked = link_claims(None, record(claim()))
    assert [(about.event, about.slot, about.stance) for about in linked.claims[0].about] == [("e1", "count", "affirms")]


def test_the_saying_is_not_what_is_said():
    saying = event("e2", trigger=Span(31, 35))
    linked = link_claims(None, record(claim(content=Span(0, 36)), events=(saying,)))
    assert linked.claims[0].about == ()


SLOTS = [
    ({"acts": ("assert",)}, {"quantities": ()}, ("occurrence",)),
    ({"acts": ("assert",)}, {}, ("count",)),
    ({"acts": ("accuse",)}, {"quantities": ()}, ("responsibility",)),
    ({"acts": ("accuse",)}, {"quantities": (), "actors": (EventActor(Span(0, 4), "IRN"),)}, ("perpetrator",)),
    ({"acts": ("claim_responsibility",)}, {"quantities": ()}, ("claimed_by",)),
]


@pytest.mark.parametrize(("said", "happened", "slots"), SLOTS)
def test_slots(said, happened, slots):
    assert slots_of(claim(**said), event(**happened), {"q1": QUANTITY}) == slots


STANCES = [
    ({"polarity": "negative"}, "denies"),
    ({"acts": ("question",)}, "asks"),
    ({"band": "unlikely"}, "doubts"),
    ({}, "affirms"),
]


@pytest.mark.parametrize(("said", "stance"), STANCES)
def test_stances(said, stance):
    assert stance_of(claim(**said)) == stance


def test_a_denial_answers_the_accusation_of_whom_it_names():
    accusation = claim(acts=("accuse",))
    denial = claim(
        "c2",
        cue=Span(42, 48),
        content=Span(49, 75),
        speaker=Speaker(Span(37, 41), "IRN", "state"),
        sentence=Span(0, 76),
        acts=("deny",),
        polarity="negative",
    )
    linked = link_claims(None, record(accusation, denial))
    assert [each.replies_to for each in linked.claims] == [None, "c1"]
