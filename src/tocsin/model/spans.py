"""Spans of characters and intervals of days: what every finding stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tocsin.model.vocabulary import Granularity


class Span(NamedTuple):
    """Characters `[start, end)` of `article.text`; a pair of numbers in JSON.

    In "Rockets hit Baghdad." the place is Span(12, 19).
    """

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """True if the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True if `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both included, as ISO dates; null means open on that side.

    "in late November" of 2020 is Interval("2020-11-21", "2020-11-30", "part").
    """

    start: str | None
    end: str | None
    granularity: Granularity | None = None
