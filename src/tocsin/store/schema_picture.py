"""The one table definition of many articles: copies, stories, incidents, accounts, disputes, judgements, reviews, foreign events.

Simple fields of a noun are columns; nested ones are JSON text. Every row carries the known and recorded clocks, but for
copies: those are of texts and not of articles, so that the clocks of the two articles say when a pair was known.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, Table, Text

from tocsin.store.schema import clocks, metadata


def _table(table: str, *columns: Column[object], indexed: tuple[str, ...] = ()) -> Table:
    key: Column[int] = Column("pk", Integer, primary_key=True)
    return Table(table, metadata, key, *columns, *clocks(), *(Index(None, column) for column in indexed))


def _text(*names: str, needed: bool = True) -> list[Column[object]]:
    return [Column(each, Text, nullable=not needed) for each in names]


def _maybe(*names: str) -> list[Column[object]]:
    return _text(*names, needed=False)


def _real(*names: str, needed: bool = False) -> list[Column[object]]:
    return [Column(each, Float, nullable=not needed) for each in names]


fingerprint = Table(
    "fingerprint",
    metadata,
    Column("hash", Integer, primary_key=True, comment="of three words in a row; one sequence in four is kept"),
    Column("body", Integer, ForeignKey("body.pk"), primary_key=True),
    sqlite_with_rowid=False,
)
copy = Table(
    "copy",
    metadata,
    Column("a", Integer, ForeignKey("body.pk"), primary_key=True, comment="a text; each pair stands here both ways round"),
    Column("b", Integer, ForeignKey("body.pk"), primary_key=True, comment="a text that shares its words; itself, for what came twice"),
    *_text("kind"),
    *_real("share_of_a", "share_of_b", needed=True),
    *_text("passages"),
    *_maybe("agency"),
    *_text("recorded_from"),
)
trace = Table(
    "trace",
    metadata,
    Column("article", Integer, ForeignKey("article.pk"), primary_key=True),
    Column("clauses", Text, nullable=False, comment="one clause a line: stems of its words, and @ids of whom and what it names"),
)
trip_wire = Table(
    "trip_wire",
    metadata,
    Column("finding", Integer, ForeignKey("finding.pk"), primary_key=True),
    Column("wire", Text, nullable=False, comment="JSON: what would trip this open commitment; null where nothing can"),
)
turn = Table(
    "commitment_turn",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("finding", Integer, ForeignKey("finding.pk"), nullable=False),
    Column("article", Integer, ForeignKey("article.pk"), nullable=False, comment="the later article that tells it"),
    *_text("kind", "status"),
    *_maybe("on_start", "on_end"),
    *_text("evidence"),
    Column("start", Integer),
    Column("end", Integer),
    *_maybe("words"),
    *_text("reason", "recorded_from"),
    Index(None, "finding"),
)
origin = _table("origin", *_text("id", "articles"), indexed=("id",))
voice = _table("voice", *_text("speaker", "statement", "claims"), indexed=("speaker",))
story = _table("story", *_text("id", "articles", "title"), *_maybe("first", "last"), indexed=("id",))
story_article = _table("story_article", *_text("story", "article"), indexed=("story", "article"))
incident = _table(
    "incident", *_text("id", "kind", "type"), *_maybe("mode", "when", "where"), *_text("actors", "recipients"), indexed=("id",)
)
incident_alias = _table("incident_alias", *_text("alias", "incident", "reason"), indexed=("alias",))
membership = _table("membership", *_text("incident", "article", "event"), indexed=("incident", "event"))
account = _table(
    "account",
    *_text("id", "incident", "article", "finding", "speaker", "slot"),
    *_maybe("value"),
    *_text("span", "via"),
    *_real("low", "high"),
    *_maybe("bound", "scope"),
    *_text("polarity", "certainty", "basis"),
    *_maybe("said"),
    indexed=("incident", "id"),
)
relation = _table("relation", *_text("a", "b", "kind", "reason"), indexed=("a", "b"))
dispute = _table(
    "dispute",
    *_text("incident", "slot", "kind", "accounts", "relations", "status"),
    *_real("low", "best", "high"),
    *_maybe("policy", "settled_by"),
    indexed=("incident",),
)
judgement = _table("judgement", *_text("left", "right", "verdict"), *_real("score"), *_text("reasons", "by"), indexed=("left", "right"))
review = _table(
    "review",
    *_text("finding", "kind", "article", "anchor", "surroundings", "verdict", "by", "at"),
    *_maybe("field", "value"),
    Column("follows", Integer, comment="the verdict on an older reading or another version that this one carries over"),
    Column("replaces", Integer, comment="the verdict that is in force again when this one is taken back"),
    *_text("note"),
    indexed=("finding", "article"),
)
foreign_event = _table(
    "foreign_event",
    *_text("id", "source", "origin"),
    *_maybe("type", "actor", "recipient", "place", "country"),
    *_real("lat", "lon"),
    *_maybe("happened_from", "happened_to"),
    *_text("payload"),
    indexed=("id", "happened_from"),
)
