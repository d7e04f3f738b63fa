"""The year that a clause tells for its months and quarters: "In 1995 he was arrested in May and freed on Oct. 5" is all of 1995."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.lexicon.times import time_cues

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

    from tocsin.extract.times.days import Days
    from tocsin.extract.times.patterns import Match
    from tocsin.extract.times.scene import Reading, Scene

# Longer ways from a time up to its verb, or from one verb to another, are parse errors.
_CLIMB = 6
_VERBAL = frozenset({"VERB", "AUX"})
# "since 1995" and "after the coup of 1995" tell no year of what follows.
_WITHIN = frozenset({"in", "on", "during"})
_ADVERBIAL = frozenset({"npadvmod", "advmod", "pobj", "prep", "nsubj"})
# From a verb up to the one whose year it shares: "arrested … and freed", "said … that they attacked", "won after he was freed".
_SHARES = frozenset({"conj", "ccomp", "xcomp", "advcl", "pcomp"})


def in_told_year(match: Match, scene: Scene, make: Callable[[int], Days | None]) -> Days | None:
    """The occurrence in the year that the clause has told; behind a full date the first after it; null where nothing is told."""
    head, now = scene.head(match), scene.now(match)
    if head is None or now is None:
        return None
    for other, reading in scene.recent():
        if other.span.start < head.sent.start_char:
            return None
        days = reading.days
        if days is None or reading.type != "DATE" or not _is_year_giver(other, reading) or not _is_shared(scene.head(other), head):
            continue
        first = make(days.start.year)
        if first is not None and days.granularity != "year" and first.start < days.start:
            first = make(days.start.year + 1)
        is_ahead = first is not None and first.start > now
        is_likely = first is not None and is_ahead == (scene.pull(match).way == "future")
        return first if is_likely else None
    return None


def _is_year_giver(match: Match, reading: Reading) -> bool:
    """True for "in 1995", "last year", "two years ago" and "May 3, 1995"; false for "since 1995"."""
    if reading.days is None or match.word_before() in time_cues("open_end") | time_cues("since_when"):
        return False
    return reading.days.granularity == "year" or ("y" in match and reading.days.granularity in {"day", "month"})


def _is_shared(giver: Token | None, taker: Token) -> bool:
    """True where the verb of the one is that of the other, or one that it leads to."""
    verb = _verb_told(giver) if giver is not None else None
    return verb is not None and any(verb == above for above in _verbs_above(taker))


def _verb_told(token: Token) -> Token | None:
    """The verb that a year stands beside as an adverbial: none for "the coup of 1992" and "the 1992 coup"."""
    node = token
    for _ in range(_CLIMB):
        if node.pos_ in _VERBAL:
            return node
        if node.dep_ not in _ADVERBIAL or (node.dep_ == "prep" and node.lower_ not in _WITHIN):
            return None
        node = node.head
    return None


def _verbs_above(token: Token) -> Iterator[Token]:
    """The verb of a time and those whose year it shares."""
    node = token
    for _ in range(_CLIMB):
        if node.pos_ in _VERBAL:
            break
        node = node.head
    for _ in range(_CLIMB):
        yield node
        if node.dep_ not in _SHARES:
            return
        node = node.head
