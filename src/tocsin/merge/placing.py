"""One article after another, in the order in which they were known: which story it continues, which incidents it tells of.

What an article finds was known before it, so the picture as of a day is what had been placed by then, and nothing that is known
later changes it. What is looked up for an article is bounded, so that the thousandth costs what the hundredth did.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from tocsin.merge.incidents import SAME_AT, UNSURE_AT, across
from tocsin.merge.likeness import RECENT, Match, Profile, days_between, profile, veto_of
from tocsin.merge.parts import Part, chain_id
from tocsin.merge.stories import Sketch
from tocsin.merge.storylines import Settled, settle
from tocsin.model import Judgement

FIRST = LAST = 15
"""Of the chains that share a key, and of those of an incident, so many of the first and of the last are looked at."""
NAMES = 6
"""So many names of a chain's sentence are keys, the longest."""
LONGEST = 7
"""Days of the longest stated interval by which a chain is found."""

ADRIFT = 7
"""Days after an incident was news first in which a telling without a day of its own may be of it: else a week's talks, or a year's
protests, told every day, would all be one."""


@dataclass(frozen=True, slots=True)
class Key:
    """What two tellings of one incident share: kind of act with a name, on days that meet; null days are all days."""

    words: str
    first: int = 0
    last: int = 10**7


