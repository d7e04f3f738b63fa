"""Within one article: which mentions tell of one happening, from the words that point back, days, places, people and means.

A function of one record alone, so that it is made once for an article and kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tocsin.lexicon.merging import GENERIC, merge_words
from tocsin.merge.likeness import MONTH, Profile, compare, days_between, is_told_elsewhere, profile, veto_of
from tocsin.merge.mentions import Mention, mentions_of
from tocsin.model import Record

SAME_AT = 2.0
"""Score from which two mentions of one article are one; a shared day, or "the" with a shared means, is enough."""
_REACH = 60
"""Characters between a verb of harm and the noun that does it: "a blast at a market in the north killed six"."""
_LAST = 3
"""So many mentions back "the attack" may point."""
_APART = 5.0
"""What "another", or "days after a", speaks against."""
_NEXT_DAY = 2.5
"""Outlets differ by a day, one article with itself does not."""
_BEHIND = 1.5
"""What stands behind "after" is not what came after it: "shelled the town after a pilot was killed"."""
_WINDOW = 40
_LEDES = 4
"""A mention is compared with so many before it and with the first ones, so that a list of 10,000 attacks takes linear time."""


def chains_of(record: Record) -> tuple[Profile, ...]:
    """The happenings of one article, each with its mentions, in order of their first mention."""
    units = [profile(unit) for unit in _units(record)]
    owner = list(range(len(units)))
    groups = {at: [at] for at in owner}
    merged = dict(enumerate(units))
    for _, later, earlier in sorted(_links(units), key=lambda link: (-link[0], link[1:])):
        one, other = owner[later], owner[earlier]
        if one == other or veto_of(merged[one], merged[other]):
            continue
        low, high = min(one, other), max(one, other)
        groups[low] += groups.pop(high)
        merged[low] = profile(each for at in groups[low] for each in units[at].mentions)
        for at in groups[low]:
            owner[at] = low
    return tuple(merged[low] for low in sorted(groups))


def _links(units: Sequence[Profile]) -> Iterator[tuple[float, int, int]]:
    """Score, later and earlier unit: all that what is told joins, and the best of those to which the words point back."""
    seen: dict[str, list[int]] = {}
    for later, unit in enumerate(units):
        earlier = seen.setdefault(unit.group, [])
        best: tuple[float, int, int] | None = None
        for age, at in enumerate([*earlier[: -_WINDOW - 1 : -1], *earlier[:_LEDES]]):
            told, pointed = _scores(unit, units[at], age)
            if told >= SAME_AT:
                yield told, later, at
            elif pointed >= SAME_AT and (best is None or pointed > best[0]):
                best = (pointed, later, at)
        earlier.append(later)
        if best is not None:
            yield best


def _scores(unit: Profile, other: Profile, age: int) -> tuple[float, float]:
    """What is told speaks for one happening so much, and with how the words point back so much."""
    found = compare(unit, other)
    if found.veto is not None:
        return 0.0, 0.0
    if unit.group != "violence" and "noun" not in unit.cues:
        return found.score, found.score
    behind = _BEHIND if ("behind" in unit.cues) != ("behind" in other.cues) else 0.0
    told = found.score - behind - (_APART if "new" in unit.cues else 0.0) - (_NEXT_DAY if days_between(unit.days, other.days) == 1 else 0.0)
    return told, told + _pointing(unit, other, age)


def _units(record: Record) -> list[list[Mention]]:
    """Mentions, those together that one clause joins: a blast and what it did."""
    units: list[list[Mention]] = []
    for each in mentions_of(record):
        mention = replace(each, days=units[-1][-1].days) if units and _is_named_in(record, units[-1][-1], each) else each
        if units and compare(profile(units[-1]), profile([mention])).veto is None and _is_one_clause(record, units[-1][-1], mention):
            units[-1].append(mention)
        else:
            units.append([mention])
    return units


def _is_named_in(record: Record, first: Mention, second: Mention) -> bool:
    """True for "killed in the shooting": the noun has the day of what was done in it, not the nearest one ("said on Saturday that …")."""
    between = record.article.text[first.anchor.end : second.anchor.start]
    return second.event is None and first.days is not None and bool(merge_words("within").fullmatch(between.strip()))


def _is_one_clause(record: Record, first: Mention, second: Mention) -> bool:
    """True for a blast and what it did, or what it did twice: no word such as "after" parts them, and they stand near."""
    if first.group != "violence" or not 0 <= second.anchor.start - first.anchor.end <= _REACH:
        return False
    between = record.article.text[first.anchor.end : second.anchor.start]
    if merge_words("apart").search(between) or ". " in between or "\n" in between:
        return False
    nouns = ["noun" in each.cues for each in (first, second)]
    harm = ["harm" in each.classes for each in (first, second)]
    return (nouns[0] != nouns[1] and " and " not in between) or (all(harm) and not any(nouns))


def _pointing(unit: Profile, chain: Profile, age: int) -> float:
    """What the words add: "the" points back to what was told last, a lede tells one thing over, news stays with its topic."""
    fits = not unit.classes - GENERIC or not chain.classes - GENERIC or bool(unit.classes & chain.classes - GENERIC)
    score = 0.0
    if "definite" in unit.cues and fits and age < _LAST:
        score += 2.0 - 0.5 * age
    if "lede" in chain.cues and "background" not in unit.cues | chain.cues and ("behind" in unit.cues) == ("behind" in chain.cues):
        score += 1.5 if "lede" in unit.cues else 1.5 if fits and _is_undated_news(unit, chain) else 0.0
    if "indefinite" in unit.cues:
        score -= 0.5
    return score


def _is_undated_news(unit: Profile, chain: Profile) -> bool:
    """True for an undated act of no other person, in sentences that do not speak of days long before the publication."""
    beside = [days for each in unit.mentions for days in each.beside]
    old = unit.told is not None and bool(beside) and all(days[1] < unit.told[0] - MONTH for days in beside)
    return (
        unit.days is None
        and "indefinite" not in unit.cues
        and not old
        and not unit.people - chain.people
        and not is_told_elsewhere(unit, chain)
    )


__all__ = ["SAME_AT", "chains_of"]
