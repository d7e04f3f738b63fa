"""Stories: articles that tell of one thing, by the words of title and lede, names above all.

Method: TF-IDF over title and lede; pairs that share rare words are joined from the most alike down, as long as the two groups'
articles are alike on average. A function of the set of articles.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from tocsin.lexicon.trips import stem, trip_words
from tocsin.merge.mentions import days_of
from tocsin.model import Record, Story

ALIKE_AT = 0.195
"""Mean cosine of the articles of two groups from which they are one story; measured on shuffled look-alike stories, see docs/decisions/030."""
TITLE = 2.0
NAME = 2.5
"""A word of the title counts so often, a name so much more."""
LEDE_WORDS = 160
_SENTENCE = re.compile(r"[.!?:\n]\W*|``\s*")
LONGEST = 20_000
"""Characters of the body that are read."""
_RARE = 12
"""Only the rarest words of an article are its keys."""
_CROWD = 60
"""A word that stands in more articles is no key."""
_FADES = 14.0
"""Days after which an article's weight for a story is a third."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a story needs of an article: its words with weights, its days, its title."""

    article: str
    words: Mapping[str, float]
    days: tuple[int, int] | None
    title: str


def sketch_of(record: Record) -> Sketch:
    """The sketch of a record: a function of that record alone."""
    article = record.article
    title = article.title or next((record.text_of(block.span) for block in article.blocks if block.kind == "title"), "")
    body = [record.text_of(block.span) for block in article.blocks if block.kind in {"paragraph", "quote"} and not block.is_repeat]
    published = article.published
    days = days_of(published.start, published.end) if published else None
    return Sketch(article.id, _weights(title, " ".join(body) or article.text), days, title or (body or [article.text])[0][:80])


def _weights(title: str, body: str) -> dict[str, float]:
    """Words of title and lede, and names of the whole text, with weights that grow slowly with how often they stand."""
    counts: dict[str, float] = defaultdict(float)
    names: set[str] = set()
    for text, weight in ((title, TITLE), (body[:LONGEST], 1.0)):
        starts = {match.end() for match in _SENTENCE.finditer(text)} | {0}
        for at, match in enumerate(_WORD.finditer(text)):
            word = stem(match[0])
            is_name = not match[0].islower() and match.start() not in starts
            names |= {word} if (is_name and text is body[:LONGEST]) or match[0].isdigit() else set()
            if (at < LEDE_WORDS or is_name) and len(word) > 1 and match[0].lower() not in trip_words().weak:
                counts[word] += weight
    return {word: (1.0 + math.log(count)) * (NAME if word in names else 1.0) for word, count in counts.items()}


def stories_of(records: Iterable[Record]) -> tuple[Story, ...]:
    """The stories of some records, in order of id; every article is in one."""
    return stories_of_sketches([sketch_of(record) for record in records])


def stories_of_sketches(sketches: Iterable[Sketch]) -> tuple[Story, ...]:
    """The same from sketches, so that an article is read once."""
    listed = sorted(sketches, key=lambda each: each.article)
    vectors = _vectors(listed)
    pairs = sorted(((_fit(listed, vectors, i, j), i, j) for i, j in _candidates(listed, vectors)), key=lambda pair: (-pair[0], pair[1:]))
    groups = _Groups(listed, vectors)
    for fit, i, j in pairs:
        if fit < ALIKE_AT:
            break
        groups.join(i, j)
    return tuple(sorted((_story([listed[at] for at in held]) for held in groups.members.values()), key=lambda story: story.id))


def _vectors(sketches: Sequence[Sketch]) -> list[dict[str, float]]:
    """Unit vectors, each word weighed by how few articles have it."""
    spread = Counter(word for sketch in sketches for word in sketch.words)
    total = len(sketches) + 1
    return [_unit({word: weight * math.log(total / spread[word]) for word, weight in sketch.words.items()}) for sketch in sketches]


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {word: weight / length for word, weight in vector.items()} if length else {}


def _candidates(sketches: Sequence[Sketch], vectors: Sequence[Mapping[str, float]]) -> set[tuple[int, int]]:
    spread = Counter(word for sketch in sketches for word in sketch.words)
    holders: dict[str, list[int]] = defaultdict(list)
    for at, vector in enumerate(vectors):
        keys = sorted((word for word in vector if 1 < spread[word] <= _CROWD), key=lambda word: (-vector[word], word))
        for word in keys[:_RARE]:
            holders[word].append(at)
    return {pair for held in holders.values() for pair in combinations(held, 2)}


def _fit(sketches: Sequence[Sketch], vectors: Sequence[Mapping[str, float]], i: int, j: int) -> float:
    return cosine(vectors[i], vectors[j]) * _fade(sketches[i], sketches[j])


def _fade(a: Sketch, b: Sketch) -> float:
    if a.days is None or b.days is None:
        return 1.0
    return math.exp(-max(0, a.days[0] - b.days[1], b.days[0] - a.days[1]) / _FADES)


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Cosine of two unit vectors, summed in the order of words so that it is the same in every run."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return math.fsum(weight * large[word] for word, weight in small.items() if word in large)


class _Groups:
    """Articles in groups with the sum of their vectors."""

    def __init__(self, sketches: Sequence[Sketch], vectors: Sequence[Mapping[str, float]]) -> None:
        self.owner = list(range(len(sketches)))
        self.members = {at: [at] for at in self.owner}
        self.sums: dict[int, Mapping[str, float]] = dict(enumerate(vectors))

    def join(self, i: int, j: int) -> None:
        """Makes two groups one if their articles are alike on average."""
        one, other = sorted((self.owner[i], self.owner[j]))
        pairs = len(self.members[one]) * len(self.members.get(other, ()))
        if one == other or cosine(self.sums[one], self.sums[other]) / pairs < ALIKE_AT:
            return
        both = Counter(self.sums[one])
        both.update(self.sums.pop(other))
        self.sums[one] = both
        self.members[one] += self.members.pop(other)
        for at in self.members[one]:
            self.owner[at] = one


def _story(sketches: Sequence[Sketch]) -> Story:
    """A story's id and title come from its first article by day, so that they outlive what comes later."""
    first = min(sketches, key=lambda each: (each.days or (10**9, 0), each.article))
    days = [each.days for each in sketches if each.days is not None]

    start = date.fromordinal(min(day[0] for day in days)).isoformat() if days else None
    end = date.fromordinal(max(day[1] for day in days)).isoformat() if days else None
    return Story(f"story:{first.article}", tuple(sorted(each.article for each in sketches)), first.title, start, end)
