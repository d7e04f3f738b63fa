"""Sums over many rows, as timeline, map, network and list of sources ask for them; each is narrowed like the list that it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Unpack

from tocsin.desk.desk import Desk
from tocsin.desk.filters import Asked, filters_of
from tocsin.model.questions import Filters
from tocsin.store import copying, quoting, summaries
from tocsin.store.lanes import Lane

__all__ = ["Coverage", "Lane", "actors", "coverage", "names", "quoted", "sources", "timeline", "told_first"]
Rows = list[dict[str, Any]]
MOST = 500


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much was read in some days."""

    articles: int
    origins: int
    publishers: Sequence[str]
    inferred: int


def timeline(desk: Desk, lane: Lane, signs: int, **asked: Unpack[Asked]) -> Rows:
    """Events by lane (actor or place) and by the first `signs` of their day: 10 a day, 7 a month, 4 a year."""
    return _stream(desk, partial(summaries.bins, filters=filters_of(**asked), lane=lane, signs=signs))


def actors(desk: Desk, most: int = MOST, **asked: Unpack[Asked]) -> Rows:
    """Actors that are known across articles; persons who are no public figures are not among them."""
    return _stream(desk, partial(summaries.known_actors, filters=filters_of(**asked), most=most))


def names(desk: Desk, actors: Sequence[str]) -> dict[str, str]:
    """The names of actors as their articles give them in full: "United States" for USA, whatever stands in a sentence."""
    found = ((each, desk.store.ask(partial(summaries.name_of, actor=each))) for each in actors)
    return {each: name for each, name in found if name}


def quoted(desk: Desk, ids: Iterable[str], **asked: Unpack[Asked]) -> dict[str, dict[str, Any]]:
    """Events by id with their words, their sentence and who printed it, all in one look-up."""
    return {row["id"]: row for row in _stream(desk, partial(quoting.quoted, filters=filters_of(**asked), ids=list(ids)))}


def told_first(desk: Desk, incidents: Sequence[str], **asked: Unpack[Asked]) -> dict[str, dict[str, Any]]:
    """By incident the event that told of it first, as `quoted` gives it; where there is none, the account that was given first."""
    filters = filters_of(**asked)
    first = desk.store.ask(partial(quoting.first_events, filters=filters, incidents=incidents))
    found = quoted(desk, first.values(), **asked)
    told = {incident: found[event] for incident, event in first.items() if event in found}
    rest = [each for each in incidents if each not in told]
    return {**desk.store.ask(partial(quoting.first_accounts, filters=filters, incidents=rest)), **told} if rest else told


def coverage(desk: Desk, **asked: Unpack[Asked]) -> Coverage:
    """How many articles and origins, from whom, and how many days of publication were inferred."""
    filters = filters_of(**asked)
    rows = _stream(desk, partial(summaries.texts_of, filters=filters))
    texts = sorted({int(row["text"]) for row in rows})
    copies = _origins(desk.store.stream(lambda connection: iter(summaries.copies_of(connection, texts))))
    publishers = sorted({row["publisher"] for row in rows if row["publisher"]})
    inferred = sum(row["published_basis"] in {None, "inferred"} for row in rows)
    return Coverage(len(rows), len({copies.get(text, text) for text in texts}), publishers, inferred)


def sources(desk: Desk, most: int = MOST, **asked: Unpack[Asked]) -> Rows:
    """Publishers with what came from each: articles against origins, and how many of the figures that it printed were revised later."""
    filters = filters_of(**asked)
    told = {row["publisher"]: row for row in _stream(desk, partial(summaries.revised, filters=filters))}
    began = _origins_by_publisher(desk, filters)
    rows = _stream(desk, partial(summaries.sources, filters=filters, most=most))
    return [{"figures": 0, "revised": 0, **began.get(row["publisher"], {}), **told.get(row["publisher"], {}), **row} for row in rows]


def _origins_by_publisher(desk: Desk, filters: Filters) -> dict[str | None, dict[str, Any]]:
    """Per publisher its origins, and how many of these others printed too: what hangs together through copies is one origin."""
    rows = _stream(desk, partial(summaries.printed, filters=filters))
    texts = {int(row["text"]) for row in rows}
    pairs = desk.store.ask(partial(copying.pairs_of, filters=filters))
    root = _origins((a, b) for a, b in pairs if a in texts and b in texts)
    held: dict[str | None, set[int]] = defaultdict(set)
    printed: dict[int, set[str | None]] = defaultdict(set)
    for row in rows:
        origin = root.get(int(row["text"]), int(row["text"]))
        held[row["publisher"]].add(origin)
        printed[origin].add(row["publisher"])
    return {
        publisher: {"origins": len(found), "shared": sum(len(printed[origin]) > 1 for origin in found)} for publisher, found in held.items()
    }


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


def _stream(desk: Desk, ask: Any) -> Rows:
    return list(desk.store.stream(ask))
