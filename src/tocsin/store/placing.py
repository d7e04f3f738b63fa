"""What merging has placed, as rows: parts and chains with their keys, found again in near constant time, and taken back.

Articles are placed in the order in which they were known. What comes late takes back what was placed after it; that is placed again.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from tocsin.store import sqlite
from tocsin.store.schema_picture import chain, chain_key, chain_place, judgement, part, story_key

Row = tuple[Any, ...]
ALL_DAYS = 10**7
"""The last day of a key that holds on all days."""
AGAIN = "?"
"""Behind the version of merging in a part's row: it has to be placed again."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A part that has still to be placed."""

    article: int
    order: str
    body: bytes


@dataclass(frozen=True, slots=True)
class NewKey:
    """What something is found by, on days that meet."""

    words: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class NewChain:
    """A chain as it is written: its id, incident, keys, and its mentions as JSON."""

    id: str
    incident: str
    body: bytes
    keys: tuple[NewKey, ...]


@dataclass(frozen=True, slots=True)
class NewPlace:
    """Where an article was placed."""

    article: int
    order: str
    story: str
    keys: tuple[NewKey, ...]
    chains: tuple[NewChain, ...]
    merged: tuple[tuple[str, str], ...]
    moved: tuple[tuple[str, str], ...]
    """Articles that went over to another story."""
    judged: tuple[tuple[str, str, str, float | None, str], ...]
    """Left, right, verdict, score, reasons."""


def packed(raw: bytes) -> bytes:
    """JSON as it is kept."""
    return zlib.compress(raw, 1)


def unpacked(body: bytes) -> bytes:
    """JSON as it was."""
    return zlib.decompress(body)


def hash_of(words: str) -> int:
    """A key as a number of 63 bits."""
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def unparted(connection: Connection) -> list[int]:
    """Keys of the present readings that have no part yet."""
    asked = (
        "SELECT a.pk FROM article a LEFT JOIN part p ON p.article = a.pk WHERE p.article IS NULL AND a.recorded_to IS NULL ORDER BY a.pk"
    )
    return [key for (key,) in connection.exec_driver_sql(asked)]


def known_of(connection: Connection, key: int) -> tuple[str | None, str, int]:
    """Day of knowledge, article and version of a reading."""
    row = connection.exec_driver_sql("SELECT known_from, id, version FROM article WHERE pk = ?", (key,)).one()
    return row[0], row[1], row[2]


def put_part(connection: Connection, key: int, order: str, body: bytes, made: str) -> None:
    """Keeps what merging needs of a reading, and which version of merging made it; it waits for its place."""
    sqlite.insert_rows(connection, part, [{"article": key, "order": order, "body": packed(body), "made": made}])


def moved(connection: Connection, made: str) -> list[tuple[int, str]]:
    """Parts of readings that were replaced, of those whose day of knowledge is another one now, and of another version of merging.

    Key and order as placed.
    """
    asked = """SELECT p.article, p."order" FROM part p JOIN article a ON a.pk = p.article
        WHERE a.recorded_to IS NOT NULL OR substr(coalesce(a.known_from, '~'), 1, 10) <> substr(p."order", 1, instr(p."order", ' ') - 1)
        OR rtrim(p.made, ?) IS NOT ?"""
    return [(key, order) for key, order in connection.exec_driver_sql(asked, (AGAIN, made))]


def drop_parts(connection: Connection, keys: Iterable[int]) -> None:
    """Forgets parts; those of present readings are made anew. They must have been taken back before."""
    connection.exec_driver_sql("DELETE FROM part WHERE article = ?", [(key,) for key in keys])


def forget(connection: Connection, key: int) -> None:
    """Forgets one part with its words; it must have been taken back before."""
    connection.exec_driver_sql("DELETE FROM story_key WHERE article = ?", (key,))
    connection.exec_driver_sql("DELETE FROM part WHERE article = ?", (key,))


