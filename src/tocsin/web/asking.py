"""The questions that lists put to the desk: a page of rows, and the rows of a window of days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from tocsin.web.frame import Frame
from tocsin.web.wording import Row

A_PAGE = 50
"""Rows on a page: about ten screens, 150 kB with their words."""
MOST_PAGES = 40


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of rows."""

    rows: Sequence[Row]
    number: int
    has_more: bool


def sheet(frame: Frame, table: str, **asked: Any) -> Sheet:
    """The rows of a list on the page that the address names."""
    number = number_of(frame)
    found = getattr(frame.desk, table)(as_of=frame.as_of, limit=A_PAGE + 1, offset=(number - 1) * A_PAGE, **asked)
    rows = list(islice(found, A_PAGE + 1))
    return Sheet(rows[:A_PAGE], number, len(rows) > A_PAGE)


def number_of(frame: Frame) -> int:
    """The page that the address names."""
    return max(1, frame.number("page", 1, MOST_PAGES))


def cut(rows: Sequence[Row], number: int) -> Sheet:
    """One page of rows that are at hand."""
    return Sheet(rows[(number - 1) * A_PAGE : number * A_PAGE], number, len(rows) > number * A_PAGE)
