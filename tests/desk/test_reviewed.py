"""What a person says of an event shows on its incident: in its row, its counts and accounts, and nowhere before it was said."""

from __future__ import annotations

from dataclasses import replace

import pytest

import tocsin
from evals.generate import generated
from tests.store.made import TEXT, article, record
from tocsin.model import MadeBy
from tocsin.store.store import utc_now

FIRST = record(0)
SECOND = record(1, published="2020-12-24")
EVENT = FIRST.events[0].id
OTHER = SECOND.events[0].id


@pytest.fixture
def desk(tmp_path):
    """One attack, told by an article of the 23rd and one of the 24th, which both have Trump lay it on Iran."""
    with tocsin.open(tmp_path / "crisis.db") as opened:
        opened.store.put(FIRST)
        opened.store.put(SECOND)
        opened.update()
        yield opened


def shown(desk, **asked):
    """The rows of incidents, but for when this file wrote them."""
    return [{name: value for name, value in row.items() if not name.startswith("recorded")} for row in desk.incidents(**asked)]


def row_of(desk, **asked):
    (row,) = shown(desk, **asked)
    return row


def test_both_articles_tell_of_one_incident(desk):
    row = row_of(desk)
    assert (row["type"], row["place_name"], row["actor"], row["mentions"], row["articles"]) == ("ASSAULT", "Baghdad", "IRN", 2, 2)
    assert row["events"] == f"{EVENT}; {OTHER}"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("type", "PROTEST", {"type": "PROTEST", "mode": "heavy-weapons"}),
        ("mode", "explosives", {"type": "ASSAULT", "mode": "explosives"}),
        ("when_start", "2020-12-19", {"when_start": "2020-12-19", "when_end": "2020-12-20"}),
        ("place_name", "Mosul", {"place_name": "Mosul", "place": None, "lat": None, "lon": None, "country": "IRQ"}),
        ("lat", "33.3", {"place_name": "Baghdad", "place": "geonames:98182", "lat": 33.3, "lon": 44.4}),
        (
            "actor_name",
            "Unknown gunmen",
            {
                "actor": "; IRN",
                "actor_name": "Unknown gunmen; Iran",
                "attribution": "alleged; alleged",
                "attributed_to": "Donald Trump via Reuters; Donald Trump via Reuters",
            },
        ),
        ("recipient_name", "a convoy", {"recipient": "; USA", "recipient_name": "a convoy; the U.S. Embassy"}),
    ],
)
def test_an_edited_field_shows_in_the_row_and_undo_takes_it_back(desk, name, value, told):
    before = shown(desk)
    desk.review(EVENT, "edited", name, value, by="Ana")
    assert row_of(desk) == before[0] | told
    desk.undo_review(EVENT)
    assert shown(desk) == before


def test_who_is_named_otherwise_on_every_mention_is_no_longer_found_by_the_old_name(desk):
    for event in (EVENT, OTHER):
        desk.review(event, "edited", "actor_name", "Unknown gunmen", by="Ana")
    row = row_of(desk)
    assert (row["actor"], row["actor_name"], row["attribution"]) == (None, "Unknown gunmen", "alleged")
    assert shown(desk, by="gunmen") == [row]
    assert shown(desk, by="Iran") == shown(desk, by="IRN") == []
    assert desk.incident(row["id"]).accounts == []


def test_lists_of_incidents_are_asked_by_the_edited_value(desk):
    desk.review(EVENT, "edited", "type", "PROTEST", by="Ana")
    assert shown(desk, type="PROTEST") == shown(desk)
    assert shown(desk, type="ASSAULT") == []


def test_what_a_person_says_is_unknown_is_told_by_the_others_as_long_as_they_know(desk):
    desk.review(EVENT, "edited", "when_start", "", by="Ana")
    desk.review(EVENT, "edited", "when_end", "", by="Ana")
    assert row_of(desk)["when_start"] == "2020-12-20"
    desk.review(OTHER, "edited", "when_start", "", by="Ana")
    desk.review(OTHER, "edited", "when_end", "", by="Ana")
    assert (row_of(desk)["when_start"], row_of(desk)["when_end"]) == (None, None)


def test_the_last_word_counts_where_two_differ(desk):
    desk.review(EVENT, "edited", "type", "PROTEST", by="Ana")
    desk.review(OTHER, "edited", "type", "COERCE", by="Ben")
    assert row_of(desk)["type"] == "COERCE"
    desk.undo_review(OTHER)
    assert row_of(desk)["type"] == "PROTEST"


