"""What people said of findings: kept beside them, laid over the lists, and carried over to newer readings.

A verdict holds at every as-of; `--recorded-as-of` shows those of that moment. A finding is known again by its id, else by the
words on which it stands and by what stands around them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from sqlalchemy import Connection, exists, func, insert, select, update

from tocsin.errors import OvertakenError
from tocsin.model import Review
from tocsin.model.questions import Filters
from tocsin.store.clocks import clock_conditions
from tocsin.store.overlay import in_force, overlay_of
from tocsin.store.schema import article, body, finding
from tocsin.store.schema_picture import review
from tocsin.store.showing import stale_of_article
from tocsin.store.views import create_views

AROUND = 60
"""Characters on either side by which a place is known again."""
ALIKE = 0.6
"""Share of the surroundings that must be the same: one of two sentences around may have been rewritten."""
_VERDICTS = ("accepted", "rejected")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a finding stands: its article, kind, words, and what is around them."""

    finding: str
    kind: str
    article: str
    words: str
    around: tuple[str, str]


def anchor_of(connection: Connection, identity: str) -> Anchor:
    """The anchor of a finding of the present state."""
    asked = (
        select(finding, article.c.id.label("article_id"), body.c.text)
        .select_from(finding.join(article).join(body))
        .where(finding.c.id == identity, *clock_conditions(Filters()))
        .order_by(finding.c.pk.desc())
        .limit(1)
    )
    row = connection.execute(asked).mappings().one()
    return Anchor(identity, row["kind"], row["article_id"], row["words"], _around(row["text"], row["start"], row["end"]))


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    before, after = text[max(0, start - 2 * AROUND) : start], text[end : end + 2 * AROUND]
    return " ".join(before.split())[-AROUND:], " ".join(after.split())[:AROUND]


def mark_of(connection: Connection, finding_id: str) -> str:
    """What was decided on a finding until now, as a short mark: it changes with every verdict and every undoing."""
    columns = [review.c[each] for each in ("verdict", "field", "value", "by", "at")]
    asked = select(*columns).where(review.c.finding == finding_id, review.c.recorded_to.is_(None)).order_by(review.c.pk)
    told = [tuple(row) for row in connection.execute(asked)]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def _check(connection: Connection, finding_id: str, seen: str | None) -> None:
    """Raises OvertakenError where somebody decided since that mark was taken; the transaction that writes asks, so that nobody comes between."""
    if seen is not None and seen != mark_of(connection, finding_id):
        raise OvertakenError(f"{finding_id}: somebody decided on it since you looked; look again and decide on what is there now")


def put_review(connection: Connection, each: Review, anchor: Anchor, now: str, seen: str | None = None) -> None:
    """Keeps a verdict; an older one on the same finding, or an older value of the same field, is replaced. `seen` is as in `undo`."""
    _check(connection, each.finding, seen)
    same = review.c.verdict.in_(_VERDICTS) if each.verdict in _VERDICTS else (review.c.verdict == "edited") & (review.c.field == each.field)
    asked = select(review.c.pk, review.c.follows).where(review.c.finding == each.finding, review.c.recorded_to.is_(None), same)
    before = max((follows or pk for pk, follows in connection.execute(asked)), default=None)
    if before is not None:
        _close(connection, before, now)
    row = {name: getattr(each, name) for name in Review.__slots__}
    connection.execute(insert(review).values(**row, kind=anchor.kind, article=anchor.article, replaces=before, recorded_from=now))
    _settle(connection, now, (anchor.kind, anchor.article))


def _settle(connection: Connection, now: str, stands: tuple[str, str]) -> None:
    """Other versions and readings get the verdict too, views show it, and incidents will; it `stands` on a kind of finding of an article."""
    _mark(connection, *stands)
    follow(connection, now)
    create_views(connection, overlay_of(connection, Filters()))


def _mark(connection: Connection, kind: str, article_id: str) -> None:
    if kind == "event":
        stale_of_article(connection, article_id)


