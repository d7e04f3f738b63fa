"""Finds every run of words that the index knows or the model calls a place, before anything is decided."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tocsin.lexicon.places import fold, place_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from tocsin.lexicon.places import Named, PlaceIndex

# "Democratic People's Republic of Korea" has six tokens.
_LONGEST = 7
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
# Inside a name these stand between words; everything else ends it.
_JOINTS = frozenset({"-", "'", "’", "'s", "’s", "&", ".", "–", "/"})

# Marks of direction and width that pages leave on words: no letter of any name.
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
# "Côte d'Ivoire".
_ELIDED = frozenset({"d'", "d’", "l'", "l’"})


@dataclass(slots=True)
class Spot:
    """A run of tokens that may be a place, with all senses of its name."""

    first: int
    last: int
    key: str
    senses: tuple[Named, ...]
    label: str = ""
    """The model's label where the run is exactly its entity."""
    score: float = 0.0
    container: Spot | None = None
    """"Alabama" for "Decatur" in "Decatur, Alabama"."""
    wants: str = ""
    """The kind that a class word asks for."""
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Words:
    """The tokens of a Doc as plain lists, read once: attribute look-ups on tokens are the cost of a pass."""

    doc: Doc
    source: str
    """The whole text."""
    at: list[int]
    """First character of each token."""
    text: list[str]
    low: list[str]
    is_capital: list[bool]
    entity: list[int]
    """Index into `entities` or -1."""
    entities: list[tuple[int, int, str]]
    is_read: list[bool]

    @classmethod
    def of(cls, doc: Doc, source: str) -> Words:
        """Reads a Doc of a text; the Doc would join its text anew from its tokens."""
        tokens = list(doc)
        marked = [token.text for token in tokens]
        text = [word.strip(_INVISIBLE) or word for word in marked]
        entity = [-1] * len(text)
        entities = [(span.start, span.end - 1, span.label_) for span in doc.ents]
        for at, (first, last, _) in enumerate(entities):
            entity[first : last + 1] = [at] * (last - first + 1)
        low = [word.lower() for word in text]
        return cls(
            doc, source, [token.idx + _lead(whole, word) for token, whole, word in zip(tokens, marked, text, strict=True)], text, low, [word[:1].isupper() for word in text], entity, entities, [bool(token.dep) for token in tokens],
        )  # fmt: skip


def _lead(whole: str, word: str) -> int:
    """How many invisible marks stand before a word in its token."""
    return 0 if whole is word or whole == word else whole.index(word)


def spot_places(words: Words, index: PlaceIndex) -> list[list[Spot]]:
    """All runs known to the index, grouped by the token at which they start, the longest first; then the model's own."""
    runs = list(_runs(words, index.lower_names()))
    known = index.find({key for _, _, key in runs})
    starts: dict[int, list[Spot]] = {}
    for first, last, key in runs:
        # Embassies are put together from sender and city, see compounds.py: their names would swallow the city.
        senses = _own_senses(tuple(named for named in known.get(key, ()) if named.toponym.feature != "embassy"))
        if senses:
            starts.setdefault(first, []).append(Spot(first, last, key, senses, _label(words, first, last)))
    for first, last, label in _own_names(words):
        if all(spot.last != last for spot in starts.get(first, ())):
            starts.setdefault(first, []).append(Spot(first, last, fold(_text(words, first, last)), (), label))
    return [sorted(group, key=lambda spot: -spot.last) for _, group in sorted(starts.items())]


def _own_senses(senses: tuple[Named, ...]) -> tuple[Named, ...]:
    """Without towns that bear the name of a feature only in translation: the White House is no name of Casablanca."""
    if not any(named.toponym.feature and named.how == "name" for named in senses):
        return senses
    return tuple(named for named in senses if named.how != "alias" or named.toponym.feature)


def _own_names(words: Words) -> Iterator[tuple[int, int, str]]:
    """What the model calls a place, without article and possessive."""
    for start, end, label in words.entities:
        first = start + (words.low[start] in {"the", "a", "an"} and start < end)
        last = end - (words.low[end] in {"'s", "’s", "'", "’"} and first < end)
        if label in _PLACE_LABELS and words.is_read[first] and words.is_capital[first]:
            yield first, last, label


def _label(words: Words, first: int, last: int) -> str:
    at = words.entity[first]
    if at < 0 or words.entity[last] != at:
        return ""
    start, end, label = words.entities[at]
    if words.low[start] in {"the", "a"}:
        start += 1
    if end > last and words.low[end] in {"'s", "’s", "'", "’"}:
        end -= 1
    return label if (start, end) == (first, last) else ""


def _runs(words: Words, lower: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Runs of up to seven tokens from a capital on: (first, last, key)."""
    articled = [[word] for word in place_words("the_name")]
    ends, joins = place_words("lower_end"), place_words("connector")
    capital, low, read = words.is_capital, words.low, words.is_read
    count = len(low)
    for first in range(count):
        # Names hold no article, but for a few: "The Hague".
        if not read[first] or (low[first] == "the" and low[first + 1 : first + 2] not in articled):
            continue
        if not capital[first] and not _ORDINAL.fullmatch(low[first]):
            if low[first] in lower:
                yield from _lower_runs(words, first)
            continue
        key = ""
        for last in range(first, min(first + _LONGEST, count)):
            word = low[last]
            if last > first and not (
                capital[last] or word in joins or word in _JOINTS or word in ends or word[:2] in _ELIDED or word[:1].isdigit()
            ):
                break
            if capital[last] or (last > first and (word in ends or word[:2] in _ELIDED or word[:1].isdigit())):
                key = fold(_text(words, first, last))
                yield first, last, key


def _lower_runs(words: Words, first: int) -> Iterator[tuple[int, int, str]]:
    for last in range(first + 1, min(first + 4, len(words.low))):
        if not words.low[last].isalpha():
            return
        yield first, last, fold(_text(words, first, last))


def _text(words: Words, first: int, last: int) -> str:
    """The characters of a run."""
    return words.source[words.at[first] : words.at[last] + len(words.text[last])] if last > first else words.text[first]
