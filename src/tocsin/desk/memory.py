"""What was placed before, as the store holds it: at the end of the order, or as it was before an article that comes late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tocsin.codec import decode, encode
from tocsin.merge.likeness import profile
from tocsin.merge.mentions import Mention
from tocsin.merge.parts import Part
from tocsin.merge.placing import FIRST, LAST, Chain, Key, Placement, event_in, keys_in, place
from tocsin.merge.stories import Sketch
from tocsin.merge.storylines import MOST, REACH, cosine, days_near, fewest_of, keys_of, vector_of
from tocsin.store import late, placing

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from tocsin.store import Store

AT_ONCE = 10
"""So many articles, or incidents, make one transaction: about a third of a second, in which another writer waits."""


@dataclass(frozen=True, slots=True)
class _Sketched:
    """A part of which nothing but the sketch is read."""

    sketch: Sketch


class StoreMemory:
    """What was placed before, as the store holds it; one run of placing. Rows are read on the connection that writes."""

    def __init__(self) -> None:
        self.connection: Connection
        self._sketch = lru_cache(maxsize=20_000)(lambda key: decode(placing.part_body(self.connection, key), _Sketched).sketch)
        self._chains: dict[int, Chain] = {}

    def put_all(self, connection: Connection, now: str, *, waiting: Sequence[placing.Waiting]) -> None:
        """Places some articles in their order and keeps where."""
        self.connection = connection
        for each in waiting:
            self._put(connection, now, each)

    def _put(self, connection: Connection, now: str, waiting: placing.Waiting) -> None:
        if len(self._chains) > _MOST_CHAINS:
            self._chains.clear()
        part = decode(waiting.body, Part)
        found = place(part, waiting.order, self)
        placing.put_place(connection, _new_place(waiting, part, found), now)

    def story_of(self, article: str) -> str | None:
        """The story of an article that has been placed in another version."""
        return placing.story_of(self.connection, article)

    def alike(self, sketch: Sketch) -> Sequence[tuple[Sketch, str]]:
        """Articles that share words and days with a sketch, with their stories."""
        found = placing.alike(self.connection, keys_of(vector_of(sketch)), days_near(sketch), fewest_of(sketch), MOST)
        return [(self._sketch(key), story) for key, story in found]

    def holders(self, key: Key) -> Sequence[tuple[Chain, str]]:
        """Chains that share a key, the first and the last of them, with their incidents."""
        keys = placing.holders(self.connection, placing.NewKey(key.words, key.first, key.last), (FIRST, LAST))
        names = placing.incidents_of(self.connection, keys)
        return [(chain, names[pk]) for pk, chain in zip(keys, self._load(keys), strict=True)]

    def members(self, incident: str) -> Sequence[Chain]:
        """The first and the last chains of an incident, in order."""
        return self._load(placing.members(self.connection, incident, (FIRST, LAST)))

    def _load(self, keys: Sequence[int]) -> list[Chain]:
        missing = [key for key in keys if key not in self._chains]
        if missing:
            for key, article, version, order, story, _, body in placing.chains(self.connection, missing):
                self._chains[key] = chain_of(article, version, order, story, body)
        return [self._chains[key] for key in keys]


_MOST_CHAINS = 20_000


def chain_of(article: str, version: int, order: str, story: str, body: bytes) -> Chain:
    """A chain as it was placed, from its mentions."""
    mentions = decode(body, tuple[Mention, ...])
    return Chain(mentions[0].id, article, version, order, story, profile(mentions))


def _new_place(waiting: placing.Waiting, part: Part, found: Placement) -> placing.NewPlace:
    first, last = part.sketch.days or (0, placing.ALL_DAYS)
    return placing.NewPlace(
        article=waiting.article,
        order=waiting.order,
        story=found.story,
        keys=tuple(placing.NewKey(word, first, last) for word in keys_of(vector_of(part.sketch))),
        chains=tuple(
            placing.NewChain(
                chain.id,
                incident,
                encode(chain.whole.mentions),
                tuple(placing.NewKey(key.words, key.first, key.last) for key in keys_in(chain)),
            )
            for chain, incident in found.incidents
        ),
        merged=found.merged,
        moved=found.moved,
        judged=tuple((each.left, each.right, each.verdict, each.score, encode(each.reasons).decode()) for each in found.judgements),
    )


_HEARD = 0.07
"""Likeness below which no article tells another of its story, with what the rounding of sums may make of it; see `storylines`."""


class LateMemory(StoreMemory):
    """What had been placed before an article that comes late."""

    def __init__(self) -> None:
        super().__init__()
        self.before = ""

    def put_late(self, connection: Connection, now: str, waiting: placing.Waiting) -> None:
        """Places an article among others, or again, and marks what read what that changed."""
        self.connection, self.before = connection, waiting.order
        part = decode(waiting.body, Part)
        touched = late.put_again(connection, _new_place(waiting, part, place(part, waiting.order, self)), now)
        if touched.incidents:
            # Keys of chains that went may be given to others.
            self._chains.clear()
        self.mark(touched, waiting.order)

    def mark(self, touched: late.Touched, order: str) -> None:
        """Marks what was placed later and may have read what was touched."""
        placing.mark_stale(self.connection, touched.incidents)
        chains = self._load(late.chains_of(self.connection, touched.incidents))
        late.mark_judges(self.connection, {event_in(chain) for chain in chains}, order)
        for reading in touched.readings:
            found = late.near(self.connection, reading, order, REACH)
            late.mark(self.connection, [key for key, count in found if self._hears(key, count, reading, touched)])

    def _hears(self, key: int, shared: int, reading: int, touched: late.Touched) -> bool:
        """True if an article may have looked at a reading: for its story alone it looks at what is somewhat like it."""
        mine = self._sketch(key)
        if shared < fewest_of(mine):
            return False
        return touched.is_new or mine.is_headline or cosine(mine.words, self._sketch(reading).words) >= _HEARD

    def story_of(self, article: str) -> str | None:
        """The story of an article that had been placed in another version."""
        return late.story_of(self.connection, article, self.before)

    def alike(self, sketch: Sketch) -> Sequence[tuple[Sketch, str]]:
        """Articles that shared words and days with a sketch, with their stories of then."""
        asked = (keys_of(vector_of(sketch)), days_near(sketch), fewest_of(sketch), MOST)
        return [(self._sketch(key), story) for key, story in late.alike(self.connection, *asked, before=self.before)]

    def holders(self, key: Key) -> Sequence[tuple[Chain, str]]:
        """Chains that shared a key, the first and the last of them, with their incidents of then."""
        keys = late.holders(self.connection, placing.NewKey(key.words, key.first, key.last), (FIRST, LAST), self.before)
        names = late.incidents_of(self.connection, keys, self.before)
        return [(chain, names[pk]) for pk, chain in zip(keys, self._load(keys), strict=True)]

    def members(self, incident: str) -> Sequence[Chain]:
        """The first and the last chains that an incident had, in order."""
        return self._load(late.members(self.connection, incident, (FIRST, LAST), self.before))


def place_late(store: Store, made: str, most: int) -> int:
    """Places what waits among others, and again what is marked, in their order; how many articles were looked at.

    Where more than `most` have been looked at, what was touched touches ever more: what is left is taken back with all after it.
    """
    memory, count = LateMemory(), 0

    def put(connection: Connection, now: str) -> int:
        for done in range(AT_ONCE):
            waiting = late.next_late(connection, made)
            if waiting is None:
                return done
            memory.put_late(connection, now, waiting)
        return AT_ONCE

    def give_up(connection: Connection, _now: str) -> None:
        waiting = late.next_late(connection, made)
        placing.take_back(connection, waiting.order) if waiting else None

    while store.ask(lambda connection: late.next_late(connection, made)) is not None:
        if count >= most:
            store.keep(give_up)
        else:
            count += store.keep(put)
    return count


def take_out(connection: Connection, _now: str, *, moved: Sequence[tuple[int, str]]) -> None:
    """Takes back what some articles did, marks what read it, and forgets their parts."""
    memory = LateMemory()
    memory.connection = connection
    for key, order in moved:
        memory.mark(late.done_by(connection, key, order), order)
        late.take_out(connection, key, order)
        placing.forget(connection, key)
