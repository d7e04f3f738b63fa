"""Across articles: how alike two happenings are, by day, place, people, means, figures and story. Who is placed with whom is for `placing`."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.merge.likeness import RECENT, Match, Profile, compare, days_between

SAME_AT = 3.5
"""Score from which the happenings of two articles are one; set on groups of articles, see docs/decisions/030."""
UNSURE_AT = 2.5
"""From here to SAME_AT a person is asked."""


def across(a: Profile, b: Profile, *, is_one_story: bool) -> Match:
    """How alike the happenings of two articles are: as within one, and by days of publication, names and story."""
    found = compare(a, b)
    if found.veto is not None:
        return found
    extra = list(_told(a, b))
    if ("new" in a.cues) != ("new" in b.cues):
        extra.append((-2.0, "one is told as another"))
    names = len(a.names & b.names)
    if names:
        extra.append((min(2.0, 0.5 * names), "the same names"))
    if is_one_story:
        extra.append((1.0, "one story"))
    if "lede" in a.cues and "lede" in b.cues:
        extra.append((0.5, "both articles open with it"))
    return Match(found.score + sum(weight for weight, _ in extra), (*found.reasons, *(reason for _, reason in extra)))


def _told(a: Profile, b: Profile) -> Iterator[tuple[float, str]]:
    """Where one states no day: news happened in the days before its publication."""
    if a.days is not None and b.days is not None:
        return
    left, right = _likely(a), _likely(b)
    gap = days_between(left, right)
    if gap is None:
        return
    yield (1.0, "told in the same days") if gap == 0 else (-2.0, "told at other times")


def _likely(chain: Profile) -> tuple[int, int] | None:
    if chain.days is not None or chain.told is None or "background" in chain.cues:
        return chain.days
    return chain.told[0] - RECENT, chain.told[1]
