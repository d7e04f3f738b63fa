"""The measured figures that ship with the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Measured:
    """When they were measured, and rows of figure, value, promised, aim, on how many, what others reach."""

    head: str
    rows: Sequence[Sequence[str]]

    @property
    def promised(self) -> list[tuple[Sequence[str], bool]]:
        """The rows that the plan promises something of, each with whether the promise is kept."""
        return [(row, is_kept(row[1], row[2])) for row in self.rows if row[2]]

    @property
    def further(self) -> list[Sequence[str]]:
        """The rows that nothing was promised of."""
        return [row for row in self.rows if not row[2]]


def is_kept(value: str, promised: str) -> bool:
    """True where a value reaches its floor, or stays under its ceiling: ("61.9", "40"), ("7.7", "≤ 15")."""
    floor = float(promised.removeprefix("≤ ").replace(",", ""))
    measured = float(value.replace(",", ""))
    return measured <= floor if promised.startswith("≤") else measured >= floor


@cache
def measured() -> Measured:
    """The table as `make docs` took it from the results of the evaluation."""
    head, _, *rows = (resources.files("tocsin.web") / "figures.tsv").read_text("utf-8").splitlines()
    return Measured(head.removeprefix("# "), [row.split("\t") for row in rows])
