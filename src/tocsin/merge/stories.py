"""What a story needs of one article: the weighed words of title and lede, its names, its days, and of a bare headline its meaning."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from tocsin.lexicon.commonness import rarity
from tocsin.lexicon.trips import stem, trip_words
from tocsin.merge.headlines import meaning_of
from tocsin.merge.mentions import days_of
from tocsin.model import Record

TITLE = 2.0
NAME = 2.5
"""A word of the title counts so often, a name so much more."""
LEDE_WORDS = 160
LONGEST = 20_000
"""Characters of the body that are read."""
_NAMES = 60
"""So many names are kept, those that stand most often."""
_KEPT = 80
"""Words of an article that are kept: with all of them look-alike stories come out the same."""
_SHORTEST = 3
_HEADLINE = 250
"""Characters up to which a text of one paragraph is a headline without a body."""
_SENTENCE = re.compile(r"[.!?:\n]\W*|``\s*")
_FULL_STOP = re.compile(r"(?<![.\s])\.['\"”’]*$")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a story needs of an article: its words as a unit vector, its days, its title."""

    article: str
    words: Mapping[str, float]
    days: tuple[int, int] | None
    title: str
    names: frozenset[str] = frozenset()
    """Names in the body; none for a headline, which sets many words in capitals."""
    is_headline: bool = False
    meaning: bytes = b""
    """Of a headline without a body: its embedding, a signed byte a dimension; empty where the model is not installed."""


def sketch_of(record: Record) -> Sketch:
    """The sketch of a record: a function of that record alone."""
    article = record.article
    title = article.title or next((record.text_of(block.span) for block in article.blocks if block.kind == "title"), "")
    body = [record.text_of(block.span) for block in article.blocks if block.kind in {"paragraph", "quote"} and not block.is_repeat]
    published = article.published
    days = days_of(published.start, published.end) if published else None
    shown = title or (body or [article.text])[0][:80]
    told = " ".join(body) or article.text
    if _is_headline(title, body, article.text):
        words, _ = _weights(title or told, "")
        return Sketch(article.id, unit(words), days, shown, is_headline=True, meaning=meaning_of(title or told))
    words, names = _weights(title, told)
    return Sketch(article.id, unit(words), days, shown, names)


def unit(words: Mapping[str, float]) -> dict[str, float]:
    """The weightiest words by how often they stand and how rare they are in news at large, as a unit vector; empty for no words."""
    weighed = {word: weight * rarity(word) for word, weight in words.items()}
    kept = sorted(weighed, key=lambda word: (-weighed[word], word))[:_KEPT]
    length = math.sqrt(math.fsum(weighed[word] ** 2 for word in kept))
    return {word: weighed[word] / length for word in kept} if length else {}


def _is_headline(title: str, body: list[str], text: str) -> bool:
    """True where nothing is told but one short line without a full stop."""
    told = [part.strip() for part in body if part.strip() != title.strip()]
    return len(text) <= _HEADLINE and (not told or (not title and len(told) == 1 and not _FULL_STOP.search(told[0])))


def _weights(title: str, body: str) -> tuple[dict[str, float], frozenset[str]]:
    """Words of title and lede, and names of the whole text, with weights that grow slowly with how often they stand; the names."""
    counts: dict[str, float] = defaultdict(float)
    names: Counter[str] = Counter()
    for text, weight in ((title, TITLE), (body[:LONGEST], 1.0)):
        starts = {match.end() for match in _SENTENCE.finditer(text)} | {0}
        for at, match in enumerate(_WORD.finditer(text)):
            word = stem(match[0])
            is_name = not match[0].islower() and match.start() not in starts
            if (is_name and weight == 1.0) or match[0].isdigit():
                names[word] += 1
            if (at < LEDE_WORDS or is_name) and len(word) > 1 and match[0].lower() not in trip_words().weak:
                counts[word] += weight
    weighed = {word: (1.0 + math.log(count)) * (NAME if word in names else 1.0) for word, count in counts.items()}
    proper = (word for word, _ in names.most_common() if word in counts and len(word) >= _SHORTEST and not word[0].isdigit())
    return weighed, frozenset(list(proper)[:_NAMES])
