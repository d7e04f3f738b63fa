"""A private person can be erased: the name is in nothing that is kept any more, and every span still stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tocsin.cli.main import tocsin
from tocsin.desk import open_desk
from tocsin.desk.erasing import erase
from tocsin.errors import ReviewError
from tocsin.model import Given, Interval, Page
from tocsin.pipeline import Setup, add_pages

TEXT = (
    "BAGHDAD - John Miller, a teacher, was killed in a rocket attack on Sunday, police said.\n\n"
    "“He was at home,” his neighbour Alice Millerton said of Miller. JOHN MILLER was 43.\n\n"
    "President Donald Trump condemned the attack on Monday."
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "one.db"
    given = Given(Interval("2020-12-21", "2020-12-21", "day"), "Wire", "https://a.example/1", "John Miller killed in Baghdad")
    with open_desk(file) as desk:
        add_pages(
            [Page.of("https://a.example/1", f"{given.title}\n\n{TEXT}", media_type="text/plain", given=given)], desk.store, Setup(given)
        )
        desk.update()
    return file


def everything(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.glob("one.db*"))


def test_nothing_of_the_name_is_left_in_the_file(path: Path):
    assert b"Miller" in everything(path)
    with open_desk(path) as desk:
        before = desk.article("https://a.example/1")
        erased = erase(desk, ["John Miller", "Miller"])
        assert sum(erased.rows.values()) > 5
        after = desk.article("https://a.example/1")
        assert [event.trigger for event in after.events] == [event.trigger for event in before.events]
        assert len(after.article.text) == len(before.article.text)
        assert after.text_of(after.events[0].trigger) == before.text_of(before.events[0].trigger)
        page = desk.page("https://a.example/1", 1)
        assert page is not None
        assert b"John Miller" not in page.content
        for listed in ("articles", "events", "claims", "actors", "incidents", "stories"):
            assert "Miller " not in repr(getattr(desk, listed)().to_dicts())
    left = everything(path).replace(b"Millerton", b"").replace(b"millerton", b"")
    assert b"Miller" not in left
    assert b"miller" not in left
    assert b"MILLER" not in left


def test_other_names_and_the_search_stay(path: Path):
    with open_desk(path) as desk:
        erase(desk, ["John Miller", "Miller"])
        assert len(desk.articles(text="Millerton")) == 1
        assert len(desk.articles(text="Miller")) == 0
        assert len(desk.claims(text="neighbour")) >= 1
        assert desk.update() is None


@pytest.mark.parametrize(("name", "line"), [("Donald Trump", "known across articles"), ("Jo", "three letters"), ("--", "three letters")])
def test_public_figures_and_short_names_are_refused(path: Path, name: str, line: str):
    with open_desk(path) as desk, pytest.raises(ReviewError, match=line):
        erase(desk, [name])


def test_the_command_asks_first(path: Path):
    run = CliRunner()
    assert run.invoke(tocsin, ["erase", "Miller", "--db", str(path)], input="n\n").exit_code == 1
    assert b"Miller" in everything(path)
    answer = run.invoke(tocsin, ["erase", "John Miller", "Miller", "--db", str(path), "--yes"])
    assert answer.exit_code == 0
    assert "it is gone" in answer.output
    assert "no such name" in run.invoke(tocsin, ["erase", "Miller", "--db", str(path), "--yes"]).output
