"""What every store keeps its word on, whatever is below it: round trip, idempotence, order, clocks."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.made import TEXT, article, record
from tocsin.errors import StoreError
from tocsin.model import Article, Event, Interval, MadeBy, Record, Span, Time, Versioned, finding_id
from tocsin.model.columns import TABLES
from tocsin.model.questions import Filters
from tocsin.store import Store, maker_of, open_store

DAYS = [f"2020-12-{day:02}" for day in range(1, 15)]
LISTS = tuple(TABLES)
quick = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def empty() -> bytes:
    """An empty database, migrated once: migrating takes longer than an example."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        open_store(path).close()
        return path.read_bytes()


@contextmanager
def a_store() -> Iterator[Store]:
    ticks = count()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.db"
        path.write_bytes(empty())
        with open_store(path, clock=lambda: f"2026-01-01T00:00:00.{next(ticks):06}Z") as store:
            yield store


def put(store: Store, made: Record) -> bool:
    """As the pipeline does it: placed first, so that the version is right."""
    placed = store.place(made.article, maker_of(made.made_by))
    return store.put(replace(made, article=replace(made.article, version=placed.version)))


def seen(store: Store, filters: Filters) -> list[tuple[object, ...]]:
    """What a question sees: texts with their days, and every event's words and known clock; without what depends on arrival."""
    articles = [(row[0], row[8], row[15], row[16]) for row in store.rows("articles", filters)]
    names = [column.name for column in TABLES["events"]]
    wanted = [names.index(each) for each in ("type", "words", "sentence", "article", "known_from", "known_to")]
    events = [tuple(row[index] for index in wanted) for row in store.rows("events", filters)]
    return sorted([*articles, *events], key=repr)


texts = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), min_size=1, max_size=80)
days = st.one_of(st.none(), st.sampled_from(DAYS))


@st.composite
def records(draw: st.DrawFn) -> Record:
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    span = Span(start, draw(st.integers(start + 1, len(text))))
    published = draw(days)
    each = Article(
        id=draw(texts), version=1, text=text, blocks=(), url=draw(st.none() | texts), title=draw(st.none() | texts),
        published=Interval(published, published, "day") if published else None, published_basis="given" if published else None,
    )  # fmt: skip
    event = Event(
        finding_id(each, "event", span), "ASSAULT", draw(st.none() | texts), None, draw(st.tuples(texts, texts)), 4, draw(st.none() | st.floats(-10, 10)),
        span, span, 1, rule=draw(texts),
    )  # fmt: skip
    time = Time(span, "DATE", draw(st.none() | texts), published, published)
    made_by = MadeBy("1", "p", (Versioned("verbs", "2"),), (Versioned("model", "3"),))
    return Record(article=each, made_by=made_by, events=(event,), times=(time, time))


@quick
@given(records())
def test_a_record_comes_back_as_it_was_put(made):
    with a_store() as store:
        assert store.put(made)
        assert list(store.records()) == [made]


def test_a_record_with_every_kind_of_finding_comes_back_as_it_was_put():
    with a_store() as store:
        store.put(record())
        assert list(store.records()) == [record()]


@quick
@given(st.lists(st.integers(0, 3), min_size=1, max_size=6))
def test_adding_again_changes_nothing(numbers):
    with a_store() as store:
        for number in numbers:
            put(store, record(number))
        before = {listed: list(store.rows(listed, Filters())) for listed in LISTS}
        assert not any(put(store, record(number)) for number in numbers)
        assert {listed: list(store.rows(listed, Filters())) for listed in LISTS} == before
        assert store.size() == len(set(numbers))


changing = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 5)), min_size=1, max_size=6, unique=True)


def versions(chosen: list[tuple[int, int]]) -> list[Record]:
    """Texts at two addresses, each text published on its own day."""
    return [record(of=article(address, text=TEXT.format(n=f"{address}.{which}"), published=DAYS[2 * which])) for address, which in chosen]


@quick
@given(st.data(), changing)
def test_the_order_of_adding_gives_the_same_answers_on_every_day(data, chosen):
    shuffled = data.draw(st.permutations(chosen))
    with a_store() as one, a_store() as two:
        for made in versions(chosen):
            put(one, made)
        for made in versions(shuffled):
            put(two, made)
        for day in DAYS:
            assert seen(one, Filters(as_of=day)) == seen(two, Filters(as_of=day))
        assert seen(one, Filters()) == seen(two, Filters())


@quick
@given(changing, st.integers(0, 13))
def test_as_of_shows_what_was_out_by_that_day_in_its_newest_version_then(chosen, index):
    day = DAYS[index]
    expected = {}
    for address, which in sorted(chosen):
        if DAYS[2 * which] <= day:
            expected[f"https://news.example/{address}"] = DAYS[2 * which]
    with a_store() as store:
        for made in versions(chosen):
            put(store, made)
        assert {row[0]: row[8] for row in store.rows("articles", Filters(as_of=day))} == expected


def test_an_article_of_unknown_day_is_in_the_present_and_in_no_as_of():
    with a_store() as store:
        store.put(record(published=None))
        assert len(list(store.rows("events", Filters()))) == 1
        assert list(store.rows("events", Filters(as_of="2999-12-31"))) == []


