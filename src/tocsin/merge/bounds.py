"""Thresholds in figures: "exceeds 100 dollars", "more than 20 per cent", and whether a sentence passes them."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.lexicon.trips import meanings, root, trip_words

# A word of comparing stands within so many words before its figure, the unit within so many behind.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure that must be passed: at least, or at most, of a unit."""

    value: float
    unit: str
    is_upper: bool
    """True where what lies above it trips."""
    words: tuple[str, ...] = ()
    """The words of comparing."""
    is_verb: bool = False
    """True for "exceeds": no other act is named."""


def bound_in(words: list[str]) -> Bound | None:
    """The threshold in the words of a condition; null where no word compares."""
    for at in range(len(words)):
        value = number(words, at)
        if value is None:
            continue
        before = [word.lower() for word in words[max(0, at - _NEAR) : at]]
        above, below = trip_words()["above"].intersection(before), trip_words()["below"].intersection(before)
        if above or below:
            told = tuple(sorted(above | below))
            return Bound(value, unit_at(words, at), bool(above), told, bool(trip_words()["passing"].intersection(told)))
    return None


def passes(bound: Bound, words: list[str]) -> bool:
    """True if a figure of the same unit lies on the far side of the threshold; the figure itself counts with a word of comparing."""
    for at in range(len(words)):
        value = number(words, at)
        if value is None or not _is_unit(bound.unit, unit_at(words, at)):
            continue
        before = {word.lower() for word in words[max(0, at - _NEAR) : at]}
        side = "above" if bound.is_upper else "below"
        if before & trip_words()["below" if bound.is_upper else "above"]:
            continue
        if (value > bound.value) is bound.is_upper and value != bound.value:
            return True
        if value == bound.value and before & trip_words()[side]:
            return True
    return False


def _is_unit(wanted: str, given: str) -> bool:
    """True for one unit by root or meaning: "migrants" for "asylum seekers"."""
    return not wanted or given == wanted or bool(meanings(wanted) & meanings(given))


def number(words: list[str], at: int) -> float | None:
    """The figure that starts at a word: "3,000", "2.5 million", "twelve"."""
    word = words[at].lower()
    value: float | None = None
    if word[0].isdigit():
        digits = word.replace(",", "")
        value = float(digits) if digits.replace(".", "", 1).isdigit() else None
    else:
        value = next((float(each.split("=")[1]) for each in trip_words()["number"] if each.split("=")[0] == word), None)
    if value is None:
        return None
    return value * _scale(words, at)


def _scale(words: list[str], at: int) -> float:
    behind = words[at + 1].lower() if at + 1 < len(words) else ""
    return next((float(each.split("=")[1]) for each in trip_words()["scale"] if each.split("=")[0] == behind), 1.0)


def unit_at(words: list[str], at: int) -> str:
    """The root of the word behind a figure: "dollar"; "percent" for "%" and "per cent"."""
    behind = [word.lower() for word in words[at + 1 : at + 1 + _NEAR]]
    scales = {each.split("=")[0] for each in trip_words()["scale"]}
    told = [word for word in behind if word not in scales]
    if told[:1] in (["%"], ["percent"], ["per"]) or told[:2] == ["per", "cent"]:
        return "percent"
    return root(told[0]) if told and told[0] not in {"a", "an", "per"} else ""
