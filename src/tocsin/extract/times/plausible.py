"""Leaves out what only looks like a time: "Sun" the company, "March" for life, "may" the verb, "the 6-year-old"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.times.index import tokens_of
from tocsin.lexicon.times import time_cues

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.extract.times.patterns import Match
    from tocsin.extract.times.scene import Scene

_QUOTES = frozenset("\"“”'‘’")
# Headings write small words small: "Talks to Resume This Week"; a longer word in small letters is running text.
_SMALL_WORD = 4


def is_plausible(match: Match, scene: Scene) -> bool:
    """False for a match that is another word or part of a name."""
    if match.word_after() == "-" and match.word_after(2) == "to":
        return False  # "the quarter-to-quarter comparison"
    if match.shape == "year" and _is_part_of_name(match, scene):
        return False
    if match.build in {"date", "weekday"} and match.first == match.last:
        return _is_name_of_time(match, scene) and match.word_before() not in time_cues("day_with_name")
    if match.build == "date" and "y" not in match and _names_a_thing(match, scene):
        return False
    if match.shape == "in-one" and match.word_after() in {"that", "which", "when", "where"}:
        return False  # "in a quarter that produced such a loss"
    if match.shape in {"current", "future"} and match.first == match.last:
        return _tags(match, scene) <= {"ADJ"} and match.word_before() not in {"also", "be", "was", "were", "is", "are"}
    if match.shape == "past-phrase" and match.line.items[match.last].word == "past":
        return _tags(match, scene) <= {"DET", "NOUN"}
    if match.build in {"fixed", "recent"} and match.word_after() == "-":
        return False
    if match.build == "setword":
        return not _is_in_name(match, scene)
    if match.shape in {"rel-unit", "day-word"}:
        return not _is_programme(match, scene) and not _is_our_age(match)
    if match.shape == "day-of-month":
        return match.line.items[match.last].word[0].isdecimal() or match.word_before() in time_cues("day_preposition")
    if match.shape == "amount" and match.word_after() == "of":
        return not match.line.items[match.last].word.startswith("quarter")
    if match.shape in {"daypart", "def-unit"}:
        return not _is_told_behind(match, scene)
    if match.shape == "one":
        return _is_stretch(match, scene)
    return match.build != "clock" or match.word_before() != "high"


def _names_a_thing(match: Match, scene: Scene) -> bool:
    """True for "April 7th Street" and "the April 6 Youth Movement"."""
    behind = match.line.items[match.last + 1 : match.last + 3]
    return any(scene.doc.text[item.start].isupper() and item.word in time_cues("called_after_day") for item in behind)


def _is_part_of_name(match: Match, scene: Scene) -> bool:
    """True for "2000" in "the Russell 2000 index" and "Orion 1980", numbers of products and firms."""
    words = list(tokens_of(scene.doc, match.span))
    if len(words) != 1 or words[0].i == 0 or words[0].ent_iob_ != "I" or words[0].ent_type_ not in {"ORG", "PRODUCT", "FAC", "WORK_OF_ART"}:
        return False
    return words[0].nbor(-1).pos_ == "PROPN"


def _tags(match: Match, scene: Scene) -> set[str]:
    return {token.pos_ for token in tokens_of(scene.doc, match.span)}


def _is_programme(match: Match, scene: Scene) -> bool:
    """True for "This Week" on television and "USA Today": capitals inside a sentence of running text."""
    words = list(tokens_of(scene.doc, match.span))
    if not words or not all(token.text[0].isupper() for token in words):
        return False
    if len(words) > 1:
        return any(token.is_lower for token in words[0].sent if token.is_alpha and len(token) > _SMALL_WORD)
    if match.word_after() == "show" or (match.word_after() in _QUOTES and match.word_before() in _QUOTES):
        return True
    before = words[0].nbor(-1) if words[0].i > words[0].sent.start else None
    return before is not None and before.pos_ == "PROPN" and before.dep_ == "compound"


def _is_told_behind(match: Match, scene: Scene) -> bool:
    """True for "the night of October 23" and "the night the ship sank": what follows says which, not what was told before."""
    at = match.last + 2
    if match.word_after() == "of" and at < len(match.line.items):
        return any(match.line.items[at].value(kind) for kind in ("MONTH", "WEEKDAY", "ISO"))
    head = scene.head(match)
    return match.shape == "daypart" and head is not None and any(child.dep_ == "relcl" for child in head.children)


def _is_in_name(match: Match, scene: Scene) -> bool:
    """True for "the Weekly Standard" and "the New York Daily News"."""
    word = next(tokens_of(scene.doc, match.span), None)
    if word is None or not word.text[0].isupper():
        return False
    beside = [word.nbor(step) for step in (-1, 1) if 0 <= word.i + step < len(word.doc)]
    return any(each.pos_ == "PROPN" and each.text[0].isupper() for each in beside if each.sent.start == word.sent.start)


def _is_our_age(match: Match) -> bool:
    """True for "today's world": no day is meant."""
    return match.word_after().strip("'’") == "s" and match.word_after(2) in time_cues("age_of_ours")


def _is_stretch(match: Match, scene: Scene) -> bool:
    """False for "twice a week" behind a count, "about a quarter", and for "a second group"."""
    last = match.line.items[match.last]
    if last.word == "second":
        return _tags(match, scene) <= {"DET", "NOUN", "NUM"}
    if last.word == "quarter" and match.word_before() not in {"in", "per", "over", "within", "for"}:
        return False
    head = scene.head(match)
    return not (match.last - match.first == 1 and match.line.items[match.first].word in {"a", "an"} and _is_rate(head))


def _is_rate(head: Token | None) -> bool:
    """True for "$2 million a year", "four flights a week": a noun of time that hangs on what it divides."""
    return head is not None and head.dep_ in {"npadvmod", "nmod"} and head.head.pos_ in {"NOUN", "NUM", "SYM", "PROPN"}


def _is_name_of_time(match: Match, scene: Scene) -> bool:
    """A single month or weekday: "Sun" needs its full stop, "March" and "May" a preposition or the model's word."""
    item = match.line.items[match.first]
    if item.end - item.start > len(item.word) or item.word not in time_cues("ambiguous_short") | time_cues("ambiguous_name"):
        return True
    if item.word in time_cues("ambiguous_short"):
        return False
    head = scene.head(match)
    if head is None or head.pos_ != "PROPN":
        return False
    modifies = head.dep_ in {"compound", "nmod", "poss"} and head.head.i > head.i
    if head.dep_ == "attr" and head.ent_type_ == "DATE":
        return True  # "it would be June before roads could be repaired"
    return modifies or match.word_before() in time_cues("leading_preposition")
