"""What has come of a truce by the end of an article, and truces that an article takes as known."""

from __future__ import annotations

import pytest

from tests.extract.commitment_reading import read_short
from tocsin.lexicon.tables import load_table


@pytest.mark.parametrize("row", load_table("truce_tellings").rows, ids=lambda row: row["role"])
def test_each_role_tells_what_its_row_says(row, nlp):
    def told(text: str) -> str:
        return next((each.fate[-1].status for each in read_short(text, nlp).commitments if each.kind == "truce"), "none")

    # The rows of "seek" and "unlike" are of what makes no truce: their other sentence tells of one.
    wanted = "standing" if row["role"] in {"seek", "unlike"} else row["status"]
    assert told(row["match"]) == wanted
    assert told(row["never"]) != wanted


PAIR = "Norland and Ostia agreed to a truce in May. "
TOLD = [
    (PAIR + "On Friday the deal was in tatters.", "broken"),
    (PAIR + "The agreement collapsed on Friday.", "ended"),
    (PAIR + "It expired at midnight on Friday.", "expired"),
    (PAIR + "Despite the deal shells fell on a port.", "standing"),
    (PAIR + "Norland said it was withdrawing some of its staff.", "standing"),
    (PAIR + "Norland said it no longer felt bound by the truce.", "ended"),
    (PAIR + "Ostia accused Norland of violating the truce. The agreement remained in place, mediators said.", "standing"),
    ("Ostia accused Norland of violating the truce on Monday.", "standing"),
    ("The truce between Norland and Ostia is due to expire on Friday.", "standing"),
    ("It was not clear whether the truce between Norland and Ostia was still in place.", "unknown"),
    ("The truce between Norland and Ostia has cut the number of deaths by half.", "standing"),
]


@pytest.mark.parametrize(("text", "status"), TOLD, ids=[text[-40:] for text, _ in TOLD])
def test_what_governs_comes_last(read, text, status):
    truce = next(each for each in read(text, published="2021-06-16").commitments if each.kind == "truce" and each.same_as is None)
    assert truce.fate[-1].status == status


SOUGHT = [
    "Talks on a truce between Norland and Ostia go on.",
    "The envoy hopes for a truce between Norland and Ostia.",
    "A truce between Norland and Ostia could save lives.",
]


@pytest.mark.parametrize("text", SOUGHT)
def test_a_truce_that_is_only_sought_is_none(read, text):
    assert [each for each in read(text, published="2021-06-16").commitments if each.kind == "truce"] == []


UNLIKE = [
    "Norland and Ostia agreed to a truce in their tariff war.",
    "The government and the opposition declared a political truce on Monday.",
    "Norland offered the rebels a truce on Monday, but they turned it down within hours.",
    "Talks on a truce collapsed on Friday after the rebels walked out.",
]


@pytest.mark.parametrize("text", UNLIKE)
def test_quarrels_without_weapons_and_refused_offers_are_no_truce(read, text):
    assert [each for each in read(text, published="2021-06-16").commitments if each.kind == "truce"] == []


FATES = [
    ("Shells fell on the port hours after a truce between Norland and Ostia took effect on Friday.", "standing"),
    ("The war ended with a ceasefire between Norland and Ostia in 2019.", "standing"),
    ("Aid agencies praised the ceasefire, which ended on Sunday night.", "ended"),
    ("Norland and Ostia traded accusations of violating the harvest truce on Wednesday.", "standing"),
    ("The truce between Norland and Ostia stands, both capitals said.", "standing"),
]


@pytest.mark.parametrize(("text", "status"), FATES, ids=[text[-40:] for text, _ in FATES])
def test_what_stands_beside_a_truce_does_not_end_it(read, text, status):
    truce = next(each for each in read(text, published="2021-06-16").commitments if each.kind == "truce")
    assert truce.fate[-1].status == status


SIDES = [
    ("Juba accused Khartoum on Wednesday of bombing its oil fields in breach of a ceasefire.", {"Juba", "Khartoum"}),
    ("Kyiv and Moscow accused each other of breaking the truce on Sunday.", {"Kyiv", "Moscow"}),
    ("The Kandar Front called off its ceasefire with the Red Column on Tuesday.", {"The Kandar Front", "the Red Column"}),
    ("Ankara blamed the Kandar Front on Friday for an attack on a convoy a day after the truce began.", {"Ankara", "the Kandar Front"}),
]


@pytest.mark.parametrize(("text", "sides"), SIDES, ids=[text[-40:] for text, _ in SIDES])
def test_who_blames_and_who_is_blamed_are_its_sides(read, text, sides):
    record = read(text, published="2021-06-16")
    truce = next(each.truce for each in record.commitments if each.kind == "truce" and each.truce is not None)
    assert {record.text_of(each.span) for each in truce.parties} == sides


def test_who_only_watches_is_no_side(read):
    record = read(
        "The truce in the port of Halden was broken on Wednesday when the Coast Front shelled it, the United Nations mission said.",
        published="2021-06-16",
    )
    truce = next(each.truce for each in record.commitments if each.kind == "truce" and each.truce is not None)
    assert "the United Nations mission" not in {record.text_of(each.span) for each in truce.parties}


@pytest.mark.parametrize(
    "sentence",
    [
        "He demanded that the rebels stop attacks and lay down arms.",
        "The premier demanded that Norland end the embargo, stop landings of agents and stop attacks from its bases.",
    ],
)
def test_a_halt_that_is_only_demanded_is_no_truce(read, sentence):
    assert {each.kind for each in read(sentence, published="2026-05-04").commitments} == {"demand"}
