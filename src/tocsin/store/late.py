"""What comes late, or is replaced, among what was placed: only what it can touch is placed again.

Where something belongs is kept as events: from the order of this article on it is there. So what was known before any article can be
asked, an article's events can be changed alone, and those after it that read what changed are marked to be looked at again. The mark
stands in the part's own row: a run that was killed goes on with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, CursorResult

from tocsin.store import placing
from tocsin.store.placing import AGAIN, NewKey, NewPlace, Row, hash_of

LONGEST = 30
"""A key of some days spans fewer; see `merge.placing.LONGEST`."""
_LIVES = '"order" < :before AND ({0}hidden IS NULL OR {0}hidden >= :before)'
_THEN = "{0}.since < :before AND ({0}.until IS NULL OR {0}.until >= :before)"
_INCIDENT_THEN = f"SELECT s.incident FROM chain_place s WHERE s.chain = :chain AND {_THEN.format('s')}"  # noqa: S608 - fixed words


@dataclass(slots=True)
class Touched:
    """Readings that are of another story now, or came or went, and incidents whose chains are others."""

    readings: set[int] = field(default_factory=set)
    incidents: set[str] = field(default_factory=set)
    is_new: bool = False
    """True where a reading came or went, and so may have taken another's place among the nearest."""


@dataclass(frozen=True, slots=True)
class Effects:
    """All that an article did where it was placed."""

    story: str | None
    moved: frozenset[tuple[int, str]]
    chains: tuple[tuple[str, str], ...]
    merged: frozenset[tuple[int, str]]
    judged: tuple[Row, ...]


def next_late(connection: Connection, made: str) -> placing.Waiting | None:
    """The first part that has to be placed among others, or placed again."""
    found = [placing.first_waiting(connection)]
    found += connection.exec_driver_sql('SELECT min("order") FROM part WHERE made = ?', (made + AGAIN,)).scalars()
    first = min((order for order in found if order is not None), default=None)
    row = connection.exec_driver_sql('SELECT article, "order", body FROM part WHERE "order" = ?', (first,)).one_or_none()
    return placing.Waiting(row[0], row[1], placing.unpacked(row[2])) if row else None


def count_late(connection: Connection) -> tuple[int, int]:
    """How many parts wait to be placed among others, and how many have been placed after the first of them."""
    first = placing.first_waiting(connection)
    if first is None:
        return 0, 0
    asked = """SELECT count(*) FILTER (WHERE story IS NULL), count(*) FILTER (WHERE story IS NOT NULL) FROM part
        WHERE "order" BETWEEN ? AND (SELECT max("order") FROM part WHERE story IS NOT NULL)"""
    late, after = connection.exec_driver_sql(asked, (first,)).one()
    return late, after


def story_of(connection: Connection, article: str, before: str) -> str | None:
    """The story of an article that had been placed in another version."""
    asked = f"""SELECT s.story FROM part p JOIN article a ON a.pk = p.article JOIN story_place s ON s.article = p.article
        WHERE a.id = :article AND p.{_LIVES.format("p.")} AND {_THEN.format("s")}"""  # noqa: S608 - fixed words
    found: str | None = _ask(connection, asked, article=article, before=before).scalar()
    return found


def alike(
    connection: Connection, keys: Iterable[str], days: tuple[int, int], fewest: int, most: int, *, before: str
) -> list[tuple[int, str]]:
    """Articles that shared the most keys on days that meet, the latest first, with their stories of then."""
    hashes = {f"h{at}": hash_of(key) for at, key in enumerate(keys)}
    asked = f"""SELECT k.article, s.story FROM story_key k JOIN part p ON p.article = k.article JOIN story_place s ON s.article = k.article
        WHERE k.hash IN ({", ".join(f":{name}" for name in hashes)}) AND k.last >= :first AND k.first <= :last
        AND p.{_LIVES.format("p.")} AND {_THEN.format("s")}
        GROUP BY k.article HAVING count(*) >= :fewest ORDER BY count(*) DESC, p."order" DESC LIMIT :most"""  # noqa: S608 - fixed words
    rows: Iterable[Any] = _ask(connection, asked, first=days[0], last=days[1], fewest=fewest, most=most, before=before, **hashes)
    return [(key, story) for key, story in rows]


