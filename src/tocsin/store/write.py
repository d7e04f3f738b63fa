"""Record → rows, in the caller's transaction. Nothing here commits."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from sqlalchemy import Connection, bindparam, func, select

from tocsin.codec import encode
from tocsin.errors import StoreError
from tocsin.model import Article, Given, Page, Record
from tocsin.model.columns import STORED
from tocsin.store import lanes, postings, sqlite
from tocsin.store.flat import Flat, Name, flatten
from tocsin.store.narrow import key_of
from tocsin.store.schema import TYPED, about, article, blob, body, fate, finding, name, page, party, sentence
from tocsin.store.versions import chain, close, known_from, text_sha, versions_of

_OWN = {kind: ("finding", *(column.name for column in columns)) for kind, columns in STORED.items()}
_FREE = [
    select(func.coalesce(func.max(table.c.pk), 0) + 1).scalar_subquery().label(table.name)
    for table in (article, body, page, sentence, finding, name)
]
_NEXT = select(*_FREE)
_NAMED = select(name.c.pk, name.c.kind, name.c.id, name.c.name).where(name.c.name.in_(bindparam("names", expanding=True)))
_BODY = select(body.c.pk).where(body.c.sha == bindparam("sha"))
# SQLite takes at most 32,766 values in one statement.
_MOST_NAMES = 10_000
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Putting:
    """Beside the record: its page's key, what read it, the moment, and whether a newer cleaner may have changed its text."""

    page: int | None
    maker: str
    now: str
    is_reread: bool = False


def page_key(each: Page, given: Given) -> str:
    """The hash by which two pages are the same: their bytes, their address, and what was said about them."""
    return hashlib.sha256(b"\n".join((each.sha256.encode(), (each.url or "").encode(), encode(given.over(each.given))))).hexdigest()


def put_page(connection: Connection, each: Page, given: Given, now: str) -> int:
    """Keeps a page with its bytes, once; returns its key."""
    key = page_key(each, given)
    found: int | None = connection.execute(select(page.c.pk).where(page.c.key == key)).scalar()
    if found is not None:
        return found
    if connection.execute(select(blob.c.sha).where(blob.c.sha == each.sha256)).scalar() is None:
        packed = zlib.compress(each.content, 6)
        sqlite.insert_rows(connection, blob, [{"sha": each.sha256, "size": len(each.content), "body": packed}])
    row = {field: getattr(each, field) for field in ("source", "url", "media_type", "encoding", "retrieved")}
    told = encode(given.over(each.given)).decode()
    pk = _next(connection)["page"]
    sqlite.insert_rows(connection, page, [{"pk": pk, "key": key, "sha": each.sha256, "given": told, "recorded_from": now, **row}])
    return pk


def put_record(connection: Connection, record: Record, putting: Putting) -> bool:
    """Writes a record; false if this very reading is there already.

    An older reading of the same version is closed at `now`; an older version is known until this one.
    """
    each, versions = record.article, versions_of(connection, record.article.id)
    digest = hashlib.sha256(encode(replace(record, article=replace(each, text="")))).hexdigest()
    mine = [row for row in versions if row.version == each.version]
    current = next((row for row in mine if row.recorded_to is None), None)
    sha = text_sha(each.text)
    if current and (current.digest, current.maker, current.sha) == (digest, putting.maker, sha):
        return False
    is_other = current is not None and current.sha != sha and not putting.is_reread
    if is_other or (not mine and versions and each.version <= max(row.version for row in versions)):
        raise StoreError(f"{each.id}: version {each.version} is out of turn; place the article before reading it")
    since = current.known_from if current and _same_day(current, each) else known_from(each, versions)
    if current:
        close(connection, current.pk, putting.now)
    keyed = {"page": putting.page or (current.page if current else None), "maker": putting.maker, "digest": digest}
    _Writer(connection, record, _next(connection), _clocks(since, putting.now)).write({**keyed, "sha": sha})
    if versions:
        chain(connection, each.id, putting.now)
    return True


def _same_day(row: Any, each: Article) -> bool:
    return bool(row.published_end == (each.published.end if each.published else None) and row.retrieved == each.retrieved)


def _clocks(since: str | None, now: str) -> Row:
    return {"known_from": since, "known_to": None, "recorded_from": now, "recorded_to": None}


def _next(connection: Connection) -> Mapping[str, int]:
    """The next free key of each table; sure, because the transaction holds the only writer's lock."""
    return cast("Mapping[str, int]", connection.execute(_NEXT).mappings().one())


