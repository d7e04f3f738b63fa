"""The persons of a text by surname, first name and spelling: who "Soleimani", "Qassem" or "Marco" is."""

from __future__ import annotations

from bisect import bisect_left, insort

from tocsin.extract.actors.spelling import folded, is_same_given

# Shorter parts of a name are initials and articles ("J.", "al").
_INITIAL = 2
# A surname that more people than this bear in one text names nobody by itself.
_NAMESAKES = 30
# Within two or three sentences the one who was named last is meant, whoever is the talk of the rest.
_NEAR = 60
# A first name and a surname.
_PAIR = 2
_NOBODY: set[str] = set()


class People:
    """Names of persons with the token at which each begins; grows while the text is read."""

    __slots__ = ("_bearers", "_by_last", "_by_part", "_counts", "_given", "_whole")

    def __init__(self) -> None:
        self._by_last: dict[str, list[tuple[int, str]]] = {}
        self._by_part: dict[str, set[str]] = {}
        self._bearers: dict[str, set[str]] = {}
        self._counts: dict[str, dict[str, int]] = {}
        self._whole: dict[str, dict[tuple[str, ...], str]] = {}
        """By surname: names of three words and more as folded, and who bears them: Suu Kyi is Aung San Suu Kyi."""
        self._given: dict[str, dict[str, str]] = {}
        """By surname: first name as folded, or "", and who bears it."""

    def add(self, words: list[str], start: int, actor: str) -> None:
        """Notes a name of one or more words."""
        last = folded(words[-1])
        insort(self._by_last.setdefault(last, []), (start, actor))
        counts = self._counts.setdefault(last, {})
        given = self._given.setdefault(last, {})
        if len(given) < _NAMESAKES or actor in counts:
            counts[actor] = counts.get(actor, 0) + 1
            self._bearers.setdefault(last, set()).add(actor)
            given.setdefault(folded(words[0]) if len(words) > 1 else "", actor)
        if len(words) > _PAIR:
            self._whole.setdefault(last, {}).setdefault(tuple(folded(word) for word in words), actor)
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
        named = {name: actor for name, actor in given.items() if name} or given
        tail = tuple(folded(word) for word in words)
        longer = {actor for name, actor in self._whole.get(tail[-1], {}).items() if len(tail) > 1 and name[-len(tail) :] == tail}
        if len(longer) == 1:
            return longer.pop()
        fits = {actor for other, actor in named.items() if not first or not other or is_same_given(other, first)}
        return fits.pop() if len(fits) == 1 else None

    def bearers(self, word: str) -> set[str]:
        """All persons of that surname."""
        return self._bearers.get(folded(word), set())

    def named(self, word: str, at: int, *, is_part_enough: bool = False, barred: set[str] = _NOBODY) -> str | None:
        """The person of a single name: who bore it last before token `at` and near it, else who bears it most.

        With `is_part_enough` a first or middle name will do that one person alone bears.
        """
        key = folded(word)
        found = self._by_last.get(key)
        if found:
            i = bisect_left(found, (at, ""))
            if i and at - found[i - 1][0] <= _NEAR and found[i - 1][1] not in barred:
                return found[i - 1][1]
            counts = {actor: n for actor, n in self._counts[key].items() if actor not in barred}
            return max(counts, key=lambda actor: counts[actor]) if counts else None
        bearers = self._by_part.get(key, set())
        return next(iter(bearers)) if is_part_enough and len(bearers) == 1 else None