def holders(connection: Connection, key: NewKey, ends: tuple[int, int], before: str) -> list[int]:
    """Chains that shared a key on days that meet: the first and the last so many."""
    asked = f"""SELECT k.chain FROM chain_key k JOIN chain c ON c.pk = k.chain WHERE k.hash = :hash AND k.last >= :first AND k.first <= :last
        AND k.{_LIVES.format("c.")} ORDER BY k."order" {{0}}, k.chain {{0}} LIMIT :most"""  # noqa: S608 - fixed words
    return _ends(connection, asked, ends, hash=hash_of(key.words), first=key.first, last=key.last, before=before)


def members(connection: Connection, incident: str, ends: tuple[int, int], before: str) -> list[int]:
    """Chains that an incident had: the first and the last so many."""
    asked = f"""SELECT c.pk FROM chain_place s JOIN chain c ON c.pk = s.chain WHERE s.incident = :incident AND {_THEN.format("s")}
        AND c.{_LIVES.format("c.")} ORDER BY c."order" {{0}}, c.id {{0}} LIMIT :most"""  # noqa: S608 - fixed words
    return _ends(connection, asked, ends, incident=incident, before=before)


def _ends(connection: Connection, asked: str, ends: tuple[int, int], **values: object) -> list[int]:
    first = list(_ask(connection, asked.format("ASC"), most=sum(ends) + 1, **values).scalars())
    if len(first) <= sum(ends):
        return first
    return [*first[: ends[0]], *reversed(list(_ask(connection, asked.format("DESC"), most=ends[1], **values).scalars()))]


def incidents_of(connection: Connection, keys: Sequence[int], before: str) -> dict[int, str]:
    """The incident of chains as it was then."""
    return {key: str(_ask(connection, _INCIDENT_THEN, chain=key, before=before).scalar_one()) for key in keys}


def _ask(connection: Connection, asked: str, **values: object) -> CursorResult[Any]:
    return connection.exec_driver_sql(asked, values)


def put_again(connection: Connection, placed: NewPlace, now: str) -> Touched:
    """Makes what an article did what it does now, as it is placed among others; what that changed."""
    old, new = _effects(connection, placed.article, placed.order), _wanted(connection, placed)
    touched = Touched(is_new=old.story is None)
    if old.story is None:
        placing.put_keys(connection, placed)
        _count_versions(connection, placed.article, placed.order, touched)
    if old.story != new.story:
        _put(connection, _STORY, placed.article, placed.story, placed.order)
        touched.readings.add(placed.article)
    _change(connection, _STORY, placed.order, old.moved, new.moved)
    touched.readings |= {reading for reading, _ in old.moved ^ new.moved}
    if (old.story, old.chains) != (new.story, new.chains):
        touched.incidents |= _incidents_of(connection, placed.article) | {incident for _, incident in new.chains}
        # Before they go and when they have come: a key may name the story.
        mark_sharers(connection, placed.article, placed.order) if old.story != new.story else None
        _drop_chains(connection, placed.article)
        placing.put_chains(connection, placed)
        _hide_chains(connection, placed.article)
        mark_sharers(connection, placed.article, placed.order) if old.story != new.story else None
    touched.incidents |= _incidents_at(connection, placed.order, old.merged ^ new.merged)
    _change(connection, _CHAIN, placed.order, old.merged, new.merged)
    if old.judged != new.judged:
        connection.exec_driver_sql('DELETE FROM judgement WHERE "order" = ?', (placed.order,))
        placing.put_judged(connection, placed, now)
    connection.exec_driver_sql("UPDATE part SET made = rtrim(made, ?) WHERE article = ?", (AGAIN, placed.article))
    _rehide(connection, placed.article) if old.story is None else None
    return touched


def done_by(connection: Connection, article: int, order: str) -> Touched:
    """What will be changed when all that one article did is taken back; what shares its keys is marked."""
    old, touched = _effects(connection, article, order), Touched({article}, is_new=True)
    _count_versions(connection, article, order, touched)
    touched.readings |= {reading for reading, _ in old.moved}
    touched.incidents |= _incidents_at(connection, order, old.merged) | _incidents_of(connection, article)
    mark_sharers(connection, article, order)
    return touched


def take_out(connection: Connection, article: int, order: str) -> None:
    """Takes back all that one article did."""
    old, run = _effects(connection, article, order), connection.exec_driver_sql
    _change(connection, _STORY, order, old.moved, frozenset())
    _change(connection, _CHAIN, order, old.merged, frozenset())
    _drop_chains(connection, article)
    run('DELETE FROM judgement WHERE "order" = ?', (order,))
    run("DELETE FROM story_place WHERE article = ?", (article,))
    run("UPDATE part SET story = NULL WHERE article = ?", (article,))
    _rehide(connection, article)


