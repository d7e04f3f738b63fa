"""Takes a person's name out of a store for good: texts, findings, pages and indexes, every version and reading of them.

Letters are replaced one for one, so that every span still points at its characters. This file is a part of the adapter to SQLite:
functions in Python, its full-text index and its free pages are its own.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import SystemRandom
from typing import Any

from sqlalchemy import Column, Connection, LargeBinary, Table, Text, select

from tocsin.errors import ReviewError
from tocsin.store.schema import TYPED, finding, metadata

_SHADES = "█▓▒░"
"""What is erased is seen to be; the shades of each erasure are drawn anew, so that two who were erased do not become one."""
_INDEXED = {"sentence": "search_sentence", "body": "search_body"}
_SHORTEST = 3
"""Letters of a name: shorter ones stand in too many words."""


@dataclass(frozen=True, slots=True)
class Erased:
    """How many rows held the name, by table; nothing else is kept of it."""

    rows: dict[str, int]


def check_names(connection: Connection, names: Iterable[str]) -> None:
    """Raises ReviewError for a name that is too short to be told, or that a public figure bears."""
    own = TYPED["actor"]
    for name in names:
        if sum(sign.isalpha() for sign in name) < _SHORTEST:
            raise ReviewError(f"{name!r}: give a name of three letters at least")
        asked = select(finding.c.id).join(own, own.c.finding == finding.c.pk).where(own.c.name == name, finding.c.kind == "actor")
        known = next((each for each in connection.execute(asked).scalars() if not str(each).startswith("local:")), None)
        if known is not None:
            raise ReviewError(f"{name!r} is known across articles as {known}; only persons who are no public figures are erased")


def erase(connection: Connection, names: Iterable[str]) -> Erased:
    """Erases whole words; "Ali" stays in "Alice". A name is erased as written, in capitals, in small letters, and as it stands in ids."""
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(each)}(?!\w)" for each in _variants(names)))
    cover = _cover()

    def covered(text: str | None) -> str | None:
        return None if text is None else pattern.sub(lambda found: cover(found.group()), text)

    raw: Any = connection.connection.dbapi_connection
    raw.create_function("is_named", 1, lambda text: int(bool(text and pattern.search(text))), deterministic=True)
    raw.create_function("covered", 1, covered, deterministic=True)
    raw.create_function("is_named_inside", 1, lambda body: int(bool(pattern.search(_opened(body)))), deterministic=True)
    raw.create_function("covered_inside", 1, lambda body: _packed(covered(_opened(body)) or "", body), deterministic=True)
    rows = {table.name: count for table in metadata.sorted_tables if (count := _erase_in(connection, table))}
    return Erased(rows)


def _variants(names: Iterable[str]) -> list[str]:
    """The longest first, so that a whole name goes before its parts."""
    found = set()
    for name in names:
        slug = "-".join(re.findall(r"\w+", name.lower()))
        found |= {name, name.upper(), name.lower(), name.title(), slug}
    return sorted(found, key=lambda each: (-len(each), each))


def _cover() -> Callable[[str], str]:
    """Shades in place of letters and digits; the same name gets the same shades throughout one erasure, signs between words stay."""
    draw, known = SystemRandom(), dict[str, str]()

    def cover(name: str) -> str:
        letters = "".join(sign for sign in name.lower() if sign.isalnum())
        shades = known.setdefault(letters, "".join(draw.choice(_SHADES) for _ in letters))
        left = iter(shades)
        return "".join(next(left, _SHADES[0]) if sign.isalnum() else sign for sign in name)

    return cover


def _erase_in(connection: Connection, table: Table) -> int:
    texts = [column for column in table.columns if isinstance(column.type, Text)]
    packed = [column for column in table.columns if isinstance(column.type, LargeBinary)]
    if table.name in _INDEXED:
        _reindex(connection, table)
    return sum(_update(connection, column, "") for column in texts) + sum(_update(connection, column, "_inside") for column in packed)


def _update(connection: Connection, column: Column[Any], suffix: str) -> int:
    where, name = column.table.name, column.name
    words = f'UPDATE "{where}" SET "{name}" = covered{suffix}("{name}") WHERE is_named{suffix}("{name}")'  # noqa: S608 - names of our own schema
    return int(connection.exec_driver_sql(words).rowcount)


def _reindex(connection: Connection, table: Table) -> None:
    """The index holds no text of its own: it has to be told the old words to forget them, and the new ones."""
    index = _INDEXED[table.name]
    forget = f"INSERT INTO {index}({index}, rowid, text) SELECT 'delete', pk, text FROM \"{table.name}\" WHERE is_named(text)"  # noqa: S608
    learn = f'INSERT INTO {index}(rowid, text) SELECT pk, covered(text) FROM "{table.name}" WHERE is_named(text)'  # noqa: S608
    connection.exec_driver_sql(forget)
    connection.exec_driver_sql(learn)


def _opened(body: bytes | None) -> str:
    return zlib.decompress(body).decode("utf-8", "surrogateescape") if body else ""


def _packed(text: str, _body: bytes) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogateescape"))
