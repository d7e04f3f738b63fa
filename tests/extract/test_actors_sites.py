"""What is no actor: villages and roads that nobody knows, seas, money, and nouns that the words beside them make things."""

from __future__ import annotations

import pytest

from tests.extract.test_actors import actor_at
from tests.extract.test_actors_again import linked


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jets hit the towns of Teldo Tel Dahab and Kafr Qamlin on Sunday.", "Kafr Qamlin"),
        ("Shells fell in the Qamlin region. Nobody sent aid to Qamlin.", "to Qamlin"),
        ("They fled the Mayssar neighbourhood at dawn.", "Mayssar"),
        ("Shells fell on Maarat al-Qamla, 30 km south of Idlib.", "Maarat al-Qamla"),
        ("Two men were shot near Holm Way, police said.", "Holm Way"),
        ("A CENTRAL AMERICAN SUMMIT OPENED.", "AMERICAN"),
        ("THEY KNOW WHO FEARS A WAR.", "WHO"),
        ("Fans cheered at Orlando Stadium on Sunday.", "Orlando Stadium"),
        ("Protesters filled Ilinden Boulevard.", "Ilinden Boulevard"),
        ("Buses left al-Foua and Kefrana towns at dawn.", "Kefrana"),
        ("Women marched to the Kremlin on Sunday.", "Kremlin"),
        ("They marched to the front of the building.", "front"),
        ("Toads exploded in a town called Låsby.", "Låsby"),
        ("Shells hit Harasta residential suburb.", "Harasta"),
        ("Rain fell \x97 again \x97 in Spain.", "\x97"),
        ("Pirates sailed the Indian Ocean.", "Indian"),
        ("The loan is worth $US 1.5 billion.", "US"),
        ("Merkel is to return to London on Saturday.", "London"),
    ],
)
def test_a_place_or_a_thing_is_nobody(read, text, words):
    assert actor_at(read(text), words) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Officers used excessive force.", "force"),
        ("He was shot in the head.", "head"),
        ("Opposition to the tax grew in Lima.", "Opposition"),
        ("They hit the town with rocket and artillery fire.", "artillery"),
        ("The ministry opened an inquiry.", "inquiry"),
        ("Rebels roam the west of the country.", "country"),
        ("While secretary of state, Ana Ruiz flew often.", "secretary"),
    ],
)
def test_a_noun_that_the_words_beside_it_make_a_thing(read, text, words):
    assert actor_at(read(text), words) is None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The opposition walked out.", "The opposition", "The opposition"),
        ("The inquiry heard ten witnesses.", "The inquiry", "The inquiry"),
        ("The force lost ten men.", "The force", "The force"),
        ("Aides met at the Kremlin. The Kremlin denied it.", "The Kremlin", "Russia"),
        ("The Congress of Kandara Trade Unions met.", "The Congress of Kandara Trade Unions", "Congress of Kandara Trade Unions"),
        ("They named the head of the mission.", "the head", "the head of the mission"),
        ("Saudi Prince Alwaleed Bin Sami spoke. Trump heard that Prince Alwaleed said no.", "that Prince Alwaleed", "Alwaleed Bin Sami"),
        ("Peter Marlow-Finch is 15. Mrs Marlow-Finch wept.", "Mrs Marlow-Finch", "Marlow-Finch"),
    ],
)
def test_what_does_something_is_somebody(read, text, words, name):
    assert linked(read(text), words) == name


def test_whom_a_village_is_named_after_stays_a_person(read):
    assert linked(read("Omar Haddad spoke in the Houla region. Later Haddad denied it."), "Later Haddad") == "Omar Haddad"


def test_a_man_of_a_town_is_named_once(read):
    assert [actor.name for actor in read("A Millom man was held on Sunday.").actors] == ["A Millom man"]
