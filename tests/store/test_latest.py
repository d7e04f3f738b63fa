"""The latest rows are found among the latest findings: the very rows that a walk through all of them gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.store.made import record
from tocsin.desk import open_desk
from tocsin.model.questions import Filters
from tocsin.store import Store, latest, open_store

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
    Filters(actor="Trump", text="rockets"),
    Filters(actor="Iran", type="ASSAULT", place="Baghdad"),
    Filters(certainty="certain"),
    Filters(certainty="unspecified", actor="Trump"),
    Filters(since="2020-12-20"),
    Filters(actor="Iran", since="2020-12-20", until="2020-12-21"),
    Filters(status="actual"),
    Filters(),
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("latest") / "crisis.db") as store:
        for number in range(12):
            store.put(record(number, published=f"2020-12-{number % 10 + 1:02}"))
        yield store


@pytest.mark.parametrize("listed", ["events", "claims", "commitments", "articles"])
@pytest.mark.parametrize("bounds", [(0, 64, 60_000), (3_000, 64, 60_000), (0, 1, 0)])
def test_the_first_rows_are_the_first_of_all_rows(
    filled: Store, monkeypatch: pytest.MonkeyPatch, listed: str, bounds: tuple[int, int, int]
):
    """Whether those that are looked at are enough or not, lists are read side by side or sorted, words are listed or asked of each."""
    every = [replace(asked, newest=newest, as_of=day) for asked in QUESTIONS for newest in (True, False) for day in (None, "2020-12-08")]
    whole = [list(filled.rows(listed, each)) for each in every]
    assert sum(map(bool, whole)) >= 2
    for name, bound in zip(("AT_FIRST", "LOOKED_AT", "FEW_KEYS", "MOST_TEXTS"), (bounds[0], *bounds), strict=True):
        monkeypatch.setattr(latest, name, bound)
    for each, rows in zip(every, whole, strict=True):
        for limit, offset in ((1, 0), (100, 0), (3, 2), (2, 1_000)):
            page = replace(each, limit=limit, offset=offset)
            assert list(filled.rows(listed, page)) == rows[offset : offset + limit]
            assert filled.count(listed, page) == len(rows[offset : offset + limit])


def test_an_edited_row_is_found_by_what_it_says_now(tmp_path):
    """Lists hold what was read: a row that a person gave another type is looked at as well."""
    with open_desk(tmp_path / "edited.db") as desk:
        for number in range(6):
            desk.store.put(record(number, published=f"2020-12-{number + 1:02}"))
        first = next(iter(desk.events(type="ASSAULT", newest=True, limit=1)))
        desk.review(first["id"], "edited", "type", "PROTEST", by="Ana")
        assert [row["id"] for row in desk.events(type="PROTEST", newest=True, limit=5)] == [first["id"]]
        assert first["id"] not in {row["id"] for row in desk.events(type="ASSAULT", newest=True, limit=5)}


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        (Filters(type="ASSAULT", newest=True, limit=50), True),
        (Filters(type="ASSAULT", limit=50, offset=1_950), True),
        (Filters(limit=50), True),
        (Filters(type="ASSAULT", newest=True), False),  # all rows
        (Filters(type="ASSAULT", newest=True, limit=50, known_after="2020-12-01"), False),  # few articles: they are asked
        (Filters(id="e12", limit=1), False),
        (Filters(due_after="2020-12-01", limit=50), False),  # in order of another day
    ],
)
def test_only_the_first_rows_by_day_are_read_off_lists(filters: Filters, wanted: bool):
    assert latest.is_for_few("events", filters) is wanted


def test_an_id_finds_its_row_in_every_state(filled: Store):
    first = next(iter(filled.dicts("events", Filters(limit=1))))
    assert [row["id"] for row in filled.dicts("events", Filters(id=first["id"]))] == [first["id"]]
    assert [row["id"] for row in filled.dicts("events", Filters(id=first["id"], as_of="2020-12-31"))] == [first["id"]]
    assert filled.find(first["id"][:6], Filters(as_of="2020-12-31")).id == first["id"]
