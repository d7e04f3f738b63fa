"""The picture as rows: what is worked out together is read, compared with what stood there, and closed or opened on the recorded clock.

Rows carry the days from and to which they were known, so that an answer as of a day is a look-up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table

from tocsin.store import sqlite
from tocsin.store.placing import unpacked
from tocsin.store.schema_picture import account, dispute, incident, incident_alias, membership, relation

SHOWN: Mapping[str, Table] = {
    "incident": incident,
    "incident_alias": incident_alias,
    "membership": membership,
    "account": account,
    "relation": relation,
    "dispute": dispute,
}
_CLOCKS = ("pk", "recorded_from", "recorded_to")
_AT_ONCE = 30_000
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Held:
    """One chain in one incident, from the order since which to that until which it stands there and is of its article's present version."""

    key: int
    article: str
    version: int
    order: str
    story: str
    incident: str
    since: str
    until: str | None
    body: bytes
    reading: int
    text: int
    """Key of the article's text."""


def one_stale(connection: Connection) -> str | None:
    """An incident whose rows have to be worked out anew."""
    found: str | None = connection.exec_driver_sql("SELECT incident FROM stale ORDER BY incident LIMIT 1").scalar()
    return found


def reach_of(connection: Connection, incident: str, linked: Mapping[str, Sequence[str]]) -> list[str]:
    """The incidents that have ever shared a chain with one, or that verdicts link to it: what is worked out together.

    `linked` gives, by event id, the events that some verdict names with it.
    """
    found, pending = {incident}, [incident]
    while pending:
        here = pending.pop()
        asked = "SELECT DISTINCT o.incident FROM chain_place p JOIN chain_place o ON o.chain = p.chain WHERE p.incident = ?"
        near = {name for (name,) in connection.exec_driver_sql(asked, (here,))}
        if linked:
            near |= _linked(connection, here, linked)
        pending += sorted(near - found)
        found |= near
    return sorted(found)


def _linked(connection: Connection, incident: str, linked: Mapping[str, Sequence[str]]) -> set[str]:
    """Incidents of events that a verdict names with an event of this one."""
    chains = {key for (key,) in connection.exec_driver_sql("SELECT chain FROM chain_place WHERE incident = ?", (incident,))}
    mine = [event for event in linked if set(chains_of_event(connection, event)) & chains]
    others = {other for event in mine for other in linked[event]}
    return {name for event in others for key in chains_of_event(connection, event) for name in _places_of(connection, key)}


def chains_of_event(connection: Connection, event: str) -> list[int]:
    """Chains that hold an event, by the article that tells it."""
    asked = "SELECT DISTINCT c.pk, c.body FROM finding f JOIN chain c ON c.article = f.article WHERE f.id = ? AND f.kind = 'event'"
    needle = f'"{event}"'.encode()
    return [key for key, body in connection.exec_driver_sql(asked, (event,)) if needle in unpacked(body)]


def _places_of(connection: Connection, key: int) -> list[str]:
    return [name for (name,) in connection.exec_driver_sql("SELECT DISTINCT incident FROM chain_place WHERE chain = ?", (key,))]


def held_in(connection: Connection, incidents: Sequence[str]) -> list[Held]:
    """The chains of some incidents with the times at which they were there, in order."""
    marks = ", ".join("?" * len(incidents))
    asked = f"""SELECT c.pk, a.id, a.version, c."order", c.story, p.incident, p.since, coalesce(p.until, ''), coalesce(c.hidden, ''), c.body, a.pk, a.body
        FROM chain_place p JOIN chain c ON c.pk = p.chain JOIN article a ON a.pk = c.article
        WHERE p.incident IN ({marks}) ORDER BY c."order", c.pk, p.since"""  # noqa: S608 - question marks alone
    found = []
    for row in connection.exec_driver_sql(asked, tuple(incidents)):
        ends = [end for end in (row[7], row[8]) if end]
        head = (row[0], row[1], row[2], row[3], row[4], row[5], row[6])
        found.append(Held(*head, min(ends, default=None), unpacked(row[9]), row[10], row[11]))
    return found


def bodies_of_parts(connection: Connection, readings: Sequence[int]) -> dict[int, bytes]:
    """The parts of some readings as JSON."""
    marks = ", ".join("?" * len(readings))
    rows = connection.exec_driver_sql(f"SELECT article, body FROM part WHERE article IN ({marks})", tuple(readings))  # noqa: S608 - as above
    return {key: unpacked(body) for key, body in rows}


def copies_among(connection: Connection, texts: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of copies among some texts."""
    marks = ", ".join("?" * len(texts))
    asked = f"SELECT a, b FROM copy WHERE a IN ({marks}) AND b IN ({marks}) AND a < b"  # noqa: S608 - question marks alone
    return [(a, b) for a, b in connection.exec_driver_sql(asked, (*texts, *texts))]


def put_shown(connection: Connection, scopes: Sequence[str], rows: Mapping[str, Sequence[Values]], now: str) -> int:
    """Makes the rows of some scopes what they are now: what is there already stays, the rest is closed or opened; how many changed."""
    changed = sum(_put(connection, SHOWN[name], scopes, rows.get(name, ()), now) for name in SHOWN)
    connection.exec_driver_sql("DELETE FROM stale WHERE incident = ?", [(scope,) for scope in scopes])
    return changed


def _put(connection: Connection, table: Table, scopes: Sequence[str], rows: Sequence[Values], now: str) -> int:
    names = [column.name for column in table.columns if column.name not in _CLOCKS]
    marks = ", ".join("?" * len(scopes))
    listed = ", ".join(f'"{name}"' for name in names)
    asked = f"SELECT pk, {listed} FROM {table.name} WHERE scope IN ({marks}) AND recorded_to IS NULL"  # noqa: S608 - names of the schema
    there = {tuple(values): pk for pk, *values in connection.exec_driver_sql(asked, tuple(scopes))}
    wanted = {tuple(row.get(name) for name in names): row for row in rows}
    gone = [(now, pk) for values, pk in there.items() if values not in wanted]
    if gone:
        connection.exec_driver_sql(f"UPDATE {table.name} SET recorded_to = ? WHERE pk = ?", gone)  # noqa: S608 - as above
    fresh = [{name: row.get(name) for name in names} | {"recorded_from": now} for values, row in wanted.items() if values not in there]
    sqlite.insert_rows(connection, table, fresh)
    return len(gone) + len(fresh)


def stale_of(connection: Connection, keys: Iterable[int]) -> None:
    """Marks the incidents of some chains."""
    rows = [(key,) for key in keys]
    if rows:
        connection.exec_driver_sql("INSERT OR IGNORE INTO stale SELECT incident FROM chain_place WHERE chain = ?", rows)


def stale_of_account(connection: Connection, identity: str) -> None:
    """Marks the incident of an account."""
    asked = "INSERT OR IGNORE INTO stale SELECT DISTINCT scope FROM account WHERE id = ? AND recorded_to IS NULL"
    connection.exec_driver_sql(asked, (identity,))


def stale_of_article(connection: Connection, article: str) -> None:
    """Marks the incidents that an article tells of, in whatever version or reading."""
    asked = """INSERT OR IGNORE INTO stale SELECT p.incident FROM article a JOIN chain c ON c.article = a.pk JOIN chain_place p ON p.chain = c.pk
        WHERE a.id = ?"""
    connection.exec_driver_sql(asked, (article,))
