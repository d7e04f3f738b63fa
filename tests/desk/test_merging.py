"""The stored picture: the same as the computed one whatever the order and the batches, and the same again after a crash."""

from __future__ import annotations

import multiprocessing
import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from evals.generate import _renamed, generated
from tocsin.desk import Desk, memory, merging
from tocsin.desk.copies import update_copies
from tocsin.desk.merging import update_picture
from tocsin.merge import placing as rules
from tocsin.merge.picture import merge_records
from tocsin.model import Interval, Judgement
from tocsin.store import late, open_store, placing

RECORDS = [made.record for made in generated(24)]
DAYS = sorted({record.article.published.end for record in RECORDS})


def filled(path: Path, batches: list[list[int]]) -> Desk:
    desk = Desk(open_store(path))
    for batch in batches:
        for at in batch:
            desk.store.put(RECORDS[at])
        update_copies(desk.store)
        update_picture(desk.store)
    return desk


def told(desk: Desk, **asked: str) -> dict[str, list[dict]]:
    """All that the picture says, without when this store wrote it."""
    out = {}
    for listed in ("incidents", "disputes", "voices", "stories"):
        rows = [{name: value for name, value in row.items() if not name.startswith("recorded")} for row in getattr(desk, listed)(**asked)]
        out[listed] = sorted(rows, key=str)
    return out


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    with filled(tmp_path_factory.mktemp("whole") / "whole.db", [list(range(24))]) as desk:
        yield desk


def test_the_store_and_the_rules_mean_the_same_days():
    assert rules.LONGEST + 1 < late.LONGEST
    assert rules.Key("ASSAULT").last == placing.ALL_DAYS


@pytest.mark.parametrize("day", [*DAYS[::3], None])
def test_the_stored_picture_is_the_computed_one(whole, day):
    picture = merge_records(record for record in RECORDS if day is None or record.article.published.end <= day)
    asked = {"as_of": day} if day else {}
    stored = {row["id"]: row for row in whole.incidents(**asked)}
    events = {}
    for row in picture.memberships:
        events.setdefault(row.incident, set()).add(row.event)
    assert {name: set(row["events"].split("; ")) for name, row in stored.items() if row["events"]} == events
    assert {(name, row["type"], row["when_start"]) for name, row in stored.items() if row["events"]} == {
        (each.id, each.type, each.when.start if each.when else None) for each in picture.incidents if each.id in events
    }
    disputes = {
        (row["incident"], row["slot"], row["kind"], row["status"], row["low"], row["best"], row["high"]) for row in whole.disputes(**asked)
    }
    assert disputes == {(each.incident, each.slot, each.kind, each.status, each.low, each.best, each.high) for each in picture.disputes}
    accounts = {account for each in picture.disputes for account in each.accounts}
    assert {row["account"] for row in whole.disputes(**asked)} == accounts
    assert {row["id"]: row["articles"] for row in whole.stories(**asked)} == {each.id: len(each.articles) for each in picture.stories}


def test_there_is_something_to_tell(whole):
    assert len(whole.disputes()) >= 2
    assert max(row["articles"] for row in whole.incidents()) >= 3
    assert any(row["origins"] < row["articles"] for row in whole.incidents())
    assert all(row["voices"] >= 1 for row in whole.incidents())


