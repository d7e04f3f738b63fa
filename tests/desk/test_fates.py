"""Commitments across articles: tripped, ended, overdue; as-of, order, another reading."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

import tocsin
from evals.adapters.tripwires import article_of, is_tripped, stories
from tocsin.article.text import article_from_text
from tocsin.merge.fates import trips
from tocsin.merge.phrases import wire_of
from tocsin.merge.watching import may_trip, seen, tokens_of
from tocsin.merge.wires import Standing
from tocsin.model import Interval, MadeBy
from tocsin.model.questions import Filters
from tocsin.reading import read_article
from tocsin.store import open_store
from tocsin.store.store import utc_now

DISPATCHES = {
    "line": ("2021-03-02", "The general said that his army will cross the river if a Norlander soldier is killed at the bridge."),
    "near": ("2021-03-05", "A Norlander soldier was wounded at the bridge on Thursday, officials said."),
    "trip": ("2021-03-09", "A Norlander soldier was killed at the bridge on Monday, officials said."),
    "again": ("2021-03-20", "A Norlander soldier was killed at the bridge on Friday, officials said."),
    "order": ("2021-03-02", "The ministry ordered its garrison cut from 900 to 600 soldiers by mid-May."),
    "truce": ("2021-03-03", "The rebels declared a ceasefire in Yemen."),
    "end": ("2021-03-12", "The ceasefire in Yemen collapsed on Thursday, monitors said."),
    "before": ("2021-02-20", "A Norlander soldier was killed at the bridge on Friday, officials said."),
}


@pytest.fixture(scope="module")
def records(nlp):
    def made(name, day, text):
        each = article_from_text(text, url=f"https://news.example/{name}", published=Interval(day, day, "day"))
        return read_article(each, nlp)

    return {name: made(name, day, text) for name, (day, text) in DISPATCHES.items()}


@pytest.fixture
def fill(records, tmp_path):
    opened = []

    def filled(*names, batch=100):
        desk = tocsin.open(tmp_path / f"{len(opened)}.db")
        opened.append(desk)
        for number, name in enumerate(names, 1):
            desk.store.put(records[name])
            if number % batch == 0:
                desk.update()
        desk.update()
        return desk

    yield filled
    for desk in opened:
        desk.close()


def fate(desk, kind, **asked):
    (row,) = desk.commitments(kind=kind, **asked)
    return row["fate"], row["fate_how"], row["fate_on"], row["fate_is_suggested"]


def test_a_later_event_trips_the_line_and_it_is_only_suggested(fill, records):
    desk = fill("line", "near", "trip")
    (row,) = desk.commitments(kind="threat")
    assert (row["fate"], row["fate_how"], row["fate_is_suggested"], row["status"]) == ("unknown", "tripped", True, "standing")
    assert row["fate_words"] == "A Norlander soldier was killed at the bridge on Monday, officials said."
    assert row["fate_on"] == "2021-03-08"
    known = {event.id for event in records["trip"].events} | {records["trip"].article.id}
    assert row["fate_by"] in known


@pytest.mark.parametrize("names", [("line",), ("line", "near"), ("line", "before"), ("trip",)])
def test_a_near_miss_and_what_happened_before_trip_nothing(fill, names):
    desk = fill(*names)
    assert [row["fate_how"] for row in desk.commitments(kind="threat")] == [None] * ("line" in names)


def test_a_trip_is_known_from_the_later_article_and_not_a_day_before(fill):
    desk = fill("line", "trip")
    assert [fate(desk, "threat", as_of=day)[1] for day in ("2021-03-02", "2021-03-08", "2021-03-09", "2021-03-30")] == [
        None,
        None,
        "tripped",
        "tripped",
    ]


def test_the_first_trip_counts_even_if_it_comes_in_last(fill):
    assert fate(fill("line", "again", "trip"), "threat") == fate(fill("trip", "line", "again"), "threat")
    assert fate(fill("again", "trip", "line"), "threat")[2] == "2021-03-08"


def test_a_loose_deadline_is_overdue_only_after_its_last_day(fill):
    desk = fill("order")
    assert [fate(desk, "order", as_of=f"2021-05-{day}")[0] for day in (15, 20, 21)] == ["standing", "standing", "expired"]
    (row,) = desk.commitments(kind="order", as_of="2021-05-21")
    assert (row["fate_how"], row["fate_on"], row["fate_words"]) == ("deadline", "2021-05-20", row["due"])
    assert fate(desk, "order")[0] == "expired"


def test_a_truce_told_to_be_over_is_over_from_that_day(fill, records):
    desk = fill("truce", "end")
    told = desk.commitments(kind="truce", as_of="2021-03-11")
    assert [(row["fate"], row["fate_how"]) for row in told] == [("standing", None)]
    row = next(row for row in desk.commitments(kind="truce", as_of="2021-03-12") if row["article"].endswith("truce"))
    assert (row["fate"], row["fate_how"], row["fate_is_suggested"]) == ("ended", "ended", True)
    assert row["fate_by"] in {each.id for each in records["end"].commitments}


def test_status_asks_for_what_became_of_it(fill):
    desk = fill("line", "trip", "order")
    assert [row["kind"] for row in desk.commitments(status="tripped")] == ["threat"]
    assert [row["kind"] for row in desk.commitments(status="standing", as_of="2021-04-01")] == ["order"]
    assert [row["kind"] for row in desk.commitments(status="expired", as_of="2021-06-01")] == ["order"]
    assert len(desk.commitments(status="expired", as_of="2021-06-01", limit=3)) == 1


@pytest.mark.parametrize("batch", [1, 3, 100])
def test_neither_order_nor_batches_show(fill, batch):
    names = list(DISPATCHES)
    whole = fill(*names)
    columns = ("id", "fate", "fate_how", "fate_on", "fate_by", "fate_words", "fate_is_suggested")
    for order in itertools.islice(itertools.permutations(names), 0, None, 9001):
        desk = fill(*order, batch=batch)
        for day in (None, "2021-03-09", "2021-03-12", "2021-05-21"):
            answers = [sorted(tuple(row[name] for name in columns) for row in each.commitments(as_of=day)) for each in (whole, desk)]
            assert answers[0] == answers[1]


def test_updating_again_changes_nothing(fill, records):
    desk = fill(*DISPATCHES)
    before = list(desk.commitments().rows())
    assert desk.update_fates() == 0
    desk.store.put(records["line"])
    desk.update()
    assert list(desk.commitments().rows()) == before


def test_another_reading_keeps_the_fate_and_a_corrected_one_takes_it_back(fill, records):
    desk = fill("line", "trip")
    before, moment = max(row["recorded_from"] for row in desk.articles()), utc_now()
    again = replace(records["line"], made_by=MadeBy("9", "none/0"))
    desk.store.put(again, is_reread=True)
    desk.update()
    assert fate(desk, "threat")[1] == "tripped"
    corrected = replace(records["trip"].article, text="Nobody was hurt at the bridge on Monday, officials said.", blocks=())
    desk.store.put(replace(records["trip"], article=corrected, events=(), claims=(), made_by=MadeBy("9", "none/0")), is_reread=True)
    desk.update()
    assert fate(desk, "threat")[1] is None
    assert [fate(desk, "threat", recorded_as_of=when)[1] for when in (before, moment)] == [None, "tripped"]


def test_a_newer_version_that_takes_the_event_back_ends_the_trip_on_its_day(fill, records, nlp):
    desk = fill("line", "trip")
    newer = article_from_text(
        "Nobody was killed at the bridge, officials said.",
        url="https://news.example/trip",
        published=Interval("2021-03-10", "2021-03-10", "day"),
    )
    placed = desk.store.place(newer, "x")
    desk.store.put(read_article(replace(newer, version=placed.version), nlp))
    desk.update()
    assert [fate(desk, "threat", as_of=day)[1] for day in ("2021-03-09", "2021-03-10")] == ["tripped", None]


def test_a_stopped_run_goes_on(records, tmp_path, monkeypatch):
    with open_store(tmp_path / "crisis.db") as store:
        for name in ("trip", "line", "truce", "end"):
            store.put(records[name])
        desk, right, calls = tocsin.desk.Desk(store), store.put_turns, []

        def failing(*values):
            if len(calls) == 1:
                raise KeyboardInterrupt
            calls.append(values)
            right(*values)

        monkeypatch.setattr(store, "put_turns", failing)
        with pytest.raises(KeyboardInterrupt):
            desk.update_fates()
        monkeypatch.setattr(store, "put_turns", right)
        desk.update_fates()
        assert fate(desk, "threat")[1] == "tripped"
        assert store.untraced() == []


def test_the_first_look_lets_everything_through_that_trips(nlp):
    """Forty own stories: whatever the careful comparison trips, the cheap one must not stop."""
    stopped = []
    for story in stories():
        first, second = (read_article(article_of(story, part), nlp) for part in ("first", "second"))
        if is_tripped(first, second):
            standing = [Standing(each, first) for each in first.commitments]
            wires = [wire_of(each) for each in standing if trips(each, second)]
            stopped += [story["id"] for wire in wires if not may_trip(wire, seen(tokens_of(second)))]
    assert stopped == []


def test_the_whole_way_answers_the_stories_as_the_comparison_does(nlp, tmp_path):
    differing = []
    for story in stories()[:16]:
        first, second = (read_article(article_of(story, part), nlp) for part in ("first", "second"))
        with tocsin.open(tmp_path / f"{story['id']}.db") as desk:
            desk.store.put(second)
            desk.store.put(first)
            desk.update()
            found = desk.store.count("commitments", Filters(status="tripped")) > 0
        if found != is_tripped(first, second):
            differing.append(story["id"])
    assert differing == []
