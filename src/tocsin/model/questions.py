"""What can be asked of a store: one frozen set of filters, and the columns that an answer has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["text", "integer", "real", "boolean", "date", "timestamp"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table that people see: its name, its type and what a value means."""

    name: str
    type: ColumnType
    meaning: str


@dataclass(frozen=True, slots=True)
class Filters:
    """The question: every field that is not null narrows the answer; days are ISO dates.

    "Attacks that Washington could know of on 23 December 2020" is Filters(type="ASSAULT", as_of="2020-12-23").
    """

    as_of: str | None = None
    """What the world could know at the end of that day; null is the present state."""
    recorded_as_of: str | None = None
    """What this store held at that moment (UTC; a day means its end)."""
    since: str | None = None
    """Happened on or after that day; what has no day is left out."""
    until: str | None = None
    """Happened on or before that day."""
    actor: str | None = None
    """Anyone in the row: id ("IRN", "person:donald-trump") or words of the name ("Trump")."""
    place: str | None = None
    """Place id, words of its name, or the country that it lies in ("IRQ", "Iraq")."""
    type: str | None = None
    """PLOVER type or mode of an event, or of a commitment's action."""
    speaker: str | None = None
    """Who says so: speaker of a claim, or the one on whose word an event's actor stands."""
    about: str | None = None
    """Event id that a claim speaks about."""
    by: str | None = None
    """Who acts, speaks or commits himself."""
    to: str | None = None
    """To whom it is done, said or promised."""
    status: str | None = None
    """Status of an event, or what became of a commitment."""
    kind: str | None = None
    """Kind of commitment, date, actor, place, or speaker."""
    certainty: str | None = None
    """How sure a claim is, or one of those on whose word an event's actors stand: certain, probable, possible, unspecified."""
    text: str | None = None
    """Words that stand in the sentence (in the article, for articles); "…" keeps words together."""
    due_before: str | None = None
    """Due, or falling, on or before that day."""
    due_after: str | None = None
    """Due, or falling, on or after that day."""
    article: str | None = None
    """Article id."""
    id: str | None = None
    """Id of one finding."""
    known_after: str | None = None
    """Known only after that day: what came since somebody last looked."""
    newest: bool = False
    """True: the latest first."""
    policy: str | None = None
    """Which figure a dispute shows as best: conservative, interval, latest-official or all (none); interval unless said."""
    all: bool = False
    """True: rows that a person rejected are shown too."""
    limit: int | None = None
    """At most so many rows; null is all."""
    offset: int = 0
    """So many of the first rows are passed over: the next page of a list."""
