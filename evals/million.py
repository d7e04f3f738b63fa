"""A store of any size in seconds: a small one with its picture, its rows copied under new keys and ids inside the database.

    python -m evals.million FILE 1000000     a store of about so many events

Each copy is a set of articles of its own, with its own incidents, some weeks after the one before; the whole-text index and the tables that only merging reads are left
as they were.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from evals.generate import records
from tocsin.desk import open_desk

_ARTICLES, _ACTS = 400, 6
_KEYED = ("body", "article", "sentence", "finding")
_REFERS = {
    "article": {"body": "body"},
    "sentence": {"article": "article"},
    "finding": {"article": "article", "sentence": "sentence"},
    **{each: {"finding": "finding"} for each in ("event", "claim", "quantity", "actor", "place", "party", "about")},
}
_NAMED = {
    "body": ("sha",), "article": ("id",), "finding": ("id",), "claim": (), "event": (), "quantity": (), "actor": (), "place": (), "party": (),
    "sentence": (), "about": ("event",), "incident": ("id",), "membership": ("incident", "article", "event"),
    "account": ("id", "incident", "article", "finding"),
}  # fmt: skip


_DAYS = {
    "published_start", "published_end", "known_from", "known_to", "happened_from", "happened_to", "when_start", "when_end", "said_start", "said_end",
}  # fmt: skip
_SPAN = "SELECT cast(julianday(max(known_from)) - julianday(min(known_from)) AS integer) + 1 FROM article"


def make(path: Path, events: int, articles: int = _ARTICLES) -> int:
    """Makes the store; how many events it holds."""
    with open_desk(path) as desk:
        for each in records(articles, acts=_ACTS):
            desk.store.put(each)
        desk.update()
        base = len(desk.events())
    with sqlite3.connect(path) as connection:
        for pragma in ("synchronous = OFF", "journal_mode = MEMORY", "cache_size = -1000000"):
            connection.execute(f"PRAGMA {pragma}")
        offsets = {table: connection.execute(f"SELECT coalesce(max(pk), 0) FROM {table}").fetchone()[0] for table in _KEYED}  # noqa: S608
        copies = -(-events // base) - 1
        offsets["days"] = connection.execute(_SPAN).fetchone()[0]
        for number in range(1, copies + 1):
            for table in _NAMED:
                _copy(connection, table, offsets, number)
            connection.commit()
        connection.execute("ANALYZE")
    return base * (copies + 1)


def _copy(connection: sqlite3.Connection, table: str, offsets: dict[str, int], number: int) -> None:
    """One more copy of the first rows of a table."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    values = [_value(table, column, offsets, number) for column in columns]
    own = [column for column in columns if not (column == "pk" and table not in offsets)]
    values = [value for column, value in zip(columns, values, strict=True) if column in own]
    first = _first(table, offsets)
    named = ", ".join(f'"{column}"' for column in own)
    connection.execute(f'INSERT INTO "{table}" ({named}) SELECT {", ".join(values)} FROM "{table}" WHERE {first}')  # noqa: S608


def _value(table: str, column: str, offsets: dict[str, int], number: int) -> str:
    if column == "pk" and table in offsets:
        return f"pk + {offsets[table] * number}"
    if column in _REFERS.get(table, {}):
        return f'"{column}" + {offsets[_REFERS[table][column]] * number}'
    if column in _NAMED[table]:
        # Actors and places keep their ids: they are the same in every article.
        is_kept = "kind IN ('actor', 'place')" if table == "finding" else "0"
        return f'CASE WHEN {is_kept} THEN "{column}" ELSE "{column}" || \'.{number}\' END'
    if column in _DAYS:
        return f"date(\"{column}\", '+{offsets['days'] * number} days')"
    return f'"{column}"'


def _first(table: str, offsets: dict[str, int]) -> str:
    """Only the rows of the first set are copied."""
    if table in offsets:
        return f"pk <= {offsets[table]}"
    if "finding" in _REFERS.get(table, {}):
        return f'"finding" <= {offsets["finding"]}'
    return "instr(incident, '.') = 0" if table != "incident" else "instr(id, '.') = 0"


if __name__ == "__main__":
    print(make(Path(sys.argv[1]), int(sys.argv[2])))
