"""Rows → nouns: an article, a record, a page, a finding by its id. Reads only."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from tocsin.codec import decode
from tocsin.errors import UnknownIdError
from tocsin.model import (
    Actor,
    Article,
    Block,
    Claim,
    Commitment,
    Event,
    Given,
    Interval,
    MadeBy,
    Page,
    Place,
    Quantity,
    Record,
    RiskDate,
    Role,
    Span,
    Time,
)
from tocsin.model.questions import Filters
from tocsin.store.clocks import clock_conditions
from tocsin.store.flat import Finding
from tocsin.store.schema import TYPED, article, blob, body, finding, page, sentence

_NOUNS: dict[str, type[Finding]] = {
    "event": Event,
    "claim": Claim,
    "commitment": Commitment,
    "date": RiskDate,
    "actor": Actor,
    "role": Role,
    "place": Place,
    "time": Time,
    "quantity": Quantity,
}
_FIELDS = {"quantity": "quantities"}


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with its record and its sentence."""

    kind: str
    id: str
    finding: Finding
    record: Record
    sentence: Span


def load_record(connection: Connection, article_pk: int) -> Record:
    """The record as it was put, to the last field."""
    row = connection.execute(select(article, body.c.text).join(body).where(article.c.pk == article_pk)).one()
    held: dict[str, list[Any]] = {_FIELDS.get(kind, f"{kind}s"): [] for kind in _NOUNS}
    asked = select(finding.c.kind, finding.c.body).where(finding.c.article == article_pk).order_by(finding.c.ordinal)
    for kind, raw in connection.execute(asked):
        held[_FIELDS.get(kind, f"{kind}s")].append(decode(raw, _NOUNS[kind]))
    findings: dict[str, Any] = {field: tuple(nouns) for field, nouns in held.items()}
    return Record(article=_article(row), made_by=decode(row.made_by, MadeBy), **findings)


def _article(row: Any) -> Article:
    bounds = (row.published_start, row.published_end, row.published_granularity)
    return Article(
        id=row.id,
        version=row.version,
        text=row.text,
        blocks=decode(row.blocks, tuple[Block, ...]),
        url=row.url,
        publisher=row.publisher,
        title=row.title,
        byline=row.byline,
        language=row.language,
        published=Interval(*bounds) if any(bounds) else None,
        published_basis=row.published_basis,
        retrieved=row.retrieved,
        raw=row.raw,
        cleaner=row.cleaner,
    )


def article_keys(connection: Connection, filters: Filters) -> list[int]:
    """Keys of the articles that the clocks of a question let through, in the order in which they came in."""
    return list(connection.execute(select(article.c.pk).where(*clock_conditions(filters)).order_by(article.c.pk)).scalars())


def current_keys(connection: Connection) -> list[int]:
    """Keys of the newest reading of every version, older versions included."""
    return list(connection.execute(select(article.c.pk).where(article.c.recorded_to.is_(None)).order_by(article.c.pk)).scalars())


def key_of_version(connection: Connection, article_id: str, version: int) -> int:
    """Key of the newest reading of one article version; raises UnknownIdError."""
    asked = select(article.c.pk).where(article.c.id == article_id, article.c.version == version, article.c.recorded_to.is_(None))
    key: int | None = connection.execute(asked).scalar()
    if key is None:
        raise UnknownIdError(f"no article {article_id!r} in version {version}; `tocsin articles` prints ids")
    return key


def key_as_of(connection: Connection, article_id: str, filters: Filters) -> int:
    """Key of the version of an article that the clocks of a question let through; raises UnknownIdError."""
    asked = select(article.c.pk).where(article.c.id == article_id, *clock_conditions(filters)).order_by(article.c.pk.desc()).limit(1)
    key: int | None = connection.execute(asked).scalar()
    if key is None:
        raise UnknownIdError(f"no article {article_id!r} was known then; `tocsin articles` prints ids")
    return key


def record_as_of(connection: Connection, article_id: str, filters: Filters) -> Record:
    """The record of an article in the version that a question's clocks let through; raises UnknownIdError."""
    return load_record(connection, key_as_of(connection, article_id, filters))


def page_of(connection: Connection, article_id: str, version: int) -> Page | None:
    """The page that a version was read from; null for one that came as text; raises UnknownIdError."""
    found = load_page(connection, key_of_version(connection, article_id, version))
    return found[0] if found else None


