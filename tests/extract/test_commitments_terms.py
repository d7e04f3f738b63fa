"""Truces with their terms, one line in several wordings, two due dates, hedges, days on which something was promised."""

from __future__ import annotations

import pytest

from tocsin.model import Commitment, Record


def governing(record: Record) -> list[Commitment]:
    """The commitments that no other governs."""
    return [each for each in record.commitments if each.same_as is None]


STORY = (
    "The army and the rebels agreed to a ceasefire in Sula province on Monday. The truce took effect on Tuesday. "
    "On Thursday the rebels shelled the town of Kadir, the army said, in violation of the ceasefire. "
    "The rebels denied it and accused the army of breaking the truce first. The truce still holds, the UN said."
)


def test_a_truce_has_parties_scope_days_and_goes_on(read):
    record = read(STORY, published="2020-12-24")
    (truce,) = governing(record)
    assert truce.truce is not None
    assert [record.text_of(each.span) for each in truce.truce.parties] == ["The army", "the rebels"]
    assert (record.text_of(truce.by.span), record.text_of(truce.to.span)) == ("The army", "the rebels")
    assert record.text_of(truce.truce.scope) == "Sula province"
    assert (truce.truce.declared.start, truce.truce.in_effect.start, truce.truce.lapsed) == ("2020-12-21", "2020-12-22", None)
    assert [each.status for each in truce.fate] == ["standing", "standing"]


def test_each_alleged_violation_stands_apart_with_who_says_so(read):
    record = read(STORY, published="2020-12-24")
    (truce,) = governing(record)
    told = [(record.text_of(each.span), record.text_of(each.by.span)) for each in truce.truce.violations]
    assert ("breaking", "the army") in told
    assert ("violation", "the rebels") in told
    accused = next(each for each in truce.truce.violations if record.text_of(each.span) == "breaking")
    claim = next(each for each in record.claims if each.id == accused.claim)
    assert record.text_of(claim.speaker.span) == "The rebels"


PARTIES = [
    ("A truce between Azerbaijan and Armenia lapsed on Friday.", ["Azerbaijan", "Armenia"], "expired"),
    ("Israel and Hamas reached a humanitarian ceasefire in Gaza.", ["Israel", "Hamas"], "standing"),
    ("The truce that Sarmatia and Lydonia concluded in May survived its first weekend.", ["Sarmatia", "Lydonia"], "standing"),
    ("Norland called off the truce that it had declared.", ["Norland"], "ended"),
]


@pytest.mark.parametrize(("text", "parties", "status"), PARTIES)
def test_whose_truce_it_is(read, text, parties, status):
    record = read(text, published="2020-12-24")
    (truce,) = governing(record)
    assert [record.text_of(each.span) for each in truce.truce.parties] == parties
    assert truce.fate[-1].status == status


def test_who_denies_a_violation_is_an_account_too(read):
    record = read("Norland and Ostia agreed to a truce. Norland denied breaking the truce.", published="2020-12-24")
    (truce,) = governing(record)
    assert [(record.text_of(each.by.span), each.polarity) for each in truce.truce.violations] == [("Norland", "negative")]
    assert truce.fate[-1].status == "standing"


def test_an_attack_that_a_side_reports_is_an_alleged_violation(read):
    record = read(
        "Norland and Ostia agreed to a truce on Monday. Norland said that Ostia had shelled two villages on Tuesday. "
        "Ostia said that Norland had fired rockets at a port on Wednesday.",
        published="2020-12-24",
    )
    (truce,) = governing(record)
    assert [record.text_of(each.by.span) for each in truce.truce.violations] == ["Ostia", "Norland"]
    assert truce.fate[-1].status == "standing"


def test_a_truce_elsewhere_is_another_one(read):
    record = read("The rebels declared a ceasefire in Gaza. The ceasefire in Yemen collapsed on Monday.", published="2020-12-24")
    assert [each.fate[-1].status for each in governing(record)] == ["standing", "ended"]


def test_one_line_in_three_wordings_is_one_with_its_thresholds(read):
    record = read(
        "“If one American is killed, I will hold Iran responsible,” Trump tweeted. He warned Iran against any attack on American personnel. "
        "He also said any American casualties would be met with force.",
        published="2020-12-24",
    )
    (line,) = governing(record)
    assert record.text_of(line.condition.span) == "If one American is killed"
    limits = [record.text_of(each.threshold) for each in record.commitments if each.same_as == line.id]
    assert limits == ["any attack on American personnel", "any American casualties"]