@settings(max_examples=4, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(24)), cuts=st.sets(st.integers(1, 23), max_size=3), again=st.lists(st.integers(0, 23), max_size=3))
def test_order_batches_and_adding_twice_change_nothing(whole, tmp_path_factory, order, cuts, again):
    bounds = [0, *sorted(cuts), 24]
    batches = [[*order[a:b]] for a, b in pairwise(bounds)]
    with filled(tmp_path_factory.mktemp("law") / "law.db", [*batches, again]) as desk:
        for asked in ({}, {"as_of": DAYS[0]}, {"as_of": DAYS[len(DAYS) // 2]}):
            assert told(desk, **asked) == told(whole, **asked)


def laid(desk: Desk) -> dict[str, list[tuple]]:
    """Where everything stands and from when on, without the store's own numbers."""
    asked = {
        "stories": "SELECT a.id, a.version, s.story, s.since, s.until FROM story_place s JOIN article a ON a.pk = s.article",
        "chains": "SELECT c.id, c.incident, c.story, c.hidden, s.incident, s.since, s.until FROM chain c JOIN chain_place s ON s.chain = c.pk",
        "parts": "SELECT a.id, a.version, p.story, p.hidden, p.made FROM part p JOIN article a ON a.pk = p.article",
        "keys": "SELECT c.id, k.hash, k.first, k.last, k.'order' FROM chain_key k JOIN chain c ON c.pk = k.chain",
        "words": "SELECT a.id, a.version, k.hash FROM story_key k JOIN article a ON a.pk = k.article",
        "judgements": 'SELECT "left", "right", verdict, score, reasons, "order" FROM judgement',
    }
    return {
        name: sorted(map(tuple, desk.store.ask(lambda c, sql=sql: c.exec_driver_sql(sql).all())), key=repr) for name, sql in asked.items()
    }


def corrected(record):
    """The next version of an article, ten days later, with a sentence more."""
    late = Interval("2015-01-13", "2015-01-13", "day")
    return replace(record, article=replace(record.article, version=2, published=late, text=record.article.text + "\n\nCorrected."))


@pytest.mark.parametrize("seed", range(4))
def test_what_comes_late_alone_touches_what_it_must(tmp_path, monkeypatch, seed):
    records = [*RECORDS, *(corrected(RECORDS[at]) for at in (2, 9, 15))]
    with Desk(open_store(tmp_path / "whole.db")) as whole:
        for record in records:
            whole.store.put(record)
        update_copies(whole.store)
        update_picture(whole.store)
        monkeypatch.setattr(merging, "SPREAD", 0)
        # Some give up on the way.
        monkeypatch.setattr(merging, "AGAIN", 1000 if seed < 2 else seed)
        draw = random.Random(seed)
        with Desk(open_store(tmp_path / "late.db")) as desk:
            shuffled = draw.sample(records, len(records))
            turns = {name: iter(sorted((each for each in records if each.article.id == name), key=lambda each: each.article.version))
                     for name in {each.article.id for each in records}}  # fmt: skip
            for record in (next(turns[each.article.id]) for each in shuffled):
                desk.store.put(record)
                if draw.random() < 0.6:
                    update_copies(desk.store)
                    update_picture(desk.store)
            update_copies(desk.store)
            update_picture(desk.store)
            assert laid(desk) == laid(whole)
            for asked in ({}, {"as_of": DAYS[0]}, {"as_of": DAYS[len(DAYS) // 2]}):
                assert told(desk, **asked) == told(whole, **asked)


def test_one_late_article_of_another_place_leaves_the_others_alone(tmp_path, monkeypatch):
    looked = []
    monkeypatch.setattr(merging, "SPREAD", 0)
    kept = memory.LateMemory.put_late
    monkeypatch.setattr(memory.LateMemory, "put_late", lambda self, *args: looked.append(args[2].order) or kept(self, *args))
    with filled(tmp_path / "alone.db", [list(range(24))]) as desk:
        article = replace(RECORDS[0].article, id="https://else.example/1", url="https://else.example/1", text="Snow fell on the hills of Bled.", title="Snow in Bled", blocks=(),
                          published=Interval("2015-01-01", "2015-01-01", "day"))  # fmt: skip
        desk.store.put(replace(RECORDS[0], article=article, events=(), claims=(), quantities=(), places=(), actors=()))
        before = laid(desk)
        update_copies(desk.store)
        update_picture(desk.store)
        assert [order.split()[1] for order in looked] == ["https://else.example/1"]
        assert laid(desk)["chains"] == before["chains"]


def test_an_article_that_comes_late_changes_what_was_known_and_not_what_was_recorded(tmp_path):
    with filled(tmp_path / "late.db", [list(range(1, 24))]) as desk:
        day = RECORDS[0].article.published.end
        before, moment = told(desk, as_of=day), max(row["recorded_from"] for row in desk.incidents())
        desk.store.put(RECORDS[0])
        update_copies(desk.store)
        update_picture(desk.store)
        assert told(desk, as_of=day) != before
        then = {row["id"]: row["articles"] for row in desk.incidents(as_of=day, recorded_as_of=moment)}
        assert then == {row["id"]: row["articles"] for row in before["incidents"]}


def test_a_new_version_replaces_the_old_one_from_its_day_on(tmp_path):
    old = RECORDS[0]
    day = old.article.published.end
    article = replace(
        old.article, version=2, published=Interval("2015-02-01", "2015-02-01", "day"), text=old.article.text + "\n\nCorrected."
    )
    new = replace(old, article=article, events=(), claims=(), quantities=())
    with filled(tmp_path / "versions.db", [[0]]) as desk:
        assert len(desk.incidents()) > 0
        desk.store.put(new)
        update_copies(desk.store)
        update_picture(desk.store)
        assert [row for row in desk.incidents() if row["events"]] == []
        assert len(desk.incidents(as_of=day)) > 0
        assert [row for row in desk.incidents(as_of="2015-02-01") if row["events"]] == []
        assert len(desk.stories()) == 1


def test_a_merge_keeps_the_older_id_as_an_alias(tmp_path):
    with filled(tmp_path / "alias.db", [list(range(24))]) as desk:
        # Attacks are each of their own articles; a condemnation may stand in those of another incident.
        rows = sorted((row for row in desk.incidents(type="ASSAULT") if row["articles"] >= 2), key=lambda row: row["known_from"])[:2]
        desk.merge(rows[0]["id"], rows[1]["id"], by="Ana")
        kept = desk.incident(rows[1]["id"])
        assert {kept.id, *kept.aliases} >= {rows[0]["id"], rows[1]["id"]}
        assert kept.row["articles"] == rows[0]["articles"] + rows[1]["articles"]


@settings(max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_undo_restores(whole, data):
    before = told(whole)
    events = sorted(event for row in whole.incidents() if row["articles"] >= 2 for event in row["events"].split("; ")[:2])
    left = data.draw(st.sampled_from(events))
    right = data.draw(st.sampled_from([event for event in events if event != left]))
    verdict = data.draw(st.sampled_from(["same", "different"]))
    ruling = whole.judge(left, right, verdict, by="Ana")
    assert isinstance(ruling, Judgement)
    names = {row["id"] for row in whole.incidents() if left in row["events"].split("; ")} ^ {
        row["id"] for row in whole.incidents() if right in row["events"].split("; ")
    }
    assert (names == set()) == (verdict == "same")
    whole.undo(whole.remarks().to_dicts()[-1]["id"])
    assert told(whole) == before


def fill_until_killed(path: Path, order: list[int]) -> None:
    with open_store(path) as store:
        for start in range(0, len(order), 4):
            for at in order[start : start + 4]:
                store.put(RECORDS[at])
            update_copies(store)
            update_picture(store)


def test_a_crash_at_any_moment_leaves_a_store_that_goes_on_to_the_same_picture(whole, tmp_path):
    expected, path, draw = told(whole), tmp_path / "crash.db", random.Random(11)
    order = random.Random(4).sample(range(24), 24)
    children = multiprocessing.get_context("fork")
    open_store(path).close()
    for kills in range(1, 51):
        child = children.Process(target=fill_until_killed, args=(path, order))
        child.start()
        child.join(draw.random() * 0.2)
        child.kill()
        child.join()
        child.close()
        if kills % 25 == 0:
            fill_until_killed(path, order)
            with Desk(open_store(path)) as desk:
                assert told(desk) == expected
            for file in path.parent.glob("crash.db*"):
                file.unlink()
            open_store(path).close()


def test_another_version_of_merging_makes_the_picture_anew(whole, tmp_path, monkeypatch):
    with filled(tmp_path / "older.db", [list(range(24))]) as desk:
        moment = max(row["recorded_from"] for row in desk.incidents())
        monkeypatch.setattr(merging, "MADE", "next")
        update_picture(desk.store)
        assert told(desk) == told(whole)
        # What comes out the same is not written again.
        assert max(row["recorded_from"] for row in desk.incidents()) == moment
        assert desk.store.ask(lambda connection: placing.moved(connection, "next")) == []


def test_a_persons_word_outlives_a_rerun_and_a_new_version(tmp_path):
    with filled(tmp_path / "verdict.db", [list(range(24))]) as desk:
        row = max(desk.incidents(), key=lambda each: each["articles"])
        events = row["events"].split("; ")
        home = {each["id"]: each["article"] for each in desk.incident(row["id"]).memberships}
        left = events[0]
        right = next(event for event in events if home[event] != home[left])
        desk.judge(left, right, "different", by="Ana")
        old = next(record for record in RECORDS if record.article.id == home[right])
        # read again by another version: the ids hold
        desk.store.put(old, maker="a better reader", is_reread=True)
        desk.update()
        assert len({each["id"] for each in desk.incidents() for event in (left, right) if event in each["events"].split("; ")}) == 2
        # a new version: the event has another id and the same words
        article = replace(
            old.article, version=2, text=f"{old.article.text}\n\nCorrected.", published=Interval("2015-02-01", "2015-02-01", "day")
        )
        desk.store.put(_renamed(old, article))
        desk.update()
        assert [(each["row"], each["other"]) for each in desk.remarks(all=True)] == [(left, right)], "listed once, as it was given"
        apart = [each for each in desk.incidents() if left in each["events"].split("; ")]
        names = {each["id"]: each["article"] for each in desk.incident(apart[0]["id"]).memberships}
        assert home[right] not in names.values()
