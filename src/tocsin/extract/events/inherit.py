"""A deed told again keeps the day and place that the article gave it elsewhere: "the attack" after "Rebels shelled the port on 20 December"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, hypot, radians
from typing import TYPE_CHECKING, Literal

from tocsin.extract.events.frame import is_old

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tocsin.model import Event, Place, Record, Where

Told = Literal["pointing", "aside", "news"]
"""How a mention tells its deed: a noun that points back, a side clause, or news."""

# An article that tells of more deeds between two mentions has moved on.
_WINDOW = 40
# A town and what lies around it: the Green Zone and "Baghdad" are one place, Baghdad and Kirkuk are two.
_NEAR_KM = 30.0
# Two named sites of one town: the airport and the Green Zone of Baghdad are two.
_SITE_KM = 3.0
_KM_PER_DEGREE = 111.2
_COARSE = frozenset({"country", "region", "sea"})
# Modes that say roughly the same of one deed: a rocket is an explosive, a drone comes by air.
_LOOSE_MODES = frozenset({"explosives", "aerial", "heavy-weapons", "targeted", "destroy"})
_HAPPENED = frozenset({"actual", "ongoing"})
_OWN_PLACE = frozenset({"phrase", "object"})


@dataclass(frozen=True, slots=True)
class Mention:
    """An event with the way in which it is told."""

    event: Event
    told: Told


def with_inherited(record: Record, mentions: Sequence[Mention]) -> tuple[Event, ...]:
    """The events, those without a day of their own with that of another mention of the same deed, basis "inherited".

    "Rebels shelled the port on 20 December. The attack killed two." dates both.
    """
    heirs = _Heirs(record, [mention.event for mention in mentions])
    for at, mention in enumerate(mentions):
        if mention.told == "pointing" and _is_stated(mention.event):
            heirs.give_back(at)
    for at, mention in enumerate(mentions):
        if mention.told != "news" and not _is_stated(mention.event):
            heirs.take(at, is_sure=mention.told == "pointing")
        if mention.told == "pointing":
            heirs.settle(at)
    return tuple(heirs.events)


class _Heirs:
    """The events of a record while days are handed on."""

    __slots__ = ("events", "persons", "places", "record")

    def __init__(self, record: Record, events: list[Event]) -> None:
        self.record = record
        self.events = events
        self.persons = {actor.id for actor in record.actors if actor.kind == "person"}
        self.places = {place.id: place for place in record.places}

    def give_back(self, at: int) -> None:
        """The day of "The attack happened on Friday" goes to the nearest mention before that has none."""
        for other in range(at - 1, max(-1, at - 1 - _WINDOW), -1):
            if not self._is_alike(self.events[other], self.events[at]):
                continue
            if not _is_stated(self.events[other]):
                self._hand_on(self.events[at], other)
            return

    def take(self, at: int, *, is_sure: bool) -> None:
        """The day of the nearest dated mention before, else of the nearest after."""
        before = range(at - 1, max(-1, at - 1 - _WINDOW), -1)
        after = range(at + 1, min(len(self.events), at + 1 + _WINDOW))
        found = next(self._sources(at, before, is_sure=is_sure), None) or next(self._sources(at, after, is_sure=is_sure), None)
        if found is not None:
            self._hand_on(found, at)

    def settle(self, at: int) -> None:
        """The place of the nearest mention before that has one of its own."""
        mine = self.events[at]
        if _has_own_place(mine):
            return
        before = self.events[max(0, at - _WINDOW) : at][::-1]
        found = next((event for event in before if self._is_alike(mine, event)), None)
        if found is not None and found.where is not None and _has_own_place(found):
            self.events[at] = replace(mine, where=replace(found.where, basis="sentence"))

    def _sources(self, at: int, others: Iterable[int], *, is_sure: bool) -> Iterator[Event]:
        mine = self.events[at]
        for other in others:
            event = self.events[other]
            if _is_dated(event) and self._is_alike(mine, event) and (is_sure or self._is_shared(mine, event)):
                yield event

    def _hand_on(self, source: Event, to: int) -> None:
        mine = self.events[to]
        when = replace(source.when, basis="inherited") if source.when is not None else None
        where = mine.where
        if source.where is not None and _has_own_place(source) and not _has_own_place(mine):
            where = replace(source.where, basis="sentence")
        is_recalled = mine.frame == "news" and when is not None and is_old(when, self.record.article)
        self.events[to] = replace(mine, when=when, where=where, frame="background" if is_recalled else mine.frame)

    def _is_alike(self, a: Event, b: Event) -> bool:
        """True for two single deeds of one type whose means, people and places do not clash."""
        if a.type != b.type or not {a.status, b.status} <= _HAPPENED or "aggregate" in {a.count, b.count} or a.sentence == b.sentence:
            return False
        if _clash(a.mode, b.mode) or self._people_clash(a, b):
            return False
        return bool(_sufferers(a) & _sufferers(b) & self.persons) or self._is_same_place(a.where, b.where) is not False

    def _people_clash(self, a: Event, b: Event) -> bool:
        """True if both name those who did it or suffered it, and none is the same."""
        if _differ({actor.actor for actor in a.actors}, {actor.actor for actor in b.actors}):
            return True
        mine, other = _sufferers(a), _sufferers(b)
        return not mine & other and bool(mine & self.persons or (mine and other & self.persons))

    def _is_shared(self, a: Event, b: Event) -> bool:
        """True if a place finer than a country, or somebody who suffered, is the same."""
        return self._is_same_place(a.where, b.where, is_fine=True) is True or bool(_sufferers(a) & _sufferers(b))

    def _is_same_place(self, a: Where | None, b: Where | None, *, is_fine: bool = False) -> bool | None:
        """Null where a side has no place of its own, or only a country that fits."""
        if a is None or b is None or not {a.basis, b.basis} <= _OWN_PLACE:
            return None
        if a.place == b.place:
            return not (is_fine and self._is_coarse(a.place)) or None
        one, other = self.places.get(a.place or ""), self.places.get(b.place or "")
        return _are_near(one, other) if one is not None and other is not None else None

    def _is_coarse(self, place: str | None) -> bool:
        found = self.places.get(place or "")
        return found is not None and found.kind in _COARSE


def _has_own_place(event: Event) -> bool:
    return event.where is not None and event.where.basis in _OWN_PLACE


def _is_stated(event: Event) -> bool:
    return event.when is not None and event.when.basis == "stated"


def _is_dated(event: Event) -> bool:
    return event.when is not None and event.when.basis in {"stated", "inherited"}


def _clash(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a != b and not {a, b} & _LOOSE_MODES


def _differ(a: set[str | None], b: set[str | None]) -> bool:
    one, other = a - {None}, b - {None}
    return bool(one) and bool(other) and not one & other


def _sufferers(event: Event) -> set[str]:
    """Ids of the recipients, without a country that only says where."""
    where = event.where.span if event.where is not None else None
    return {one.actor for one in event.recipients if one.actor is not None and not (where is not None and where.overlaps(one.span))}


def _are_near(a: Place, b: Place) -> bool | None:
    """True for a place and what lies around it, false for two places; null for a country that holds the other."""
    if a.kind in _COARSE or b.kind in _COARSE:
        return False if a.country and b.country and a.country != b.country else None
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    north, east = a.lat - b.lat, (a.lon - b.lon) * cos(radians(a.lat))
    are_sites = a.kind == b.kind == "facility"
    reach = _SITE_KM if are_sites else max(_NEAR_KM, a.radius_km or 0.0, b.radius_km or 0.0)
    return hypot(north, east) * _KM_PER_DEGREE <= reach
