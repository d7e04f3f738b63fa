"""The whole way: sources in, rows out; faults counted; interrupted and continued; read again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tocsin import pipeline
from tocsin.errors import LockedDatabaseError
from tocsin.model import Given, Interval, Page, Rejected
from tocsin.model.questions import Filters
from tocsin.pipeline import Setup, add, add_pages, present_maker, reread
from tocsin.store import Store, open_store

ATTACK = (
    "BAGHDAD - Rockets struck the Green Zone on Sunday, the Iraqi military said in a statement. "
    'Nobody was hurt, an embassy spokesman said on Monday. "We hold Iran responsible," the American president told reporters. '
    "Dispatch number {n} came from the capital, where guards closed two bridges. The government met to talk about the attack."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    dump = tmp_path / "dump"
    dump.mkdir()
    for n in range(4):
        (dump / f"{n}.txt").write_text(ATTACK.format(n=n), "utf-8")
    return dump


@pytest.fixture
def store(tmp_path: Path):
    with open_store(tmp_path / "crisis.db") as opened:
        yield opened


def everything(store: Store) -> list[list[tuple[object, ...]]]:
    return [list(store.rows(listed, Filters())) for listed in ("articles", "events", "claims", "times")]


def test_articles_go_in_and_are_counted(folder, store):
    told = []
    tally = add([str(folder)], store, given=Given(publisher="The Example"), on_progress=lambda tally: told.append(tally.came_in))
    assert (tally.came_in, tally.added, tally.unchanged, tally.rejected) == (4, 4, 0, [])
    assert told == [1, 2, 3, 4]
    assert tally.findings > 0
    assert {row[4] for row in store.rows("articles", Filters())} == {"The Example"}


def test_adding_twice_changes_nothing_and_reads_nothing(folder, store, monkeypatch):
    add([str(folder)], store)
    before = everything(store)

    def fail(*_: object) -> None:
        raise AssertionError("cleaned again")

    monkeypatch.setattr(pipeline, "read_page", fail)
    tally = add([str(folder)], store)
    assert (tally.came_in, tally.added, tally.unchanged, tally.rejected) == (4, 0, 4, [])
    assert everything(store) == before


def test_the_same_text_from_another_file_is_the_same_article(folder, store):
    (folder / "copy.txt").write_bytes((folder / "0.txt").read_bytes())
    tally = add([str(folder)], store)
    assert (tally.added, tally.unchanged) == (4, 1)


def test_what_is_no_article_costs_a_reason_and_the_batch_goes_on(folder, store):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    tally = add([str(folder), str(folder / "missing.txt")], store)
    assert tally.added == 4
    assert tally.came_in == tally.added + tally.unchanged + len(tally.rejected)
    assert {Path(rejected.source).name for rejected in tally.rejected} == {"empty.txt", "binary.txt", "missing.txt"}
    assert all(rejected.reason and "\n" not in rejected.reason for rejected in tally.rejected)


@pytest.mark.parametrize("stage", ["read_page", "read_article"])
def test_a_fault_in_one_article_is_counted_and_the_batch_goes_on(folder, store, monkeypatch, stage):
    right = getattr(pipeline, stage)

    def faulty(given: object, *rest: object) -> object:
        text = given.content.decode() if isinstance(given, Page) else given.text
        if "number 2" in text:
            raise ZeroDivisionError("of no use")
        return right(given, *rest)

    monkeypatch.setattr(pipeline, stage, faulty)
    tally = add([str(folder)], store)
    assert tally.added == 3
    (rejected,) = tally.rejected
    assert rejected.source.endswith("2.txt")
    assert "ZeroDivisionError: of no use" in rejected.reason


def test_a_source_that_breaks_on_the_way_is_told_and_the_next_one_read(folder, store, monkeypatch):
    right = pipeline.pages

    def breaking(source: str):
        if source == "bad":
            raise RuntimeError("the line went dead")
        yield from right(source)

    monkeypatch.setattr(pipeline, "pages", breaking)
    tally = add(["bad", str(folder)], store)
    assert tally.added == 4
    assert tally.rejected == [Rejected("bad", "fetching failed: RuntimeError: the line went dead")]


def test_a_failing_database_ends_the_run(folder, tmp_path):
    path = tmp_path / "held.db"
    open_store(path).close()
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import sqlite3,time; c=sqlite3.connect({str(path)!r}); c.execute('begin immediate'); print('held', flush=True); time.sleep(60)",
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with open_store(path, busy_seconds=0.1) as store, pytest.raises(LockedDatabaseError):
            add([str(folder)], store)
    finally:
        holder.kill()
        holder.communicate()


def pages(*texts: str, url: str = "https://news.example/a", day: str = "2020-12-21") -> list[Page]:
    return [Page.of(f"{n}.txt", text, url=url, given=Given(published=Interval(day, day, "day"))) for n, text in enumerate(texts)]


def test_a_changed_text_at_the_same_address_is_a_new_version(store):
    add_pages(pages(ATTACK.format(n=1)), store)
    tally = add_pages(pages(ATTACK.format(n=2), day="2020-12-23"), store)
    assert (tally.added, tally.new_versions) == (1, 1)
    articles = {day: [row[:3] for row in store.rows("articles", Filters(as_of=day))] for day in ("2020-12-20", "2020-12-22", "2020-12-23")}
    assert articles == {
        "2020-12-20": [],
        "2020-12-22": [("https://news.example/a", 1, None)],
        "2020-12-23": [("https://news.example/a", 2, 1)],
    }
    one, two = ({row[0] for row in store.rows("claims", Filters(as_of=day))} for day in ("2020-12-22", "2020-12-23"))
    assert one
    assert one.isdisjoint(two)


def test_two_texts_at_one_address_in_one_batch_wait_for_each_other(store):
    tally = add_pages(pages(ATTACK.format(n=1), ATTACK.format(n=2)), store, Setup(processes=2))
    assert (tally.added, tally.new_versions) == (2, 1)


def test_several_processes_give_the_same_rows_in_the_same_order(folder, store, tmp_path):
    add([str(folder)], store)
    with open_store(tmp_path / "two.db") as other:
        tally = add([str(folder)], other, processes=2)
        assert tally.added == 4
        keep = slice(0, -7)  # all but the clocks
        assert [row[keep] for row in other.rows("claims", Filters())] == [row[keep] for row in store.rows("claims", Filters())]


def test_another_lexicon_reads_what_is_kept_again(folder, store, monkeypatch):
    add([str(folder)], store)
    monkeypatch.setattr(pipeline, "present_maker", lambda _pipeline="": "tocsin 9")
    tally = add([str(folder)], store)
    assert (tally.added, tally.unchanged) == (4, 0)
    assert store.size() == 4


def test_what_reads_is_named_with_version_model_and_lexicons():
    assert present_maker().startswith("tocsin 0.")
    assert "en_core_web_sm" in present_maker()
    assert "lexicons " in present_maker()


def test_rereading_with_the_same_version_changes_nothing(folder, store):
    add([str(folder)], store)
    before = everything(store)
    told = reread(store)
    assert (told.came_in, told.changed, told.changes, told.rejected) == (4, 0, [], [])
    assert everything(store) == before


def test_rereading_with_a_better_version_tells_what_changed_and_closes_only_recorded(folder, store, monkeypatch):
    add([str(folder)], store, given=Given(published=Interval("2020-12-21", "2020-12-21", "day")))
    moment = next(store.rows("articles", Filters()))[17]
    right = pipeline.read_article

    def better(article: object, nlp: object) -> object:
        record = right(article, nlp)
        return replace(record, claims=tuple(replace(claim, medium="broadcast") for claim in record.claims[1:]))

    listed = store.count("claims", Filters())
    claims = sum(len(record.claims) for record in store.records())
    assert claims == listed + 4, "the outlet's own claim of each article is kept and not listed"
    monkeypatch.setattr(pipeline, "read_article", better)
    monkeypatch.setattr(pipeline, "present_maker", lambda _pipeline="": "tocsin 9")
    told = reread(store)
    assert told.changed == 4
    assert {change.kind for change in told.changes} <= {"claim", "event"}
    gone = [change for change in told.changes if (change.what, change.kind) == ("gone", "claim")]
    changed = [change for change in told.changes if (change.what, change.kind) == ("changed", "claim")]
    assert (len(gone), len(changed)) == (4, claims - 4)
    assert store.count("claims", Filters()) == listed - 4
    assert store.count("claims", Filters(recorded_as_of=moment)) == 0 or store.count("claims", Filters(recorded_as_of=moment)) <= listed
    assert store.count("claims", Filters(as_of="2020-12-21")) == listed - 4
    assert store.count("claims", Filters(as_of="2020-12-20")) == 0


def test_a_page_that_a_newer_cleaner_turns_away_keeps_its_reading(folder, store, monkeypatch):
    add([str(folder)], store)
    monkeypatch.setattr(pipeline, "read_page", lambda page, _given: Rejected(page.source, "no running text found on the page"))
    told = reread(store)
    assert (told.came_in, told.changed, len(told.rejected)) == (4, 0, 4)
    assert store.size() == 4


_ADDING = """
import sys, time
from tocsin import pipeline
from tocsin.pipeline import add
from tocsin.store import open_store
with open_store(sys.argv[2]) as store:
    print("begun", flush=True)
    add([sys.argv[1]], store, on_progress=lambda tally: (print(tally.added, flush=True), time.sleep(0.05)))
"""


@pytest.mark.parametrize("after", [1, 7, 13])
def test_killed_in_the_middle_it_leaves_whole_articles_and_goes_on(tmp_path, after):
    """kill -9: no handler runs, no file is closed."""
    dump, path = tmp_path / "dump", tmp_path / "crisis.db"
    dump.mkdir()
    for n in range(20):
        (dump / f"{n:02}.txt").write_text(ATTACK.format(n=n), "utf-8")
    adding = subprocess.Popen([sys.executable, "-c", _ADDING, str(dump), str(path)], stdout=subprocess.PIPE, text=True)
    assert adding.stdout is not None
    for line in adding.stdout:
        if line.strip() == str(after):
            break
    time.sleep(0.01 * after)
    os.kill(adding.pid, signal.SIGKILL)
    adding.communicate()
    with open_store(path) as store, open_store(tmp_path / "whole.db") as whole:
        kept = store.size()
        assert after <= kept < 20
        records = list(store.records())
        assert all(record.claims for record in records)
        tally = add([str(dump)], store)
        assert (tally.added, tally.unchanged) == (20 - kept, kept)
        add([str(dump)], whole)
        assert list(store.records()) == list(whole.records())
