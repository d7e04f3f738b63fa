"""Where things happened and who acts on whom: the latest events of a question, put together by place and by pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tocsin.desk.desk import Desk
from tocsin.model.questions import Filters
from tocsin.present.points import Point, point_of
from tocsin.store import Store
from tocsin.store.mapping import Told, pairs_among, told_events

MOST_EVENTS = 4_000
"""Events that are looked at, the latest first: a month of a busy war, and answered in a fifth of a second."""
FORCES = frozenset({"MOBILIZE", "RETREAT"})
"""Types of events that tell where forces stand."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it may be shown, and the events told of it, the latest first; without a point where a whole country is meant."""

    place: str
    name: str
    kind: str | None
    country: str | None
    point: Point | None
    events: Sequence[dict[str, Any]]

    @property
    def articles(self) -> int:
        """How many articles tell of it."""
        return len({event["article"] for event in self.events})


@dataclass(frozen=True, slots=True)
class Tie:
    """What one actor is told to do to another in one quad class: its events, and how many origins tell them."""

    source: str
    target: str
    quad: int
    origins: int
    events: Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Network:
    """Actors by id with name and origins that name them, and the ties between them, the heaviest first."""

    actors: dict[str, tuple[str, int]]
    ties: Sequence[Tie]
    is_cut: bool


def spots_of(desk: Desk, filters: Filters) -> tuple[list[Spot], bool]:
    """Places of a question, those that most articles tell of first, and whether older events were left out."""
    told = _told(desk.store, filters, is_placed=True)
    held: dict[str, list[Told]] = defaultdict(list)
    for each in told:
        held[each.row["place"]].append(each)
    spots = [_spot(place, rows) for place, rows in held.items()]
    return sorted(spots, key=lambda spot: (-spot.articles, spot.place)), len(told) == MOST_EVENTS


def _spot(place: str, told: Sequence[Told]) -> Spot:
    """Where it may be drawn: the radius is the record's own, and larger where the place is guarded."""
    row, kind = told[0].row, told[0].place_kind
    name, point = row["place_name"] or "", None
    if kind != "country" and row["lat"] is not None and row["lon"] is not None:
        forces = any(each.row["type"] in FORCES for each in told)
        point = point_of(name, kind, (row["lat"], row["lon"]), holds_forces=forces)
        if not point.is_coarse and told[0].radius_km:
            point = replace(point, radius_km=told[0].radius_km)
    return Spot(place, name, kind, row["country"], point, [each.row for each in told])


def network_of(desk: Desk, filters: Filters) -> Network:
    """Who is told to do what to whom, counted in origins; actors that one article alone knows, and private persons, are no part of it."""
    told = _told(desk.store, filters, is_placed=False)
    origin = _origins(desk.store, told)
    held: dict[tuple[str, str, int], list[Told]] = defaultdict(list)
    names: dict[str, str] = {}
    by_actor: dict[str, set[int]] = defaultdict(set)
    for each in told:
        for source, target in _pairs(each.row, names):
            held[source, target, each.row["quad"]].append(each)
            by_actor[source].add(origin[each.body])
            by_actor[target].add(origin[each.body])
    ties = [Tie(*key, len({origin[each.body] for each in rows}), [each.row for each in rows]) for key, rows in held.items()]
    actors = {actor: (names[actor], len(found)) for actor, found in by_actor.items()}
    return Network(actors, sorted(ties, key=lambda tie: (-tie.origins, tie.source, tie.target, tie.quad)), len(told) == MOST_EVENTS)


def _told(store: Store, filters: Filters, *, is_placed: bool) -> list[Told]:
    """What happened did so before it was known: a day asked about also ends the days that are looked through."""
    until = filters.until or filters.as_of
    asked = replace(filters, until=until, limit=min(filters.limit or MOST_EVENTS, MOST_EVENTS))
    return list(store.stream(lambda connection: iter(told_events(connection, asked, is_placed=is_placed))))


def _pairs(row: dict[str, Any], names: dict[str, str]) -> Iterable[tuple[str, str]]:
    for source in _parties(row["actor"], row["actor_name"], names):
        for target in _parties(row["recipient"], row["recipient_name"], names):
            if source != target:
                yield source, target


def _parties(ids: str | None, shown: str | None, names: dict[str, str]) -> list[str]:
    """Actors that are known across articles: the others are words of one article, among them every private person."""
    listed, called = (ids or "").split("; "), (shown or "").split("; ")
    if len(listed) != len(called):
        called = listed
    found = [(each, name) for each, name in zip(listed, called, strict=True) if each and not each.startswith("local:")]
    for each, name in found:
        names.setdefault(each, name)
    return [each for each, _ in found]


def _origins(store: Store, told: Iterable[Told]) -> dict[int, int]:
    """Per text the one that stands for all its copies."""
    bodies = {each.body for each in told}
    above = {each: each for each in bodies}

    def top(each: int) -> int:
        while above[each] != each:
            above[each] = each = above[above[each]]
        return each

    for a, b in store.stream(lambda connection: iter(pairs_among(connection, bodies))):
        above[max(top(a), top(b))] = min(top(a), top(b))
    return {each: top(each) for each in bodies}
