"""Lists as frames: the same rows and types in pandas, polars and Arrow, read when they are asked for."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

import tocsin
from tests.store.made import record


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory):
    path: Path = tmp_path_factory.mktemp("frames") / "crisis.db"
    with tocsin.open(path) as opened:
        for number in range(7):
            opened.store.put(record(number))
        opened.update()
        yield opened


@pytest.mark.parametrize("listed", ["events", "claims", "coded", "audited", "dates", "actors"])
def test_frames_agree(desk, listed):
    table = getattr(desk, listed)()
    rows = table.to_dicts()
    assert len(rows) >= 7
    arrow, polars, pandas = table.to_arrow(), table.to_polars(), table.to_pandas()
    assert arrow.to_pylist() == rows == polars.to_dicts()
    assert list(pandas.columns) == arrow.column_names == list(table.names)
    assert len(pandas) == len(rows)
    assert all(field.metadata[b"meaning"] for field in arrow.schema)


def test_batches_are_read_as_they_are_asked_for(desk):
    read = []
    table = desk.events()
    counted = type(table)(table.name, table.columns, lambda: (read.append(1) or row for row in table.rows()), table.size)
    batches = counted.to_batches(2)
    assert read == []
    assert next(batches).num_rows == 2
    assert len(read) == 2
    assert [batch.num_rows for batch in batches] == [2, 2, 1]


def test_an_empty_answer_keeps_its_types(desk):
    arrow = desk.events(type="NOSUCHTYPE").to_arrow()
    assert arrow.num_rows == 0
    assert arrow.schema.field("lat").type == pa.float64()


@pytest.mark.parametrize("listed", ["claims", "commitments", "dates", "actors", "quantities"])
def test_every_finding_says_of_which_origin_it_is(desk, listed):
    """The seven hand-made articles differ in a number: they are copies of one another."""
    rows = desk.sourced(listed).to_dicts()
    assert len(rows) == len(getattr(desk, listed)())
    assert {row["copies"] for row in rows} == {6}
    assert len({row["origin"] for row in rows}) == 1
    assert {"coder", "reviewed", "known_from", "published_basis", "rule"} <= set(rows[0])


def test_every_event_says_what_a_reviewer_asks(desk):
    row = desk.audited().to_dicts()[0]
    asked = (
        "coder status frame count attribution attributed_to certainty when_granularity when_basis place_kind where_basis incident mentions "
        "voices origins articles reviewed reviewed_by known_from marks"
    )
    assert [name for name in asked.split() if name not in row] == []
    assert (row["articles"], row["origins"], row["voices"], row["marks"]) == (7, 1, 1, "accusation")