SECONDS = [
    ("The government promised to release 100 prisoners by Friday and the rest by the end of March.", ["release 100 prisoners", "the rest"], ["2020-12-25", "2021-03-31"]),
    ("The president said he would withdraw 2,000 troops by March and another 3,000 by June.", ["withdraw 2,000 troops", "another 3,000"], ["2021-03-31", "2021-06-30"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actions", "ends"), SECONDS, ids=["prisoners", "troops"])
def test_two_due_dates_are_two_commitments(read, text, actions, ends):
    record = read(text, published="2020-12-24")
    assert [record.text_of(each.action.span) for each in record.commitments] == actions
    assert [each.due.end for each in record.commitments] == ends
    assert len({each.id for each in record.commitments}) == 2
    assert [each.date.end for each in record.dates if each.kind == "deadline"] == ends


HEDGED = [
    ("The president apparently promised to free the hostages.", ["apparently"]),
    ("The rebels reportedly threatened to close the strait.", ["reportedly"]),
    ("The president promised to free the hostages.", []),
]


@pytest.mark.parametrize(("text", "words"), HEDGED)
def test_hedges_are_kept(read, text, words):
    record = read(text)
    assert [[record.text_of(span) for span in each.hedges] for each in record.commitments] == [words]


MADE = [
    ("The rebels vowed on Monday to close the strait.", "2020-12-21"),
    ("The rebels vowed to close the strait by Monday.", None),
    ("The president refused on 3 December to negotiate with the rebels.", "2020-12-03"),
]


@pytest.mark.parametrize(("text", "day"), MADE)
def test_the_day_on_which_it_was_made(read, text, day):
    (commitment,) = read(text, published="2020-12-24").commitments
    assert (commitment.made.start if commitment.made else None) == day


def test_what_somebody_had_threatened_years_ago_is_history(read):
    assert read("In 1998 he had threatened to resign.", published="2020-12-24").commitments == ()
    assert len(read("In November he had threatened to resign.", published="2020-12-24").commitments) == 1


CONDITIONAL = [
    ("The premier said the dam would be closed if the river rose again.", "if the river rose again", "threat"),
    ("The talks will end the moment a shot is fired, the envoy said.", "the moment a shot is fired", "threat"),
    ("It will walk out of the coalition if parliament passes the bill, its chairman said.", "if parliament passes the bill", "threat"),
    (
        "They would hand back their cards should the army enter the university, they declared.",
        "should the army enter the university",
        "promise",
    ),
    ("As long as the blockade lasts, we will not negotiate, the leader said.", "As long as the blockade lasts", "refusal"),
    ("In exchange for relief, Iran would limit enrichment, the minister said.", "In exchange for relief", "promise"),
    ("The envoy would be recalled should the statue be moved, the ministry said.", "should the statue be moved", "threat"),
]


@pytest.mark.parametrize(("text", "condition", "kind"), CONDITIONAL)
def test_reported_conditionals(read, text, condition, kind):
    record = read(text)
    assert [(record.text_of(each.condition.span), each.kind) for each in record.commitments if each.condition] == [(condition, kind)]


LINES = [
    ("Norland would regard any landing on the island as an act of war, the premier said.", "any landing on the island"),
    ("No tank may pass the stone, the elders have decreed.", "tank may pass the stone"),
    ("The alliance said that it would respond with force to any move against the base.", "any move against the base"),
]


@pytest.mark.parametrize(("text", "limit"), LINES)
def test_lines_without_their_word(read, text, limit):
    record = read(text)
    assert [limit in record.text_of(each.threshold) for each in record.commitments if each.draws_line] == [True]


FORECASTS = [
    "Thousands will be killed if the dam breaks, the minister said.",
    "Prices will rise if the rains fail, the ministry said.",
    "The party will lose the election if turnout is low, the analyst said.",
    "People should not panic, the minister said.",
]


@pytest.mark.parametrize("text", FORECASTS)
def test_forecasts_and_advice_commit_nobody(read, text):
    assert read(text).commitments == ()


def test_a_bare_anniversary_is_of_the_deed_before_it(read):
    record = read(
        "Soleimani was killed in a drone strike on January 3, 2020. Officials fear attacks on the anniversary.", published="2020-12-24"
    )
    (date,) = record.dates
    assert (date.kind, date.date.start, date.basis) == ("anniversary", "2021-01-03", "text")
    assert date.of in {each.id for each in record.events}


ADDRESSED = [
    ("Ostia did not respond to Norland's ultimatum to leave the valley.", "Ostia"),
    ("The two leaders pledged to consult each other on the treaty.", "each other"),
    ("The alliance will not allow the town to fall to the rebels.", "the rebels"),
    ("The ministry missed the deadline, but was ordered to publish the files.", "The ministry"),
]


@pytest.mark.parametrize(("text", "to"), ADDRESSED)
def test_to_whom(read, text, to):
    record = read(text)
    assert [record.text_of(each.to.span) if each.to else None for each in record.commitments] == [to]


def test_a_temporal_condition_gives_the_due(read):
    record = read("“When I take office next year, I will restore the treaty,” she said.", published="2020-12-24")
    assert [(each.due.start, each.due.end) for each in record.commitments] == [("2021-01-01", "2021-12-31")]
