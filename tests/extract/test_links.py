"""Claims meet events: about, slots, stance, and what a denial answers."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy

from tocsin.article.text import article_from_text
from tocsin.extract.links import believed, link_claims, slots_of, stance_of
from tocsin.model import Actor, Claim, Event, EventActor, MadeBy, Quantity, Record, Span, Speaker

TEXT = "Iran fired 21 rockets, CENTCOM said. Iran denied that it had fired rockets."
UNREAD = spacy.blank("en")(TEXT)
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
    linked = link_claims(UNREAD, record(claim()))
    assert [(about.event, about.slot, about.stance) for about in linked.claims[0].about] == [("e1", "count", "affirms")]


def test_the_saying_is_not_what_is_said():
    saying = event("e2", trigger=Span(31, 35))
    linked = link_claims(UNREAD, record(claim(content=Span(0, 36)), events=(saying,)))
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
    ({}, -3, "denies"),
    ({"acts": ("question",)}, 0.3, "asks"),
    ({"band": "unlikely"}, 3, "doubts"),
    ({}, 0.3, "doubts"),
    ({}, 3, "affirms"),
]


@pytest.mark.parametrize(("said", "value", "stance"), STANCES)
def test_stances(said, value, stance):
    assert stance_of(claim(**said), value) == stance


BELIEVED = [
    ({}, 3, 3),
    ({"acts": ("deny",)}, 3, -3),
    ({"acts": ("deny",)}, -3, 3),
    ({}, None, 3),
    ({"polarity": "negative"}, None, -3),
]


@pytest.mark.parametrize(("said", "value", "wanted"), BELIEVED)
def test_a_denial_turns_what_its_words_say(said, value, wanted):
    assert believed(claim(**said), value) == wanted


def test_who_is_not_behind_an_attack_does_not_deny_it():
    assert slots_of(claim(acts=("deny",)), event(quantities=()), {}, is_answered=True) == ("responsibility",)
    assert slots_of(claim(acts=("deny",)), event(quantities=()), {}) == ("occurrence",)


def test_a_denial_of_the_reports_denies_the_deed(read):
    texts = {
        "occurrence": "Iran denied the reports of an attack on the base.",
        "responsibility": "Iran denied that it was behind the attack on the base.",
    }
    for slot, text in texts.items():
        assert [(each.slot, each.stance) for each in read(text).claims[0].about] == [(slot, "denies")], text


PAIRS = [
    # what stands in the text, the speaker ("" is the outlet), the event's word, stance, certainty
    ("The ministry said that no soldiers were killed and that jets bombed the port.", "The ministry", "killed", "denies", "unspecified"),
    ("The ministry said that no soldiers were killed and that jets bombed the port.", "The ministry", "bombed", "affirms", "unspecified"),
    ("Iran denied that it had attacked the base.", "Iran", "attacked", "denies", "unspecified"),
    ("The general said rebels had probably attacked the base.", "The general", "attacked", "affirms", "probable"),
    ("Rebels attacked the base. The army said it shot down a drone.", "", "attacked", "affirms", "unspecified"),
    ("Rebels did not attack the base.", "", "attack", "denies", "unspecified"),
    ("Rebels reportedly attacked the base.", "", "attacked", "affirms", "possible"),
]


@pytest.mark.parametrize("row", PAIRS, ids=[f"{row[1] or 'outlet'}: {row[2]}, {row[0][:20]}" for row in PAIRS])
def test_who_says_so_and_how_sure(read, row):
    text, speaker, word, stance, certainty = row
    record = read(text)
    named = [each for each in record.claims if (record.text_of(each.speaker.span) if each.speaker.span else "") == speaker]
    event_ids = {each.id for each in record.events if record.text_of(each.trigger) == word}
    found = [about for each in named for about in each.about if about.event in event_ids]
    assert [(each.stance, each.certainty) for each in found] == [(stance, certainty)]


def test_the_outlet_speaks_last_and_of_nothing_that_others_say(read):
    record = read("Rebels attacked the base. The army said it had bombed the port. Police arrested two men.")
    own = record.claims[-1]
    assert (own.speaker.kind, own.speaker.span, own.rule) == ("outlet", None, "outlet/own")
    assert [record.text_of(cue) for cue in own.cues] == ["attacked", "arrested"]
    assert {about.event for about in own.about}.isdisjoint({about.event for each in record.claims[:-1] for about in each.about})


def test_what_may_be_is_in_nobodys_own_voice(read):
    assert not any(each.speaker.kind == "outlet" for each in read("Rebels could attack the base if the army leaves.").claims)


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
    linked = link_claims(UNREAD, record(accusation, denial))
    assert [each.replies_to for each in linked.claims[:2]] == [None, "c1"]
