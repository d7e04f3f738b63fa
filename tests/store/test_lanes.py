"""Sums of lanes that are kept say what counting the events says: after versions, rereads and verdicts, on every day."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from evals.generate import generated
from evals.million import dated
from tocsin.desk import Desk, open_desk
from tocsin.model.questions import Filters
from tocsin.store import lanes, migrate, sqlite, summaries
from tocsin.store.lanes import lane_sum


def counted(desk: Desk, filters: Filters, lane: lanes.Lane, signs: int) -> Counter[tuple[object, ...]]:
    """Event by event: distinct events of each lane by month."""
    rows = desk.list("events", filters)
    found: Counter[tuple[object, ...]] = Counter()
    for row in rows:
        ids = {row["place"]} if lane == "place" else {one for side in ("actor", "recipient") for one in (row[side] or "").split("; ")}
        for each in ids:
            if each and row["when_start"] and not each.startswith("local:"):
                found[each, row["when_start"][:signs], row["frame"], row["quad"]] += 1
    return found


def summed(desk: Desk, filters: Filters, lane: lanes.Lane, signs: int) -> Counter[tuple[object, ...]]:
    rows = desk.store.ask(lambda connection: summaries.bins(connection, filters, lane, signs))
    return Counter({(row["lane"], row["bin"], row["frame"], row["quad"]): row["count"] for row in rows})


@pytest.fixture
def desk(tmp_path: Path):
    """Sixty articles, of which some come in a second version and some are read anew, without one of their events."""
    with open_desk(tmp_path / "lanes.db") as opened:
        made = [dated(each.record) for each in generated(60, acts=3)]
        for record in made:
            opened.store.put(record)
        for record in made[::7]:
            published = record.article.published
            assert published is not None
            later = replace(published, start="2015-03-01", end="2015-03-01")
            article = replace(record.article, version=2, text=record.article.text + " ", published=later)
            opened.store.put(replace(record, article=article))
        for record in made[3::7]:
            opened.store.put(replace(record, events=record.events[1:], claims=()), maker="another reader")
        for row in list(opened.events(limit=5)):
            opened.review(row["id"], "rejected", by="Ana")
        yield opened


@pytest.mark.parametrize("day", [None, "2014-12-31", "2015-01-02", "2015-01-06", "2015-02-28", "2015-03-01"])
@pytest.mark.parametrize("lane", ["actor", "place"])
def test_sums_are_what_counting_gives(desk: Desk, lane: lanes.Lane, day: str | None):
    for signs in (7, 4):
        filters = Filters(as_of=day)
        assert summed(desk, filters, lane, signs) == counted(desk, filters, lane, signs)
    assert bool(summed(desk, Filters(as_of=day), lane, 7)) == (day != "2014-12-31")


def test_an_older_file_gets_the_sums_that_writing_gives(desk: Desk):
    with sqlite.writing(desk.store._engine) as connection:
        written = {tuple(row[:-1]) for row in connection.execute(lane_sum.select().where(lane_sum.c.count > 0))}
        connection.execute(lane_sum.delete())
        lanes.add_all(connection)
        assert {tuple(row[:-1]) for row in connection.execute(lane_sum.select())} == written
    assert written
    assert migrate.HEAD >= "0011"


def test_what_narrows_a_timeline_is_counted(desk: Desk):
    """Sums know no types: a question after one goes to the events themselves."""
    asked = Filters(type="ASSAULT", as_of="2015-02-28")
    rows = desk.store.ask(lambda connection: summaries.bins(connection, asked, "place", 7))
    assert sum(row["count"] for row in rows) == sum(1 for row in desk.list("events", asked) if row["place"])
