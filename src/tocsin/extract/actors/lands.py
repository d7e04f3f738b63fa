"""Which countries a text names where: what says whose "the police" are, when nothing else does."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# "The army" is that of the country of the sentence, else of the nearest sentence before that names one; farther back another may be meant.
_BACK = 3


class Lands:
    """The countries that each sentence names, by states, their adjectives and capitals, and by places.

    In "A cell fired mortars at an airstrip outside Baidoa, Somalia, police said" all that is named is Somali, so the police are.
    """

    __slots__ = ("_named", "_starts")

    def __init__(self, tokens: list[Token], named: list[tuple[int, str]]) -> None:
        self._starts = [token.i for token in tokens if token.is_sent_start]
        self._named: dict[int, set[str]] = {}
        for i, country in named:
            self._named.setdefault(self._sentence(i), set()).add(country)

    def _sentence(self, i: int) -> int:
        return bisect_right(self._starts, i)

    def here(self, i: int) -> set[str]:
        """The countries of the sentence of a token."""
        return self._named.get(self._sentence(i), set())

    def near(self, i: int) -> str | None:
        """The one country that the sentence of a token names, or the nearest sentence before that names any; null where that names two."""
        sentence = self._sentence(i)
        for n in range(sentence, sentence - _BACK, -1):
            found = self._named.get(n)
            if found:
                return next(iter(found)) if len(found) == 1 else None
        return None

    def only(self) -> str | None:
        """The one country of the whole text."""
        found = {country for named in self._named.values() for country in named}
        return found.pop() if len(found) == 1 else None
