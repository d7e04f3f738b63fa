"""Brings the stored picture up to date: new articles are placed in their order, and what they touch is worked out anew.

Every step is one transaction that leaves the rest still to be done, so that a run that was killed goes on to the same picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from tocsin.codec import decode, encode
from tocsin.desk.memory import AT_ONCE, StoreMemory, chain_of, place_late, take_out
from tocsin.desk.reviewed import Reviewed, reviewed_of
from tocsin.desk.shown import Material, rows_of
from tocsin.merge.parts import Part, part_of
from tocsin.merge.placing import order_of
from tocsin.merge.verdicts import Verdicts
from tocsin.model import Judgement
from tocsin.store import Store, late, placing, showing
from tocsin.store.remarks import rulings, settled
from tocsin.store.reviews import said_of_events
from tocsin.store.showing import Held

if TYPE_CHECKING:
    from sqlalchemy import Connection

MADE = "5"
"""Counts up when merging needs other things of an article, or places it by other rules: what is stored is then made anew."""
SPREAD = 50
"""Where no more articles than so many times those that come late were placed after them, all of these are placed again."""
AGAIN = 50
"""So many articles are looked at again for each late one; where it touches more, the rest is taken back and placed again in order."""


def update_picture(store: Store) -> int:
    """Places what came in and works out anew what it touched; how many articles were placed."""
    _keep_parts(store)
    _take_out(store)
    count = _among_others(store)
    memory = StoreMemory()
    while waiting := store.ask(partial(placing.waiting, limit=AT_ONCE)):
        store.keep(partial(memory.put_all, waiting=waiting))
        count += len(waiting)
    refresh(store)
    return count


def _keep_parts(store: Store) -> None:
    """Keeps what merging needs of each reading that has no part yet."""
    keys = store.ask(placing.unparted)
    for start in range(0, len(keys), AT_ONCE):
        bodies = {key: encode(part_of(store.reading(key)[0])) for key in keys[start : start + AT_ONCE]}
        store.keep(partial(_put_parts, bodies=bodies))


def _put_parts(connection: Connection, _now: str, *, bodies: Mapping[int, bytes]) -> None:
    for key, body in bodies.items():
        placing.put_part(connection, key, order_of(*placing.known_of(connection, key)), body, MADE)


def _take_out(store: Store) -> None:
    """What was replaced, or made by other rules, is taken back: alone, or with all that was placed after it where that is less work."""
    moved = store.ask(partial(placing.moved, made=MADE))
    if not moved:
        return
    placed = store.ask(placing.count_placed)
    if len(moved) * SPREAD < placed:
        store.keep(partial(take_out, moved=moved))
    else:
        store.keep(partial(_take_back, moved=moved))
    _keep_parts(store)


def _take_back(connection: Connection, _now: str, *, moved: Sequence[tuple[int, str]]) -> None:
    placing.take_back(connection, min(order for _, order in moved))
    placing.drop_parts(connection, [key for key, _ in moved])


def _among_others(store: Store) -> int:
    """Places what comes late, and again what it touches; where much comes late, all that was placed after it is taken back first."""
    waiting, after = store.ask(late.count_late)
    if waiting and waiting * SPREAD >= after:
        store.keep(lambda connection, _: placing.take_back(connection, placing.first_waiting(connection) or "~~"))
    return place_late(store, MADE, max(1, waiting) * AGAIN)


@dataclass(frozen=True, slots=True)
class _Said:
    """What persons have said that the picture is laid under."""

    verdicts: Verdicts
    linked: Mapping[str, Sequence[str]]
    """By event id, the events that a verdict names with it."""
    right: Mapping[str, str]
    """Accounts that were found right, each with the day of that word."""
    reviewed: Reviewed = field(default_factory=Reviewed)
    """What was said of single events."""


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
    said = replace(said, reviewed=reviewed_of(said_of_events(connection)))
    for _ in range(AT_ONCE):
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
    events = frozenset(mention.id for _, chain in chains for mention in chain.whole.mentions)
    return Material(chains, parts, _copies(connection, held), said.verdicts, min(scopes), said.right, said.reviewed.among(events))


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