def reach(connection: Connection) -> tuple[str | None, str | None]:
    """First and last day from which the world could know something that is kept."""
    asked = select(article.c.known_from).where(article.c.known_from.is_not(None), article.c.recorded_to.is_(None)).limit(1)
    # Off either end of the index: asking for both at once goes through all articles.
    first, last = (connection.execute(asked.order_by(end)).scalar() for end in (article.c.known_from, article.c.known_from.desc()))
    return first, last


def versions_of(connection: Connection, article_id: str) -> list[dict[str, Any]]:
    """The versions of an article in order, each with its days and when it was kept."""
    names = ("version", "published_start", "published_end", "known_from", "known_to", "recorded_from", "title")
    asked = select(*(article.c[each] for each in names)).where(article.c.id == article_id, article.c.recorded_to.is_(None))
    return [dict(row) for row in connection.execute(asked.order_by(article.c.version)).mappings()]


def load_page(connection: Connection, article_pk: int) -> tuple[Page, Given] | None:
    """The page that an article was read from, with what was given about it; null for one that came as text."""
    asked = select(page, blob.c.body).join(blob).join(article, article.c.page == page.c.pk).where(article.c.pk == article_pk)
    row = connection.execute(asked).one_or_none()
    if row is None:
        return None
    content = zlib.decompress(row.body)
    known = Page(row.source, content, row.sha, row.url, row.media_type, row.encoding, row.retrieved)
    return known, decode(row.given, Given)


def page_makers(connection: Connection, key: str) -> set[str]:
    """What has read a page, as its readings of today say."""
    asked = select(article.c.maker).join(page, article.c.page == page.c.pk).where(page.c.key == key, article.c.recorded_to.is_(None))
    return set(connection.execute(asked).scalars())


_MOST_BEGUN = 20_000
"""Findings whose ids begin alike, in all their readings: more than a beginning of one letter has in a store of 200,000 events."""


def find(connection: Connection, beginning: str, filters: Filters) -> Found:
    """The one finding whose id begins so; raises UnknownIdError for none, and for several names them."""
    top = beginning[:-1] + chr(ord(beginning[-1]) + 1) if beginning else ""
    kinds = ("event", "claim", "commitment", "date", "quantity", "place")
    # The limit keeps SQLite from turning this round and asking all articles first.
    begun = select(finding.c.id, finding.c.pk, finding.c.article).where(finding.c.id >= beginning, finding.c.id < top)
    begun_rows = begun.where(finding.c.kind.concat("").in_(kinds)).limit(_MOST_BEGUN).subquery()
    asked = select(begun_rows.c.id, func.max(begun_rows.c.pk).label("pk")).join(article, article.c.pk == begun_rows.c.article)
    asked = asked.where(*clock_conditions(filters)).group_by(begun_rows.c.id).order_by(begun_rows.c.id).limit(12)
    rows = connection.execute(asked).all()
    pk = _only(beginning, rows or connection.execute(_places_called(beginning, filters)).all())
    asked = select(finding, sentence.c.start.label("from"), sentence.c.end.label("upto")).join(sentence).where(finding.c.pk == pk)
    row = connection.execute(asked).mappings().one()
    noun = decode(row["body"], _NOUNS[row["kind"]])
    return Found(row["kind"], row["id"], noun, load_record(connection, row["article"]), Span(row["from"], row["upto"]))


def _places_called(name: str, filters: Filters) -> Select[Any]:
    """The places of that name, each with the last finding of it: "Springfield" may be several."""
    place = TYPED["place"]
    asked = select(finding.c.id, func.max(finding.c.pk).label("pk")).join(article).join(place, place.c.finding == finding.c.pk)
    asked = asked.where(func.lower(place.c.name) == name.lower(), *clock_conditions(filters))
    return asked.group_by(finding.c.id).order_by(finding.c.id).limit(12)


def _only(beginning: str, rows: Sequence[Any]) -> int:
    exact = [row.pk for row in rows if row.id == beginning]
    if len(rows) == 1 or exact:
        return int(exact[0] if exact else rows[0].pk)
    if not rows:
        raise UnknownIdError(f"nothing here has the id {beginning!r}; `tocsin events` and `tocsin claims` print ids")
    names = ", ".join(row.id for row in rows[:10])
    raise UnknownIdError(f"{beginning!r} begins several ids: {names}{' …' if len(rows) > 10 else ''}; give one more letter")
