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


@cache
def measured() -> Measured:
    """The table as `make docs` took it from the results of the evaluation."""
    head, _, *rows = (resources.files("tocsin.web") / "figures.tsv").read_text("utf-8").splitlines()
    return Measured(head.removeprefix("# "), [row.split("\t") for row in rows])
