"""What was placed before, held in memory: for pictures of a few thousand records, and to check what the store holds."""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain as joined

from tocsin.merge.parts import Part
from tocsin.merge.placing import FIRST, LAST, Chain, Key, Placement, keys_in, order_of, place
from tocsin.merge.stories import Sketch
from tocsin.merge.storylines import days_near, fewest_of, keys_of, nearest, vector_of
from tocsin.model import Judgement

Ordered = tuple[str, Part]
"""Where a part stands in the order, and the part."""


class Remembered:
    """Everything that was placed, found by its keys."""

    def __init__(self) -> None:
        self.stories: dict[str, str] = {}
        self.chains: dict[str, Chain] = {}
        self.incident: dict[str, str] = {}
        self.placed: dict[str, list[str]] = {}
        """Chains by article, of its version that was placed last."""
        self.judgements: list[Judgement] = []
        self._sketches: dict[int, Sketch] = {}
        self._numbers: dict[str, int] = {}
        self._words: dict[str, list[int]] = defaultdict(list)
        self._keys: dict[str, list[tuple[Key, str]]] = defaultdict(list)
        self._members: dict[str, list[tuple[str, str]]] = defaultdict(list)

    def story_of(self, article: str) -> str | None:
        """The story of an article that has been placed in another version."""
        return self.stories.get(article)

    def alike(self, sketch: Sketch) -> Sequence[tuple[Sketch, str]]:
        """Articles that share words and days with a sketch, with their stories."""
        first, last = days_near(sketch)
        shared: Counter[int] = Counter(number for word in keys_of(vector_of(sketch)) for number in self._words[word])
        near = {number: count for number, count in shared.items() if _is_near(self._sketches[number], first, last)}
        found = [self._sketches[number] for number in nearest(near, fewest_of(sketch))]
        return [(other, self.stories[other.article]) for other in found]

    def holders(self, key: Key) -> Sequence[tuple[Chain, str]]:
        """Chains that share a key, the first and the last of them, with their incidents."""
        fit = [name for held, name in self._keys[key.words] if held.first <= key.last and key.first <= held.last]
        return [(self.chains[name], self.incident[name]) for name in ends(fit)]

    def members(self, incident: str) -> Sequence[Chain]:
        """The first and the last chains of an incident, in order."""
        return [self.chains[name] for name in ends([name for _, name in self._members[incident]])]

    def add(self, order: str, part: Part) -> Placement:
        """Places one article after all others."""
        found = place(part, order, self)
        for gone, kept in found.merged:
            self._merge(gone, kept)
        self._forget(part.article)
        self.stories |= {part.article: found.story, **dict(found.moved)}
        number = self._numbers[part.article] = len(self._sketches)
        self._sketches[number] = part.sketch
        for word in keys_of(vector_of(part.sketch)):
            self._words[word].append(number)
        for chain, incident in found.incidents:
            self._keep(chain, incident)
        self.placed[part.article] = [chain.id for chain, _ in found.incidents]
        self.judgements += found.judgements
        return found

    def _keep(self, chain: Chain, incident: str) -> None:
        self.chains[chain.id], self.incident[chain.id] = chain, incident
        insort(self._members[incident], (chain.order, chain.id))
        for key in keys_in(chain):
            self._keys[key.words].append((key, chain.id))

    def _merge(self, gone: str, kept: str) -> None:
        for name, held in self.incident.items():
            if held == gone:
                self.incident[name] = kept
        self._members[kept] = sorted(self._members[kept] + self._members.pop(gone, []))

    def _forget(self, article: str) -> None:
        """An older version is not looked at any more once the next one is placed."""
        number = self._numbers.get(article)
        if number is not None:
            for word in keys_of(vector_of(self._sketches[number])):
                self._words[word].remove(number)
        for name in self.placed.get(article, ()):
            chain = self.chains[name]
            self._members[self.incident[name]].remove((chain.order, name))
            for key in keys_in(chain):
                self._keys[key.words].remove((key, name))

    def current(self) -> list[tuple[Chain, str]]:
        """The chains of the newest version of every article with their incidents."""
        return [(self.chains[name], self.incident[name]) for name in joined(*self.placed.values())]


def _is_near(sketch: Sketch, first: int, last: int) -> bool:
    days = sketch.days or (first, last)
    return days[1] >= first and days[0] <= last


def ends(names: Sequence[str]) -> list[str]:
    """The first and the last of some chains."""
    return [*names] if len(names) <= FIRST + LAST else [*names[:FIRST], *names[-LAST:]]


def remember(parts: Iterable[tuple[str | None, Part]]) -> Remembered:
    """Places all parts, each with the day from which it was known, in their order."""
    memory = Remembered()
    for known, part in sorted(parts, key=lambda pair: order_of(pair[0], pair[1].article, pair[1].version)):
        memory.add(order_of(known, part.article, part.version), part)
    return memory