def _effects(connection: Connection, article: int, order: str) -> Effects:
    run = connection.exec_driver_sql
    both = (order, article)
    chains = """SELECT c.id, p.incident FROM chain c JOIN chain_place p ON p.chain = c.pk AND p.since = c."order"
        WHERE c.article = ? ORDER BY c.pk"""
    merged = "SELECT p.chain, p.incident FROM chain_place p JOIN chain c ON c.pk = p.chain WHERE p.since = ? AND c.article <> ?"
    judged = 'SELECT "left", "right", verdict, score, reasons FROM judgement WHERE "order" = ? ORDER BY pk'
    return Effects(
        story=run("SELECT story FROM story_place WHERE since = ? AND article = ?", both).scalar(),
        moved=frozenset(
            (key, story) for key, story in run("SELECT article, story FROM story_place WHERE since = ? AND article <> ?", both)
        ),
        chains=tuple((name, incident) for name, incident in run(chains, (article,))),
        merged=frozenset((key, incident) for key, incident in run(merged, both)),
        judged=tuple(tuple(row) for row in run(judged, (order,))),
    )


def _wanted(connection: Connection, placed: NewPlace) -> Effects:
    lives = f"SELECT p.article FROM part p JOIN article a ON a.pk = p.article WHERE a.id = :id AND p.story IS NOT NULL AND p.{_LIVES.format('p.')}"  # noqa: S608 - fixed words
    held = f"SELECT s.chain FROM chain_place s WHERE s.incident = :gone AND {_THEN.format('s')}"  # noqa: S608 - fixed words
    return Effects(
        story=placed.story,
        moved=frozenset(
            (key, story) for name, story in placed.moved for key in _ask(connection, lives, id=name, before=placed.order).scalars()
        ),
        chains=tuple((each.id, each.incident) for each in placed.chains),
        merged=frozenset(
            (key, kept) for gone, kept in placed.merged for key in _ask(connection, held, gone=gone, before=placed.order).scalars()
        ),
        judged=tuple(placed.judged),
    )


@dataclass(frozen=True, slots=True)
class _Kind:
    """Where events of one kind are kept: each holds until the next one of its owner, and the last is the present state."""

    put: str
    drop: str
    until: str
    present: str


_STORY = _Kind(
    put="INSERT OR REPLACE INTO story_place (article, story, since) VALUES (?, ?, ?)",
    drop="DELETE FROM story_place WHERE article = ? AND since = ?",
    until="""UPDATE story_place SET until =
        (SELECT min(n.since) FROM story_place n WHERE n.article = story_place.article AND n.since > story_place.since) WHERE article = ?""",
    present="UPDATE part SET story = (SELECT story FROM story_place WHERE article = ? AND until IS NULL) WHERE article = ?",
)
_CHAIN = _Kind(
    put="INSERT OR REPLACE INTO chain_place (chain, incident, since) VALUES (?, ?, ?)",
    drop="DELETE FROM chain_place WHERE chain = ? AND since = ?",
    until="""UPDATE chain_place SET until =
        (SELECT min(n.since) FROM chain_place n WHERE n.chain = chain_place.chain AND n.since > chain_place.since) WHERE chain = ?""",
    present="UPDATE chain SET incident = (SELECT incident FROM chain_place WHERE chain = ? AND until IS NULL) WHERE pk = ?",
)


def _change(connection: Connection, kind: _Kind, order: str, old: frozenset[tuple[int, str]], new: frozenset[tuple[int, str]]) -> None:
    for key, _ in old - new:
        connection.exec_driver_sql(kind.drop, (key, order))
        _link(connection, kind, key)
    for key, value in new - old:
        _put(connection, kind, key, value, order)


def _put(connection: Connection, kind: _Kind, key: int, value: str, order: str) -> None:
    connection.exec_driver_sql(kind.put, (key, value, order))
    _link(connection, kind, key)


def _link(connection: Connection, kind: _Kind, key: int) -> None:
    connection.exec_driver_sql(kind.until, (key,))
    connection.exec_driver_sql(kind.present, (key, key))


def _incidents_of(connection: Connection, article: int) -> set[str]:
    asked = "SELECT DISTINCT p.incident FROM chain c JOIN chain_place p ON p.chain = c.pk WHERE c.article = ?"
    return {name for (name,) in connection.exec_driver_sql(asked, (article,))}


def _drop_chains(connection: Connection, article: int) -> None:
    run = connection.exec_driver_sql
    run("DELETE FROM chain_key WHERE chain IN (SELECT pk FROM chain WHERE article = ?)", (article,))
    run("DELETE FROM chain_place WHERE chain IN (SELECT pk FROM chain WHERE article = ?)", (article,))
    run("DELETE FROM chain WHERE article = ?", (article,))


