"""Which country a text is about, sentence by sentence: whose the police are that nobody calls Somali."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# "The army" is that of the country of the sentence, else of the nearest sentence before that names one; farther back another may be meant.
_BACK = 3
# A text is about a country that four sentences name, if one more in ten or so names another.
_MANY = 4
_SHARE = 0.8
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MODIFIES = frozenset({"amod", "compound", "nmod", "poss"})
_OBJECTS = frozenset({"dobj", "pobj", "dative", "conj"})


@dataclass(frozen=True, slots=True)
class Named:
    """A country that a token names: as a state, or by a place that lies there."""

    at: int
    country: str
    is_place: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Nouns for persons and ships, verbs of harm, the forces that a state has at home, and verbs of travel."""

    others: frozenset[str]
    harming: frozenset[str]
    at_home: frozenset[str]
    travelling: frozenset[str]


class Lands:
    """The countries that each sentence names, by states, their adjectives and capitals, and by places.

    In "A cell fired mortars at an airstrip outside Baidoa, Somalia, police said" all that is named is Somali, so the police are.
    """

    __slots__ = ("_named", "_starts", "_tokens", "_words")

    def __init__(self, tokens: list[Token], states: list[tuple[int, str]], places: list[tuple[int, str]], words: Words) -> None:
        self._tokens = tokens
        self._words = words
        self._starts = [token.i for token in tokens if token.is_sent_start]
        self._named: dict[int, list[Named]] = {}
        for at, country in states:
            self._named.setdefault(self._sentence(at), []).append(Named(at, country, is_place=False))
        for at, country in places:
            self._named.setdefault(self._sentence(at), []).append(Named(at, country, is_place=True))

    def _sentence(self, i: int) -> int:
        return bisect_right(self._starts, i)

    def forget(self, at: set[int]) -> None:
        """Takes out what is named inside the names of bodies, where the text names another country as such: "the Chin Hills Defence Council"."""
        states = {one.country for named in self._named.values() for one in named if not one.is_place}
        for sentence, named in self._named.items():
            kept = [one for one in named if not (one.is_place and one.at in at and states and one.country not in states)]
            self._named[sentence] = kept

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

    def is_named(self, country: str, i: int) -> bool:
        """True for a country that the sentence of a token names as such, or that nothing speaks against: all places of the text lie there."""
        here = self._named.get(self._sentence(i), ())
        return self.named() == {country} or any(one.country == country and not one.is_place and not self._is_visited(one) for one in here)

    def states_before(self, i: int) -> set[str]:
        """The states that the last sentence with any names as such, of those before a token."""
        for n in range(self._sentence(i), -1, -1):
            found = {one.country for one in self._named.get(n, ()) if not one.is_place and one.at < i}
            if found:
                return found
        return set()

    def most(self) -> str | None:
        """The country that most sentences with any name, the first of them among these: four or more, and four in five."""
        states = [{one.country for one in named} for _, named in sorted(self._named.items()) if named]
        counts = Counter(country for found in states for country in found)
        country, n = counts.most_common(1)[0] if counts else ("", 0)
        is_most = n >= _MANY and n >= _SHARE * counts.total() and country in states[0]
        return country if is_most else None

    def only(self) -> str | None:
        """The one country of the whole text."""
        found = self.named()
        return found.pop() if len(found) == 1 else None

    def of(self, token: Token, *, back: int = _BACK, is_state: bool = False, is_body: bool = True) -> str | None:
        """Whose "the army" or "the president" most likely is at a token: of the country that its sentence is about, else the ones before.

        In "The government expelled two French envoys" it is not France's; in "Iraq protested, and the ministry recalled its envoy to
        Ankara" it is Iraq's. With `is_state` a place counts only where no state is named, since a minister may be on a visit; only then
        is one of two countries chosen, and for a body the one that acts.
        """
        sentence = self._sentence(token.i)
        visited: str | None = None
        for n in range(sentence, sentence - back, -1):
            every = self._named.get(n, [])
            named = [one for one in every if not self._is_others(one, token if n == sentence else None, is_state=is_state)]
            if is_state and len(named) < len(every):
                named = [one for one in named if one.is_place or one.at < token.i]
            at_home = self._not_visited(named) if is_state else named
            found = {one.country for one in at_home}
            if len(found) > 1 or (not is_state and found and len({one.country for one in every}) > 1):
                return self._led(at_home, token) if is_state and is_body and n >= sentence - 1 else None
            if found:
                return found.pop()
            abroad = {one.country for one in named}
            visited = visited or (abroad.pop() if len(abroad) == 1 else None)
        return visited

    def _not_visited(self, named: list[Named]) -> list[Named]:
        """What is left of some countries without those that one is only in, if a state is named on its own: "said in Lima that Peru would act"."""
        states = [one for one in named if not one.is_place and not self._is_visited(one)]
        if any(self._tokens[one.at].dep_ not in _MODIFIES for one in states):
            return states
        return [one for one in named if not self._is_visited(one)]

    def _led(self, named: list[Named], token: Token) -> str | None:
        """The one country that the subject of a sentence, or what stands ahead of it, names before a token."""
        acts = [one for one in named if one.at < token.i and self._tokens[one.at].head.lemma_ not in self._words.harming]
        found = {one.country for one in acts if self._subject_of(one) is not None}  # whose strike it was does not say whose the army is
        return found.pop() if len(found) == 1 else None

    def _subject_of(self, one: Named) -> Token | None:
        """The verb of which "Iraq" in "Iraq's speaker said" is a part of the subject; the first word for "In Ouagadougou, the ministry said"."""
        node = self._tokens[one.at]
        if one.is_place and self._tokens[max(0, node.i - 1)].is_sent_start:
            return node
        while node.dep_ in _MODIFIES or (node.dep_ == "pobj" and node.head.lower_ == "of"):
            node = node.head if node.dep_ != "pobj" else node.head.head
        return node.head if node.dep_ in _SUBJECTS and node.head.dep_ in {"ROOT", "conj", "ccomp"} else None

    def _is_visited(self, one: Named) -> bool:
        token = self._tokens[one.at]
        return token.dep_ == "pobj" and (token.head.lower_ in {"in", "at"} or self._is_gone_to(one))

    def _is_gone_to(self, one: Named) -> bool:
        """True for the Venezuela of "the commission will go to Caracas"."""
        token = self._tokens[one.at]
        return token.dep_ == "pobj" and token.head.lower_ in {"to", "for"} and token.head.head.lemma_ in self._words.travelling

    def _is_others(self, one: Named, token: Token | None, *, is_state: bool) -> bool:
        """True for a country that belongs to whom something is done to: "French" of "arrested two French nuns"."""
        word = self._tokens[one.at]
        if self._is_gone_to(one):
            return True
        if token is not None and not one.is_place and not is_state and self._is_harmed_by(token, one):
            return True
        if token is not None and is_state and token.dep_ in _OBJECTS and word.dep_ in _SUBJECTS:
            verb = self._subject_of(one)  # "Russia urged the government": another's
            if verb is not None and verb != word and any(ancestor == verb for ancestor in token.ancestors):
                return True
        if one.is_place or (token is not None and one.at < self._verb(token).i):
            return False
        if word.dep_ in _MODIFIES:
            return word.head.lemma_ in self._words.others and word.head.dep_ in _OBJECTS and (token is None or token.dep_ in _SUBJECTS)
        return is_state and token is not None and token.dep_ in _SUBJECTS and word.dep_ in _OBJECTS and self._is_below(word, token)

    def _is_harmed_by(self, token: Token, one: Named) -> bool:
        """True for the civilians of "Russian jets killed 30 civilians"."""
        verb = self._subject_of(one)
        return (
            verb is not None
            and verb.lemma_ in self._words.harming
            and token.dep_ in _OBJECTS
            and any(ancestor == verb for ancestor in token.ancestors)
            and not any(child.dep_ in _SUBJECTS and child.lemma_ in self._words.at_home for child in verb.children)
        )

    @staticmethod
    def _verb(token: Token) -> Token:
        return token.head if token.dep_ in _SUBJECTS else token

    @staticmethod
    def _is_below(word: Token, token: Token) -> bool:
        return any(ancestor == token.head for ancestor in word.ancestors)
