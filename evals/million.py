"""A store of any size in minutes: a small one with its picture, its rows copied under new keys, ids and days inside the database.

    python -m evals.million FILE 1000000     a store of about so many events

The small one holds generated attacks with copies and disputes, one attack that a hundred articles tell of three times each, and the dispatches of the
demonstration from October to December 1962, with their threats, promises, statements and people. Each copy is a set of articles of its own, with its own
incidents, accounts, disputes and stories, some weeks after the one before. One copy in twenty holds the large attack. Full text is indexed anew. What only merging
reads is left as it was: such a store is for asking, and nothing is added to it.
"""

# ruff: noqa: S608 - statements are made of names of our own schema and of numbers
from __future__ import annotations

import random
import re
import sqlite3
import sys
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from evals import generate
from tocsin.desk import Desk, open_desk
from tocsin.model import Record, When
from tocsin.store import lanes
from tocsin.store import sqlite as adapter

_ARTICLES, _ACTS = 400, 6
_LARGE, _LARGE_IN = 100, 20
"""Articles that tell of the large attack, three mentions each; it stands in one copy in so many."""
_DEMO = ("1962-10-01", "1962-12-31")
_SHIFT = 19_072
"""Days from 14 October 1962, when the demonstration begins, to the first day of what is generated."""

_KEYED = ("body", "article", "sentence", "finding", "name")
_OF_FINDING = (
    "event", "claim", "commitment", "date_ahead", "role", "time_expression", "quantity", "actor", "place", "party", "about", "posting",
    "commitment_fate", "commitment_turn",
)  # fmt: skip
_OF_INCIDENT = ("incident", "incident_alias", "membership", "account", "relation", "dispute")
_TABLES = (*_KEYED, *_OF_FINDING, *_OF_INCIDENT, "judgement", "story_place", "copy")
_REFERS = {
    ("article", "body"): "body", ("sentence", "article"): "article", ("finding", "article"): "article", ("finding", "sentence"): "sentence",
    ("commitment_turn", "article"): "article", ("story_place", "article"): "article", ("copy", "a"): "body", ("copy", "b"): "body",
    **{(each, "finding"): "finding" for each in _OF_FINDING},
}  # fmt: skip
_IDS = {
    "body": ("sha",), "article": ("id",), "finding": ("id", "body"), "claim": ("about", "replies_to"), "commitment": ("claim",), "date_ahead": ("of",),
    "about": ("event",), "incident": ("id", "scope", "events", "story"), "incident_alias": ("alias", "incident", "scope"),
    "membership": ("incident", "article", "event", "scope"), "account": ("id", "incident", "article", "finding", "origin", "scope"),
    "relation": ("incident", "a", "b", "scope"), "dispute": ("incident", "accounts", "relations", "scope"), "judgement": ("left", "right"),
    "story_place": ("story",), "commitment_turn": ("evidence",),
}  # fmt: skip
"""Columns that hold ids; those of addresses are whole cells, the others are found inside."""
_WHOLE = {("body", "sha"), ("article", "id"), ("membership", "article"), ("account", "article"), ("account", "origin"), ("incident", "story"),
          ("story_place", "story")}  # fmt: skip
_DAYS = {
    "published_start", "published_end", "known_from", "known_to", "happened_from", "happened_to", "when_start", "when_end", "said_start", "said_end",
    "made_start", "made_end", "due_start", "due_end", "date_start", "date_end", "status_start", "status_end", "on_start", "on_end", "day", "last",
    "known", "said",
}  # fmt: skip
_ID = re.compile(r"\b[a-z][0-9a-f]{10}\b")
_SPAN = "SELECT cast(julianday(max(known_from)) - julianday(min(known_from)) AS integer) + 1 FROM article WHERE known_from > '2000'"


def make(path: Path, events: int, articles: int = _ARTICLES) -> int:
    """Makes the store; how many events it holds."""
    with open_desk(path) as desk:
        _fill(desk, articles)
        base = len(desk.events())
    with sqlite3.connect(path) as connection:
        for pragma in ("synchronous = OFF", "journal_mode = MEMORY", "cache_size = -1000000"):
            connection.execute(f"PRAGMA {pragma}")
        connection.create_function("renamed", 2, _renamed, deterministic=True)
        _prepare(connection)
        copied = _Copied(connection)
        number = 0
        while copied.events < events - base:
            number += 1
            for table in _TABLES:
                copied.copy(table, number)
            connection.commit()
        for index in ("search_sentence", "search_body"):
            connection.execute(f"INSERT INTO {index}({index}) VALUES('rebuild')")
        connection.commit()
        made = int(connection.execute("SELECT count(*) FROM events").fetchone()[0])  # the view: what is read today
        connection.execute("PRAGMA journal_mode = WAL")
    _finish(path)
    return made


def _finish(path: Path) -> None:
    """What a store adds up and knows of itself."""
    engine = adapter.connect(path)
    with adapter.writing(engine) as connection:
        connection.execute(lanes.lane_sum.delete())
        lanes.add_all(connection)
    adapter.tidy(engine)
    engine.dispose()


def _fill(desk: Desk, articles: int) -> None:
    """The small store with its picture; the large attack comes first, so that its keys are the lowest ones."""
    for record in (*_large(), *generate.records(articles, acts=_ACTS)):
        desk.store.put(dated(record))
    from tocsin.demo import all_dispatches
    from tocsin.pipeline import add_pages

    first, last = _DEMO
    add_pages([each.page for each in all_dispatches() if first <= each.published <= last], desk.store)
    desk.update()


