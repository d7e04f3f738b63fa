"""The latest rows are found among the latest findings: the very rows that a walk through all of them gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.store.made import record
from tocsin.model.questions import Filters
from tocsin.store import Store, narrow, open_store

QUESTIONS = (
    Filters(type="ASSAULT"),
    Filters(actor="Iran"),
    Filters(actor="Trump"),
    Filters(place="Baghdad"),
    Filters(speaker="Trump"),
    Filters(text="rockets embassy"),
    Filters(text='"Embassy in Baghdad"'),
    Filters(type="ASSAULT", text="rockets", actor="Iran"),
    Filters(actor="Nobody"),
    Filters(text="nothing of the kind"),
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("latest") / "crisis.db") as store:
        for number in range(12):
            store.put(record(number, published=f"2020-12-{number % 10 + 1:02}"))
        yield store


@pytest.mark.parametrize("listed", ["events", "claims", "commitments"])
@pytest.mark.parametrize("latest", [2, 8_000])
def test_the_latest_rows_are_the_first_of_all_rows(filled: Store, monkeypatch: pytest.MonkeyPatch, listed: str, latest: int):
    """Whether they are enough or not: with two looked at, most questions go on to all."""
    every = [replace(asked, newest=True, as_of="2020-12-08") for asked in QUESTIONS]
    whole = [list(filled.rows(listed, each)) for each in every]
    assert sum(map(bool, whole)) >= 2
    monkeypatch.setattr(narrow, "LATEST", latest)
    monkeypatch.setattr(narrow, "LATEST_TEXTS", latest)
    monkeypatch.setattr("tocsin.store.store.is_for_latest", lambda _listed, _filters: True)
    for each, rows in zip(every, whole, strict=True):
        for limit in (1, 100):
            assert list(filled.rows(listed, replace(each, limit=limit))) == rows[:limit]


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        (Filters(type="ASSAULT", newest=True, limit=50), True),
        (Filters(type="ASSAULT", limit=50), False),  # the earliest first: the latest findings do not help
        (Filters(newest=True, limit=50), False),  # nothing is asked of the rows: the index gives them
        (Filters(type="ASSAULT", newest=True), False),
        (Filters(type="ASSAULT", newest=True, limit=50, known_after="2020-12-01"), False),
    ],
)
def test_only_a_few_of_the_latest_are_looked_for_so(filters: Filters, wanted: bool):
    assert narrow.is_for_latest("events", filters) is wanted


def test_an_id_finds_its_row_in_every_state(filled: Store):
    first = next(iter(filled.dicts("events", Filters(limit=1))))
    assert [row["id"] for row in filled.dicts("events", Filters(id=first["id"]))] == [first["id"]]
    assert [row["id"] for row in filled.dicts("events", Filters(id=first["id"], as_of="2020-12-31"))] == [first["id"]]
    assert filled.find(first["id"][:6], Filters(as_of="2020-12-31")).id == first["id"]
