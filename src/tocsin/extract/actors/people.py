"""The persons of a text by surname, first name and spelling: who "Soleimani", "Qassem" or "Marco" is."""

from __future__ import annotations

from bisect import bisect_left, insort

from tocsin.extract.actors.spelling import folded, is_same_given

# Shorter parts of a name are initials and articles ("J.", "al").
_INITIAL = 2
# A surname that more people than this bear in one text names nobody by itself.
_NAMESAKES = 30


class People:
    """Names of persons with the token at which each begins; grows while the text is read."""

    __slots__ = ("_by_last", "_by_part", "_given")

    def __init__(self) -> None:
        self._by_last: dict[str, list[tuple[int, str]]] = {}
        self._by_part: dict[str, set[str]] = {}
        self._given: dict[str, dict[str, str]] = {}
        """By surname: first name as folded, or "", and who bears it."""

    def add(self, words: list[str], start: int, actor: str) -> None:
        """Notes a name of one or more words."""
        last = folded(words[-1])
        insort(self._by_last.setdefault(last, []), (start, actor))
        given = self._given.setdefault(last, {})
        if len(given) < _NAMESAKES:
            given.setdefault(folded(words[0]) if len(words) > 1 else "", actor)
        for word in words[:-1]:
            if len(word) > _INITIAL:
                self._by_part.setdefault(folded(word), set()).add(actor)

    def same(self, words: list[str]) -> str | None:
        """The person with that surname whose first name is a spelling of this one: Qasem and Qassem."""
        given = self._given.get(folded(words[-1]))
        if not given:
            return None
        first = folded(words[0]) if len(words) > 1 else ""
        if first in given:
            return given[first]
        fits = {actor for other, actor in given.items() if not first or not other or is_same_given(other, first)}
        return fits.pop() if len(fits) == 1 else None

    def named(self, word: str, at: int, *, is_part_enough: bool = False) -> str | None:
        """The person of a single name: the last before token `at` who bears it, else the first behind.

        With `is_part_enough` a first or middle name will do that one person alone bears.
        """
        key = folded(word)
        found = self._by_last.get(key)
        if found:
            i = bisect_left(found, (at, ""))
            return found[i - 1][1] if i else found[0][1]
        bearers = self._by_part.get(key, set())
        return next(iter(bearers)) if is_part_enough and len(bearers) == 1 else None
