"""Decides whether a run of words is a place at all: evidence for and against adds up, and at nought it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.places.evidence import Evidence
from tocsin.lexicon.places import place_weights

if TYPE_CHECKING:
    from tocsin.extract.places.spotting import Spot, Words
    from tocsin.model import Span

# What no other mention of the name can outweigh.
_DECISIVE = frozenset({"no_place_after", "ship_elsewhere", "ship_before", "name_of_body", "title_before", "saint"})
# So much evidence in one sentence carries the name through the article.
_PLAIN = 1.5


class Judge:
    """Weighs the spots of one Doc.

    In "Gen. Jackson left Kirkuk for Jackson, Mississippi" the first Jackson is a man, the second a town.
    """

    __slots__ = ("_evidence", "_ships", "_weights", "_words")

    def __init__(self, words: Words, dateline: Span | None = None) -> None:
        self._words = words
        self._weights = place_weights("recognise")
        self._evidence = Evidence(words, dateline)
        self._ships: set[str] = set()

    def accepted(self, groups: list[list[Spot]]) -> list[Spot]:
        """The spots that are places, the longest at each start, none overlapping; what the index knows comes before what it does not."""
        for group in groups:
            for spot in group:
                for name in self._evidence.of(spot):
                    self._note(spot, name)
        sure = {spot.key for group in groups for spot in group if spot.score >= _PLAIN}
        self._ships = {spot.key for group in groups for spot in group if "ship_before" in spot.notes}
        taken = self._take(groups, sure)
        return self._fill(groups, taken, sure)

    def _take(self, groups: list[list[Spot]], sure: set[str]) -> list[Spot]:
        out: list[Spot] = []
        end = -1
        for group in groups:
            for spot in group:
                if spot.first <= end or not spot.senses:
                    continue
                self._compare(spot, out[-1] if out else None, sure)
                if spot.score >= 0:
                    out.append(spot)
                    end = spot.last
                    break
        return out

    def _fill(self, groups: list[list[Spot]], taken: list[Spot], sure: set[str]) -> list[Spot]:
        """Adds names that the index lacks where nothing known stands."""
        held = {at for spot in taken for at in range(spot.first, spot.last + 1)}
        ends = {spot.last: spot for spot in taken}
        for group in groups:
            for spot in group:
                if spot.senses or any(at in held for at in range(spot.first, spot.last + 1)):
                    continue
                self._compare(spot, ends.get(spot.first - 2), sure)
                if spot.score >= 0:
                    taken.append(spot)
                    held.update(range(spot.first, spot.last + 1))
                    ends[spot.last] = spot
        return sorted(taken, key=lambda spot: spot.first)

    def _compare(self, spot: Spot, before: Spot | None, sure: set[str]) -> None:
        """Evidence from other spots: a list, the same name elsewhere."""
        if before and before.last == spot.first - 2 and self._words.low[spot.first - 1] in {",", "and", "or", "&"}:
            self._note(spot, "in_list")
        if spot.key in self._ships and "ship_before" not in spot.notes:
            self._note(spot, "ship_elsewhere")
        if spot.score < 0 and spot.key in sure and not _DECISIVE & set(spot.notes):
            self._note(spot, "elsewhere")

    def _note(self, spot: Spot, name: str) -> None:
        spot.score += self._weights[name]
        spot.notes.append(name)
