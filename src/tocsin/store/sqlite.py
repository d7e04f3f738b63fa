"""The adapter to SQLite: everything that another database would do differently stands in this file.

Pragmas, the file's own mark, begin-immediate, full-text search (FTS5), and what SQLite's errors mean to a person.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Integer,
    Select,
    String,
    Subquery,
    TableClause,
    TableValuedAlias,
    create_engine,
    event,
    exc,
    func,
    insert,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from tocsin.errors import ForeignDatabaseError, LockedDatabaseError, StoreError

MARK = 0x746F6373
"""SQLite's application_id: "tocs". Any other mark is another program's file."""
_SEARCHED = {"sentence": "search_sentence", "body": "search_body"}
_INDEXES = {source: table(index, Column("rowid", Integer), Column("text", String)) for source, index in _SEARCHED.items()}
_DIALECT = SQLiteDialect_pysqlite()
_ASKED = re.compile(r'"([^"]*)"|(\S+)')


def connect(path: Path | str, *, busy_seconds: float = 5.0) -> Engine:
    """An engine on one file: write-ahead log, foreign keys, and a wait of `busy_seconds` for another writer."""
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": busy_seconds, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def prepare(raw: sqlite3.Connection, _record: object) -> None:
        raw.isolation_level = None  # SQLAlchemy's begin is the only begin
        for pragma in ("foreign_keys = ON", "synchronous = NORMAL", "temp_store = MEMORY", "cache_size = -65536"):
            raw.execute(f"PRAGMA {pragma}")

    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the store from beginning to end."""
    with translated(engine), engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        try:
            yield connection
        finally:
            connection.exec_driver_sql("ROLLBACK")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that takes the writer's lock at once: all of it is kept, or nothing."""
    with translated(engine), engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        ending = "ROLLBACK"
        try:
            yield connection
            ending = "COMMIT"
        finally:
            connection.exec_driver_sql(ending)


@contextmanager
def translated(engine: Engine) -> Iterator[None]:
    """SQLite's errors as ours: one line that says what to do."""
    path = engine.url.database
    try:
        yield
    except exc.DBAPIError as error:
        reason = str(error.orig)
        if "locked" in reason or "busy" in reason:
            raise LockedDatabaseError(f"{path}: another process is writing to this database; wait for it, or end it") from error
        if "not a database" in reason:
            raise foreign(path) from error
        raise StoreError(f"{path}: {reason}; check that the file is whole and may be written") from error


def foreign(path: object) -> ForeignDatabaseError:
    """The error for a file that another program wrote."""
    return ForeignDatabaseError(f"{path}: this is not a Tocsin database; name another file with --db")


def is_new(connection: Connection, path: object) -> bool:
    """True for an empty file; raises ForeignDatabaseError for one that another program wrote."""
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
    if mark == MARK:
        return False
    if mark or connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
        raise foreign(path)
    return True


def mark_file(connection: Connection) -> None:
    """Says in the file's head whose it is."""
    connection.exec_driver_sql(f"PRAGMA application_id = {MARK}")


def tidy(engine: Engine) -> None:
    """Lets SQLite look at a sample of each index, so that it takes the right one; 10 ms on 100,000 events."""
    with suppress(LockedDatabaseError), translated(engine), engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA analysis_limit = 1000")
        connection.exec_driver_sql("ANALYZE")
        for index, rows_a_value in _KNOWN.items():
            asked = "SELECT stat FROM sqlite_stat1 WHERE idx = ?"
            for (stat,) in connection.exec_driver_sql(asked, (index,)).fetchall():
                size, _, *rest = stat.split(" ")
                told = " ".join((size, str(rows_a_value(int(size))), *rest))
                connection.exec_driver_sql("UPDATE sqlite_stat1 SET stat = ? WHERE idx = ?", (told, index))
        connection.exec_driver_sql("ANALYZE sqlite_schema")


_KNOWN: Mapping[str, Callable[[int], int]] = {
    # An event's id has one row in each reading; the sample begins with ids of actors that a thousand articles share.
    "ix_finding_id": lambda _size: 2,
    # Four kinds hold nearly all findings; the sample ends after a thousand of the first.
    "ix_finding_kind_happened_from_pk_known_from": lambda size: 1 + size // 5,
    "ix_finding_kind_happened_to": lambda size: 1 + size // 5,
}
"""Rows that share the first column of an index, by its size, where a sample of a thousand rows tells nothing."""


