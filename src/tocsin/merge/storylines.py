"""Which story an article continues: online, in one pass over the articles in the order in which they were known.

Method: cosine of title and lede with names, each word weighed by how rare it is in news at large (and not among the articles at
hand), fading with the days between. The answer depends on earlier articles only, so that nothing that comes later changes it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tocsin.lexicon.commonness import rarity
from tocsin.merge.stories import Sketch

CONTINUES_AT = 0.32
"""Half the likeness to the nearest article of a story and half the mean likeness to those of it that come near at all;
measured on shuffled look-alike stories, see docs/decisions/031."""
KEYS = 12
"""So many of an article's weightiest words are looked up."""
FEWEST = 2
"""Articles that share fewer of them are not compared."""
MOST = 50
"""So many earlier articles are compared at most, those with the most words in common, the latest of those."""
_FADES = 14.0
"""Days after which likeness is a third."""
REACH = 17
"""Days after which no likeness is enough: e to the power of -17/14 is below CONTINUES_AT."""

Vector = Mapping[str, float]


def vector_of(sketch: Sketch) -> Vector:
    """A sketch as a unit vector; empty for an article without words."""
    weighed = {word: weight * rarity(word) for word, weight in sketch.words.items()}
    length = math.sqrt(math.fsum(weight * weight for weight in weighed.values()))
    return {word: weight / length for word, weight in weighed.items()} if length else {}


def keys_of(vector: Vector) -> tuple[str, ...]:
    """The words by which an article is found."""
    return tuple(sorted(vector, key=lambda word: (-vector[word], word))[:KEYS])


def days_near(sketch: Sketch) -> tuple[int, int]:
    """First and last day between which an article must have come out to be of one story; all days where its own is unknown."""
    return (sketch.days[0] - REACH, sketch.days[1] + REACH) if sketch.days else (0, 10**7)


def likeness(a: Sketch, b: Sketch, left: Vector, right: Vector) -> float:
    """How alike two articles are: 0 to 1."""
    small, large = (left, right) if len(left) <= len(right) else (right, left)
    cosine = math.fsum(weight * large[word] for word, weight in small.items() if word in large)
    if a.days is None or b.days is None:
        return cosine
    return cosine * math.exp(-max(0, a.days[0] - b.days[1], b.days[0] - a.days[1]) / _FADES)


def continued(fits: Iterable[tuple[float, str]]) -> str | None:
    """The story that an article continues, from its likeness to earlier articles and their stories; null for a new one."""
    by_story: dict[str, list[float]] = defaultdict(list)
    for fit, story in fits:
        by_story[story].append(fit)
    scored = [((max(found) + math.fsum(found) / len(found)) / 2, story) for story, found in by_story.items()]
    best = min(scored, key=lambda each: (-each[0], each[1]), default=(0.0, ""))
    return best[1] if best[0] >= CONTINUES_AT else None


def storylines(sketches: Sequence[Sketch]) -> dict[str, str]:
    """Each article with the first article of its story; sketches come in the order in which they were known."""
    vectors = [vector_of(sketch) for sketch in sketches]
    holders: dict[str, list[int]] = defaultdict(list)
    story: dict[str, str] = {}
    for at, sketch in enumerate(sketches):
        shared = Counter(other for word in keys_of(vectors[at]) for other in holders[word])
        near = nearest(shared, FEWEST)
        fits = [(likeness(sketch, sketches[other], vectors[at], vectors[other]), story[sketches[other].article]) for other in near]
        story[sketch.article] = continued(fits) or sketch.article
        for word in keys_of(vectors[at]):
            holders[word].append(at)
    return story


def nearest(shared: Mapping[int, int], fewest: int) -> list[int]:
    """The earlier articles that are compared: by how many words they share, the latest first."""
    fit = [other for other, count in shared.items() if count >= fewest]
    return sorted(fit, key=lambda other: (-shared[other], -other))[:MOST]