def test_a_rejected_mention_does_not_count(desk):
    before = shown(desk)
    desk.review(EVENT, "rejected", by="Ana")
    row = row_of(desk)
    assert (row["mentions"], row["articles"], row["origins"], row["events"]) == (1, 1, 1, OTHER)
    assert [account["article"] for account in desk.incident(row["id"]).accounts] == [SECOND.article.id]
    assert row["id"] == before[0]["id"]
    desk.undo_review(EVENT)
    assert shown(desk) == before


def test_what_a_person_says_was_only_planned_is_no_incident(desk):
    before = shown(desk)
    desk.review(EVENT, "edited", "status", "planned", by="Ana")
    assert row_of(desk)["events"] == OTHER
    desk.review(OTHER, "edited", "status", "negated", by="Ana")
    assert shown(desk, all=True) == []
    desk.undo_review(OTHER)
    desk.undo_review(EVENT)
    assert shown(desk) == before


def test_an_accepted_event_changes_nothing(desk):
    before = list(desk.incidents())
    desk.review(EVENT, "accepted", by="Ana")
    assert list(desk.incidents()) == before


def test_a_verdict_holds_at_every_as_of_and_in_the_file_from_when_it_was_given(desk):
    moment = utc_now()
    desk.review(EVENT, "edited", "type", "PROTEST", by="Ana")
    assert row_of(desk, as_of="2020-12-23")["type"] == row_of(desk)["type"] == "PROTEST"
    assert row_of(desk, recorded_as_of=moment)["type"] == row_of(desk, recorded_as_of=moment, as_of="2020-12-23")["type"] == "ASSAULT"
    edited = utc_now()
    desk.review(EVENT, "rejected", by="Ana")
    assert shown(desk, as_of="2020-12-23") == []
    assert row_of(desk, as_of="2020-12-24")["events"] == OTHER
    assert row_of(desk, recorded_as_of=edited, as_of="2020-12-23")["type"] == "PROTEST"
    assert row_of(desk, recorded_as_of=moment)["mentions"] == 2


def test_it_holds_when_the_desk_runs_again_and_when_articles_are_read_again(desk):
    desk.review(EVENT, "edited", "type", "PROTEST", by="Ana")
    desk.review(OTHER, "rejected", by="Ana")
    before = shown(desk)
    desk.update()
    assert shown(desk) == before
    for each in (FIRST, SECOND):
        desk.store.put(replace(each, made_by=MadeBy("9", "none/0")), is_reread=True)
    desk.update()
    assert shown(desk) == before
    assert before[0]["type"] == "PROTEST"


def test_a_newer_version_of_the_article_keeps_it_where_the_words_are_the_same(desk):
    desk.review(EVENT, "edited", "type", "PROTEST", by="Ana")
    newer = article(0, text=TEXT.format(n="corrected"), published="2020-12-25")
    made = record(of=replace(newer, version=desk.store.place(newer, "x").version))
    desk.store.put(made)
    desk.update()
    assert {row["type"] for row in desk.incidents()} == {"PROTEST"}
    desk.undo_review(made.events[0].id)
    assert {row["type"] for row in desk.incidents()} == {"ASSAULT"}


def test_another_article_that_comes_in_is_laid_under_what_was_said(desk):
    desk.review(EVENT, "edited", "type", "PROTEST", by="Ana")
    desk.review(OTHER, "rejected", by="Ana")
    third = record(2, published="2020-12-26")
    desk.store.put(third)
    desk.update()
    row = row_of(desk)
    assert (row["type"], row["events"]) == ("PROTEST", f"{EVENT}; {third.events[0].id}")


def test_an_incident_of_rejected_mentions_is_in_no_list_unless_all_is_asked_for(tmp_path):
    with tocsin.open(tmp_path / "many.db") as desk:
        for each in generated(24):
            desk.store.put(each.record)
        desk.update()
        name = next(row["incident"] for row in desk.disputes() if row["status"] == "open")
        before = {listed: list(getattr(desk, listed)(all=True)) for listed in ("incidents", "disputes", "voices")}
        events = [row["id"] for row in desk.incident(name).memberships]
        for event in events:
            desk.review(event, "rejected", by="Ana")
        assert name not in {row["id"] for row in desk.incidents()}
        for listed in ("disputes", "voices"):
            assert name not in {row["incident"] for row in getattr(desk, listed)()}
            assert name in {row["incident"] for row in getattr(desk, listed)(all=True)}
        assert name not in {row["incident"] for row in desk.queue(limit=1000)}
        page = desk.incident(name)
        assert (page.row["mentions"], bool(page.accounts)) == (len(events), True)
        for event in events:
            desk.undo_review(event)
        after = {listed: list(getattr(desk, listed)(all=True)) for listed in before}
        assert without_clock(after) == without_clock(before)


def without_clock(lists):
    return {
        listed: [{name: row[name] for name in row if not name.startswith("recorded")} for row in rows] for listed, rows in lists.items()
    }
