"""Rows → csv, jsonl, json, parquet, ics on a stream of bytes, as they are read: nothing is held but one batch.

`write_rows("csv", table, stream)`; a table has columns and rows. Types follow the columns: a day stays text, null stays empty.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import IO, Any, Protocol

from tocsin.errors import MissingExtraError, TocsinError
from tocsin.model.questions import Column

Row = Sequence[Any]
# Rows that are turned into columns in one go, small since rows are large in memory; and such batches in a group of a parquet file.
BATCH, GROUP = 1_000, 10
_ARROW = {"text": "string", "integer": "int64", "real": "float64", "boolean": "bool_", "date": "string", "timestamp": "string"}


class Rows(Protocol):
    """What can be written: a desk's Table, or anything of that shape."""

    @property
    def columns(self) -> tuple[Column, ...]: ...  # noqa: D102

    def rows(self) -> Iterator[tuple[Any, ...]]: ...  # noqa: D102


def write_rows(form: str, table: Rows, stream: IO[bytes]) -> int:
    """Writes all rows in one of `FORMATS`; returns how many there were. Raises TocsinError for an unknown format."""
    if form not in FORMATS:
        raise TocsinError(f"no format {form!r}; there are {', '.join(FORMATS)}")
    counted = Counted(table.rows())
    FORMATS[form](counted, table.columns, stream)
    return counted.count


class Counted:
    """Rows that count themselves on the way through."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.count += 1
            yield row


def write_csv(rows: Iterable[Row], columns: Sequence[Column], stream: IO[bytes]) -> None:
    """Comma-separated UTF-8 with a header; null is an empty cell, a boolean is true or false."""
    booleans = [index for index, column in enumerate(columns) if column.type == "boolean"]
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=False)
    try:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([column.name for column in columns])
        writer.writerows((_with_words(row, booleans) for row in rows) if booleans else rows)
    finally:
        text.flush()
        text.detach()


def _with_words(row: Row, booleans: list[int]) -> list[Any]:
    cells = list(row)
    for index in booleans:
        cells[index] = None if cells[index] is None else str(bool(cells[index])).lower()
    return cells


def write_jsonl(rows: Iterable[Row], columns: Sequence[Column], stream: IO[bytes]) -> None:
    """One JSON object a line."""
    for line in _objects(rows, columns):
        stream.write(line.encode() + b"\n")


def write_json(rows: Iterable[Row], columns: Sequence[Column], stream: IO[bytes]) -> None:
    """One JSON array of objects."""
    separator = b"[\n"
    for line in _objects(rows, columns):
        stream.write(separator + line.encode())
        separator = b",\n"
    stream.write(b"\n]\n" if separator == b",\n" else b"[]\n")


def _objects(rows: Iterable[Row], columns: Sequence[Column]) -> Iterator[str]:
    names = [column.name for column in columns]
    encode = json.JSONEncoder(ensure_ascii=False).encode
    return (encode(dict(zip(names, row, strict=True))) for row in rows)


def write_parquet(rows: Iterable[Row], columns: Sequence[Column], stream: IO[bytes]) -> None:
    """Parquet with typed columns, each with its meaning in the schema; raises MissingExtraError without pyarrow."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError as error:
        raise MissingExtraError("pyarrow", "tables") from error
    fields = [pa.field(each.name, getattr(pa, _ARROW[each.type])(), metadata={"meaning": each.meaning}) for each in columns]
    schema = pa.schema(fields)

    def columned(batch: list[Row]) -> pa.RecordBatch:
        arrays = [pa.array(values, type=field.type) for values, field in zip(zip(*batch, strict=True), fields, strict=True)]
        return pa.record_batch(arrays, schema=schema)

    batches = map(columned, _batches(rows))
    with pq.ParquetWriter(stream, schema) as writer:
        while group := list(islice(batches, GROUP)):
            writer.write_table(pa.Table.from_batches(group))


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    incoming = iter(rows)
    while batch := list(islice(incoming, BATCH)):
        yield batch


def write_ics(rows: Iterable[Row], columns: Sequence[Column], stream: IO[bytes]) -> None:
    """A calendar of whole days for the lists that have days ahead; rows without a day are left out."""
    from tocsin.present.calendar import calendar_of

    names = [column.name for column in columns]
    stream.write(calendar_of(dict(zip(names, row, strict=True)) for row in rows))


FORMATS: dict[str, Callable[[Iterable[Row], Sequence[Column], IO[bytes]], None]] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "json": write_json,
    "parquet": write_parquet,
    "ics": write_ics,
}
"""Every format by its name."""
