"""What a person says of a finding holds: in lists, filters and views, at every as-of, over rereading and newer versions."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

import tocsin
from tests.store.made import TEXT, article, record
from tocsin.article.text import article_from_text
from tocsin.errors import ReviewError, TocsinError, UnknownIdError
from tocsin.model import Interval, MadeBy, Span
from tocsin.reading import read_article
from tocsin.store.store import utc_now

EVENT = record().events[0].id
CLAIM = record().claims[0].id
THREAT = record().commitments[0].id


@pytest.fixture
def desk(tmp_path):
    with tocsin.open(tmp_path / "crisis.db") as opened:
        opened.store.put(record(0))
        opened.store.put(record(1))
        opened.update()
        yield opened


def ids(table):
    return {row["id"] for row in table}


def one(table, identity):
    return next(row for row in table if row["id"] == identity)


def test_what_is_rejected_is_left_out_of_lists_and_counts_unless_all_is_asked_for(desk):
    desk.review(EVENT[:6], "rejected", by="Ana", note="a drill")
    assert EVENT not in ids(desk.events())
    assert len(desk.events()) == len(desk.events(limit=5)) == 1
    row = one(desk.events(all=True), EVENT)
    assert (row["reviewed"], row["reviewed_by"]) == ("rejected", "Ana")
    assert len(desk.events(all=True)) == 2


def test_what_is_accepted_says_so_and_nothing_else_does(desk):
    desk.review(CLAIM, "accepted", by="Ana")
    assert {row["id"]: row["reviewed_by"] for row in desk.claims()} == {CLAIM: "Ana", record(1).claims[0].id: None}
    assert {row["reviewed"] for row in desk.events()} == {None}


def test_an_edited_field_shows_the_new_value_and_filters_ask_for_it(desk):
    desk.review(EVENT, "edited", "type", "PROTEST", by="Ana")
    desk.review(EVENT, "edited", "actor_name", "Unknown gunmen", by="Ben")
    desk.review(EVENT, "edited", "lat", "33.3", by="Ben")
    row = one(desk.events(), EVENT)
    assert (row["type"], row["actor_name"], row["lat"], row["reviewed"], row["reviewed_by"]) == (
        "PROTEST",
        "Unknown gunmen",
        33.3,
        "edited",
        "Ben",
    )
    assert ids(desk.events(type="PROTEST")) == {EVENT}
    assert EVENT not in ids(desk.events(type="ASSAULT"))
    assert EVENT in ids(desk.events(type="heavy-weapons"))
    assert ids(desk.events(by="gunmen")) == {EVENT}
    assert EVENT not in ids(desk.events(by="Iran"))
    assert EVENT in ids(desk.events(to="embassy"))


def test_days_and_deadlines_are_asked_by_their_edited_value(desk):
    desk.review(EVENT, "edited", "when_start", "2020-12-18", by="Ana")
    desk.review(EVENT, "edited", "when_end", "2020-12-18", by="Ana")
    assert ids(desk.events(until="2020-12-19")) == {EVENT}
    assert EVENT not in ids(desk.events(since="2020-12-19"))
    desk.review(THREAT, "edited", "due_end", "2021-02", by="Ana")
    assert one(desk.commitments(as_of="2021-02-10"), THREAT)["due_end"] == "2021-02-28"
    assert ids(desk.commitments(due_after="2021-02-01")) == {THREAT}


def test_an_empty_value_is_unknown_and_a_flag_is_a_flag(desk):
    desk.review(EVENT, "edited", "place_name", "", by="Ana")
    desk.review(THREAT, "edited", "draws_line", "false", by="Ana")
    assert one(desk.events(), EVENT)["place_name"] is None
    assert one(desk.commitments(), THREAT)["draws_line"] is False


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("colour", "red", "no field of a event"),
        ("lat", "north", "no number"),
        ("quad", "4.5", "no number"),
        ("when_start", "soon", "no day"),
        ("id", "e0", "no field"),
    ],
)
def test_a_field_or_value_that_it_cannot_have_is_told_in_one_line_and_not_kept(desk, field, value, told):
    with pytest.raises(TocsinError, match=told) as refused:
        desk.review(EVENT, "edited", field, value, by="Ana")
    assert "\n" not in str(refused.value)
    assert len(desk.reviews()) == 0


def test_a_flag_is_true_or_false(desk):
    with pytest.raises(ReviewError, match="neither true nor false"):
        desk.review(THREAT, "edited", "draws_line", "perhaps", by="Ana")


def test_nobody_reviews_what_is_not_there(desk):
    with pytest.raises(UnknownIdError):
        desk.review("e000", "accepted", by="Ana")
    with pytest.raises(UnknownIdError, match="nobody has reviewed"):
        desk.undo_review(EVENT)


def test_who_and_when_are_listed(desk):
    before = utc_now()
    desk.review(EVENT, "edited", "type", "PROTEST", by="Ana", note="placards, no shots")
    (row,) = desk.reviews()
    assert (row["finding"], row["kind"], row["field"], row["value"], row["by"], row["note"]) == (
        EVENT, "event", "type", "PROTEST", "Ana", "placards, no shots",
    )  # fmt: skip
    assert before <= row["at"] <= utc_now()
    assert len(desk.reviews(by="Ben")) == len(desk.reviews(status="rejected")) == 0
    assert ("review", f"edited type = PROTEST, by Ana, {row['at'][:10]}: placards, no shots") in desk.explain(EVENT).facts


def test_a_later_verdict_replaces_the_earlier_one_and_undo_restores_it(desk):
    desk.review(EVENT, "edited", "type", "PROTEST", by="Ana")
    desk.review(EVENT, "edited", "type", "COERCE", by="Ben")
    desk.review(EVENT, "rejected", by="Ben")
    assert EVENT not in ids(desk.events())
    desk.undo_review(EVENT)
    assert one(desk.events(), EVENT)["type"] == "COERCE"
    desk.undo_review(EVENT)
    row = one(desk.events(), EVENT)
    assert (row["type"], row["reviewed_by"]) == ("PROTEST", "Ana")
    desk.undo_review(EVENT)
    row = one(desk.events(), EVENT)
    assert (row["type"], row["reviewed"]) == ("ASSAULT", None)
    assert len(desk.reviews()) == 0
    assert len(desk.reviews(all=True)) == 4


def test_a_verdict_holds_at_every_as_of_and_only_from_when_it_was_given(desk):
    moment = utc_now()
    desk.review(EVENT, "rejected", by="Ana")
    assert EVENT not in ids(desk.events(as_of="2020-12-23"))
    assert EVENT in ids(desk.events(recorded_as_of=moment))
    later = utc_now()
    desk.undo_review(EVENT)
    assert EVENT in ids(desk.events())
    assert EVENT not in ids(desk.events(recorded_as_of=later))


def test_views_for_anyone_with_sql_show_the_verdicts(desk):
    desk.review(EVENT, "edited", "type", "PROTEST", by="Ana's aide")
    desk.review(record(1).events[0].id, "rejected", by="Ana")
    plain = sqlite3.connect(f"file:{desk.store.path}?mode=ro", uri=True)
    assert plain.execute("select id, type, reviewed_by from events").fetchall() == [(EVENT, "PROTEST", "Ana's aide")]
    desk.undo_review(EVENT)
    assert plain.execute("select type, reviewed_by from events").fetchall() == [("ASSAULT", None)]
    plain.close()


def test_another_reading_keeps_the_verdict(desk):
    desk.review(EVENT, "edited", "type", "PROTEST", by="Ana")
    desk.store.put(replace(record(0), made_by=MadeBy("9", "none/0")), is_reread=True)
    desk.update()
    assert one(desk.events(), EVENT)["type"] == "PROTEST"
    assert len(desk.reviews()) == 1


def test_when_offsets_move_the_verdict_finds_its_place_by_the_words_around(desk):
    """A newer cleaner keeps a line of the page that the older one took away: every offset is another."""
    desk.review(EVENT, "edited", "type", "PROTEST", by="Ana")
    desk.review(CLAIM, "rejected", by="Ana")
    moved = record(of=replace(article(0), text="LIVE UPDATES\n" + article(0).text, blocks=()))
    moved = shifted(moved)
    desk.store.put(moved, is_reread=True)
    desk.update()
    event, claim = moved.events[0].id, moved.claims[0].id
    assert event != EVENT
    assert one(desk.events(), event)["type"] == "PROTEST"
    assert claim not in ids(desk.claims())
    assert len(desk.reviews()) == 2
    desk.undo_review(event)
    assert one(desk.events(), event)["type"] == "ASSAULT"


def shifted(made):
    """The made record speaks of the line with "\\n" as the end of its first sentence; the line of the page is none of it."""
    start = made.article.text.index("BAGHDAD")
    sentence = Span(start, made.article.text.index("\n", start))
    return replace(made, events=tuple(replace(each, sentence=sentence) for each in made.events))


def test_a_newer_version_of_the_article_keeps_it_where_the_words_are_the_same(desk):
    desk.review(EVENT, "edited", "type", "PROTEST", by="Ana")
    newer = article(0, text=TEXT.format(n="corrected"), published="2020-12-25")
    placed = desk.store.place(newer, "x")
    made = record(of=replace(newer, version=placed.version))
    desk.store.put(made)
    desk.update()
    assert one(desk.events(), made.events[0].id)["type"] == "PROTEST"
    assert one(desk.events(as_of="2020-12-24"), EVENT)["type"] == "PROTEST"


def test_the_same_words_elsewhere_are_not_the_place(desk):
    desk.review(EVENT, "rejected", by="Ana")
    other = article(0, text="Prices hit a new record in Tokyo, traders said.", published="2020-12-25")
    placed = desk.store.place(other, "x")
    made = record(1)
    span = Span(7, 10)
    event = replace(
        made.events[0], id="e00000000ff", trigger=span, sentence=Span(0, 47), actors=(), recipients=(), where=None, when=None, quantities=()
    )
    desk.store.put(
        replace(
            made,
            article=replace(other, version=placed.version),
            events=(event,),
            claims=(),
            commitments=(),
            dates=(),
            actors=(),
            roles=(),
            places=(),
            times=(),
            quantities=(),
        )
    )
    desk.update()
    assert "e00000000ff" in ids(desk.events())


def test_a_person_confirms_a_change_of_fate_and_it_stays_confirmed(nlp, tmp_path):
    def made(name, day, text):
        return read_article(article_from_text(text, url=f"https://news.example/{name}", published=Interval(day, day, "day")), nlp)

    line = made("line", "2021-03-02", "The general said that his army will cross the river if a Norlander soldier is killed at the bridge.")
    trip = made("trip", "2021-03-09", "A Norlander soldier was killed at the bridge on Monday, officials said.")
    with tocsin.open(tmp_path / "x.db") as desk:
        desk.store.put(line)
        desk.store.put(trip)
        desk.update()
        threat = line.commitments[0].id
        assert one(desk.commitments(), threat)["fate_is_suggested"] is True
        desk.review(threat, "accepted", by="Ana")
        row = one(desk.commitments(), threat)
        assert (row["fate_how"], row["fate_is_suggested"], row["reviewed_by"]) == ("tripped", False, "Ana")
        for each in (line, trip):
            desk.store.put(replace(each, made_by=MadeBy("9", "none/0")), is_reread=True)
        desk.update()
        assert one(desk.commitments(), threat)["fate_is_suggested"] is False
        desk.review(threat, "edited", "fate", "met", by="Ana")
        assert ids(desk.commitments(status="met")) == {threat}
        assert one(desk.commitments(as_of="2021-03-03"), threat)["fate_is_suggested"] is False


def test_before_the_event_an_accepted_commitment_has_no_confirmed_trip(desk):
    desk.review(THREAT, "accepted", by="Ana")
    assert one(desk.commitments(as_of="2021-01-10"), THREAT)["fate_is_suggested"] is False
    assert one(desk.commitments(as_of="2021-01-10"), THREAT)["fate"] == "standing"
