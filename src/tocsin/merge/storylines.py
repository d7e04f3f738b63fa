"""Which story an article continues: online, in one pass over the articles in the order in which they were known.

Method: cosine of title and lede with names, each word weighed by how rare it is in news at large (and not among the articles at
hand), fading with the days between. A new article and those nearest to it are grouped by average link; two groups that each have a
name of their own are two look-alike stories. What the grouping shows of earlier articles is known from the new one's day on. The
answer depends on earlier articles only, so that nothing that comes later changes what was known.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tocsin.merge.headlines import MEANT_AT, Seen, alike, settle_headline
from tocsin.merge.stories import Sketch

ALIKE_AT = 0.28
"""Mean likeness of the articles of two groups from which they are one story; measured on shuffled look-alike stories, see
docs/decisions/031."""
KEYS = 12
"""So many of an article's weightiest words are looked up."""
FEWEST = 2
"""Articles that share fewer of them are not compared; for headlines one is enough, they have no more than eight."""
MOST = 50
"""So many earlier articles are compared at most, those with the most words in common, the latest of those."""
_NO_SAY = 0.08
"""Articles less alike to a new one tell nothing of its story: leaving them out changes no figure."""
_FADES = 14.0
"""Days after which likeness is a third."""
_HEADLINE_FADES = 1.25
"""A headline says less, and tomorrow's like it are of tomorrow's story: measured on headlines of 36 hours."""
_OF_WORDS = 0.3
"""Share of the words in the likeness of two headlines; the rest is what they mean."""
REACH = 17
"""Days after which no likeness is enough."""
_TELLING = 4
"""Articles from which a group's names tell."""
_OWN = 0.7
_FOREIGN = 0.2
"""A name of a group's own stands in so many of its articles, and in at most so many of the other's."""

_STEPS = float(2**20)
"""A weight is a whole number of steps; products of two, and sums of them, stay below 2**53 and so are exact."""

Vector = Mapping[str, float]
Near = Sequence[tuple[Sketch, str]]
"""Earlier articles with their stories."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The story of a new article, and earlier articles that it shows to be of another story than was thought."""

    story: str
    moved: tuple[tuple[str, str], ...] = ()


def vector_of(sketch: Sketch) -> Vector:
    """A sketch as a unit vector; empty for an article without words."""
    return sketch.words


def keys_of(vector: Vector) -> tuple[str, ...]:
    """The words by which an article is found."""
    return tuple(sorted(vector, key=lambda word: (-vector[word], word))[:KEYS])


def fewest_of(sketch: Sketch) -> int:
    """How many keys an earlier article must share with a sketch to be compared with it."""
    return 1 if sketch.is_headline else FEWEST


def days_near(sketch: Sketch) -> tuple[int, int]:
    """First and last day between which an article must have come out to be of one story; all days where its own is unknown."""
    return (sketch.days[0] - REACH, sketch.days[1] + REACH) if sketch.days else (0, 10**7)


def likenesses(sketches: Sequence[Sketch]) -> list[list[float]]:
    """How alike some articles are, each with each: 0 to 1."""
    words = _cosines([vector_of(sketch) for sketch in sketches])
    meanings = [sketch.meaning for sketch in sketches]
    meant = alike(meanings) if sum(map(bool, meanings)) > 1 else []
    fits = [[0.0] * len(sketches) for _ in sketches]
    for i, j in combinations(range(len(sketches)), 2):
        fit = words[i][j]
        if meanings[i] and meanings[j]:
            fit = _OF_WORDS * fit + (1 - _OF_WORDS) * meant[i][j]
        fits[i][j] = fits[j][i] = fit * _faded(sketches[i], sketches[j]) if fit else 0.0
    return fits


def _cosines(vectors: Sequence[Vector]) -> list[list[float]]:
    """Cosines of unit vectors, each with each. In whole numbers, so that neither order nor machine shows in a sum."""
    import numpy as np

    place = {word: at for at, word in enumerate(dict.fromkeys(word for vector in vectors for word in vector))}
    rows = np.zeros((len(vectors), len(place)))
    for row, vector in zip(rows, vectors, strict=True):
        row[[place[word] for word in vector]] = np.rint(np.array(list(vector.values())) * _STEPS)
    found: list[list[float]] = ((rows @ rows.T) / (_STEPS * _STEPS)).tolist()
    return found


def cosine(left: Vector, right: Vector) -> float:
    """Cosine of two unit vectors; summed without rounding, so that the order of words does not matter."""
    return math.fsum(left[word] * right[word] for word in left.keys() & right.keys())


def _faded(a: Sketch, b: Sketch) -> float:
    if a.days is None or b.days is None:
        return 1.0
    days = max(0, a.days[0] - b.days[1], b.days[0] - a.days[1])
    return math.exp(-days / (_HEADLINE_FADES if a.is_headline and b.is_headline else _FADES))