def shrink(engine: Engine) -> None:
    """Writes the file anew, so that nothing that was erased stays in its indexes, its free pages or its log."""
    with translated(engine), engine.connect() as connection:
        for index in _SEARCHED.values():
            # A word that was forgotten stays in the index as a mark until its parts are merged.
            connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES('optimize')")
        connection.exec_driver_sql("VACUUM")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def use_log(engine: Engine) -> None:
    """Write-ahead log, so that readers never wait for the writer; stays with the file."""
    with translated(engine), engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def create_search(connection: Connection) -> None:
    """The full-text indexes over sentences and whole texts; they hold no text of their own."""
    for source, index in _SEARCHED.items():
        connection.execute(
            text(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {index} USING fts5(text, content='{source}', content_rowid='pk', "
                "tokenize='unicode61 remove_diacritics 2')"
            )
        )


def insert_rows(connection: Connection, target: TableClause, rows: Sequence[Mapping[str, object]]) -> None:
    """Inserts rows that all have the same keys, past SQLAlchemy's work on each statement: twice as fast on short articles."""
    if rows:
        words, names = _insert_words(target, tuple(rows[0]))
        connection.exec_driver_sql(words, [tuple(row[name] for name in names) for row in rows])


@cache
def _insert_words(target: TableClause, names: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The statement in SQLite's own words with one question mark a value, and the order of the values."""
    compiled = insert(target).compile(dialect=_DIALECT, column_keys=list(names))
    return str(compiled), tuple(getattr(compiled, "positiontup", None) or ())


def index_texts(connection: Connection, source: str, texts: list[tuple[int, str]]) -> None:
    """Adds rows of `sentence` or `body` to their index: pairs of key and text."""
    insert_rows(connection, _INDEXES[source], [{"rowid": key, "text": words} for key, words in texts])


LISTED = "(SELECT value FROM json_each(?))"
"""In a statement in SQL's own words: the values of a parameter that `listed` made."""


def listed(values: Iterable[int | str]) -> str:
    """Values as one parameter."""
    return json.dumps(list(values))


def among(values: Iterable[int | str]) -> Select[Any]:
    """Values to be found in, as one parameter: a thousand of them, one by one, take longer to write down than to look up."""
    listed = func.json_each(json.dumps(list(values))).table_valued("value")
    return select(listed.c.value)


def matching(source: str, asked: str, only: ColumnElement[int] | None = None) -> Select[int]:
    """Keys of the rows of `sentence` or `body` that hold all the words; words in quotation marks stand together; of one key only, if given."""
    index = _SEARCHED[source]
    rowid: Column[int] = Column("rowid", Integer)
    found = select(rowid).select_from(table(index, rowid)).where(literal_column(index).op("MATCH")(_query(asked)))
    return found if only is None else found.where(rowid == only)


def found_in(source: str, asked: str, best: int | None = None) -> Subquery:
    """Rows of `sentence` or `body` that hold all the words: `key` and `rank` (the best is least); so many of the best, if given."""
    index = _SEARCHED[source]
    columns: tuple[ColumnElement[Any], ...] = (literal_column("rowid").label("key"), literal_column("rank").label("rank"))
    found = select(*columns).select_from(table(index)).where(literal_column(index).op("MATCH")(_query(asked)))
    return (found if best is None else found.order_by(literal_column("rank")).limit(best)).subquery()


def snippets(connection: Connection, source: str, asked: str, keys: Sequence[int]) -> dict[int, str]:
    """By key where the words stand in some rows of `sentence` or `body`."""
    index = _SEARCHED[source]
    shown: ColumnElement[str] = literal_column(f"snippet({index}, 0, '', '', ' … ', 24)")
    key: Column[int] = Column("rowid", Integer)
    found = select(key, shown).select_from(table(index, key)).where(literal_column(index).op("MATCH")(_query(asked)))
    return {row[0]: row[1] for row in connection.execute(found.where(key.in_(among(keys))))}


def each_of(column: ColumnElement[Any]) -> TableValuedAlias:
    """The members of a JSON array as rows with the one column `value`."""
    return func.json_each(column).table_valued("value", joins_implicitly=True)


def field_of(column: ColumnElement[Any], name: str) -> ColumnElement[Any]:
    """A field of a JSON object."""
    return func.json_extract(column, f"$.{name}")


def _query(asked: str) -> str:
    """The words as FTS5 phrases, so that no sign of theirs is taken for an operator."""
    words = [phrase or word for phrase, word in _ASKED.findall(asked)]
    clean = [each.replace('"', " ").replace("\x00", " ") for each in words if any(sign.isalnum() for sign in each)]
    return " ".join(f'"{each}"' for each in clean) or '""'
