"""How often events are told: the incident of each, its voices, origins and articles, and who gives which figure of the dead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select

from tocsin.model.columns import TABLES
from tocsin.model.questions import Filters
from tocsin.store import sqlite
from tocsin.store.listing import clocks_of
from tocsin.store.narrow import ask
from tocsin.store.overlay import overlay_of
from tocsin.store.schema import TYPED, finding
from tocsin.store.schema_picture import account, incident, membership

AT_ONCE = 1_000
Figure = tuple[str, float | None, float | None]


@dataclass(frozen=True, slots=True)
class Telling:
    """How often an incident is told: its id, mentions, ultimate speakers, origins and articles, and who gives which figure of the dead."""

    incident: str
    mentions: int
    voices: int
    origins: int
    articles: int
    when: tuple[str | None, str | None]
    place: str | None
    country: str | None
    point: tuple[float | None, float | None]
    accounts: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Teller:
    """Looks events up for one question; incidents that were looked up stay at hand, as long as there are not too many."""

    connection: Connection
    filters: Filters
    with_accounts: bool = False
    known: dict[str, Telling] = field(default_factory=dict)

    def of(self, events: Sequence[str]) -> dict[str, Telling]:
        """By event id, as the clocks of the question let it through; events that were not placed yet are missing."""
        clocks = clocks_of(self.filters, membership)
        asked = select(membership.c.event, membership.c.incident).where(membership.c.event.in_(sqlite.among(events)), *clocks)
        placed = [(event, identity) for event, identity in self.connection.execute(asked)]
        if len(self.known) > MOST_KNOWN:
            self.known.clear()
        self._look_up(sorted({identity for _, identity in placed if identity not in self.known}))
        return {event: self.known[identity] for event, identity in placed if identity in self.known}

    def _look_up(self, incidents: Sequence[str]) -> None:
        asked = select(*(incident.c[name] for name in _OF_INCIDENT)).where(
            incident.c.id.in_(sqlite.among(incidents)), *clocks_of(self.filters, incident)
        )
        figures = _figures(self.connection, incidents, self.filters) if self.with_accounts else {}
        for row in self.connection.execute(asked):
            self.known[row[0]] = _telling(row, figures)


_OF_INCIDENT = ("id", "mentions", "voices", "origins", "articles", "when_start", "when_end", "place_name", "country", "lat", "lon")
MOST_KNOWN = 20_000
"""Incidents at hand: some ten megabytes."""


def _telling(row: Sequence[Any], figures: dict[str, list[Figure]]) -> Telling:
    identity, mentions, voices, origins, articles, start, end, place, country, lat, lon = row
    held = tuple(dict.fromkeys(figures.get(identity, ())))
    return Telling(identity, mentions, voices, origins, articles, (start, end), place, country, (lat, lon), held)


def _figures(connection: Connection, incidents: Sequence[str], filters: Filters) -> dict[str, list[Figure]]:
    out: dict[str, list[Figure]] = defaultdict(list)
    asked = select(account.c.incident, account.c.speaker_name, account.c.low, account.c.high, account.c.bound)
    asked = asked.where(account.c.incident.in_(sqlite.among(incidents)), account.c.slot == "killed", account.c.polarity == "affirmed")
    for identity, speaker, low, high, bound in connection.execute(asked.where(*clocks_of(filters, account)).order_by(account.c.id)):
        if low is not None or high is not None:
            out[identity].append((speaker, low, high if high is not None or bound == "at_least" else low))
    return out


def told_rows(connection: Connection, filters: Filters) -> Iterator[tuple[tuple[Any, ...], str | None, Telling | None]]:
    """The rows of `events` in their order, each with the kind of its place and with its telling."""
    asked = ask("events", filters, overlay_of(connection, filters)).add_columns(finding.c.article.label("article_key"))
    names = [column.name for column in TABLES["events"]]
    at_id, at_place = names.index("id"), names.index("place")
    rows = iter(connection.execution_options(yield_per=AT_ONCE).execute(asked))
    teller = Teller(connection, filters)
    while batch := [tuple(row) for row in islice(rows, AT_ONCE)]:
        told = teller.of([row[at_id] for row in batch])
        kinds = _place_kinds(connection, sorted({row[-1] for row in batch if row[at_place]}))
        for row in batch:
            yield row[:-1], kinds.get((row[-1], row[at_place])), told.get(row[at_id])


def _place_kinds(connection: Connection, keys: Sequence[int]) -> dict[tuple[int, str], str]:
    place = TYPED["place"]
    asked = select(finding.c.article, finding.c.id, place.c.kind).join(place, place.c.finding == finding.c.pk)
    return {
        (key, identity): kind
        for key, identity, kind in connection.execute(asked.where(finding.c.kind == "place", finding.c.article.in_(sqlite.among(keys))))
    }
