"""The case of shouted text: old wires and some headlines come in capitals only, and a parser that learned from mixed case fails on them.

The text keeps its length, so every offset holds. Words that are no common English words, and names that our lexicons know, begin with a
capital; short forms that the text itself puts in brackets stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from tocsin.lexicon.actors import given_names, name_index, normal, titles
from tocsin.lexicon.places import Named, Toponym, open_index
from tocsin.lexicon.places.folding import fold
from tocsin.lexicon.tables import load_table

if TYPE_CHECKING:
    from spacy.language import Language

MOSTLY = 0.9
"""Share of capitals among the letters from which a piece counts as shouted; headlines in Title Case have under 0.3."""
LETTERS = 12
"""Fewer letters than that say nothing: "UN", "BREAKING"."""
LARGE = 200_000
"""People from which the name of a town outweighs the common word that it also is."""
METROPOLIS = 1_000_000
LONGEST = 5
"""Words of the longest name that is looked up."""

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENDS = re.compile(r"[.!?][\"”')\]]*\s+[\"“(\[]*$|\n\s*\n\s*[\"“(\[]*$")
_BRACKETS = re.compile(r"[(\[]([A-Z]{2,5})[)\]]")
_POSSESSIVE = re.compile(r"['’][sS]?$")
_BASES = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("er", "e"),
    ("est", ""),
    ("est", "e"),
    ("ly", ""),
    ("d", ""),
    ("ization", "ize"),
)
SHORT = 3
"""Letters of short forms of months ("mar", "sun"), which are words of their own."""
_VERBS = frozenset({"may", "march", "august"})
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "del", "la", "el", "y", "al", "bin"})


def is_shouted(text: str) -> bool:
    """True where nearly all letters are capitals: "THE ARMY DENIED TODAY THAT GUERRILLAS ATTACKED"."""
    large = sum(map(str.isupper, text))
    return large >= LETTERS and large >= MOSTLY * sum(map(str.isalpha, text))


def restore_case(text: str, nlp: Language) -> str:
    """The text in mixed case, of the same length: "GUERRILLAS ATTACKED SAN SALVADOR" becomes "Guerrillas attacked San Salvador"."""
    words = list(_WORD.finditer(text))
    names, kept = _names(words, nlp), set(_BRACKETS.findall(text))
    parts: list[str] = []
    at = 0
    for number, match in enumerate(words):
        gap = text[at : match.start()]
        is_first = number == 0 or bool(_ENDS.search(gap)) or (gap.endswith(('"', "“")) and "," not in gap)
        after_number = text[max(0, match.start() - 3) : match.start()].strip().isdigit()
        parts += (
            gap,
            match[0] if match[0] in kept or "." in match[0] else _cased(match[0], is_first or number in names, after_number, nlp),
        )
        at = match.end()
    restored = "".join((*parts, text[at:]))
    return restored if len(restored) == len(text) else text


def _cased(word: str, is_name: bool, after_number: bool, nlp: Language) -> str:
    low = word.lower()
    if low == "i" or low.startswith(("i'", "i’")) or is_name or (after_number and low in _months()) or not _is_common(low, nlp):
        return low[0].upper() + low[1:]
    return low


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word)


def _is_common(low: str, nlp: Language) -> bool:
    """True for a word that dictionaries have as no name, in any of its forms."""
    stem = _bare(low)
    known = _dictionary(nlp)
    return stem in known or any(stem.endswith(end) and stem[: -len(end)] + put in known for end, put in _BASES)


@cache
def _dictionary(nlp: Language) -> frozenset[str]:
    """The lemmas and irregular forms of the pipeline's lemmatizer, with its stop words; without a lemmatizer the stop words alone."""
    found = set(nlp.Defaults.stop_words)
    if nlp.has_pipe("lemmatizer"):
        lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
        for table in ("lemma_index", "lemma_exc"):
            for lemmas in lookups.get_table(table, {}).values():
                found.update(lemmas)
    return frozenset(found - {name for name in _months() - _VERBS if len(name) > SHORT})


@cache
def _months() -> frozenset[str]:
    """Months, weekdays and other times that are written with a capital, in lower case."""
    return frozenset(row["word"].lower() for row in load_table("time_words").rows if row["form"])


def _names(words: list[re.Match[str]], nlp: Language) -> set[int]:
    """Numbers of the words that stand in a name that the lexicons know, the longest first, and of titles and first names before a name."""
    keys = {number: list(_windows(words, number)) for number in range(len(words))}
    senses = open_index().find({fold(" ".join(window)) for windows in keys.values() for window in windows})
    found: set[int] = set()
    for number, windows in keys.items():
        if number not in found:
            named = next((window for window in windows if _is_name(window, senses.get(fold(" ".join(window)), ()), nlp)), ())
            found.update(number + step for step, word in enumerate(named) if word.lower() not in _SMALL or not step)
    before_names = {title.lower() for title in titles()} | {name.lower() for name in given_names()}
    for number in range(len(words) - 2, -1, -1):
        after = words[number + 1]
        is_near = after.start() - words[number].end() <= 2
        if is_near and words[number][0].lower() in before_names and (number + 1 in found or not _is_common(after[0].lower(), nlp)):
            found.add(number)
    return found


def _is_name(window: tuple[str, ...], senses: tuple[Named, ...], nlp: Language) -> bool:
    """True for a place or actor; one word that dictionaries have too is a name only where it is a country or a capital."""
    first = window[0].lower()
    if first in nlp.Defaults.stop_words or (len(window) > 1 and window[-1].lower() in nlp.Defaults.stop_words):
        return False
    places = [sense.toponym for sense in senses]
    if any(place.kind == "country" or (place.is_capital and place.population >= LARGE) or _is_metropolis(place) for place in places):
        return True
    is_plain = all(_is_common(word.lower(), nlp) for word in window)
    if not is_plain and any(place.population >= LARGE or len(window) > 1 for place in places):
        return True
    return (len(window) > 1 or not is_plain) and " ".join(normal(word.capitalize()) for word in window) in name_index().names


def _is_metropolis(place: Toponym) -> bool:
    """A city so large that its name outweighs any common word."""
    return place.kind == "city" and place.population >= METROPOLIS


def _windows(words: list[re.Match[str]], number: int) -> Iterator[tuple[str, ...]]:
    """Runs of words that begin with this one and stand side by side, the longest first."""
    run = [_bare(words[number][0])]
    for before, after in zip(words[number:], words[number + 1 : number + LONGEST], strict=False):
        if after.start() - before.end() > 1:
            break
        run.append(_bare(after[0]))
    for length in range(len(run), 0, -1):
        yield tuple(run[:length])
