"""What every format has: which list it takes, how it writes, and a count of what it could not hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import IO, Any, Literal, Protocol

from tocsin.model.questions import Column

Row = dict[str, Any]
Listed = Literal["any", "coded", "dates"]
OnRow = Callable[[int], None]
EVERY = 1_000
"""Rows between two words of progress."""


class Rows(Protocol):
    """What can be exported: a desk's Table, or anything of that shape; each call of `rows` reads anew."""

    @property
    def columns(self) -> tuple[Column, ...]: ...  # noqa: D102

    def rows(self) -> Iterator[tuple[Any, ...]]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name, the list that it takes, whether it is one of the field's, and where its `write` stands."""

    name: str
    listed: Listed
    suffix: str
    module: str
    words: str
    """What it is, on one line."""

    @property
    def is_field(self) -> bool:
        """True for what holds events that happened and of which nobody is only accused, unless more is asked for."""
        return self.listed == "coded"

    def write(self, rows: Picked, stream: IO[bytes]) -> int:
        """Writes all rows; how many the file holds. The module is imported now and not before."""
        written: int = import_module(f"tocsin.present.export.{self.module}").write(rows, stream)
        return written


@dataclass(slots=True)
class Picked:
    """The rows that a format gets, as dicts, read anew by each iteration; what it cannot hold is counted in `lost`."""

    table: Rows
    is_field: bool = False
    everything: bool = False
    on_row: OnRow | None = None
    lost: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Columns of the list."""
        return self.table.columns

    def __iter__(self) -> Iterator[Row]:
        self.left_out.clear()
        names = [column.name for column in self.columns]
        for number, row in enumerate(self.table.rows(), 1):
            if self.on_row is not None and number % EVERY == 0:
                self.on_row(number)
            each = dict(zip(names, row, strict=True))
            if self.is_field and self._is_left_out(each):
                continue
            yield each

    def counted(self) -> Rows:
        """The list itself, for formats that hold it as it is."""
        return Watched(self.table, self.on_row)

    def _is_left_out(self, row: Row) -> bool:
        """True for what no format of the field should hold unasked; a verdict against it leaves it out in any case."""
        if row["reviewed"] == "rejected":
            self.left_out["rejected in a review"] += 1
            return True
        if row["marks"] is None or self.everything:
            return False
        self.left_out[row["marks"].partition("; ")[0]] += 1
        return True


@dataclass(frozen=True, slots=True)
class Watched:
    """A list that tells how far it was read."""

    table: Rows
    on_row: OnRow | None

    @property
    def columns(self) -> tuple[Column, ...]:
        """Columns of the list."""
        return self.table.columns

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Rows of the list."""
        for number, row in enumerate(self.table.rows(), 1):
            if self.on_row is not None and number % EVERY == 0:
                self.on_row(number)
            yield row


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: how many rows, what was left out because of its marks, what the format could not hold."""

    rows: int
    left_out: tuple[tuple[str, int], ...]
    lost: tuple[tuple[str, int], ...]


def export(form: Format, table: Rows, stream: IO[bytes], *, everything: bool = False, on_row: OnRow | None = None) -> Exported:
    """Writes a list in a format. `everything` keeps background, aggregates, accusations and what did not happen in the field's formats."""
    picked = Picked(table, form.is_field, everything, on_row)
    written = form.write(picked, stream)
    return Exported(written, tuple(sorted(picked.left_out.items())), tuple(sorted(picked.lost.items())))