def test_an_inferred_interval_is_known_from_its_end():
    inferred = article(published=None, published_basis="inferred")
    inferred = replace(inferred, published=Interval("2020-12-23", "2020-12-25", "part"))
    with a_store() as store:
        store.put(record(of=inferred))
        answers = {day: len(list(store.rows("claims", Filters(as_of=f"2020-12-{day}")))) for day in (23, 24, 25)}
    assert answers == {23: 0, 24: 0, 25: 1}


def test_the_retrieval_stands_in_for_an_unknown_publication():
    with a_store() as store:
        store.put(record(of=article(published=None, retrieved="2020-12-24T23:10:00Z")))
        assert [len(list(store.rows("claims", Filters(as_of=day)))) for day in ("2020-12-23", "2020-12-24")] == [0, 1]


def test_a_correction_under_the_old_date_is_known_from_its_own_retrieval():
    """The page still says 20 December; the changed text was fetched on the 22nd. On the 21st nobody could have read it."""
    first = record(of=article(published="2020-12-20", retrieved="2020-12-20T12:00:00Z"))
    changed = record(of=article(published="2020-12-20", retrieved="2020-12-22T12:00:00Z", text=TEXT.format(n="corrected")))
    with a_store() as store:
        put(store, first)
        put(store, changed)
        found = {day: [row[1] for row in store.rows("articles", Filters(as_of=f"2020-12-{day}"))] for day in (19, 20, 21, 22)}
    assert found == {19: [], 20: [1], 21: [1], 22: [2]}


def test_a_changed_text_becomes_the_next_version_and_closes_the_older_rows():
    with a_store() as store:
        put(store, record(published="2020-12-20"))
        put(store, record(of=article(published="2020-12-22", text=TEXT.format(n="corrected"))))
        older = list(store.rows("events", Filters(as_of="2020-12-21")))
        newer = list(store.rows("events", Filters()))
    names = [column.name for column in TABLES["events"]]
    clocks = [names.index(name) for name in ("version", "known_from", "known_to", "recorded_to")]
    assert [[row[index] for index in clocks] for row in older] == [[1, "2020-12-20", "2020-12-22", None]]
    assert [[row[index] for index in clocks] for row in newer] == [[2, "2020-12-22", None, None]]


def test_a_late_arrival_changes_as_of_and_leaves_recorded_as_of_alone():
    with a_store() as store:
        put(store, record(of=article(published="2020-12-22", text=TEXT.format(n="second"))))
        moment = next(store.rows("articles", Filters()))[17]
        put(store, record(of=article(published="2020-12-20", text=TEXT.format(n="first"))))
        assert [row[8] for row in store.rows("articles", Filters(as_of="2020-12-21"))] == ["2020-12-20"]
        assert list(store.rows("articles", Filters(as_of="2020-12-21", recorded_as_of=moment))) == []
        assert [row[8] for row in store.rows("articles", Filters(as_of="2020-12-23", recorded_as_of=moment))] == ["2020-12-22"]


def test_before_a_version_was_recorded_the_older_one_stood():
    with a_store() as store:
        put(store, record(published="2020-12-20"))
        moment = next(store.rows("articles", Filters()))[17]
        put(store, record(of=article(published="2020-12-22", text=TEXT.format(n="corrected"))))
        assert [row[1] for row in store.rows("articles", Filters())] == [2]
        assert [row[1] for row in store.rows("articles", Filters(recorded_as_of=moment))] == [1]
        assert [row[1] for row in store.rows("articles", Filters(recorded_as_of=moment, as_of="2020-12-30"))] == [1]


def test_reading_again_closes_only_the_recorded_clock():
    better = MadeBy("0.2.0", "none/0")
    with a_store() as store:
        store.put(record())
        before = next(store.rows("events", Filters()))
        moment = before[-4]
        assert store.put(replace(record(), made_by=better, claims=()), is_reread=True)
        old = list(store.rows("claims", Filters(recorded_as_of=moment)))
        assert len(old) == 1
        assert list(store.rows("claims", Filters())) == []
        after = next(store.rows("events", Filters()))
    names = [column.name for column in TABLES["events"]]
    known = [names.index(name) for name in ("known_from", "known_to", "id")]
    assert [before[index] for index in known] == [after[index] for index in known]
    assert old[0][-3] == after[-4]


def test_a_changed_text_that_was_not_placed_is_refused_and_nothing_is_written():
    with a_store() as store:
        store.put(record())
        with pytest.raises(StoreError, match="out of turn"):
            store.put(record(of=article(text=TEXT.format(n="corrected"))))
        assert store.size() == 1


def test_another_lexicon_reads_again_and_a_better_date_does_too():
    with a_store() as store:
        made = record(published=None)
        store.put(made)
        maker = maker_of(made.made_by)
        assert store.place(made.article, maker).is_read
        assert not store.place(made.article, "another").is_read
        assert not store.place(record(published="2020-12-23").article, maker).is_read
        store.put(record(published="2020-12-23"))
        assert store.place(made.article, maker).is_read
