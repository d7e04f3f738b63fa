"""The one table definition of what is kept of single articles: pages, articles, findings, and what they are asked by.

Every row of `article` and `finding` carries three clocks: happened, known, recorded. The typed tables share the key of `finding`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint
from sqlalchemy.types import TypeEngine

from tocsin.model.columns import STORED
from tocsin.model.questions import ColumnType

_NAMES = {"ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s", "pk": "pk_%(table_name)s"}
metadata = MetaData(naming_convention={**_NAMES, "fk": "fk_%(table_name)s_%(column_0_name)s"})

SQL_TYPES: dict[ColumnType, type[TypeEngine[Any]]] = {
    "text": Text,
    "integer": Integer,
    "real": Float,
    "boolean": Boolean,
    "date": Text,
    "timestamp": Text,
}


def clocks() -> tuple[Column[str], ...]:
    """Known and recorded; null is unknown at the start and open at the end."""
    return (
        Column("known_from", Text),
        Column("known_to", Text),
        Column("recorded_from", Text, nullable=False),
        Column("recorded_to", Text),
    )


blob = Table(
    "blob",
    metadata,
    Column("sha", Text, primary_key=True, comment="SHA-256 of the page as it came"),
    Column("size", Integer, nullable=False, comment="bytes before compression"),
    Column("body", LargeBinary, nullable=False, comment="zlib"),
)

page = Table(
    "page",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("key", Text, nullable=False, comment="hash of content, address and what was given: the same key is the same page"),
    Column("sha", Text, ForeignKey("blob.sha"), nullable=False),
    Column("source", Text, nullable=False),
    Column("url", Text),
    Column("media_type", Text),
    Column("encoding", Text),
    Column("retrieved", Text),
    Column("given", Text, nullable=False, comment="JSON"),
    Column("recorded_from", Text, nullable=False),
    UniqueConstraint("key"),
)

body = Table(
    "body",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("sha", Text, nullable=False, comment="SHA-256 of the text"),
    Column("text", Text, nullable=False),
    Column("sampled", Integer, comment="how many word sequences stand for it in `fingerprint`; null: not compared with the others yet"),
    UniqueConstraint("sha"),
    Index(None, "sampled"),
)

article = Table(
    "article",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("supersedes", Integer, comment="version that it replaces"),
    Column("superseded_at", Text, comment="when this store learned of the version that replaces it; null: none does"),
    Column("body", Integer, ForeignKey("body.pk"), nullable=False),
    Column("page", Integer, ForeignKey("page.pk")),
    Column("url", Text),
    Column("publisher", Text),
    Column("title", Text),
    Column("byline", Text),
    Column("language", Text),
    Column("published_start", Text),
    Column("published_end", Text),
    Column("published_granularity", Text),
    Column("published_basis", Text),
    Column("retrieved", Text),
    Column("raw", Text),
    Column("cleaner", Text, nullable=False),
    Column("blocks", Text, nullable=False, comment="JSON"),
    Column("made_by", Text, nullable=False, comment="JSON"),
    Column("maker", Text, nullable=False, comment="name and version of all that read it, on one line"),
    Column("digest", Text, nullable=False, comment="hash of the findings: the same digest is the same reading"),
    Column("chars", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    *clocks(),
    Index(None, "id", "version", "recorded_to"),
    Index(None, "published_start"),
    Index(None, "known_from"),
    Index(None, "superseded_at"),
    Index(None, "page"),
    Index(None, "body"),
)

sentence = Table(
    "sentence",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("article", Integer, ForeignKey("article.pk"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Index(None, "article"),
)

finding = Table(
    "finding",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("id", Text, comment="null for times and roles, which have none"),
    Column("kind", Text, nullable=False),
    Column("article", Integer, ForeignKey("article.pk"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("sentence", Integer, ForeignKey("sentence.pk"), nullable=False),
    Column("happened_from", Text, comment="the day it happened, was said, was made, or falls on"),
    Column("happened_to", Text),
    Column("rule", Text, nullable=False),
    Column("body", Text, nullable=False, comment="the whole finding, JSON as in the record"),
    *clocks(),
    Index(None, "id"),
    Index(None, "article", "kind"),
    Index(None, "kind", "happened_from", "pk", "known_from"),
    Index(None, "kind", "happened_to"),
    Index(None, "sentence", "kind", "happened_from", "known_from"),
)


def _typed(kind: str, table: str, *indexed: str) -> Table:
    """The table of one kind: the columns that people see, under the key of its finding."""
    own = [Column(column.name, SQL_TYPES[column.type], comment=column.meaning) for column in STORED[kind]]
    key: Column[int] = Column("finding", Integer, ForeignKey("finding.pk"), primary_key=True)
    return Table(table, metadata, key, *own, *(Index(None, name) for name in indexed))


TYPED: dict[str, Table] = {
    "event": _typed("event", "event", "type", "mode", "country"),
    "claim": _typed("claim", "claim", "speaker_kind"),
    "commitment": _typed("commitment", "commitment", "kind", "action_type", "due_end"),
    "date": _typed("date", "date_ahead", "date_end"),
    "actor": _typed("actor", "actor", "kind"),
    "role": _typed("role", "role", "person"),
    "place": _typed("place", "place", "country"),
    "time": _typed("time", "time_expression"),
    "quantity": _typed("quantity", "quantity", "role"),
}

name = Table(
    "name",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("kind", Text, nullable=False, comment="actor or place"),
    Column("id", Text, nullable=False, comment="stable id; empty where there is none"),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False, comment="the name in lower case, blanks around each word"),
    Column("sort", Text, comment="state, person, … of an actor; country, city, … of a place"),
    Column("country", Text, comment="ISO 3166-1 alpha-3"),
    UniqueConstraint("kind", "id", "name"),
)

party = Table(
    "party",
    metadata,
    Column("finding", Integer, ForeignKey("finding.pk"), primary_key=True),
    Column("slot", Text, primary_key=True, comment="actor, recipient, speaker, attributed_to, via, addressee, by, to, self, place"),
    Column("name", Integer, ForeignKey("name.pk"), primary_key=True),
    Index(None, "name", "slot"),
)

about = Table(
    "about",
    metadata,
    Column("finding", Integer, ForeignKey("finding.pk"), primary_key=True),
    Column("event", Text, primary_key=True, comment="event id"),
    Column("slot", Text, primary_key=True),
    Column("stance", Text, nullable=False),
    Index(None, "event"),
)

fate = Table(
    "commitment_fate",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("finding", Integer, ForeignKey("finding.pk"), nullable=False),
    Column("status", Text, nullable=False),
    Column("on_start", Text),
    Column("on_end", Text),
    Column("start", Integer),
    Column("end", Integer),
    *clocks(),
    Index(None, "finding"),
)
