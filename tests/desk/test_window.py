"""What came since somebody last looked, the latest first, and how far the record reaches."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tocsin.article.text import article_from_text
from tocsin.desk import Desk, open_desk
from tocsin.errors import UnknownIdError
from tocsin.model import Interval, MadeBy, Record

DAYS = ("2020-12-20", "2020-12-22", "2020-12-24")


@pytest.fixture
def desk(tmp_path: Path):
    with open_desk(tmp_path / "three.db") as opened:
        for day in DAYS:
            article = article_from_text(f"Told on {day}.", url=f"https://a.example/{day}", published=Interval(day, day, "day"))
            opened.store.put(Record(article, MadeBy("0", "none")))
        yield opened


@pytest.mark.parametrize(("after", "left"), [("2020-12-19", 3), ("2020-12-20", 2), ("2020-12-23", 1), ("2020-12", 0)])
def test_what_became_known_after_a_day(desk: Desk, after: str, left: int):
    assert len(desk.articles(known_after=after)) == left


def test_the_window_closes_with_as_of(desk: Desk):
    assert [row["published_start"] for row in desk.articles(known_after="2020-12-20", as_of="2020-12-23")] == ["2020-12-22"]


def test_the_latest_first_and_only_so_many(desk: Desk):
    assert [row["published_start"] for row in desk.articles(newest=True)] == list(DAYS[::-1])
    assert [row["published_start"] for row in desk.articles(newest=True, limit=1)] == [DAYS[-1]]


def test_reach(desk: Desk, tmp_path: Path):
    assert desk.reach() == (DAYS[0], DAYS[-1])
    with open_desk(tmp_path / "empty.db") as empty:
        assert empty.reach() == (None, None)


def test_an_article_as_of_a_day_and_in_its_versions(desk: Desk):
    corrected = article_from_text("Told better.", url="https://a.example/2020-12-20", published=Interval("2020-12-23", "2020-12-23", "day"))
    known = desk.article("https://a.example/2020-12-20").article
    desk.store.put(
        Record(replace(corrected, id=known.id, version=desk.store.place(replace(corrected, id=known.id), "x").version), MadeBy("0", "none"))
    )
    assert [each["version"] for each in desk.versions(known.id)] == [1, 2]
    assert desk.article(known.id, as_of="2020-12-22").article.text == "Told on 2020-12-20."
    assert desk.article(known.id).article.text == "Told better."
    assert desk.article(known.id, 1).article.version == 1
    assert desk.page(known.id, 1) is None


@pytest.mark.parametrize("asked", [{"as_of": "2020-12-01"}, {}])
def test_no_article_is_said_so(desk: Desk, asked: dict[str, str]):
    identity = "https://a.example/2020-12-20" if asked else "https://a.example/none"
    with pytest.raises(UnknownIdError):
        desk.article(identity, **asked)
    assert desk.versions("https://a.example/none") == []