@dataclass(frozen=True, slots=True)
class Chain:
    """The happening that one article tells, with the story of the article."""

    id: str
    article: str
    version: int
    order: str
    story: str
    whole: Profile


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article belongs: its story, the incident of each chain, incidents that it shows to be one, and what is unsure."""

    story: str
    incidents: tuple[tuple[Chain, str], ...]
    merged: tuple[tuple[str, str], ...]
    """An incident and the one that it turned out to be."""
    judgements: tuple[Judgement, ...]
    moved: tuple[tuple[str, str], ...] = ()
    """Earlier articles that it shows to be of another story, with that story."""


class Memory(Protocol):
    """What was placed before: in memory, or in the store."""

    def story_of(self, article: str) -> str | None:
        """The story of an article that has been placed in another version."""

    def alike(self, sketch: Sketch) -> Sequence[tuple[Sketch, str]]:
        """Articles that share words and days with a sketch, with their stories."""

    def holders(self, key: Key) -> Sequence[tuple[Chain, str]]:
        """Chains that share a key, the first and the last of them, with their incidents."""

    def members(self, incident: str) -> Sequence[Chain]:
        """The first and the last chains of an incident, in order."""


def order_of(known: str | None, article: str, version: int) -> str:
    """Where a version stands in the order: by the day from which it was known, those of an unknown day last."""
    return f"{(known or '~')[:10]} {article} {version:06d}"


def chains_in(part: Part, order: str, story: str) -> tuple[Chain, ...]:
    """The chains of a part as they are placed."""
    return tuple(Chain(chain_id(each), part.article, part.version, order, story, profile(each)) for each in part.chains if each)


def place(part: Part, order: str, memory: Memory) -> Placement:
    """Places one article among those that were known before it."""
    settled = settled_of(part, memory)
    story = settled.story
    chains = chains_in(part, order, story)
    found = [hit for at, chain in enumerate(chains) for hit in _hits(at, chain, memory)]
    groups = _Groups(chains, memory)
    for hit in sorted((hit for hit in found if hit.match.score >= SAME_AT), key=_Hit.rank):
        groups.join(hit.at, hit.incident)
    merged, incidents = groups.result()
    return Placement(story, incidents, merged, tuple(_judged(found, groups, chains)), settled.moved)


def settled_of(part: Part, memory: Memory) -> Settled:
    """The story of an article: that of its older version, else the one that it continues."""
    known = memory.story_of(part.article)
    return Settled(known) if known is not None else settle(part.sketch, memory.alike(part.sketch))


def keys_in(chain: Chain) -> Iterator[Key]:
    """Kind of act with story, with each person, with each place and name on its days."""
    group, whole = chain.whole.group, chain.whole
    days = likely(whole)
    yield Key(f"{group} story {chain.story}", *_spread(days))
    for person in sorted(whole.people):
        yield Key(f"{group} person {person}")
    if days is None or days[1] - days[0] > LONGEST:
        return
    names = sorted(whole.names, key=lambda name: (-len(name), name))[:NAMES]
    places = {place.id for place in whole.places} | {place.country for place in whole.places if place.country}
    for mark in [*names, *sorted(places)]:
        yield Key(f"{group} {mark}", *_spread(days))


def _spread(days: tuple[int, int] | None) -> tuple[int, int]:
    """A day more at the end: outlets and time zones differ by one."""
    return (days[0], days[1] + 1) if days is not None and days[1] - days[0] <= LONGEST else (0, 10**7)


def likely(whole: Profile) -> tuple[int, int] | None:
    """Stated days, else those before the publication of news."""
    if whole.days is not None or whole.told is None or "background" in whole.cues:
        return whole.days
    return whole.told[0] - RECENT, whole.told[1]


@dataclass(frozen=True, slots=True)
class _Hit:
    at: int
    chain: Chain
    incident: str
    match: Match

    def rank(self) -> tuple[float, int, str, str]:
        return -self.match.score, self.at, self.chain.order, self.chain.id


def _hits(at: int, chain: Chain, memory: Memory) -> Iterator[_Hit]:
    """Earlier chains that may tell of the same, the best of each incident first."""
    seen: dict[str, tuple[Chain, str]] = {}
    for key in keys_in(chain):
        for other, incident in memory.holders(key):
            seen.setdefault(other.id, (other, incident))
    for other, incident in seen.values():
        match = across(chain.whole, other.whole, is_one_story=chain.story == other.story)
        if match.veto is None and match.score >= UNSURE_AT:
            yield _Hit(at, other, incident, match)


class _Groups:
    """The chains of one article and the incidents that they meet, joined from the best match down."""

    def __init__(self, chains: Sequence[Chain], memory: Memory) -> None:
        self.chains = chains
        self.memory = memory
        self.members: dict[str, list[Chain]] = {f"chain {at}": [chain] for at, chain in enumerate(chains)}
        self.incidents: dict[str, list[str]] = defaultdict(list)
        self.first: dict[str, str] = {}
        self.whole = {name: held[0].whole for name, held in self.members.items()}
        self.owner = {name: name for name in self.members}

    def _group(self, incident: str) -> str:
        if incident not in self.owner:
            self.owner[incident] = incident
            self.members[incident] = list(self.memory.members(incident))
            self.incidents[incident] = [incident]
            self.first[incident] = min((chain.order for chain in self.members[incident]), default="")
            self.whole[incident] = profile(each for chain in self.members[incident] for each in chain.whole.mentions)
        return self.owner[incident]

    def join(self, at: int, incident: str) -> None:
        """Makes them one if nothing vetoes it, and no article tells them apart."""
        one, other = self.owner[f"chain {at}"], self._group(incident)
        if one == other or veto_of(self.whole[one], self.whole[other]) or self._are_told_apart(one, other) or self._are_adrift(one, other):
            return
        self.members[one] += self.members.pop(other)
        self.incidents[one] += self.incidents.pop(other, [])
        self.whole[one] = profile(each for chain in self.members[one] for each in chain.whole.mentions)
        for name, owner in self.owner.items():
            if owner == other:
                self.owner[name] = one

    def _are_told_apart(self, one: str, other: str) -> bool:
        by_article: dict[tuple[str, int], list[Profile]] = defaultdict(list)
        for chain in self.members[one]:
            by_article[chain.article, chain.version].append(chain.whole)
        return any(
            days_between(held.days, chain.whole.days) or "new" in held.cues | chain.whole.cues
            for chain in self.members[other]
            for held in by_article.get((chain.article, chain.version), ())
        )

    def _are_adrift(self, one: str, other: str) -> bool:
        """True where the first tellings lie too far apart for news of one act, though each was told soon after some other."""
        if self.whole[one].people & self.whole[other].people:
            return False
        days = days_between(self._first_days(one), self._first_days(other))
        return days is not None and days > ADRIFT

    def _first_days(self, group: str) -> tuple[int, int] | None:
        """The days that an incident states, else those in which the first article that tells it as news puts it."""
        told = (likely(chain.whole) for chain in self.members[group])
        return self.whole[group].days or min((days for days in told if days is not None), default=None)

    def is_one(self, at: int, incident: str) -> bool:
        """True if a chain ended in that incident."""
        return self.owner[f"chain {at}"] == self.owner.get(incident)

    def result(self) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[Chain, str], ...]]:
        """Which incidents were merged into which, and the incident of each chain of the article."""
        merged: list[tuple[str, str]] = []
        kept: dict[str, str] = {}
        for name, held in self.members.items():
            ids = sorted(self.incidents.get(name, ()), key=lambda incident: (self.first[incident], incident))
            kept[name] = ids[0] if ids else incident_id(held)
            merged += [(gone, ids[0]) for gone in ids[1:]]
        chains = [(int(name.split()[1]), kept[owner]) for name, owner in self.owner.items() if name.startswith("chain ")]
        return tuple(merged), tuple((self.chains[at], incident) for at, incident in sorted(chains))


def incident_id(chains: Iterable[Chain]) -> str:
    """An incident goes by the first mention that told of it."""
    first = min((chain for chain in chains), key=lambda chain: (chain.order, chain.whole.mentions[0].anchor, chain.id))
    return "i" + hashlib.sha256(first.id.encode()).hexdigest()[:10]


def _judged(found: Iterable[_Hit], groups: _Groups, chains: Sequence[Chain]) -> Iterator[Judgement]:
    """The best match of each chain with each incident: same where they came together, unsure where they did not."""
    best: dict[tuple[int, str], _Hit] = {}
    for hit in sorted(found, key=_Hit.rank):
        best.setdefault((hit.at, hit.incident), hit)
    for (at, incident), hit in sorted(best.items()):
        made = Judgement(event_in(hit.chain), event_in(chains[at]), "unsure", round(hit.match.score, 3), hit.match.reasons, "rule")
        yield replace(made, verdict="same") if groups.is_one(at, incident) else made


def event_in(chain: Chain) -> str:
    """The mention by which a person can rule on a chain: its first event, else its first noun."""
    return next((mention.id for mention in chain.whole.mentions if mention.event is not None), chain.id)
