"""Counts over many rows for timeline, map, network and lists of sources: the database adds up, only the sums come out.

Every sum is narrowed like the list that it stands for: clocks, filters, verdicts. Persons who are no public figures and actors that only
one article knows are in none of them.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Subquery, func, select

from tocsin.model.questions import Filters
from tocsin.store import lanes
from tocsin.store.lanes import Lane, Rows
from tocsin.store.listing import clocks_of
from tocsin.store.narrow import conditions_of
from tocsin.store.overlay import overlay_of
from tocsin.store.schema import TYPED, article, finding, name, party
from tocsin.store.schema_picture import account, copy, relation

MOST = 20_000
"""Rows of a sum: what a page could never show."""
event = TYPED["event"]


def bins(connection: Connection, filters: Filters, lane: Lane, signs: int) -> Rows:
    """Events by lane and by day, month or year (`signs` of the ISO date): how many, and one of them; the lanes with most come first."""
    overlay = overlay_of(connection, filters)
    if lanes.is_summed(filters, overlay, signs):
        return lanes.sums(connection, filters, lane, signs)
    when = func.substr(finding.c.happened_from, 1, signs).label("bin")
    begun = finding.c.happened_from >= (filters.since or "0000")[:10]
    by = event.c.place if lane == "place" else party.c.name
    told = finding.join(event, event.c.finding == finding.c.pk).join(article)
    summed = (
        select(by.label("key"), when, event.c.frame, event.c.quad, func.count().label("count"), func.min(finding.c.id).label("one"),
               func.min(event.c.place_name).label("place_name"))
        .select_from(told if lane == "place" else told.join(party, party.c.finding == finding.c.pk))
        .where(finding.c.kind == "event", begun, by.is_not(None), *_slots(lane), *conditions_of("events", filters, overlay))
        .group_by(by, when, event.c.frame, event.c.quad)
    )  # fmt: skip
    return _rows(connection, _named(summed.subquery(), lane).limit(MOST))


def _slots(lane: Lane) -> list[ColumnElement[bool]]:
    return [party.c.slot.in_(("actor", "recipient"))] if lane == "actor" else []


def _named(summed: Subquery, lane: Lane) -> Select[Any]:
    """Sums under the ids of their lanes; names that are not shared across articles have none."""
    rest = (summed.c.bin, summed.c.frame, summed.c.quad)
    if lane == "place":
        asked = select(summed.c.key.label("lane"), summed.c.place_name.label("lane_name"), *rest, summed.c.count, summed.c.one)
        return asked.where(summed.c.key.not_like("local:%")).order_by(summed.c.count.desc())
    return (
        select(name.c.id.label("lane"), func.min(name.c.name).label("lane_name"), *rest, func.sum(summed.c.count).label("count"),
               func.min(summed.c.one).label("one"))
        .join(name, name.c.pk == summed.c.key).where(*_shared()).group_by(name.c.id, *rest).order_by(func.sum(summed.c.count).desc())
    )  # fmt: skip


def known_actors(connection: Connection, filters: Filters, most: int) -> Rows:
    """Actors that are known across articles: in how many articles and how often; those in most articles first."""
    own = TYPED["actor"]
    asked = (
        select(
            finding.c.id, func.min(own.c.name).label("name"), func.min(own.c.kind).label("kind"), func.min(own.c.country).label("country"),
            func.count(finding.c.article.distinct()).label("articles"), func.sum(own.c.mentions).label("mentions"),
            func.min(article.c.published_start).label("first"), func.max(article.c.published_end).label("last"),
        )
        .select_from(finding.join(own, own.c.finding == finding.c.pk).join(article))
        .where(finding.c.kind == "actor", own.c.private.is_not(True), finding.c.id.not_like("local:%"))
        .where(*_asked(connection, filters, "actors"))
        .group_by(finding.c.id).order_by(func.count(finding.c.article.distinct()).desc(), finding.c.id).limit(most)
    )  # fmt: skip
    return _rows(connection, asked)


def name_of(connection: Connection, actor: str) -> str | None:
    """The name of an actor in the first article that has it."""
    own = TYPED["actor"]
    asked = select(own.c.name).join(finding, own.c.finding == finding.c.pk).where(finding.c.id == actor, finding.c.kind == "actor").limit(1)
    found: str | None = connection.execute(asked).scalar()
    return found


def sources(connection: Connection, filters: Filters, most: int) -> Rows:
    """Publishers: articles, findings, first and last day, and how many articles came in a later version."""
    asked = (
        select(
            article.c.publisher, func.count().label("articles"),
            func.sum(article.c.events).label("events"), func.sum(article.c.claims).label("claims"),
            func.min(article.c.published_start).label("first"), func.max(article.c.published_end).label("last"),
            func.count().filter(article.c.version > 1).label("corrected"),
            func.count().filter(article.c.published_start.is_(None)).label("undated"),
            func.count().filter(article.c.published_basis == "inferred").label("inferred"),
        )
        .where(*_asked(connection, filters, "articles"))
        .group_by(article.c.publisher).order_by(func.count().desc(), article.c.publisher).limit(most)
    )  # fmt: skip
    return _rows(connection, asked)


def revised(connection: Connection, filters: Filters) -> Rows:
    """Publishers with how many figures they printed, and how many of these a later account revised or took back."""
    told = account.alias("told")
    later = (
        select(relation.c.b)
        .where(relation.c.kind.in_(("revises", "retracts")), relation.c.b == told.c.id, *clocks_of(filters, relation))
        .exists()
    )
    asked = (
        select(told.c.publisher, func.count(told.c.id.distinct()).label("figures"), func.count(told.c.id.distinct()).filter(later).label("revised"))
        .where(told.c.low.is_not(None), *clocks_of(filters, told)).group_by(told.c.publisher)
    )  # fmt: skip
    return _rows(connection, asked)


def texts_of(connection: Connection, filters: Filters) -> Rows:
    """Articles of a question with the key of their text, publisher and how their day is known, without their findings."""
    asked = select(article.c.body.label("text"), article.c.publisher, article.c.published_basis).where(
        *_asked(connection, filters, "articles")
    )
    return _rows(connection, asked)


def printed(connection: Connection, filters: Filters) -> Rows:
    """Which publisher printed which text, each pair once."""
    asked = select(article.c.publisher, article.c.body.label("text")).where(*_asked(connection, filters, "articles"))
    return _rows(connection, asked.distinct())


def copies_of(connection: Connection, texts: list[int]) -> list[tuple[int, int]]:
    """Pairs of copies of which both texts are among these."""
    among = set(texts)
    asked = select(copy.c.a, copy.c.b).where(copy.c.a < copy.c.b, copy.c.a.in_(texts[:MOST]))
    return [(a, b) for a, b in connection.execute(asked) if b in among]


def _asked(connection: Connection, filters: Filters, listed: str = "events") -> list[ColumnElement[bool]]:
    return conditions_of(listed, filters, overlay_of(connection, filters))


def _shared() -> list[ColumnElement[bool]]:
    """Names that stand for one thing across articles. Local ones do not, and a person who is no public figure has a local id only."""
    return [name.c.id != "", name.c.id.not_like("local:%")]


def _rows(connection: Connection, asked: Select[Any]) -> Rows:
    return [dict(row) for row in connection.execute(asked).mappings()]