@dataclass(frozen=True, slots=True)
class _Writer:
    """The rows of one record, with the keys that are free for them and the clocks that they share."""

    connection: Connection
    record: Record
    free: Mapping[str, int]
    clocks: Row

    def write(self, keyed: Row) -> None:
        """Article, sentences, findings, and what hangs on those."""
        self._put_article(keyed)
        flats = list(flatten(self.record))
        sentences = self._put_sentences(flats)
        listed = list(enumerate(flats, self.free["finding"]))
        self._insert(finding, [self._finding(flat, pk, sentences[flat.sentence]) for pk, flat in listed])
        for kind, table in TYPED.items():
            self._insert(table, [dict(zip(_OWN[kind], (pk, *flat.own), strict=True)) for pk, flat in listed if flat.kind == kind])
        self._put_parties(listed)
        self._insert(about, [dict(zip(_ABOUT, (pk, *each), strict=True)) for pk, flat in listed for each in flat.about])
        lanes.add(self.connection, flats, self.clocks["known_from"])
        self._insert(fate, [{"finding": pk, **row, **self.clocks} for pk, flat in listed for row in _fates(flat)])

    def _insert(self, table: Any, rows: list[Row]) -> None:
        sqlite.insert_rows(self.connection, table, rows)

    def _put_article(self, keyed: Row) -> None:
        each, published = self.record.article, self.record.article.published
        row: Row = {field: getattr(each, field) for field in ("id", "version", "url", "publisher", "title", "byline", "language")}
        row |= {field: getattr(each, field) for field in ("published_basis", "retrieved", "raw", "cleaner")}
        for field in ("start", "end", "granularity"):
            row[f"published_{field}"] = getattr(published, field) if published else None
        row |= {"blocks": encode(each.blocks).decode(), "made_by": encode(self.record.made_by).decode(), "chars": len(each.text)}
        row |= {
            "events": len(self.record.events),
            "claims": sum(claim.speaker.kind != "outlet" for claim in self.record.claims),
            "pk": self.free["article"],
        }
        row |= {"body": self._put_body(keyed.pop("sha")), **keyed, **self.clocks}
        self._insert(article, [row])

    def _put_body(self, sha: str) -> int:
        found: int | None = self.connection.execute(_BODY, {"sha": sha}).scalar()
        if found is not None:
            return found
        pk, text = self.free["body"], self.record.article.text
        self._insert(body, [{"pk": pk, "sha": sha, "text": text}])
        sqlite.index_texts(self.connection, "body", [(pk, text)])
        return pk

    def _put_sentences(self, flats: list[Flat]) -> dict[tuple[int, int], int]:
        spans = sorted({flat.sentence for flat in flats})
        keys: dict[tuple[int, int], int] = {span: pk for pk, span in enumerate(spans, self.free["sentence"])}
        texts = [(keys[span], self.record.text_of(span)) for span in spans]
        shared = {"article": self.free["article"]}
        self._insert(
            sentence,
            [{"pk": pk, **shared, "start": span[0], "end": span[1], "text": text} for span, (pk, text) in zip(spans, texts, strict=True)],
        )
        sqlite.index_texts(self.connection, "sentence", texts)
        return keys

    def _finding(self, flat: Flat, pk: int, sentence_pk: int) -> Row:
        start, end = flat.span
        return {
            "pk": pk,
            "id": flat.id,
            "kind": flat.kind,
            "article": self.free["article"],
            "ordinal": pk - self.free["finding"],
            "start": start,
            "end": end,
            "words": self.record.article.text[start:end],
            "sentence": sentence_pk,
            "happened_from": flat.happened[0],
            "happened_to": flat.happened[1],
            "rule": flat.finding.rule,
            "body": encode(flat.finding).decode(),
            **self.clocks,
        }

    def _put_parties(self, listed: list[tuple[int, Flat]]) -> None:
        keys = self._put_names({each for _, flat in listed for _, each in flat.parties})
        parties: list[Row] = []
        posted: list[Row] = []
        for pk, flat in listed:
            mine = {(slot, keys[_key(each)]) for slot, each in flat.parties}
            parties += [{"finding": pk, "slot": slot, "name": key} for slot, key in sorted(mine)]
            asked_by = [*(postings.name_key(key, slot, flat.kind) for slot, key in mine), *postings.codes_of(flat.kind, flat.own)]
            posted += postings.rows_of(pk, asked_by, flat.happened, self.clocks["known_from"])
        self._insert(party, parties)
        # In the order of the index: a third faster.
        self._insert(postings.posting, sorted(posted, key=lambda row: (row["key"], row["day"], row["finding"])))

    def _put_names(self, names: set[Name]) -> dict[tuple[str, str, str], int]:
        """Keys of the names, written where they are new; a name's first sort and country stay."""
        keys = self._known({each.name for each in names})
        fresh = {_key(each): each for each in sorted(names, key=repr) if _key(each) not in keys}
        rows: list[Row] = []
        for pk, ((kind, identity, words), each) in enumerate(fresh.items(), self.free["name"]):
            keys[kind, identity, words] = pk
            spelled = {"name": words, "key": key_of(words), "sort": each.sort, "country": each.country}
            rows.append({"pk": pk, "kind": kind, "id": identity, **spelled})
        self._insert(name, rows)
        return keys

    def _known(self, names: set[str]) -> dict[tuple[str, str, str], int]:
        asked, keys = sorted(names), dict[tuple[str, str, str], int]()
        for start in range(0, len(asked), _MOST_NAMES):
            found = self.connection.execute(_NAMED, {"names": asked[start : start + _MOST_NAMES]})
            keys |= {(kind, identity, words): pk for pk, kind, identity, words in found}
        return keys


_ABOUT = ("finding", "event", "slot", "stance")


def _key(each: Name) -> tuple[str, str, str]:
    return each.kind, each.id, each.name


def _fates(flat: Flat) -> Iterable[Row]:
    for each in flat.fates:
        start, end = each.span or (None, None)
        days = (each.on.start, each.on.end) if each.on else (None, None)
        yield {"status": each.status, "on_start": days[0], "on_end": days[1], "start": start, "end": end}
