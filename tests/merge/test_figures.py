"""Figures and plain words that accounts are read from, by own sentences."""

from __future__ import annotations

import re

import pytest

from tocsin.lexicon.figures import figure_words
from tocsin.lexicon.tables import load_table
from tocsin.merge.figures import counted_in, is_part, strengths_in
from tocsin.merge.picture import merge_records

ROWS = load_table("account_figures").rows


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['role']} {row['words']}")
def test_words_stand_in_their_sentence_and_not_in_the_other(row):

    word = re.compile(rf"(?i)\b{re.escape(row['words'])}s?\b")
    assert (bool(word.search(row["matches"])), bool(word.search(row["matches_not"]))) == (True, False)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("A bomb hit the market on Friday. Police put the death toll at 494 on Sunday.", {("killed", 494, 494)}),
        ("The death toll from a bomb attack on buses outside Homs has reached at least 112, a monitor said.", {("killed", 112, None)}),
        ("The blast killed 24 people, and dozens more were wounded.", {("killed", 24, 24), ("injured", 24, None)}),
        ("Nearly 30 people were killed in the blast.", {("killed", 27, 30)}),
        ("About 100 people were wounded in the blast.", {("injured", 90, 110)}),
        ("The marines seized seven AK-47 rifles in the raid.", {("count:AK-47", 7, 7)}),
        ("A 5.6 magnitude earthquake shook the island on Sunday.", {("count:magnitude", 5.6, 5.6)}),
    ],
)
def test_figures_fill_slots(read, text, slots):
    found = {(each.slot, each.quantity.low, each.quantity.high) for each in counted_in(read(text, published="2021-03-08"))}
    assert slots <= found


def test_a_part_of_the_dead_is_no_other_toll(read):
    record = read("Some 56 people, including 11 children, were killed in the raid on Monday.", published="2021-03-08")
    assert [is_part(record, quantity) for quantity in record.quantities] == [False, True]


def test_strengths():
    assert strengths_in("The centre said magnitude 5.9, the survey put its magnitude at 6.1.") == {5.9, 6.1}
    assert strengths_in("A wall of 5.6 metres fell in 2021.") == frozenset()


def test_nobody_claimed_it_and_what_caused_it(read):
    text = (
        "Blast in Homs\n\nA blast hit a market in Homs on Monday, killing six people. There was no immediate claim of responsibility for the blast. "
        "State television said the blast was due to a gas leak."
    )
    accounts = merge_records([read(text, published="2021-03-09")]).accounts
    told = {(account.slot, account.value) for account in accounts if account.slot in {"claimed_by", "cause"}}
    assert told == {("claimed_by", "no immediate claim of responsibility"), ("cause", "a gas leak")}


def test_two_quakes_of_one_island_are_two_incidents(read):
    texts = (
        "Quake hits Qeshm\n\nA 5.2 magnitude earthquake shook Qeshm island in Iran on Monday, state media said.",
        "Quake hits Qeshm\n\nA 6.1 magnitude earthquake shook Qeshm island in Iran on Monday, the survey said.",
    )
    picture = merge_records([read(text, published="2021-03-08") for text in texts])
    quakes = {name for name, mention in picture.mentions if mention.group == "quake"}
    assert len(quakes) == 2
    assert not picture.disputes


def test_hostile_text_is_read_in_linear_time():
    words = figure_words()
    for text in ("toll " * 50_000, "5." * 100_000, "due to " * 50_000):
        list(words.magnitude.finditer(text))
        list(words.cause.finditer(text))
        words.before["killed"].search(text[-140:])
