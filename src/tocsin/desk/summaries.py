"""Sums over many rows, as timeline, map, network and list of sources ask for them; each is narrowed like the list that it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from typing import Any, Unpack

from tocsin.desk.desk import Desk
from tocsin.desk.filters import Asked, filters_of
from tocsin.store import summaries
from tocsin.store.copying import pairs_of
from tocsin.store.summaries import Lane

__all__ = ["Lane", "actors", "pairs", "places", "sources", "timeline"]
Rows = list[dict[str, Any]]
MOST = 500


def timeline(desk: Desk, lane: Lane, signs: int, **asked: Unpack[Asked]) -> Rows:
    """Events by lane (actor or place) and by the first `signs` of their day: 10 a day, 7 a month, 4 a year."""
    return _stream(desk, partial(summaries.bins, filters=filters_of(**asked), lane=lane, signs=signs))


def places(desk: Desk, most: int = MOST, **asked: Unpack[Asked]) -> Rows:
    """Where events happened, those that most articles tell of first."""
    return _stream(desk, partial(summaries.located, filters=filters_of(**asked), most=most))


def actors(desk: Desk, most: int = MOST, **asked: Unpack[Asked]) -> Rows:
    """Actors that are known across articles; persons who are no public figures are not among them."""
    return _stream(desk, partial(summaries.known_actors, filters=filters_of(**asked), most=most))


def pairs(desk: Desk, **asked: Unpack[Asked]) -> Rows:
    """Who does what to whom: pairs of known actors by quad class with how many origins tell of it, one event of each, most told first."""
    filters = filters_of(**asked)
    copies = _origins(desk.store.stream(lambda connection: iter(pairs_of(connection, filters))))
    told: dict[tuple[str, str, int], dict[str, Any]] = {}
    texts: dict[tuple[str, str, int], set[int]] = defaultdict(set)
    for row in _stream(desk, partial(summaries.pairs, filters=filters)):
        key = (str(row["actor"]), str(row["recipient"]), int(row["quad"]))
        told.setdefault(key, row)
        texts[key].add(copies.get(int(row["text"]), int(row["text"])))
    rows = [{**row, "origins": len(texts[key])} for key, row in told.items()]
    return sorted(rows, key=lambda row: (-row["origins"], row["actor"], row["recipient"], row["quad"]))


def _origins(copies: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Per text that has copies the smallest key among them: texts that share their words are one origin."""
    root: dict[int, int] = {}

    def find(key: int) -> int:
        while root.setdefault(key, key) != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for a, b in copies:
        low, high = sorted((find(a), find(b)))
        root[high] = low
    return {key: find(key) for key in root}


def sources(desk: Desk, most: int = MOST, **asked: Unpack[Asked]) -> Rows:
    """Publishers with what came from each."""
    return _stream(desk, partial(summaries.sources, filters=filters_of(**asked), most=most))


def _stream(desk: Desk, ask: Any) -> Rows:
    return list(desk.store.stream(ask))
