"""Brings the stored picture up to date: new articles are placed in their order, and what they touch is worked out anew.

Every step is one transaction that leaves the rest still to be done, so that a run that was killed goes on to the same picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from tocsin.codec import decode, encode
from tocsin.desk.shown import Material, rows_of
from tocsin.merge.likeness import profile
from tocsin.merge.mentions import Mention
from tocsin.merge.parts import Part, part_of
from tocsin.merge.placing import FIRST, LAST, Chain, Key, Placement, keys_in, order_of, place
from tocsin.merge.stories import Sketch
from tocsin.merge.storylines import MOST, days_near, fewest_of, keys_of, vector_of
from tocsin.merge.verdicts import Verdicts
from tocsin.model import Judgement
from tocsin.store import Store, placing, showing
from tocsin.store.remarks import rulings, settled
from tocsin.store.showing import Held

if TYPE_CHECKING:
    from sqlalchemy import Connection

MADE = "2"
"""Counts up when merging needs other things of an article, or places it by other rules: what is stored is then made anew."""
_AT_ONCE = 10
"""So many articles, or incidents, make one transaction: about a third of a second, in which another writer waits."""


def update_picture(store: Store) -> int:
    """Places what came in and works out anew what it touched; how many articles were placed."""
    _keep_parts(store)
    _take_back(store)
    count = 0
    memory = StoreMemory()
    while waiting := store.ask(partial(placing.waiting, limit=_AT_ONCE)):
        store.keep(partial(memory.put_all, waiting=waiting))
        count += len(waiting)
    refresh(store)
    return count


def _keep_parts(store: Store) -> None:
    """Keeps what merging needs of each reading that has no part yet."""
    keys = store.ask(placing.unparted)
    for start in range(0, len(keys), _AT_ONCE):
        bodies = {key: encode(part_of(store.reading(key)[0])) for key in keys[start : start + _AT_ONCE]}
        store.keep(partial(_put_parts, bodies=bodies))


def _put_parts(connection: Connection, _now: str, *, bodies: Mapping[int, bytes]) -> None:
    for key, body in bodies.items():
        placing.put_part(connection, key, order_of(*placing.known_of(connection, key)), body, MADE)


def _take_back(store: Store) -> None:
    """What comes late, or was replaced, takes back all that was placed after it."""

    def put(connection: Connection, _now: str) -> list[int]:
        moved = placing.moved(connection, MADE)
        orders = [order for _, order in moved]
        if orders:
            placing.take_back(connection, min(orders))
            placing.drop_parts(connection, [key for key, _ in moved])
        first = placing.first_waiting(connection)
        if first is not None:
            placing.take_back(connection, first)
        return [key for key, _ in moved]

    late: str | None = store.ask(placing.first_waiting)
    if store.ask(partial(placing.moved, made=MADE)) or late is not None:
        store.keep(put)
        _keep_parts(store)
        late = store.ask(placing.first_waiting)
        if late is not None:
            store.keep(put)


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
    first, last = part.sketch.days or (0, 10**7)
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


@dataclass(frozen=True, slots=True)
class _Said:
    """What persons have said that the picture is laid under."""

    verdicts: Verdicts
    linked: Mapping[str, Sequence[str]]
    """By event id, the events that a verdict names with it."""
    right: Mapping[str, str]
    """Accounts that were found right, each with the day of that word."""


def refresh(store: Store) -> int:
    """Works out anew what is shown of incidents that changed; how many rows were closed or opened."""
    judgements = store.ask(rulings)
    said = _Said(Verdicts(judgements), _links(judgements), store.ask(settled))
    changed = 0
    while store.ask(showing.one_stale):
        changed += store.keep(partial(_show_some, said=said))
    return changed


def _show_some(connection: Connection, now: str, *, said: _Said) -> int:
    changed = 0
    for _ in range(_AT_ONCE):
        stale = showing.one_stale(connection)
        if stale is None:
            break
        changed += _show(connection, now, stale, said)
    return changed


def _links(judgements: Iterable[Judgement]) -> dict[str, list[str]]:
    """By event id, the events that a verdict names with it."""
    found: dict[str, list[str]] = {}
    for each in judgements:
        found.setdefault(each.left, []).append(each.right)
        found.setdefault(each.right, []).append(each.left)
    return found


def _show(connection: Connection, now: str, incident: str, said: _Said) -> int:
    scopes = showing.reach_of(connection, incident, said.linked)
    held = showing.held_in(connection, scopes)
    rows = rows_of(_material(connection, held, scopes, said)) if held else {}
    return showing.put_shown(connection, scopes, rows, now)


def _material(connection: Connection, held: Sequence[Held], scopes: Sequence[str], said: _Said) -> Material:
    readings = sorted({each.reading for each in held})
    parts = {(part.article, part.version): part for part in _parts(connection, readings)}
    chains = [(each, chain_of(each.article, each.version, each.order, each.story, each.body)) for each in held]
    return Material(chains, parts, _copies(connection, held), said.verdicts, min(scopes), said.right)


def _parts(connection: Connection, readings: Sequence[int]) -> Iterable[Part]:
    for body in showing.bodies_of_parts(connection, readings).values():
        yield decode(body, Part)


def _copies(connection: Connection, held: Sequence[Held]) -> list[tuple[str, str]]:
    """Pairs of articles that share their words, among the articles that tell of these incidents."""
    texts: dict[int, list[str]] = {}
    for each in held:
        texts.setdefault(each.text, []).append(each.article)
    pairs = [(one, other) for a, b in showing.copies_among(connection, sorted(texts)) for one in texts[a] for other in texts[b]]
    return sorted({*pairs, *((articles[0], other) for articles in texts.values() for other in articles[1:])})