def settle(sketch: Sketch, near: Near) -> Settled:
    """Which story an article continues, else its own; and what its coming shows of the articles near to it.

    A bare headline follows the headlines that mean the same: see `settle_headline`.
    """
    fits = likenesses([sketch, *(other for other, _ in near)])
    if sketch.is_headline:
        return _continued(sketch, near, fits[0][1:])
    heard = [0, *(at for at in range(1, len(fits)) if fits[0][at] >= _NO_SAY)]
    listed = [sketch, *(near[at - 1][0] for at in heard[1:])]
    stories = [None, *(near[at - 1][1] for at in heard[1:])]
    groups = _Groups(listed, [[fits[i][j] for j in heard] for i in heard]).made()
    named = dict(_named(groups, [(sketch.article, story) for sketch, story in zip(listed, stories, strict=True)]))
    mine = next(at for at, group in enumerate(groups) if 0 in group)
    moved = (
        (listed[at].article, named[number])
        for number, group in enumerate(groups)
        for at in group
        if at and len(group) > 1 and stories[at] != named[number] and not listed[at].is_headline
    )
    return Settled(named[mine], tuple(sorted(moved)))


def _continued(sketch: Sketch, near: Near, fits: Sequence[float]) -> Settled:
    """The story of a headline. Of two headlines their meaning counts more than their words, which calls for more likeness."""
    seen = [Seen(other.article, story, fit, is_headline=other.is_headline) for (other, story), fit in zip(near, fits, strict=True)]
    floors = [MEANT_AT if sketch.meaning and other.meaning else ALIKE_AT for other, _ in near]
    return Settled(*settle_headline(sketch.article, [one for one, floor in zip(seen, floors, strict=True) if one.fit >= floor], seen))


def _named(groups: Sequence[Sequence[int]], held: Sequence[tuple[str, str | None]]) -> Iterator[tuple[int, str]]:
    """Each group under the story that has most articles in it, its first article above all, if no other group has more of them;
    else under a new name. `held` gives articles with their stories, the new one first.
    """
    claims: Counter[tuple[int, str]] = Counter()
    for number, group in enumerate(groups):
        for article, story in (held[at] for at in group):
            if story is not None:
                claims[number, story] += 3 if story == f"story:{article}" else 2
    taken: dict[int, str] = {}
    for (number, story), _ in sorted(claims.items(), key=lambda each: (-each[1], each[0][1], each[0][0])):
        if number not in taken and story not in taken.values():
            taken[number] = story
    new = f"story:{held[0][0]}"
    for number, group in enumerate(groups):
        yield number, taken.get(number, new if 0 in group else f"{new}/{number}")


class _Groups:
    """Articles joined from the most alike down, as long as the two groups are alike on average and no names tell them apart."""

    def __init__(self, sketches: Sequence[Sketch], fits: list[list[float]]) -> None:
        self.owner = list(range(len(sketches)))
        self.members = {at: [at] for at in self.owner}
        self.names = {at: Counter(sketch.names) for at, sketch in enumerate(sketches)}
        self.sums = fits

    def made(self) -> list[list[int]]:
        """The groups, in order of their first article."""
        fits = ((self.sums[i][j], j, i) for i in self.owner for j in range(i) if self.sums[i][j] >= ALIKE_AT)
        for _, i, j in sorted(fits, key=lambda fit: (-fit[0], fit[1:])):
            self._join(*sorted((self.owner[i], self.owner[j])))
        return [self.members[at] for at in sorted(self.members)]

    def _join(self, one: int, other: int) -> None:
        pairs = len(self.members[one]) * len(self.members.get(other, ()))
        if (
            one == other
            or self.sums[one][other] / pairs < ALIKE_AT
            or (self._is_told_by_name(one, other) and self._is_told_by_name(other, one))
        ):
            return
        self.members[one] += self.members.pop(other)
        self.names[one] += self.names.pop(other)
        for at in self.members[one]:
            self.owner[at] = one
        for at in self.members:
            self.sums[one][at] += self.sums[other][at]
            self.sums[at][one] = self.sums[one][at]

    def _is_told_by_name(self, one: int, other: int) -> bool:
        """True if the one group has a name that most of it tells and the other does not."""
        own, foreign = len(self.members[one]), len(self.members[other])
        if min(own, foreign) < _TELLING:
            return False
        held = self.names[other]
        return any(count >= _OWN * own and held[name] <= _FOREIGN * foreign for name, count in self.names[one].items())


def storylines(sketches: Sequence[Sketch]) -> dict[str, str]:
    """The story of each article after the last; sketches come in the order in which they were known."""
    holders: dict[str, list[int]] = defaultdict(list)
    story: dict[str, str] = {}
    for at, sketch in enumerate(sketches):
        keys = keys_of(vector_of(sketch))
        first, last = days_near(sketch)
        shared = Counter(other for word in keys for other in holders[word] if _meets(sketches[other], first, last))
        near = [(sketches[other], story[sketches[other].article]) for other in nearest(shared, fewest_of(sketch))]
        settled = settle(sketch, near)
        story |= {sketch.article: settled.story, **dict(settled.moved)}
        for word in keys:
            holders[word].append(at)
    return story


def _meets(sketch: Sketch, first: int, last: int) -> bool:
    return sketch.days is None or (sketch.days[1] >= first and sketch.days[0] <= last)


def nearest(shared: Mapping[int, int], fewest: int) -> list[int]:
    """The earlier articles that are compared: by how many words they share, the latest first."""
    fit = [other for other, count in shared.items() if count >= fewest]
    return sorted(fit, key=lambda other: (-shared[other], -other))[:MOST]
