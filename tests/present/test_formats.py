from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tocsin.errors import TocsinError
from tocsin.model.columns import TABLES
from tocsin.model.questions import Column
from tocsin.present.formats import FORMATS, write_rows

COLUMNS = (
    Column("id", "text", "an id"),
    Column("count", "integer", "a count"),
    Column("share", "real", "a share"),
    Column("line", "boolean", "is it a line"),
    Column("day", "date", "a day"),
)
ODD = "a, \"b\"\n; 'c' – “d”"
ROWS: list[tuple[Any, ...]] = [("e1", 3, 0.5, True, "2020-12-23"), (ODD, None, None, None, None), ("", 0, 0.0, False, "")]


@dataclass
class Made:
    columns: tuple[Column, ...]
    held: list[tuple[Any, ...]]

    def rows(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.held)


def written(form: str, table: Made) -> bytes:
    stream = io.BytesIO()
    assert write_rows(form, table, stream) == len(table.held)
    assert not stream.closed
    return stream.getvalue()


def test_csv_has_a_header_and_reads_back():
    rows = list(csv.reader(io.StringIO(written("csv", Made(COLUMNS, ROWS)).decode(), newline="")))
    assert rows == [
        ["id", "count", "share", "line", "day"],
        ["e1", "3", "0.5", "true", "2020-12-23"],
        [ODD, "", "", "", ""],
        ["", "0", "0.0", "false", ""],
    ]


def test_json_and_jsonl_read_back_with_their_types():
    expected = [dict(zip(("id", "count", "share", "line", "day"), row, strict=True)) for row in ROWS]
    assert json.loads(written("json", Made(COLUMNS, ROWS))) == expected
    assert [json.loads(line) for line in written("jsonl", Made(COLUMNS, ROWS)).splitlines()] == expected


def test_an_empty_table_is_still_of_its_format():
    assert written("csv", Made(COLUMNS, [])) == b"id,count,share,line,day\n"
    assert json.loads(written("json", Made(COLUMNS, []))) == []
    assert written("jsonl", Made(COLUMNS, [])) == b""
    assert pq.read_table(io.BytesIO(written("parquet", Made(COLUMNS, [])))).num_rows == 0


def test_parquet_has_types_and_meanings():
    table = pq.read_table(io.BytesIO(written("parquet", Made(COLUMNS, ROWS))))
    assert [str(field.type) for field in table.schema] == ["string", "int64", "double", "bool", "string"]
    assert table.schema.field("count").metadata[b"meaning"] == b"a count"
    assert [tuple(row.values()) for row in table.to_pylist()] == ROWS


def test_parquet_is_written_in_batches():
    many = [("e", number, 0.1, True, None) for number in range(12_001)]
    file = pq.ParquetFile(io.BytesIO(written("parquet", Made(COLUMNS, many))))
    assert file.metadata.num_rows == 12_001
    assert file.metadata.num_row_groups == 2


cells = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\x00"))


@given(st.lists(st.tuples(cells, st.none() | st.integers(-(2**60), 2**60))))
def test_any_text_survives_csv_and_jsonl(rows):
    made = Made(COLUMNS[:2], rows)
    back = list(csv.reader(io.StringIO(written("csv", made).decode(), newline="")))[1:]
    assert back == [[text, "" if number is None else str(number)] for text, number in rows]
    lines = written("jsonl", made).split(b"\n")[:-1]
    assert [tuple(json.loads(line).values()) for line in lines] == rows


def dated(**values: object) -> tuple[object, ...]:
    row = dict.fromkeys([column.name for column in TABLES["dates"]]) | {"recorded_from": "2026-01-01T00:00:00.000000Z"} | values
    return tuple(row.values())


def test_a_calendar_has_whole_days_with_their_source():
    row = dated(
        id="d123", kind="deadline", date_start="2021-01-11", date_end="2021-01-20", words="by mid-January", sentence="Troops leave by mid-January.",
        publisher="VOA", url="https://news.example/1", published_end="2020-12-23",
    )  # fmt: skip
    text = written("ics", Made(TABLES["dates"], [row, dated(id="d124", kind="expiry", words="later")]))
    (entry,) = Calendar.from_ical(text).walk("VEVENT")
    assert entry["uid"] == "d123@tocsin"
    assert (entry.decoded("dtstart").isoformat(), entry.decoded("dtend").isoformat()) == ("2021-01-11", "2021-01-21")
    assert entry["summary"] == "deadline: by mid-January"
    assert "VOA" in entry["description"]
    assert "Troops leave by mid-January." in entry["description"]


def test_an_unknown_format_is_told_with_those_there_are():
    with pytest.raises(TocsinError, match="no format 'xls'; there are csv"):
        write_rows("xls", Made(COLUMNS, ROWS), io.BytesIO())
    assert set(FORMATS) == {"csv", "jsonl", "json", "parquet", "ics"}
