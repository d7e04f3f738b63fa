"""Which country a text is about, sentence by sentence: whose the police are that nobody calls Somali."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# "The army" is that of the country of the sentence, else of the nearest sentence before that names one; farther back another may be meant.
_BACK = 3
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MODIFIES = frozenset({"amod", "compound", "nmod", "poss"})
_OBJECTS = frozenset({"dobj", "pobj", "dative", "conj"})


@dataclass(frozen=True, slots=True)
class Named:
    """A country that a token names: as a state, or by a place that lies there."""

    at: int
    country: str
    is_place: bool


class Lands:
    """The countries that each sentence names, by states, their adjectives and capitals, and by places.

    In "A cell fired mortars at an airstrip outside Baidoa, Somalia, police said" all that is named is Somali, so the police are.
    """

    __slots__ = ("_named", "_others", "_starts", "_tokens")

    def __init__(self, tokens: list[Token], states: list[tuple[int, str]], places: list[tuple[int, str]], others: frozenset[str]) -> None:
        self._tokens = tokens
        self._others = others
        self._starts = [token.i for token in tokens if token.is_sent_start]
        self._named: dict[int, list[Named]] = {}
        for at, country in states:
            self._named.setdefault(self._sentence(at), []).append(Named(at, country, is_place=False))
        for at, country in places:
            self._named.setdefault(self._sentence(at), []).append(Named(at, country, is_place=True))

    def _sentence(self, i: int) -> int:
        return bisect_right(self._starts, i)

    def forget(self, at: set[int]) -> None:
        """Takes out what is named inside the names of bodies: "Chin Hills" of "the Chin Hills Defence Council"."""
        for sentence, named in self._named.items():
            self._named[sentence] = [one for one in named if not (one.is_place and one.at in at)]

    def here(self, i: int) -> set[str]:
        """The countries of the sentence of a token."""
        return {one.country for one in self._named.get(self._sentence(i), ())}

    def near(self, i: int) -> str | None:
        """The one country that the sentence of a token names, or the nearest sentence before that names any; null where that names two."""
        sentence = self._sentence(i)
        for n in range(sentence, sentence - _BACK, -1):
            found = {one.country for one in self._named.get(n, ())}
            if found:
                return next(iter(found)) if len(found) == 1 else None
        return None

    def named(self) -> set[str]:
        """All countries of the text."""
        return {one.country for named in self._named.values() for one in named}

    def only(self) -> str | None:
        """The one country of the whole text."""
        found = self.named()
        return found.pop() if len(found) == 1 else None

    def of(self, token: Token, *, back: int = _BACK, is_state: bool = False) -> str | None:
        """Whose "the army" or "the president" most likely is at a token: of the country that its sentence is about, else the ones before.

        In "The government expelled two French envoys" it is not France's; in "Iraq protested, and the ministry recalled its envoy to
        Ankara" it is Iraq's. With `is_state` a place counts only where no state is named: a minister may be on a visit.
        """
        sentence = self._sentence(token.i)
        for n in range(sentence, sentence - back, -1):
            named = [one for one in self._named.get(n, ()) if not self._is_others(one, token if n == sentence else None, is_state=is_state)]
            if is_state:
                named = [one for one in named if not one.is_place and not self._is_visited(one)] or named
            found = {one.country for one in named}
            if len(found) > 1:
                return self._led(named, token.i)
            if found:
                return found.pop()
        return None

    def _led(self, named: list[Named], before: int) -> str | None:
        """The one country that the subject of a sentence, or what stands ahead of it, names before a token."""
        found = {one.country for one in named if one.at < before and self._is_in_subject(one)}
        return found.pop() if len(found) == 1 else None

    def _is_in_subject(self, one: Named) -> bool:
        """True for "Iraq" in "Iraq's speaker said" and "Ouagadougou" in "In Ouagadougou, the ministry said"."""
        node = self._tokens[one.at]
        if one.is_place and self._tokens[max(0, node.i - 1)].is_sent_start:
            return True
        while node.dep_ in _MODIFIES or (node.dep_ == "pobj" and node.head.lower_ == "of"):
            node = node.head if node.dep_ != "pobj" else node.head.head
        return node.dep_ in _SUBJECTS and node.head.dep_ in {"ROOT", "conj", "ccomp"}

    def _is_visited(self, one: Named) -> bool:
        token = self._tokens[one.at]
        return token.dep_ == "pobj" and token.head.lower_ in {"in", "at"}

    def _is_others(self, one: Named, token: Token | None, *, is_state: bool) -> bool:
        """True for a country that belongs to whom something is done to: "French" of "arrested two French nuns"."""
        word = self._tokens[one.at]
        if one.is_place or (token is not None and one.at < self._verb(token).i):
            return False
        if word.dep_ in _MODIFIES:
            return word.head.lemma_ in self._others and word.head.dep_ in _OBJECTS and (token is None or token.dep_ in _SUBJECTS)
        return is_state and token is not None and token.dep_ in _SUBJECTS and word.dep_ in _OBJECTS and self._is_below(word, token)

    @staticmethod
    def _verb(token: Token) -> Token:
        return token.head if token.dep_ in _SUBJECTS else token

    @staticmethod
    def _is_below(word: Token, token: Token) -> bool:
        return any(ancestor == token.head for ancestor in word.ancestors)
