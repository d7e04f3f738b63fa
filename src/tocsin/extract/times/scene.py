"""Where a time stands: the day of speaking, the words around it, what was dated before it in the text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tocsin.extract.times.direction import NO_PULL, Pull, pull_of
from tocsin.extract.times.index import head_of, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from tocsin.extract.times.days import Days
    from tocsin.extract.times.patterns import Match
    from tocsin.model import Interval, Span
    from tocsin.model.vocabulary import TimeType

# Readers, and so writers, do not look further back; it also keeps long lists of dates linear.
_MEMORY = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """What a match means: type, TIMEX3 value, and the days where they can be told; open ends are null."""

    type: TimeType
    value: str | None
    days: Days | None = None
    basis: str = "publication"
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Characters in which another day than that of publication is "today"."""

    span: Span
    today: date


class Scene:
    """One document while its times are read; `told` grows as they are."""

    __slots__ = ("_said_starts", "doc", "said", "today", "told")

    def __init__(self, doc: Doc, today: date | None, said: tuple[Said, ...] = ()) -> None:
        self.doc = doc
        self.today = today
        self.said = said
        self.told: list[tuple[Match, Reading]] = []
        self._said_starts = [one.span.start for one in said]

    def now(self, match: Match) -> date | None:
        """The day on which the match is spoken: that of the quotation it stands in, else that of publication."""
        said = self.saying(match)
        return self.today if said is None else said.today

    def saying(self, match: Match) -> Said | None:
        """The dated quotation around a match."""
        at = bisect_right(self._said_starts, match.span.start) - 1
        return self.said[at] if at >= 0 and self.said[at].span.contains(match.span) else None

    def basis(self, match: Match) -> str:
        """Reads "said" inside a dated quotation, else "publication"."""
        return "publication" if self.saying(match) is None else "said"

    def head(self, match: Match) -> Token | None:
        """The token that the rest of a match hangs on."""
        return head_of(self.doc, match.span)

    def pull(self, match: Match) -> Pull:
        """Which way the words around a match look."""
        head = self.head(match)
        first = next((token.i for token in tokens_of(self.doc, match.span)), None)
        return NO_PULL if head is None or first is None else pull_of(head, first)

    def recent(self) -> list[tuple[Match, Reading]]:
        """What was told before, the last first, as far back as a reader remembers."""
        return self.told[: -_MEMORY - 1 : -1]

    def last(self, *granularities: str) -> Days | None:
        """The last days told before, of one of some granularities; of any where none is given."""
        for _, reading in self.recent():
            if (
                reading.days is not None
                and reading.type in {"DATE", "TIME"}
                and (not granularities or reading.days.granularity in granularities)
            ):
                return reading.days
        return None


def midpoint(published: Interval | None) -> date | None:
    """The middle of the days of publication; null where they are unknown, open or no ISO dates."""
    start, end = (_iso(day) for day in ((published.start, published.end) if published else (None, None)))
    return start + (end - start) / 2 if start and end else None


def _iso(day: str | None) -> date | None:
    try:
        return date.fromisoformat((day or "")[:10])
    except ValueError:
        return None
