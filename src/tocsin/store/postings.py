"""What findings are asked by, in order of their days: names in their slots, type, mode, certainty. The latest rows of any of them are
read off its end, however many there are.

In "Iranian rockets hit Baghdad on 20 December 2020" the event stands under Iran as actor, under Baghdad as place and under ASSAULT.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Column, Integer, Table, Text

from tocsin.model.columns import STORED
from tocsin.store.schema import metadata

posting = Table(
    "posting",
    metadata,
    Column("key", Integer, primary_key=True, comment="a name in a slot, or a code"),
    Column("day", Text, primary_key=True, comment="first day on which it happened; empty where that is unknown"),
    Column("finding", Integer, primary_key=True),
    Column("last", Text, comment="last day, where it is another one"),
    Column("known", Text, comment="from when the world could know it"),
    sqlite_with_rowid=False,
)
# Keys are kept in files: what is new comes at the end.
SLOTS = ("actor", "recipient", "attributed_to", "speaker", "via", "addressee", "by", "to", "self", "place")
_KINDS = ("event", "claim", "commitment", "date", "actor", "role", "place", "time", "quantity")
CODES: Mapping[str, tuple[str, ...]] = {"event": ("type", "mode", "certainty"), "claim": ("certainty",), "commitment": ("action_type",)}
"""Columns of a kind whose values are keys."""
_AT: Mapping[str, tuple[tuple[str, int], ...]] = {
    kind: tuple((name, [column.name for column in STORED[kind]].index(name)) for name in names) for kind, names in CODES.items()
}
Row = dict[str, Any]


def name_key(name: int, slot: str, kind: str) -> int:
    """The key of a name in a slot of findings of a kind."""
    return (name * 16 + SLOTS.index(slot)) * 16 + _KINDS.index(kind)


@cache
def code_key(kind: str, column: str, value: str) -> int:
    """The key of a code, below zero: five bytes of a hash; a row found by it is looked at again."""
    return -1 - int.from_bytes(hashlib.sha256(f"{kind} {column} {value}".encode()).digest()[:5])


def codes_of(kind: str, own: Sequence[Any]) -> Iterator[int]:
    """The keys of a finding's codes; a cell of several certainties, one an actor, stands under each."""
    for column, at in _AT.get(kind, ()):
        if own[at]:
            yield from {code_key(kind, column, value) for value in str(own[at]).split("; ") if value}


def rows_of(finding: int, keys: Iterable[int], happened: tuple[str | None, str | None], known: str | None) -> Iterator[Row]:
    """The rows of one finding."""
    first, last = happened
    for key in keys:
        yield {"key": key, "day": first or "", "finding": finding, "last": last if last != first else None, "known": known}