def count_placed(connection: Connection) -> int:
    """How many articles are placed."""
    return int(connection.exec_driver_sql("SELECT count(*) FROM part WHERE story IS NOT NULL").scalar_one())


def first_waiting(connection: Connection) -> str | None:
    """The order of the first part that has no place, if something after it has been placed already."""
    waiting = connection.exec_driver_sql('SELECT min("order") FROM part WHERE story IS NULL').scalar()
    placed = connection.exec_driver_sql('SELECT max("order") FROM part WHERE story IS NOT NULL').scalar()
    return waiting if waiting is not None and placed is not None and waiting < placed else None


def take_back(connection: Connection, order: str) -> None:
    """Takes back all that was placed at that order or later."""
    since = (order,)
    run = connection.exec_driver_sql
    run("INSERT OR IGNORE INTO stale SELECT incident FROM chain_place WHERE since >= ? OR until >= ?", (order, order))
    run('DELETE FROM chain_key WHERE chain IN (SELECT pk FROM chain WHERE "order" >= ?)', since)
    run('DELETE FROM story_key WHERE article IN (SELECT article FROM part WHERE "order" >= ?)', since)
    run("DELETE FROM chain_place WHERE since >= ?", since)
    run("UPDATE chain SET incident = (SELECT incident FROM chain_place WHERE chain = chain.pk AND until >= ?) "
        "WHERE pk IN (SELECT chain FROM chain_place WHERE until >= ?)", (order, order))  # fmt: skip
    run("UPDATE chain_place SET until = NULL WHERE until >= ?", since)
    run('DELETE FROM chain WHERE "order" >= ?', since)
    run("UPDATE chain SET hidden = NULL WHERE hidden >= ?", since)
    run("UPDATE part SET hidden = NULL WHERE hidden >= ?", since)
    run("DELETE FROM story_place WHERE since >= ?", since)
    run("UPDATE part SET story = (SELECT story FROM story_place s WHERE s.article = part.article AND s.until >= ?) "
        "WHERE article IN (SELECT article FROM story_place WHERE until >= ?)", (order, order))  # fmt: skip
    run("UPDATE story_place SET until = NULL WHERE until >= ?", since)
    run('UPDATE part SET story = NULL, made = rtrim(made, ?) WHERE "order" >= ?', (AGAIN, order))
    run('DELETE FROM judgement WHERE "order" >= ?', since)


def waiting(connection: Connection, limit: int) -> list[Waiting]:
    """The next parts that have no place, in their order."""
    asked = 'SELECT article, "order", body FROM part WHERE story IS NULL ORDER BY "order" LIMIT ?'
    return [Waiting(key, order, unpacked(body)) for key, order, body in connection.exec_driver_sql(asked, (limit,))]


def story_of(connection: Connection, article: str) -> str | None:
    """The story of an article that has been placed in another version."""
    asked = "SELECT p.story FROM part p JOIN article a ON a.pk = p.article WHERE a.id = ? AND p.story IS NOT NULL AND p.hidden IS NULL"
    found: str | None = connection.exec_driver_sql(asked, (article,)).scalar()
    return found


def alike(connection: Connection, keys: Iterable[str], days: tuple[int, int], fewest: int, most: int) -> list[tuple[int, str]]:
    """Articles that share the most keys on days that meet, the latest first, with their stories."""
    hashes = [hash_of(key) for key in keys]
    marks = ", ".join("?" * len(hashes))
    asked = f"""SELECT k.article, p.story FROM story_key k JOIN part p ON p.article = k.article
        WHERE k.hash IN ({marks}) AND k.last >= ? AND k.first <= ? AND p.hidden IS NULL
        GROUP BY k.article HAVING count(*) >= ? ORDER BY count(*) DESC, p."order" DESC LIMIT ?"""  # noqa: S608 - question marks alone
    return [(key, story) for key, story in connection.exec_driver_sql(asked, (*hashes, *days, fewest, most))]


