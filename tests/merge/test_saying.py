"""What is told of an incident in words: who ordered it and why, how it came out, how those fared, where and when it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tocsin.lexicon.figures import figure_words
from tocsin.merge.picture import merge_records

TOLD = {
    "ordered by": (
        "Drones struck a depot near Sanaa on Sunday. The strike was ordered by President Donald Trump, the ministry said.",
        ("ordered_by", "President Donald Trump", "affirmed"),
    ),
    "he ordered it": (
        "A drone strike killed two men near Sanaa on Sunday. Officials said that Donald Trump ordered the strike.",
        ("ordered_by", "Donald Trump", "affirmed"),
    ),
    "intent": (
        "Jets bombed a depot near Sanaa on Sunday in an attack aimed at cutting the road to the port, the army said.",
        ("intent", "aimed at cutting the road to the port", "affirmed"),
    ),
    "outcome": (
        "Rebels attacked the air base near Kirkuk on Monday. The army said the attack failed.",
        ("outcome", "attack failed", "affirmed"),
    ),
    "status": (
        "A bomb wounded the police chief in Mosul on Monday. Doctors said the police chief was in critical condition after the blast.",
        ("status", "the police chief was in critical condition", "affirmed"),
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_words_fill_their_slot(read, name):
    text, expected = TOLD[name]
    accounts = merge_records([read(text, published="2021-03-09")]).accounts
    assert expected in {(each.slot, each.value, each.polarity) for each in accounts}


def test_who_says_so_stands_beside_an_outcome(read):
    (told,) = (each for each in merge_records([read(TOLD["outcome"][0], published="2021-03-09")]).accounts if each.slot == "outcome")
    assert told.speaker.kind != "outlet"


@pytest.mark.parametrize(
    "text",
    [
        "The budget was ordered by President Donald Trump.",
        "The law is aimed at cutting debt.",
        "Talks ended in failure. The minister was in critical condition.",
    ],
)
def test_without_an_act_such_words_are_no_accounts(read, text):
    assert not merge_records([read(text, published="2021-03-09")]).accounts


def _two(read, first: str, second: str, days: tuple[str, str] = ("2021-03-10", "2021-03-10")):
    records = [read(text, published=day, publisher=f"Outlet {day}") for text, day in zip((first, second), days, strict=True)]
    return merge_records([replace(one, article=replace(one.article, id=f"a{at}")) for at, one in enumerate(records)])


ROCKETS = "Rockets hit base\n\nRockets hit the air base near Kirkuk on {}, killing two soldiers. Rockets hit the base at night."


def test_a_day_of_difference_is_a_date_account_of_each(read):
    picture = _two(read, ROCKETS.format("8 March 2021"), ROCKETS.format("9 March 2021"))
    assert {each.value for each in picture.accounts if each.slot == "date"} == {"2021-03-08", "2021-03-09"}
    assert ("date", "discrepancy") in {(each.slot, each.kind) for each in picture.disputes}


def test_where_all_give_one_day_it_is_no_account(read):
    picture = _two(read, ROCKETS.format("8 March 2021"), ROCKETS.format("Monday"))
    assert not [each for each in picture.accounts if each.slot == "date"]


def test_the_day_of_the_statement_is_no_day_of_the_act(read):
    said = "Rockets hit base\n\nRockets hit the air base near Kirkuk and killed two soldiers, the army said Tuesday."
    picture = _two(read, ROCKETS.format("8 March 2021"), said)
    assert not [each for each in picture.accounts if each.slot == "date"]


def test_a_vague_interval_that_ends_the_day_before_is_another_act(told):
    text = "Bombers struck Mosul on 11 March 2021, killing two. In early March 2021 bombers struck a post in Mosul, killing 15."
    assert len(told(text, "2021-03-12")) == 2


def test_the_day_is_not_that_of_what_came_before_it(read):
    from tocsin.merge.mentions import mentions_of

    text = "Jets bombed the town on 8 March 2021 after a pilot was executed by rebels."
    days = {mention.anchor.start: mention.days for mention in mentions_of(read(text, published="2021-03-09"))}
    assert days[text.index("bombed")] is not None
    assert days.get(text.index("executed")) is None


def test_hostile_text_is_read_in_linear_time():
    words = figure_words()
    for text in ("1" * 100_000, "1 " * 50_000, "off " * 30_000, "ordered the " * 20_000, "aimed at " * 20_000):
        for pattern in (words.ordered, words.ordering, words.intent, words.outcome, words.status, words.bearing):
            list(pattern.finditer(text))
