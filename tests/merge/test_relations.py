"""The "not a conflict" list of the record is law; what is left is a conflict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tocsin.lexicon.accounts import states_in, terms_in
from tocsin.lexicon.tables import load_table
from tocsin.merge.relations import Statement, relations, wording
from tocsin.model import Account, Interval, Span, Speaker


def said(speaker: str, value: str, low=None, high=None, **more) -> Statement:
    slot, polarity, scope, bound = (more.get(key) for key in ("slot", "polarity", "scope", "bound"))
    at = more.get("at", 0)
    account = Account(
        id=f"{speaker} {value} {scope} {polarity}",
        incident="i",
        article=more.get("article", speaker),
        finding="c",
        speaker=Speaker(None, None, "person" if speaker else "outlet"),
        slot=slot or "killed",
        value=value,
        span=Span(at, at + 1),
        low=low,
        high=high,
        scope=scope,
        bound=bound,
        polarity=polarity or "affirmed",
        said=Interval(more["said"], more["said"]) if "said" in more else None,
    )
    return Statement(account, speaker, more.get("day", "2020-12-20"), frozenset(more.get("wording", ())))


def kind(one: Statement, other: Statement) -> str:
    (relation,) = relations([one, other])
    return relation.kind


NO_CONFLICT = {
    "scores against 31": (said("A", "scores", 40, None, bound="vague"), said("B", "31", 31, 31), "incomparable"),
    "initially dead, now safe": (
        said("A", "groom safe", slot="status"),
        said("B", "groom dead", slot="status", wording=("superseded",)),
        "revises",
    ),
    "an outlet's own higher toll elsewhere": (said("", "31", 31, 31, article="x"), said("B", "22", 22, 22), "revises"),
    "parties of two states": (
        said("A", "Iran", slot="responsibility"),
        said("B", "the U.S. and its allies", slot="responsibility"),
        "contradicts",
    ),
    "opposite acts with one number": (
        said("A", "26 pirates captured", slot="outcome"),
        said("B", "26 crew members rescued", slot="outcome"),
        "contradicts",
    ),
    "several against 21": (said("A", "several", 3, None), said("B", "21", 21, 21), "refines"),
    "at least 8 against 21": (said("A", "8", 8, None, bound="at_least"), said("B", "21", 21, 21), "refines"),
    "a group against its name": (
        said("A", "an armed group", slot="perpetrator"),
        said("B", "Islamic State fighters", slot="perpetrator"),
        "refines",
    ),
    "a state against a militia that it is said to back": (
        said("A", "Iran", slot="perpetrator"),
        said("B", "Iran-backed militia", slot="perpetrator"),
        "incomparable",
    ),
    "no American hurt, one guard hurt": (
        said("A", "0", 0, 0, scope="Americans"),
        said("B", "1", 1, 1, scope="Iraqi guards"),
        "incomparable",
    ),
    "a later, higher toll by one speaker": (said("Governor", "31", 31, 31, day="2020-12-21"), said("Governor", "22", 22, 22), "revises"),
    "a toll that was open and rose": (
        said("A", "70", 70, None, bound="at_least", day="2020-12-21"),
        said("B", "22", 22, 22, wording=("open",)),
        "revises",
    ),
    "the whole country against one town": (said("A", "43", 43, 43), said("B", "30", 30, 30, scope="in the town"), "extends_scope"),
    "a country against a city in it": (said("A", "Kirkuk, Iraq", slot="place"), said("B", "Iraq", slot="place"), "refines"),
    "nobody claimed it, then somebody": (said("A", "Daesh", slot="claimed_by"), said("B", "none claimed", slot="claimed_by"), "revises"),
    "one's own denial against another accusation": (
        said("A", "the army", slot="perpetrator", polarity="denied"),
        said("B", "rebels", slot="perpetrator"),
        "incomparable",
    ),
}
CONFLICT = {
    "21 against 8 on one day": (said("A", "21", 21, 21), said("B", "8", 8, 8), "contradicts"),
    "none against one": (said("A", "0", 0, 0), said("B", "1", 1, 1), "contradicts"),
    "a closed figure against at least more": (said("A", "1", 1, 1), said("B", "9", 9, None, bound="at_least"), "contradicts"),
    "army against rebels": (said("A", "the army", slot="perpetrator"), said("B", "rebels", slot="perpetrator"), "contradicts"),
    "east against west": (said("A", "60 km east of Aden", slot="place"), said("B", "60 km west of Aden", slot="place"), "contradicts"),
    "shot down against a fault": (said("A", "shot down", slot="cause"), said("B", "technical fault", slot="cause"), "contradicts"),
    "two days for one act": (said("A", "2020-12-20", slot="date"), said("B", "2020-12-21", slot="date"), "contradicts"),
    "a denial of the same": (
        said("A", "the army", slot="perpetrator", polarity="denied"),
        said("B", "army units", slot="perpetrator"),
        "denies",
    ),
}


@pytest.mark.parametrize("name", NO_CONFLICT)
def test_this_is_no_conflict(name):
    one, other, expected = NO_CONFLICT[name]
    assert kind(one, other) == kind(other, one) == expected


@pytest.mark.parametrize("name", CONFLICT)
def test_this_is_a_conflict(name):
    one, other, expected = CONFLICT[name]
    assert kind(one, other) == kind(other, one) == expected


def test_accounts_of_two_slots_or_incidents_are_not_compared():
    assert relations([said("A", "21", 21, 21), said("B", "8", 8, 8, slot="injured")]) == ()


def test_the_wording_around_a_figure():
    text = "Officials initially said 12 had died. The toll has risen to 31 so far."
    first, second = Span(0, 37), Span(38, len(text))
    assert wording(text, Span(25, 27), first) == {"superseded"}
    assert wording(text, Span(60, 62), second) == {"open", "risen"}


@pytest.mark.parametrize("row", load_table("account_words").rows, ids=lambda row: row["words"])
def test_cue_words_match_their_sentence_and_not_the_other(row):
    cue = row["words"].split("=")[0]
    spoken = [f" {row[column].lower()} " for column in ("matches", "matches_not")]
    assert [f" {cue}" in text for text in spoken] == [True, False]


@pytest.mark.parametrize("row", load_table("account_terms").rows, ids=lambda row: f"{row['slot']} {row['words']}")
def test_terms_match_their_sentence_and_not_the_other(row):
    def names(text: str) -> bool:
        return row["class"] in {term.kind for term in terms_in(row["slot"], text)}

    assert (names(row["matches"]), names(row["matches_not"])) == (True, False)


def test_tellings_of_other_days_are_not_set_against_each_other():
    one, other = said("A", "21", 21, 21), said("B", "8", 8, 8)
    assert kind(replace(one, days=(10, 10)), replace(other, days=(11, 11))) == "incomparable"
    assert kind(replace(one, days=(10, 10)), replace(other, days=(10, 11))) == "contradicts"


@pytest.mark.parametrize(
    ("words", "states"),
    [("Iran-backed Iraqi militia", {"IRN"}), ("the U.S. and its allies", {"USA"}), ("an outlawed group", set()), ("Iraqi militia", set())],
)
def test_states_in_words(words, states):
    assert states_in(words) == states


def test_what_was_said_before_is_older_than_what_is_said_in_the_lede():
    """ "The council said on Saturday that 190 … On Thursday the council had said that at least 100 …"."""
    now = said("council", "190", 190, 190, article="x", at=10, day="1968-10-06", said="1968-10-05")
    recalled = said("council", "100", 100, 150, article="x", at=90, day="1968-10-06", said="1968-10-03")
    (relation,) = relations([now, recalled])
    assert (relation.kind, relation.a) == ("revises", now.account.id)
