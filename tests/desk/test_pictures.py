"""What many articles say together, asked from the store: an answer as of a day holds only what was known then."""

from __future__ import annotations

import pytest

import tocsin
from tocsin.model import Given, Interval
from tocsin.model.columns import PICTURED

ARTICLES = {
    "2025-02-25": (
        "Drones hit fuel depot near Port Sudan\n\nPORT SUDAN - Drones attacked a fuel depot near Port Sudan on Monday. "
        "The army said that 12 drones were fired at the depot and that three workers were killed in the attack."
    ),
    "2025-02-26": (
        "Militia tells of attack on depot\n\nNYALA - The militia said on Tuesday that five drones were fired at the fuel depot near Port Sudan "
        "in the attack on Monday. It said that nobody was killed."
    ),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pictures")
    with tocsin.open(folder / "crisis.db") as opened:
        for day, text in ARTICLES.items():
            path = folder / f"{day}.txt"
            path.write_text(text, "utf-8")
            opened.add(str(path), given=Given(Interval(day, day, "day"), f"Outlet of {day}"))
        yield opened


@pytest.mark.parametrize("listed", PICTURED)
def test_rows_have_the_columns_that_are_documented(desk, listed):
    table = getattr(desk, listed)()
    assert table.names == tuple(column.name for column in PICTURED[listed])
    assert all(len(row) == len(table.names) for row in table.rows())
    assert len(table) == len(table.to_dicts())


def test_the_attack_is_one_incident_of_two_articles(desk):
    attack = [row for row in desk.incidents(type="ASSAULT") if row["articles"] == 2]
    assert [row["when_start"] for row in attack] == ["2025-02-24"]


def test_accounts_that_differ_are_rows_with_speakers(desk):
    rows = [row for row in desk.disputes() if row["slot"] == "count:drone"]
    assert {(row["value"], row["publisher"]) for row in rows} == {("12", "Outlet of 2025-02-25"), ("5", "Outlet of 2025-02-26")}
    assert {row["kind"] for row in rows} == {"discrepancy"}
    assert all(row["speaker_name"] and row["words"] for row in rows)


def test_as_of_the_first_day_nothing_differs_yet(desk):
    assert len(desk.disputes(as_of="2025-02-25")) == 0
    assert all(row["articles"] == 1 for row in desk.incidents(as_of="2025-02-25"))
    assert len(desk.stories(as_of="2025-02-24")) == 0
