"""The one table definition of many articles: copies, stories, incidents, accounts, disputes, judgements, reviews, foreign events.

Simple fields of a noun are columns; nested ones are JSON text. Every row carries the known and recorded clocks, but for
copies: those are of texts and not of articles, so that the clocks of the two articles say when a pair was known.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, Table, Text

from tocsin.model.across import INCIDENT
from tocsin.model.questions import Column as Shown
from tocsin.store.schema import SQL_TYPES, clocks, metadata


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
part = Table(
    "part",
    metadata,
    Column("article", Integer, ForeignKey("article.pk"), primary_key=True),
    Column("order", Text, nullable=False, comment="day of knowledge, article, version: the order in which articles are placed"),
    Column("story", Text, comment="null: not placed yet"),
    Column("hidden", Text, comment="order of the next version of the article, once that is placed"),
    Column("body", LargeBinary, nullable=False, comment="all that merging needs of the article, JSON in zlib"),
    Column("made", Text, comment="by which version of merging, another one makes it anew; with ? it has to be placed again"),
    Index(None, "order"),
    Index(None, "made", "order"),
)
"""A reading without a row here has still to be placed; that is seen from the article's own row, so that both are of one transaction."""
chain = Table(
    "chain",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("id", Text, nullable=False, comment="id of its first mention"),
    Column("article", Integer, ForeignKey("article.pk"), nullable=False),
    Column("order", Text, nullable=False),
    Column("story", Text, nullable=False),
    Column("incident", Text, nullable=False, comment="where rules placed it, as of the last article that was placed"),
    Column("hidden", Text),
    Column("body", LargeBinary, nullable=False, comment="its mentions, JSON in zlib"),
    Index(None, "article"),
    Index(None, "incident", "order"),
    Index(None, "id"),
    Index(None, "order"),
)
chain_place = Table(
    "chain_place",
    metadata,
    Column("chain", Integer, ForeignKey("chain.pk"), primary_key=True),
    Column("incident", Text, primary_key=True),
    Column("since", Text, primary_key=True, comment="order of the article that put it there"),
    Column("until", Text, comment="order of the article that merged the incident into another one"),
    Index(None, "incident"),
    Index(None, "since"),
    Index(None, "until"),
)
chain_key = Table(
    "chain_key",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("hash", Integer, nullable=False),
    *(Column(each, Integer, nullable=False) for each in ("first", "last")),
    Column("order", Text, nullable=False),
    Column("chain", Integer, ForeignKey("chain.pk"), nullable=False),
    Index(None, "hash", "order"),
    Index(None, "hash", "last"),
    Index(None, "chain"),
)
story_key = Table(
    "story_key",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("hash", Integer, nullable=False),
    *(Column(each, Integer, nullable=False) for each in ("first", "last")),
    Column("article", Integer, ForeignKey("article.pk"), nullable=False),
    Index(None, "hash", "last"),
    Index(None, "article"),
)
story_place = Table(
    "story_place",
    metadata,
    Column("article", Integer, ForeignKey("article.pk"), primary_key=True),
    Column("story", Text, nullable=False),
    Column("since", Text, primary_key=True, comment="order of the article that put it there"),
    Column("until", Text, comment="order of the article that moved it to another story"),
    Index(None, "story"),
    Index(None, "since"),
    Index(None, "until"),
)
stale = Table("stale", metadata, Column("incident", Text, primary_key=True, comment="its rows have to be worked out anew"))


def _scoped(table: str, *columns: Column[object], indexed: tuple[str, ...] = ()) -> Table:
    """A table of the picture: `scope` names what is worked out together."""
    scope: Column[object] = Column("scope", Text, nullable=False)
    return Table(table, metadata, Column("pk", Integer, primary_key=True), scope, *columns, *clocks(), *_indexes(("scope", *indexed)))


def _indexes(columns: tuple[str, ...]) -> tuple[Index, ...]:
    return tuple(Index(None, column) for column in columns)


def _shown(columns: tuple[Shown, ...]) -> list[Column[object]]:
    return [Column(each.name, SQL_TYPES[each.type], comment=each.meaning) for each in columns]


incident = _scoped("incident", *_shown(INCIDENT), indexed=("id", "type", "story"))
Index(None, incident.c.recorded_to, incident.c.when_start, incident.c.id, incident.c.known_from, incident.c.known_to)
Index(None, incident.c.recorded_to, incident.c.known_to, incident.c.killed_high)
incident_alias = _scoped("incident_alias", *_text("alias", "incident", "reason"), indexed=("alias",))
membership = _scoped("membership", *_text("incident", "article", "event"), indexed=("incident", "event"))
account = _scoped(
    "account",
    *_text("id", "incident", "article"),
    Column("version", Integer, nullable=False),
    *_text("finding", "speaker", "speaker_name", "voice", "origin", "slot"),
    *_maybe("value"),
    *_text("span", "via", "via_names", "words"),
    *_real("low", "high"),
    *_maybe("bound", "about"),
    *_text("polarity", "certainty", "basis"),
    *_maybe("said", "publisher", "published_end"),
    *_text("sentence"),
    *_maybe("hedges"),
    indexed=("incident", "id", "article"),
)
relation = _scoped("relation", *_text("incident", "slot", "a", "b", "kind", "reason"), indexed=("incident", "a", "b"))
dispute = _scoped(
    "dispute",
    *_text("incident", "slot", "kind", "accounts", "relations", "status"),
    *_maybe("mark"),
    *_real("low", "conservative", "interval", "latest_official", "high"),
    *_maybe("settled_by"),
    indexed=("incident",),
)
Index(None, dispute.c.recorded_to, dispute.c.known_to, dispute.c.status, dispute.c.high)
judgement = _table(
    "judgement", *_text("left", "right", "verdict"), *_real("score"), *_text("reasons", "by", "order"), indexed=("left", "right", "order")
)
Index(None, judgement.c.verdict, judgement.c.score)
remark = Table(
    "remark",
    metadata,
    Column("pk", Integer, primary_key=True),
    *_text("id", "kind", "row"),
    *_maybe("other"),
    *_text("text", "by", "at"),
    *_maybe("anchors"),
    Column("follows", Integer, comment="the remark on another version that this one carries over"),
    *_text("recorded_from"),
    *_maybe("recorded_to"),
    *_indexes(("id", "row", "other", "kind")),
)
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
