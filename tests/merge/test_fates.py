"""What a later article does to a standing commitment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tocsin.lexicon.tables import load_table
from tocsin.lexicon.trips import meanings_at, root
from tocsin.merge.fates import changes, endings, expiry, office_end, trips
from tocsin.merge.phrases import wire_of
from tocsin.merge.wires import Standing
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
    assert later.text_of(change.evidence) == "A Norlander soldier was killed at the bridge on Monday, officials said."
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


CROSSINGS = [
    ("The union will strike if parliament passes the mining bill, its chairman said.", "Deputies adopted the mining bill on Monday.", True),
    ("The union will strike if parliament passes the mining bill, its chairman said.", "The mining bill was passed on Monday.", True),
    ("The union will strike if parliament passes the mining bill, its chairman said.", "Deputies rejected the mining bill on Monday.", False),
    ("The union will strike if parliament passes the mining bill, its chairman said.", "Parliament will pass the mining bill on Monday.", False),
    ("He promised to free the crew the moment the last checkpoint is dismantled.", "Soldiers pulled down the last checkpoint on Monday.", True),
    ("The army will shell the port unless the mayor is released by Friday, the general said.", "The mayor spent the weekend in custody.", True),
    ("The bloc said it would use force if the junta has not reinstated the president by 10 March.", "A deadline set by Peru ran out.", False),
    ("The African Union said it would use force if the junta has not reinstated the president by 10 March.", "The deadline set by the African Union ran out.", True),
    ("The villagers will cut the pipeline if the settlers of Arbel build a wall, the elder said.", "Settlers of Tirat built a wall.", False),
]  # fmt: skip


@pytest.mark.parametrize(("line", "text", "wanted"), CROSSINGS)
def test_acts_are_known_by_their_meanings(read, line, text, wanted):
    record = read(line, published="2021-03-02")
    later = read(text, published="2021-03-15")
    assert any(trips(Standing(each, record), later) for each in record.commitments) is wanted


def test_what_is_to_be_done_by_a_day_is_not_undone_before_it(read):
    record = read("The army will shell the port unless the mayor is released by 12 March, the general said.", published="2021-03-02")
    later = read("The mayor was still held on Monday.", published="2021-03-09")
    assert not any(trips(Standing(each, record), later) for each in record.commitments)


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


TRUCE = "The rebels declared a ceasefire in Yemen."


def test_a_truce_that_is_told_to_have_ended_ends(read):
    truce = standing(read, TRUCE)
    (change,) = endings(truce, read("The ceasefire in Yemen collapsed on Monday, monitors said.", published="2021-03-09"))
    assert (change.kind, change.status) == ("ended", "ended")


@pytest.mark.parametrize(
    "text", ["The ceasefire in Libya collapsed on Monday, monitors said.", "The ceasefire collapsed on Monday, monitors said."]
)
def test_another_truce_or_a_nameless_one_ends_nothing(read, text):
    assert endings(standing(read, TRUCE), read(text, published="2021-03-09")) == []


def test_a_violation_does_not_end_a_truce_and_hides_no_later_end(read):
    truce = standing(read, TRUCE)
    first = read("The army violated the ceasefire in Yemen on Monday, the rebels said.", published="2021-03-09")
    last = read("The ceasefire in Yemen collapsed on Friday, monitors said.", published="2021-03-13")
    told = changes(truce, [last, first])
    assert [(each.kind, each.status, each.known_from) for each in told] == [
        ("violated", "standing", "2021-03-09"),
        ("ended", "ended", "2021-03-13"),
    ]


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


def test_somebody_else_in_the_office_flags_it_too(read):
    line = standing(read, "U.S. President Donald Trump vowed to rebuild the port.", published="2021-01-10")
    later = read("U.S. President Joe Biden visited the port on Friday.", published="2021-01-23")
    change = office_end(line, later)
    assert change is not None
    assert (change.kind, change.known_from, later.text_of(change.evidence)) == (
        "office_ended",
        "2021-01-23",
        later.text_of(later.roles[0].span),
    )
    assert office_end(line, read("French President Emmanuel Macron visited the port.", published="2021-01-23")) is None
    assert office_end(line, read("President Donald Trump and Vice President Mike Pence visited the port.", published="2021-01-23")) is None


@pytest.mark.parametrize(
    "row", [row for row in load_table("trip_words").rows if row["kind"] in {"act", "thing"}], ids=lambda row: row["words"].split()[0]
)
def test_meanings_hold_for_their_example(row):
    name = row["words"].split()[0]

    def means(text: str) -> bool:
        words = [word.strip(".,") for word in text.split()]
        return any(name in meanings_at(words, at) for at in range(len(words)))

    assert means(row["match"])
    assert not means(row["never"])


def test_what_fulfils_a_word_stands_in_one_row():
    named = [(row["kind"], row["words"].split()[0]) for row in load_table("trip_words").rows if row["kind"] in {"act", "thing"}]
    assert len(named) == len(set(named))


@pytest.mark.parametrize(
    ("one", "two", "is_same"),
    [
        ("stopped", "stop", True),
        ("agreement", "agreed", True),
        ("shelling", "shells", True),
        ("army", "arms", False),
        ("movement", "move", False),
    ],
)
def test_forms_of_a_word_share_a_root(one, two, is_same):
    assert (root(one) == root(two)) is is_same


WIRES = [
    ("Iran warned that any attack on its oil fields would be met with force.", "Drones struck an oil terminal on Iran's coast on Monday.", True),
    ("Iran warned that any attack on its oil fields would be met with force.", "Drones struck an oil terminal in Kuwait on Monday.", False),
    ("Norland will leave the pact if the price of oil exceeds 100 dollars, it said.", "Oil rose above 104 dollars on Monday, a high price.", True),
    ("Norland will leave the pact if the price of oil exceeds 100 dollars, it said.", "Oil rose to 96 dollars on Monday, a high price.", False),
    ("The donors will freeze aid if the central bank governor is dismissed, they said.", "The king sacked the central bank governor.", True),
    ("The donors will freeze aid if the central bank governor is dismissed, they said.", "The king sacked the finance minister.", False),
    ("The guild will strike if the activist is arrested, it said.", "Police had arrested the activist on 3 February 2021.", False),
    ("The guild will strike if the activist is arrested, it said.", "Police plan to arrest the activist, a paper said.", False),
    ("The party vowed to block the port unless the clerks are paid by 5 March.", "The clerks had not been paid on Monday.", True),
    ("Washington will cut aid if President Mohamed Bazoum is put on trial, it said.", "Mohamed Bazoum went on trial on Monday.", True),
    ("Washington will cut aid if President Mohamed Bazoum is put on trial, it said.", "Mohamed Bazoum was moved to a house on Monday.", False),
    ("Rebels said they would resume attacks if the army did not stop its raids.", "The army raided a camp on Wednesday.", True),
    ("Rebels said they would resume attacks if the army did not stop its raids.", "The army halted raids on Wednesday.", False),
    ("Serbia will send troops if Serbs are attacked in Kosovo.", "A Serb attacked a guard in Kosovo on Monday.", False),
    ("Turkey warned it would retaliate if its posts in Idlib were hit.", "Shelling struck a Turkish post in Idlib on Friday.", True),
    ("The party vowed to block the port unless the clerks are paid by 5 March.", "The clerks were paid on Friday.", False),
]  # fmt: skip


@pytest.mark.parametrize(("line", "text", "wanted"), WIRES)
def test_wire_english_trips_and_near_misses_do_not(read, line, text, wanted):
    record, later = read(line, published="2021-03-02"), read(text, published="2021-03-15")
    assert any(trips(Standing(each, record), later) for each in record.commitments) is wanted


def test_unreal_and_weak_words_stand_in_their_example():
    rows = {row["kind"]: row for row in load_table("trip_words").rows}
    for kind in ("unreal", "weak"):
        words = set(rows[kind]["words"].split())
        assert words & set(rows[kind]["match"].lower().strip(".").split())
        assert not words & set(rows[kind]["never"].lower().strip(".").split())