def _large() -> Iterable[Record]:
    """Articles of one attack on whose dead two offices differ."""
    happening = replace(next(generate.happenings()), number=900_001, articles=_LARGE, is_disputed=True)
    for number in range(_LARGE):
        yield generate.telling_of(happening, number, random.Random(f"large:{number}"), 1).record


def dated(record: Record) -> Record:
    """Acts of states without a day happen on the day of publication, as they do where articles are read."""
    published = record.article.published
    day = published.start if published else None
    when = When(day, day, "day", "publication", None) if day else None
    return replace(record, events=tuple(each if each.when else replace(each, when=when) for each in record.events))


def _renamed(text: str | None, number: int) -> str | None:
    """Ids of findings and incidents wherever they stand in a cell."""
    return None if text is None else _ID.sub(lambda found: found[0][0] + sha256(f"{found[0]} {number}".encode()).hexdigest()[:10], text)


def _prepare(connection: sqlite3.Connection) -> None:
    """The demonstration comes into the days of the rest; what belongs to the large attack is noted."""
    for table in _TABLES:
        for column in _columns(connection, table):
            if column in _DAYS:
                shifted = f"date({column}, '+{_SHIFT} days')"
                connection.execute(f"UPDATE OR IGNORE {table} SET {column} = {shifted} WHERE {column} BETWEEN '1900' AND '1990'")
    connection.execute("CREATE TEMP TABLE large AS SELECT DISTINCT incident FROM membership WHERE article LIKE '%/900001-%'")
    for table in _TABLES:
        connection.execute(f"CREATE TEMP TABLE base_{table} AS SELECT * FROM {table}")
    connection.execute("CREATE TEMP TABLE own AS SELECT pk FROM name WHERE id = '' OR id LIKE 'local:%'")


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


class _Copied:
    """Copies of the first rows of each table."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.size = {table: self._one(f"SELECT coalesce(max(pk), 0) FROM {table}") for table in _KEYED}
        large = "SELECT coalesce(max(pk), 0) FROM article WHERE id LIKE '%/900001-%'"
        self.low = {"article": self._one(large), "name": 0}
        low = self.low["article"]
        for table, where in (
            ("body", f"pk IN (SELECT body FROM article WHERE pk <= {low})"),
            *((each, f"article <= {low}") for each in ("sentence", "finding")),
        ):
            self.low[table] = self._one(f"SELECT coalesce(max(pk), 0) FROM {table} WHERE {where}")
        self.days = self._one(_SPAN)
        self.columns = {table: _columns(connection, table) for table in _TABLES}
        self.events = 0

    def _one(self, asked: str) -> int:
        return int(self.connection.execute(asked).fetchone()[0])

    def copy(self, table: str, number: int) -> None:
        """One more copy of a table's rows; those of the large attack in one copy in twenty."""
        own = [column for column in self.columns[table] if not (column == "pk" and table not in _KEYED)]
        values = [self._value(table, column, number) for column in own]
        named = ", ".join(f'"{column}"' for column in own)
        first = self._first(table, with_large=number % _LARGE_IN == 0)
        done = self.connection.execute(f'INSERT INTO "{table}" ({named}) SELECT {", ".join(values)} FROM base_{table} WHERE {first}')
        self.events += done.rowcount if table == "event" else 0

    def _value(self, table: str, column: str, number: int) -> str:
        if column == "pk":
            return f"pk + {self.size[table] * number}"
        if (table, column) in _REFERS:
            return f'"{column}" + {self.size[_REFERS[table, column]] * number}'
        own_name = self.size["name"] * number
        if (table, column) == ("party", "name"):
            return f"name + CASE WHEN name IN (SELECT pk FROM own) THEN {own_name} ELSE 0 END"
        if (table, column) == ("posting", "key"):
            return f"key + CASE WHEN key > 0 AND (key >> 8) IN (SELECT pk FROM own) THEN {own_name << 8} ELSE 0 END"
        return self._shifted(table, column, number)

    def _shifted(self, table: str, column: str, number: int) -> str:
        """Ids get the number of the copy, days move on."""
        days = f"'+{self.days * number} days'"
        if (table, column) == ("name", "id"):
            return f"id || '.{number}'"
        if table == "finding" and column == "id":
            # Actors and places keep their ids where they are the same in every article.
            is_kept = "kind IN ('actor', 'place') AND id NOT LIKE 'local:%'"
            return f"CASE WHEN {is_kept} THEN id WHEN id LIKE 'local:%' THEN id || '.{number}' ELSE renamed(id, {number}) END"
        if column in _IDS.get(table, ()):
            return f"\"{column}\" || '.{number}'" if (table, column) in _WHOLE else f'renamed("{column}", {number})'
        if column in {"since", "until"} or (table, column) == ("judgement", "order"):
            return f'date(substr("{column}", 1, 10), {days}) || substr("{column}", 11)'
        if (table, column) == ("article", "page"):
            return "NULL"
        return f'CASE WHEN "{column}" <> \'\' THEN date("{column}", {days}) ELSE "{column}" END' if column in _DAYS else f'"{column}"'

    def _first(self, table: str, *, with_large: bool) -> str:
        """Which rows of the first set are copied."""
        if table == "name":
            return "pk IN (SELECT pk FROM own)"
        if with_large or table == "judgement":
            return "1"
        if table in self.size:
            return f"pk > {self.low[table]}"
        for column in ("finding", "article", "a"):
            of = _REFERS.get((table, column))
            if of is not None:
                return f'"{column}" > {self.low[of]}'
        return f"{'id' if table == 'incident' else 'incident'} NOT IN (SELECT incident FROM large)"


if __name__ == "__main__":
    print(make(Path(sys.argv[1]), int(sys.argv[2])))
