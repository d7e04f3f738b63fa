"""Which mentions of one article are one happening."""

from __future__ import annotations

import time

import pytest

from tocsin.lexicon.merging import act_words, merge_words
from tocsin.lexicon.tables import load_table
from tocsin.lexicon.trips import stem

ONE = {
    "the attack points back": "Rockets hit the base on Monday. The attack killed two soldiers.",
    "a blast and what it did": "A blast at a market in Mosul killed nine people and wounded 20.",
    "what was done in it has its day": (
        "Two Died in Harbour Shooting\n\nThe port said on Saturday, March 6, that two guards were killed in the shooting on Wednesday, March 3."
    ),
    "two days told over": "A bombing killed six in Mosul on 8 March 2021. Officials said the bombing on 8 March 2021 was planned.",
}
TWO = {
    "other days": "A bombing killed six in Mosul on 8 March 2021. A bombing killed two in Mosul on 2 February 2021.",
    "told as another": "Rockets hit the base near Kirkuk on Monday. Another attack hit a market in Mosul.",
    "other people": "Gunmen killed Mohsen Fakhrizadeh near Tehran. A drone strike killed Qasem Soleimani in Baghdad.",
}


@pytest.mark.parametrize("name", ONE)
def test_these_are_one(told, name):
    assert len(told(ONE[name], "2021-03-10")) == 1


@pytest.mark.parametrize("name", TWO)
def test_these_are_two(told, name):
    assert len(told(TWO[name], "2021-03-10")) == 2


def test_a_word_in_a_name_is_no_act(told):
    assert told("The National Strike Council sent a letter to the president.") == []


def test_what_could_happen_is_no_mention(told):
    assert told("Officials warned that an attack could follow.") == []


def test_a_string_of_attacks_is_no_mention(told):
    assert told("Militias have carried out a string of attacks on bases this year.") == []


def test_a_quake_is_a_happening_without_an_event(read):
    from tocsin.merge.mentions import mentions_of

    (mention,) = mentions_of(read("A 5.6 magnitude earthquake hit the island."))[:1]
    assert (mention.group, mention.event) == ("quake", None)


def test_hostile_text_takes_linear_time(told):
    began = time.monotonic()
    assert len(told("blast " * 3000)) >= 1
    assert len(told("A blast killed six. " * 800)) >= 1
    assert time.monotonic() - began < 60  # most of it is the parse


@pytest.mark.parametrize(
    "row", [row for row in load_table("merge_acts").rows if row["use"] != "mode"], ids=lambda row: f"{row['class']} {row['words']}"
)
def test_act_words_match_their_sentence_and_not_the_other(row):
    def named(sentence: str) -> bool:
        lowered = sentence.lower().strip(".")
        return row["words"] in lowered if " " in row["words"] else stem(row["words"]) in {stem(word) for word in lowered.split()}

    assert (named(row["matches"]), named(row["matches_not"])) == (True, False)
    assert row["group"] == act_words().groups[row["class"]]


@pytest.mark.parametrize("row", load_table("merge_words").rows, ids=lambda row: f"{row['role']} {row['words']}")
def test_merge_words_match_their_sentence_and_not_the_other(row):
    found = [
        row["words"] in [match.lower() for match in merge_words(row["role"]).findall(row[each])] for each in ("matches", "matches_not")
    ]
    assert found == [True, False]