def said_of_events(connection: Connection) -> list[tuple[str, str, str | None, str | None]]:
    """Verdicts in force on events as (event, verdict, field, value), in the order in which they were given."""
    columns = (review.c.finding, review.c.verdict, review.c.field, review.c.value)
    is_there = exists().where(finding.c.id == review.c.finding, finding.c.words == review.c.anchor)
    asked = select(*columns).where(review.c.kind == "event", review.c.verdict != "accepted", is_there, *in_force(Filters()))
    rows = connection.execute(asked.order_by(func.coalesce(review.c.follows, review.c.pk), review.c.pk))
    return [(event, verdict, field, value) for event, verdict, field, value in rows]


def _close(connection: Connection, original: int, now: str) -> None:
    held = (review.c.pk == original) | (review.c.follows == original)
    connection.execute(update(review).where(held, review.c.recorded_to.is_(None)).values(recorded_to=now))


def undo(connection: Connection, identity: str, now: str, seen: str | None = None) -> bool:
    """Takes the last verdict on a finding back and puts what it had replaced in force again; false if there is none.

    `seen` is the `mark_of` what the person saw: raises OvertakenError where somebody decided since.
    """
    _check(connection, identity, seen)
    asked = select(review.c.pk, review.c.follows, review.c.kind, review.c.article)
    asked = asked.where(review.c.finding == identity, review.c.recorded_to.is_(None))
    last = connection.execute(asked.order_by(func.coalesce(review.c.follows, review.c.pk).desc()).limit(1)).one_or_none()
    if last is None:
        return False
    original = last.follows or last.pk
    _close(connection, original, now)
    columns = [each for each in review.c if each.name not in {"pk", "recorded_from", "recorded_to"}]
    mine = select(review.c.replaces).where(review.c.pk == original).scalar_subquery()
    replaced = select(*columns).where(review.c.pk == mine)
    for row in connection.execute(replaced).mappings().all():
        connection.execute(insert(review).values(**row, recorded_from=now))
    _settle(connection, now, (last.kind, last.article))
    return True


def follow(connection: Connection, now: str) -> int:
    """Carries verdicts over to the readings that hold their finding under another id; how many."""
    held = select(review).where(review.c.recorded_to.is_(None))
    rows = connection.execute(held.order_by(review.c.pk)).mappings().all()
    known = {(row["follows"] or row["pk"], row["finding"]) for row in rows}
    carried = 0
    for row in rows:
        if row["follows"] is None:
            for identity in _places(connection, row):
                if (row["pk"], identity) not in known:
                    again = {name: row[name] for name in row if name not in {"pk", "finding", "follows", "recorded_from"}}
                    connection.execute(insert(review).values(**again, finding=identity, follows=row["pk"], recorded_from=now))
                    _mark(connection, row["kind"], row["article"])
                    carried += 1
    return carried


def _places(connection: Connection, row: Any) -> Iterator[str]:
    """In each present reading of the article that does not hold the finding under its id: the id under which it stands there."""
    yield from find_again(connection, row, tuple(json.loads(row["surroundings"])))


def find_again(connection: Connection, row: Mapping[str, Any], around: tuple[str, ...]) -> list[str]:
    """Where a finding of an article ("article", "kind", "anchor", "finding") stands in those of its readings that name it otherwise."""
    readings = select(article.c.pk, body.c.text).join(body).where(article.c.id == row["article"], article.c.recorded_to.is_(None))
    found: list[str] = []
    for key, text in connection.execute(readings).all():
        asked = select(finding.c.id, finding.c.start, finding.c.end)
        asked = asked.where(finding.c.article == key, finding.c.kind == row["kind"], finding.c.words == row["anchor"])
        there = connection.execute(asked.order_by(finding.c.ordinal)).all()
        if any(each.id == row["finding"] for each in there):
            continue
        ranked = [(_alike(around, _around(text, each.start, each.end)), each.id) for each in there]
        best = max(ranked, default=(0.0, ""))
        found += [best[1]] if best[0] >= ALIKE else []
    return found


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The better of the two sides counts in full: a paragraph may end before or after the words."""
    ratios = [SequenceMatcher(None, a, b, autojunk=False).ratio() for a, b in zip(one, other, strict=True)]
    return (max(ratios) * 2 + min(ratios)) / 3
