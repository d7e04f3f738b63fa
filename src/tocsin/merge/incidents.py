"""Across articles: which happenings are one incident, by day, place, people, means, figures and story; and what a person ruled.

The result is a function of the set of chains and of the verdicts, whatever order or batches they came in. Only chains that
share a key (kind of act, day or story, and a name) are compared, so that cost stays near linear.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from tocsin.merge.likeness import RECENT, Match, Profile, compare, days_between, profile, veto_of
from tocsin.merge.verdicts import Verdicts
from tocsin.model import Judgement

SAME_AT = 3.5
"""Score from which the happenings of two articles are one; set on groups of articles, see docs/decisions/030."""
UNSURE_AT = 2.5
"""From here to SAME_AT a person is asked."""
_CROWD = 80
"""A key that more chains share than this ("Syria") tells too little to compare them all."""
_LONGEST = 7
"""Days of the longest stated interval that is spread into keys."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """The chains of one incident, as one profile."""

    chains: tuple[Profile, ...]
    whole: Profile


def clusters_of(
    chains: Iterable[Profile], verdicts: Verdicts, stories: Mapping[str, str]
) -> tuple[tuple[Cluster, ...], tuple[Judgement, ...]]:
    """The incidents among some chains, with the judgements that made them.

    `stories` gives each article's story. Chains that a person's verdict divides are divided first.
    """
    parts = sorted((part for chain in chains for part in verdicts.divide(chain)), key=_order)
    pairs = [_judged(parts, i, j, stories) for i, j in sorted(_candidates(parts, stories))]
    groups = _Groups(parts, verdicts)
    for left, right in verdicts.joined(parts):
        groups.join(left, right, by_person=True)
    for i, j, found in sorted((pair for pair in pairs if pair[2].score >= SAME_AT), key=lambda pair: (-pair[2].score, pair[:2])):
        del found
        groups.join(i, j, by_person=False)
    return groups.clusters(), tuple(groups.judgements(pairs))


def _order(chain: Profile) -> tuple[str, int, str]:
    first = chain.mentions[0]
    return first.article, first.anchor.start, first.id


def _judged(parts: Sequence[Profile], i: int, j: int, stories: Mapping[str, str]) -> tuple[int, int, Match]:
    return i, j, across(parts[i], parts[j], is_one_story=_story(parts[i], stories) == _story(parts[j], stories))


def _story(chain: Profile, stories: Mapping[str, str]) -> str:
    article = chain.mentions[0].article
    return stories.get(article, article)


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


def _candidates(parts: Sequence[Profile], stories: Mapping[str, str]) -> set[tuple[int, int]]:
    """Pairs that share a key, each with the lower number first."""
    holders: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at, chain in enumerate(parts):
        for key in set(_keys(chain, stories)):
            holders[key].append(at)
    pairs: set[tuple[int, int]] = set()
    for held in holders.values():
        if len(held) <= _CROWD:
            pairs.update((i, j) for i, j in combinations(held, 2) if parts[i].mentions[0].article != parts[j].mentions[0].article)
    return pairs


def _keys(chain: Profile, stories: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Kind of act with day and name, with story, and with person: what two tellings of one incident share."""
    yield chain.group, "story", _story(chain, stories)
    for person in chain.people:
        yield chain.group, "person", person
    marks = chain.names | {place.id for place in chain.places} | {place.country or "" for place in chain.places}
    for day in _key_days(chain):
        for mark in marks:
            yield chain.group, str(day), mark


def _key_days(chain: Profile) -> range:
    likely = _likely(chain)
    if likely is None or likely[1] - likely[0] > _LONGEST:
        return range(0)
    return range(likely[0], likely[1] + 2)


class _Groups:
    """Chains in groups that grow, without ever putting together what a person told apart."""

    def __init__(self, parts: Sequence[Profile], verdicts: Verdicts) -> None:
        self.parts = parts
        self.verdicts = verdicts
        self.owner = list(range(len(parts)))
        self.members = {at: [at] for at in self.owner}
        self.whole = dict(enumerate(parts))

    def join(self, i: int, j: int, *, by_person: bool) -> None:
        """Makes two groups one, if no verdict forbids it and (for a rule) nothing vetoes it."""
        one, other = sorted((self.owner[i], self.owner[j]))
        if one == other or self.verdicts.forbid(self.whole[one], self.whole[other]):
            return
        if not by_person and (veto_of(self.whole[one], self.whole[other]) or self._are_told_apart(one, other)):
            return
        self.members[one] += self.members.pop(other)
        self.whole[one] = profile(each for at in self.members[one] for each in self.parts[at].mentions)
        for at in self.members[one]:
            self.owner[at] = one

    def _are_told_apart(self, one: int, other: int) -> bool:
        """True where one article gives two of their chains different days, or tells one as another."""
        by_article: dict[str, list[Profile]] = defaultdict(list)
        for at in self.members[one]:
            by_article[self.parts[at].mentions[0].article].append(self.parts[at])
        for at in self.members[other]:
            chain = self.parts[at]
            for held in by_article.get(chain.mentions[0].article, ()):
                if days_between(held.days, chain.days) or "new" in held.cues | chain.cues:
                    return True
        return False

    def clusters(self) -> tuple[Cluster, ...]:
        """The groups in order of their first chain."""
        return tuple(Cluster(tuple(self.parts[at] for at in sorted(held)), self.whole[key]) for key, held in sorted(self.members.items()))

    def judgements(self, pairs: Iterable[tuple[int, int, Match]]) -> Iterator[Judgement]:
        """What was judged of each pair: same where they are together, unsure in the band, different by veto."""
        for i, j, found in pairs:
            made = Judgement(self.parts[i].mentions[0].id, self.parts[j].mentions[0].id, "unsure", found.score, found.reasons, "rule")
            if found.veto is not None:
                continue
            if found.score >= SAME_AT:
                together = self.owner[i] == self.owner[j]
                yield replace(made, verdict="same" if together else "unsure")
            elif found.score >= UNSURE_AT and self.owner[i] != self.owner[j]:
                yield made
