"""An answer: lazily read rows with typed, documented columns, as dicts or as a data frame."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from tocsin.errors import MissingExtraError
from tocsin.model.questions import Column

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

_POLARS = {"text": "String", "integer": "Int64", "real": "Float64", "boolean": "Boolean", "date": "String", "timestamp": "String"}
_ARROW = {"text": "string", "integer": "int64", "real": "float64", "boolean": "bool_", "date": "string", "timestamp": "string"}
_PANDAS = {"text": "string", "integer": "Int64", "real": "Float64", "boolean": "boolean", "date": "string", "timestamp": "string"}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one list; nothing is read before it is asked for, and each iteration reads anew.

    `for row in desk.events(type="ASSAULT"): print(row["when_start"], row["actor_name"], row["attributed_to"])`
    """

    name: str
    columns: tuple[Column, ...]
    read: Callable[[], Iterator[tuple[Any, ...]]]
    size: Callable[[], int]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(column.name for column in self.columns)

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Rows as tuples in the order of the columns."""
        return self.read()

    def __iter__(self) -> Iterator[dict[str, Any]]:
        names = self.names
        return (dict(zip(names, row, strict=True)) for row in self.read())

    def __len__(self) -> int:
        return self.size()

    def __bool__(self) -> bool:
        return next(self.read(), None) is not None

    def to_dicts(self) -> list[dict[str, Any]]:
        """All rows as dicts."""
        # Without iter(), list() would ask for the length first, and so put the question twice.
        return list(iter(self))

    def to_pandas(self) -> pd.DataFrame:
        """All rows as a pandas frame with pandas' nullable types; raises MissingExtraError where pandas is not installed."""
        pandas = _optional("pandas")
        frame = pandas.DataFrame.from_records(list(self.read()), columns=list(self.names))
        return cast("pd.DataFrame", frame.astype({column.name: _PANDAS[column.type] for column in self.columns}))

    def to_polars(self) -> pl.DataFrame:
        """All rows as a polars frame; raises MissingExtraError where polars is not installed."""
        polars = _optional("polars")
        schema = {column.name: getattr(polars, _POLARS[column.type]) for column in self.columns}
        return cast("pl.DataFrame", polars.DataFrame(list(self.read()), schema=schema, orient="row"))

    def to_batches(self, size: int = 5_000) -> Iterator[pa.RecordBatch]:
        """Arrow record batches as they are read, `size` rows in each; raises MissingExtraError where pyarrow is not installed."""
        arrow, schema = _optional("pyarrow"), self._arrow_schema()
        rows = self.read()
        while batch := list(islice(rows, size)):
            arrays = [arrow.array(values, type=field.type) for values, field in zip(zip(*batch, strict=True), schema, strict=True)]
            yield arrow.record_batch(arrays, schema=schema)

    def to_arrow(self) -> pa.Table:
        """All rows as an Arrow table, each field with its meaning."""
        return _optional("pyarrow").Table.from_batches(self.to_batches(), schema=self._arrow_schema())

    def _arrow_schema(self) -> pa.Schema:
        arrow = _optional("pyarrow")
        fields = [arrow.field(each.name, getattr(arrow, _ARROW[each.type])(), metadata={"meaning": each.meaning}) for each in self.columns]
        return arrow.schema(fields)


def _optional(package: str) -> Any:
    try:
        return importlib.import_module(package)
    except ModuleNotFoundError as error:
        raise MissingExtraError(package, "tables") from error
