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