def part_body(connection: Connection, key: int) -> bytes:
    """The part of a reading as JSON."""
    return unpacked(connection.exec_driver_sql("SELECT body FROM part WHERE article = ?", (key,)).scalar_one())


def holders(connection: Connection, key: NewKey, ends: tuple[int, int]) -> list[int]:
    """Chains that share a key on days that meet: the first and the last so many.

    A key of some days reads what lies in these days, one of all days the ends of its list: either way no more in a large store.
    """
    of_all_days = key.first <= 0 and key.last >= ALL_DAYS
    return _ends(connection, _HOLDERS.replace("+", "") if of_all_days else _HOLDERS, (hash_of(key.words), key.first, key.last), ends)


def members(connection: Connection, incident: str, ends: tuple[int, int]) -> list[int]:
    """Chains of an incident: the first and the last so many."""
    return _ends(connection, _MEMBERS, (incident,), ends)


_HOLDERS = """SELECT k.chain FROM chain_key k JOIN chain c ON c.pk = k.chain
    WHERE k.hash = ? AND k.last >= ? AND k.first <= ? AND c.hidden IS NULL ORDER BY +k."order" {0}, k.chain {0} LIMIT ?"""
_MEMBERS = 'SELECT pk FROM chain WHERE incident = ? AND hidden IS NULL ORDER BY "order" {0}, id {0} LIMIT ?'


def _ends(connection: Connection, asked: str, values: Row, ends: tuple[int, int]) -> list[int]:
    first = [key for (key,) in connection.exec_driver_sql(asked.format("ASC"), (*values, sum(ends) + 1))]
    if len(first) <= sum(ends):
        return first
    last = [key for (key,) in connection.exec_driver_sql(asked.format("DESC"), (*values, ends[1]))]
    return [*first[: ends[0]], *reversed(last)]


def chains(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, int, str, str, str, bytes]]:
    """Chains by their keys: key, article, version, order, story, incident, mentions as JSON, in the order of the keys."""
    marks = ", ".join("?" * len(keys))
    asked = f"""SELECT c.pk, a.id, a.version, c."order", c.story, c.incident, c.body FROM chain c JOIN article a ON a.pk = c.article
        WHERE c.pk IN ({marks})"""  # noqa: S608 - question marks alone
    found = {row[0]: (*row[:6], unpacked(row[6])) for row in connection.exec_driver_sql(asked, tuple(keys))}
    return [found[key] for key in keys]


def incidents_of(connection: Connection, keys: Sequence[int]) -> dict[int, str]:
    """The present incident of chains."""
    marks = ", ".join("?" * len(keys))
    rows = connection.exec_driver_sql(f"SELECT pk, incident FROM chain WHERE pk IN ({marks})", tuple(keys))  # noqa: S608 - as above
    return {key: incident for key, incident in rows}  # noqa: C416 - rows are no pairs to a type checker


def put_place(connection: Connection, placed: NewPlace, now: str) -> None:
    """Keeps where an article was placed, in the caller's transaction."""
    run = connection.exec_driver_sql
    for gone, kept in placed.merged:
        _merge(connection, gone, kept, placed.order)
    _hide_older(connection, placed)
    run("UPDATE part SET story = ? WHERE article = ?", (placed.story, placed.article))
    run("INSERT INTO story_place (article, story, since) VALUES (?, ?, ?)", (placed.article, placed.story, placed.order))
    for article, story in placed.moved:
        _move(connection, article, story, placed.order)
    put_keys(connection, placed)
    put_chains(connection, placed)
    put_judged(connection, placed, now)


def put_keys(connection: Connection, placed: NewPlace) -> None:
    """Keeps by which words an article is found."""
    sqlite.insert_rows(connection, story_key, [{**_key(key), "article": placed.article} for key in placed.keys])


