"""What a later article does to a standing commitment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tocsin.lexicon.tables import load_table
from tocsin.lexicon.trips import stem, trip_words
from tocsin.merge.fates import Standing, changes, endings, expiry, office_end, trips, wire_of
from tocsin.model import Fate, Interval, Role, Span

LINE = "The general said that his army will cross the river if a Norlander soldier is killed at the bridge."


def standing(read, text=LINE, published="2021-03-02") -> Standing:
    record = read(text, published=published)
    assert len(record.commitments) == 1, [each.rule for each in record.commitments]
    return Standing(record.commitments[0], record)


def test_the_named_act_trips_and_is_only_suggested(read):
    wire = standing(read)
    later = read("A Norlander soldier was killed at the bridge on Monday, officials said.", published="2021-03-09")
    (change,) = trips(wire, later)
    assert (change.kind, change.status, change.is_suggested) == ("tripped", "unknown", True)
    assert change.commitment == wire.commitment.id
    assert change.known_from == "2021-03-09"
    assert change.on is not None
    assert change.on.end is not None
    assert change.on.end <= "2021-03-09"
    assert later.text_of(change.evidence) == "A Norlander soldier was killed at the bridge on Monday"
    assert "killed at the bridge" in change.reason


@pytest.mark.parametrize(
    "text",
    [
        "A Norlander soldier was wounded at the bridge on Monday, officials said.",
        "No Norlander soldier was killed at the bridge on Monday, officials said.",
        "A Norlander soldier could be killed at the bridge, officials said.",
        "Officials denied that a Norlander soldier was killed at the bridge.",
        "The bridge was painted on Monday, officials said.",
    ],
)
def test_a_near_miss_does_not_trip(read, text):
    assert trips(standing(read), read(text, published="2021-03-09")) == []


def test_crossing_a_red_line_breaks_it(read):
    line = standing(read, "Norland warned Ostia against moving guns to the river.")
    assert wire_of(line) is not None
    (change,) = trips(line, read("Ostia moved guns to the river on Sunday, monitors said.", published="2021-03-09"))
    assert change.status == "broken"


def test_a_closed_commitment_has_no_changes(read):
    wire = standing(read)
    closed = Standing(replace(wire.commitment, fate=(Fate("ended"),)), wire.record)
    later = read("A Norlander soldier was killed at the bridge on Monday, officials said.", published="2021-03-09")
    assert changes(closed, [later]) == []
    assert [change.kind for change in changes(wire, [later])] == ["tripped"]


def test_the_earliest_article_counts_in_whatever_order_they_come(read):
    wire = standing(read)
    early = read("A Norlander soldier was killed at the bridge on Monday, officials said.", published="2021-03-09")
    late = read("Another Norlander soldier was killed at the bridge, officials said.", published="2021-04-09")
    assert changes(wire, [late, early]) == changes(wire, [early, late])
    assert changes(wire, [late, early])[0].known_from == "2021-03-09"


def test_a_loose_deadline_is_overdue_only_after_its_interval(read):
    order = standing(read, "The ministry ordered its garrison cut from 900 to 600 soldiers by mid-May.")
    assert expiry(order, "2021-05-15") is None
    assert expiry(order, "2021-05-20") is None
    change = expiry(order, "2021-05-21")
    assert change is not None
    assert (change.kind, change.status) == ("expired", "expired")
    assert change.on == Interval("2021-05-20", "2021-05-20", "day")


def test_a_truce_that_is_told_to_have_ended_ends(read):
    truce = standing(read, "The rebels declared a ceasefire in the valley.")
    (change,) = endings(truce, read("The ceasefire collapsed on Monday, monitors said.", published="2021-03-09"))
    assert (change.kind, change.status) == ("ended", "ended")


def test_the_end_of_an_office_flags_its_commitments(read):
    wire = standing(read, "President Joe Biden vowed to rebuild the port.")
    actor = wire.commitment.by.actor
    assert actor is not None
    role = Role(actor, "President", Span(0, 9), during=Interval("2021-01-20", "2021-03-05"))
    later = replace(read("The office changed hands.", published="2021-03-09"), roles=(role,))
    change = office_end(wire, later)
    assert change is not None
    assert (change.kind, change.on) == ("office_ended", Interval("2021-03-05", "2021-03-05", "day"))
    assert office_end(wire, replace(later, roles=())) is None


@pytest.mark.parametrize(
    "row", [row for row in load_table("trip_words").rows if row["kind"] in {"act", "thing"}], ids=lambda row: row["words"].split()[0]
)
def test_meanings_hold_for_their_example(row):
    name = row["words"].split()[0]

    def means(text: str) -> bool:
        return any(name in trip_words().meaning.get(stem(word.strip(".,")), frozenset()) for word in text.split())

    assert means(row["match"])
    assert not means(row["never"])


def test_unreal_and_weak_words_stand_in_their_example():
    rows = {row["kind"]: row for row in load_table("trip_words").rows}
    for kind in ("unreal", "weak"):
        words = set(rows[kind]["words"].split())
        assert words & set(rows[kind]["match"].lower().strip(".").split())
        assert not words & set(rows[kind]["never"].lower().strip(".").split())