def _incidents_at(connection: Connection, order: str, merged: Iterable[tuple[int, str]]) -> set[str]:
    """The incidents from which and to which chains went there."""
    found = {incident for _, incident in merged}
    return found | {name for key, _ in merged for (name,) in _ask(connection, _INCIDENT_THEN, chain=key, before=order)}


def _count_versions(connection: Connection, article: int, order: str, touched: Touched) -> None:
    """Older versions are no longer looked at, or are again."""
    others = _versions(connection, article)
    touched.readings.update(others)
    for other in others:
        touched.incidents |= _incidents_of(connection, other)
        mark_sharers(connection, other, order)


def _versions(connection: Connection, article: int) -> list[int]:
    asked = """SELECT p.article FROM part p JOIN article a ON a.pk = p.article
        WHERE p.story IS NOT NULL AND p.article <> ? AND a.id = (SELECT id FROM article WHERE pk = ?)"""
    return list(connection.exec_driver_sql(asked, (article, article)).scalars())


def _rehide(connection: Connection, article: int) -> None:
    """A version is looked at until the next one is placed."""
    keys = _versions(connection, article)
    if not keys:
        return
    asked = """UPDATE part SET hidden = (SELECT min(n."order") FROM part n JOIN article b ON b.pk = n.article
        WHERE n.story IS NOT NULL AND n."order" > part."order" AND b.id = (SELECT id FROM article WHERE pk = part.article)) WHERE article = ?"""
    for key in (*keys, article):
        connection.exec_driver_sql(asked, (key,))
        _hide_chains(connection, key)


def _hide_chains(connection: Connection, article: int) -> None:
    connection.exec_driver_sql(
        "UPDATE chain SET hidden = (SELECT hidden FROM part WHERE article = ?) WHERE article = ?", (article, article)
    )


def chains_of(connection: Connection, incidents: Iterable[str]) -> list[int]:
    """The chains that some incidents ever had."""
    asked = "SELECT chain FROM chain_place WHERE incident = ?"
    return sorted({key for incident in incidents for (key,) in connection.exec_driver_sql(asked, (incident,))})


def mark_judges(connection: Connection, events: Iterable[str], order: str) -> None:
    """Marks what was placed later and found itself like one of these events: nothing else has looked at their incident."""
    asked = 'SELECT DISTINCT p.article FROM judgement j JOIN part p ON p."order" = j."order" WHERE j."left" = ? AND j."order" > ?'
    mark(connection, {key for event in events for (key,) in connection.exec_driver_sql(asked, (event, order))})


def mark_sharers(connection: Connection, article: int, order: str) -> None:
    """Marks what was placed later and shares a key with a chain of an article on days that meet."""
    asked = """SELECT DISTINCT c.article FROM chain m JOIN chain_key k ON k.chain = m.pk JOIN chain_key o ON o.hash = k.hash
        JOIN chain c ON c.pk = o.chain WHERE m.article = ? AND o."order" > ? AND o.first <= k.last AND {0}"""
    bounded = f"o.last BETWEEN k.first AND min(k.last + {LONGEST}, {placing.ALL_DAYS - 1})"
    for days in (bounded, f"o.last = {placing.ALL_DAYS}"):
        mark(connection, connection.exec_driver_sql(asked.format(days), (article, order)).scalars().all())


def near(connection: Connection, reading: int, order: str, reach: int) -> list[tuple[int, int]]:
    """What was placed later and shares words with a reading on days that meet, and how many; newer versions of it share all."""
    asked = """SELECT o.article, count(*) FROM story_key k JOIN story_key o ON o.hash = k.hash JOIN part p ON p.article = o.article
        WHERE k.article = ? AND p."order" > ? AND o.last >= k.first - ? AND o.first <= k.last + ? GROUP BY o.article"""
    found = [(key, count) for key, count in connection.exec_driver_sql(asked, (reading, order, reach, reach))]
    return [*found, *((key, 10**3) for key in _versions(connection, reading))]


def mark(connection: Connection, readings: Iterable[int]) -> None:
    """Says that some articles have to be placed again."""
    rows = [(AGAIN, key, f"%{AGAIN}") for key in readings]
    asked = "UPDATE part SET made = made || ? WHERE article = ? AND story IS NOT NULL AND made NOT LIKE ?"
    connection.exec_driver_sql(asked, rows) if rows else None