def put_chains(connection: Connection, placed: NewPlace) -> None:
    """Keeps the chains of an article where it placed them."""
    free: int = connection.exec_driver_sql("SELECT coalesce(max(pk), 0) + 1 FROM chain").scalar_one()
    numbered = list(enumerate(placed.chains, free))
    shared = {"article": placed.article, "order": placed.order, "story": placed.story}
    rows: list[dict[str, object]] = [
        {"pk": pk, "id": each.id, "incident": each.incident, "body": packed(each.body), **shared} for pk, each in numbered
    ]
    sqlite.insert_rows(connection, chain, rows)
    rows = [{"chain": pk, "incident": each.incident, "since": placed.order} for pk, each in numbered]
    sqlite.insert_rows(connection, chain_place, rows)
    rows = [{**_key(key), "chain": pk, "order": placed.order} for pk, each in numbered for key in each.keys]
    sqlite.insert_rows(connection, chain_key, rows)
    mark_stale(connection, [each.incident for each in placed.chains])


def _key(key: NewKey) -> dict[str, object]:
    return {"hash": hash_of(key.words), "first": key.first, "last": key.last}


def put_judged(connection: Connection, placed: NewPlace, now: str) -> None:
    """Keeps what a rule judged when it placed an article."""
    names = ("left", "right", "verdict", "score", "reasons")
    day = placed.order.partition(" ")[0]
    shared: dict[str, object] = {"by": "rule", "order": placed.order, "known_from": None if day == "~" else day, "recorded_from": now}
    sqlite.insert_rows(connection, judgement, [{**dict(zip(names, each, strict=True)), **shared} for each in placed.judged])


def _merge(connection: Connection, gone: str, kept: str, order: str) -> None:
    """The chains of an incident go over to another one."""
    run = connection.exec_driver_sql
    run("INSERT OR IGNORE INTO stale VALUES (?)", [(gone,), (kept,)])
    run("UPDATE chain_place SET until = ? WHERE incident = ? AND until IS NULL", (order, gone))
    run("INSERT INTO chain_place (chain, incident, since) SELECT pk, ?, ? FROM chain WHERE incident = ?", (kept, order, gone))
    run("UPDATE chain SET incident = ? WHERE incident = ?", (kept, gone))


def _move(connection: Connection, article: str, story: str, order: str) -> None:
    """An article goes over to another story."""
    run = connection.exec_driver_sql
    asked = "SELECT p.article FROM part p JOIN article a ON a.pk = p.article WHERE a.id = ? AND p.story IS NOT NULL AND p.hidden IS NULL"
    for (key,) in run(asked, (article,)).all():
        run("UPDATE story_place SET until = ? WHERE article = ? AND until IS NULL", (order, key))
        run("INSERT INTO story_place (article, story, since) VALUES (?, ?, ?)", (key, story, order))
        run("UPDATE part SET story = ? WHERE article = ?", (story, key))


def _hide_older(connection: Connection, placed: NewPlace) -> None:
    """Older versions are not looked at any more once the next one is placed."""
    run = connection.exec_driver_sql
    asked = "SELECT p.article FROM part p JOIN article a ON a.pk = p.article WHERE p.story IS NOT NULL AND p.hidden IS NULL AND a.id = "
    mine = "(SELECT id FROM article WHERE pk = ?)"
    for (key,) in run(asked + mine, (placed.article,)).all():
        run("INSERT OR IGNORE INTO stale SELECT incident FROM chain WHERE article = ?", (key,))
        run("UPDATE part SET hidden = ? WHERE article = ?", (placed.order, key))
        run("UPDATE chain SET hidden = ? WHERE article = ?", (placed.order, key))


def mark_stale(connection: Connection, incidents: Iterable[str]) -> None:
    """Says that what is shown of some incidents has to be worked out anew."""
    rows = [(each,) for each in incidents]
    if rows:
        connection.exec_driver_sql("INSERT OR IGNORE INTO stale VALUES (?)", rows)
