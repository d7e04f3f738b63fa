"""Copies: which texts have not been compared, which ones share word sequences with a text, and the list of pairs.

A pair is of two texts and holds for ever; when it was known, and when this store held it, say the two articles that carry them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, case, func, literal, or_, select, update

from tocsin.codec import encode
from tocsin.model import Copy
from tocsin.model.questions import Filters
from tocsin.store import sqlite
from tocsin.store.clocks import clock_conditions, end_of
from tocsin.store.schema import article, body
from tocsin.store.schema_picture import copy, fingerprint

MOST_POSTINGS = 60
"""A word sequence stands for so many texts at most, so that the cost of a text does not grow with the store."""
MOST_COMPARED = 40
"""So many texts are compared with a new one, those that share the most with it: a copy of a hundred copies is linked by the nearest."""
FEWEST_SHARED = 3
_STEP = 5_000
_A, _B = article.alias("one"), article.alias("other")
_HOLDERS = select(fingerprint.c.hash, fingerprint.c.body).where(fingerprint.c.hash.in_(bindparam("hashes", expanding=True)))


@dataclass(frozen=True, slots=True)
class Alike:
    """Texts that share word sequences with a sample, and the sequences that have no room left in the index."""

    bodies: tuple[int, ...]
    full: frozenset[int]


def uncompared(connection: Connection) -> list[int]:
    """Keys of the texts that were not compared with the others yet."""
    return list(connection.execute(select(body.c.pk).where(body.c.sampled.is_(None)).order_by(body.c.pk)).scalars())


def text_of(connection: Connection, key: int) -> str:
    """The text of that key."""
    return str(connection.execute(select(body.c.text).where(body.c.pk == key)).scalar_one())


def alike(connection: Connection, sample: Iterable[int]) -> Alike:
    """Texts that share at least three of these word sequences, those with the most first."""
    hashes = sorted(sample)
    found: list[tuple[int, int]] = []
    for start in range(0, len(hashes), _STEP):
        found += [(value, key) for value, key in connection.execute(_HOLDERS, {"hashes": hashes[start : start + _STEP]})]
    holders = Counter(value for value, _ in found)
    full = frozenset(value for value, count in holders.items() if count >= MOST_POSTINGS)
    shared = Counter(key for _, key in found)
    # A sequence that many hold tells little, and would put its first holders before a text's own source.
    own = Counter(key for value, key in found if value not in full)
    nearest = sorted((key for key, count in shared.items() if count >= FEWEST_SHARED), key=lambda key: (-own[key], -shared[key], key))
    return Alike(tuple(nearest[:MOST_COMPARED]), full)


def put_copies(connection: Connection, key: int, sample: Iterable[int], pairs: Iterable[Copy], now: str) -> None:
    """Keeps what a comparison found, and that the text was compared. Pairs name texts by their keys."""
    full = alike(connection, sample).full
    rows = [{"hash": value, "body": key} for value in sorted(set(sample) - full)]
    sqlite.insert_rows(connection, fingerprint, rows)
    sqlite.insert_rows(connection, copy, [_row(pair, now) for pair in pairs])
    connection.execute(update(body).where(body.c.pk == key).values(sampled=len(rows)))


def _row(pair: Copy, now: str) -> dict[str, object]:
    shares = {"kind": pair.kind, "share_of_a": pair.share_of_a, "share_of_b": pair.share_of_b}
    passages = encode(tuple((each.a, each.b) for each in pair.passages)).decode()
    return {"a": int(pair.a), "b": int(pair.b), **shares, "passages": passages, "agency": pair.agency, "recorded_from": now}


def ask_copies(filters: Filters) -> Select[Any]:
    """The pairs of articles that answer a question, by the day from which both were known."""
    return select_copies(filters).order_by("known_from", "a", "b").limit(filters.limit).offset(filters.offset or None)


def select_copies(filters: Filters) -> Select[Any]:
    """Pairs of articles that the clocks let through, the one that was known first as `a`."""
    joined = copy.join(_A, _A.c.body == copy.c.a).join(_B, _B.c.body == copy.c.b)
    return select(*_columns()).select_from(joined).where(_A.c.id != _B.c.id, _order(_A) < _order(_B), *_conditions(filters))


def _columns() -> list[ColumnElement[Any]]:
    both = {"known_from": _latest("known_from"), "known_to": _soonest("known_to")}
    both |= {"recorded_from": _latest("recorded_from"), "recorded_to": _soonest("recorded_to")}
    shares = [copy.c[each] for each in ("kind", "share_of_a", "share_of_b", "passages", "agency")]
    told = [of.c[field].label(f"{side}_{shown}") for of, side in ((_A, "a"), (_B, "b")) for field, shown in _TOLD]
    return [_A.c.id.label("a"), _B.c.id.label("b"), *shares, *told, *(each.label(name) for name, each in both.items())]


_TOLD = (("version", "version"), ("publisher", "publisher"), ("title", "headline"), ("published_end", "published_end"))


def _order(of: Any) -> ColumnElement[str]:
    return func.coalesce(of.c.known_from, literal("~")).concat(literal(" ")).concat(of.c.id)


def _latest(clock: str) -> ColumnElement[Any]:
    """Null as long as one of the two is unknown."""
    one, other = _A.c[clock], _B.c[clock]
    return case((or_(one.is_(None), other.is_(None)), None), (one > other, one), else_=other)


def _soonest(clock: str) -> ColumnElement[Any]:
    """Null where both are open."""
    one, other = _A.c[clock], _B.c[clock]
    return case((one.is_(None), other), (other.is_(None), one), (one < other, one), else_=other)


def _conditions(filters: Filters) -> Iterable[ColumnElement[bool]]:
    yield and_(*clock_conditions(filters, _A), *clock_conditions(filters, _B))
    if filters.recorded_as_of is not None:
        yield copy.c.recorded_from <= end_of(filters.recorded_as_of)
    if filters.article is not None:
        yield or_(_A.c.id == filters.article, _B.c.id == filters.article)
    if filters.kind is not None:
        yield copy.c.kind == filters.kind
    if filters.since is not None:
        yield _B.c.published_end >= filters.since[:10]
    if filters.until is not None:
        yield _B.c.published_start <= end_of(filters.until)
    if filters.text is not None:
        yield or_(*(of.c.body.in_(sqlite.matching("body", filters.text)) for of in (_A, _B)))


Alikeness = tuple[Sequence[tuple[str, int]], Sequence[tuple[int, int]]]
"""Articles with the keys of their texts, and pairs of texts that are copies."""


def bodies_of(connection: Connection, filters: Filters, among: Iterable[int] | None = None) -> Sequence[tuple[str, int]]:
    """Each article that the clocks let through with the key of its text; those with some texts only, if given."""
    asked = select(article.c.id, article.c.body).where(*clock_conditions(filters)).order_by(article.c.id)
    asked = asked if among is None else asked.where(article.c.body.in_(sqlite.among(among)))
    return [(each, key) for each, key in connection.execute(asked)]


def pairs_of(connection: Connection, filters: Filters, among: Iterable[int] | None = None) -> Sequence[tuple[int, int]]:
    """Every pair of texts that are copies, as the store held them then; of some texts only, if given."""
    asked = select(copy.c.a, copy.c.b).where(copy.c.a < copy.c.b)
    asked = asked if among is None else asked.where(copy.c.a.in_(sqlite.among(among)))
    if filters.recorded_as_of is not None:
        asked = asked.where(copy.c.recorded_from <= end_of(filters.recorded_as_of))
    return [(a, b) for a, b in connection.execute(asked)]


def kin_of(connection: Connection, articles: Sequence[str]) -> set[int]:
    """The texts of some articles, their copies, the copies of those, and so on."""
    found: set[int] = set()
    fresh = set(connection.execute(select(article.c.body).where(article.c.id.in_(sqlite.among(articles)))).scalars())
    while fresh:
        found |= fresh
        fresh = set(connection.execute(select(copy.c.b).where(copy.c.a.in_(sqlite.among(fresh)))).scalars()) - found
    return found
