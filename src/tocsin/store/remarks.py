"""What people say beside rows: two mentions are one or are not, a note, what is watched, what was signed off.

Who and when stay with it; what was taken back stays too, with the moment. Verdicts on two events are known again in newer versions.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from tocsin.model import Judgement
from tocsin.model.questions import Filters
from tocsin.store.clocks import end_of
from tocsin.store.reviews import anchor_of, find_again
from tocsin.store.schema_picture import remark
from tocsin.store.showing import chains_of_event, stale_of, stale_of_account

VERDICTS = ("same", "different")
SETTLE = "settle"
"""A remark beside an account: it is right, and what contradicted it by then is settled."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: `Remark("note", "i3c7ec15685", None, "ask the ministry", "Ana", "2026-11-24T09:00:00Z")`."""

    kind: str
    row: str
    other: str | None
    text: str
    by: str
    at: str

    @property
    def id(self) -> str:
        """What `undo` takes it back by."""
        key = "\n".join((self.kind, self.row, self.other or "", self.text, self.by, self.at))
        return "r" + hashlib.sha256(key.encode()).hexdigest()[:10]


def rulings(connection: Connection) -> list[Judgement]:
    """What persons ruled on pairs of events, as it is in force."""
    asked = select(remark.c.row, remark.c.other, remark.c.kind).where(remark.c.kind.in_(VERDICTS), remark.c.recorded_to.is_(None))
    return [Judgement(row, other, kind, None, (), "person") for row, other, kind in connection.execute(asked.order_by(remark.c.pk))]


def settled(connection: Connection) -> dict[str, str]:
    """Accounts that a person found right, as it is in force, each with the day of the last such word."""
    asked = select(remark.c.row, remark.c.at).where(remark.c.kind == SETTLE, remark.c.recorded_to.is_(None)).order_by(remark.c.at)
    return {account: at[:10] for account, at in connection.execute(asked)}


def put_remark(connection: Connection, each: Remark, now: str) -> None:
    """Keeps a remark; a verdict on two events, or on an account, marks their incidents."""
    row: dict[str, Any] = {name: getattr(each, name) for name in (*Remark.__slots__, "id")}
    if each.kind in VERDICTS:
        anchors = [anchor_of(connection, event) for event in (each.row, each.other or "")]
        row["anchors"] = json.dumps([[one.article, one.words, list(one.around)] for one in anchors], ensure_ascii=False)
        _mark(connection, (each.row, each.other or ""))
    elif each.kind == SETTLE:
        stale_of_account(connection, each.row)
    connection.execute(insert(remark).values(**row, recorded_from=now))


def _mark(connection: Connection, events: Sequence[str]) -> None:
    for event in events:
        stale_of(connection, chains_of_event(connection, event))


def take_back(connection: Connection, beginning: str, now: str) -> list[str]:
    """Takes the remark back whose id begins so; ids of those that fit, of which it must be one."""
    fits = remark.c.id.startswith(beginning, autoescape=True)
    asked = select(remark.c.id).where(fits, remark.c.recorded_to.is_(None)).distinct().limit(10)
    found = list(connection.execute(asked).scalars())
    if len(found) == 1:
        held = select(remark.c.row, remark.c.other, remark.c.kind).where(remark.c.id == found[0], remark.c.recorded_to.is_(None))
        for row, other, kind in connection.execute(held).all():
            if kind in VERDICTS:
                _mark(connection, (row, other))
            elif kind == SETTLE:
                stale_of_account(connection, row)
        connection.execute(update(remark).where(remark.c.id == found[0], remark.c.recorded_to.is_(None)).values(recorded_to=now))
    return found


def follow_remarks(connection: Connection, now: str) -> int:
    """Carries verdicts on two events over to newer versions that tell them under other ids; how many."""
    held = select(remark).where(remark.c.kind.in_(VERDICTS), remark.c.recorded_to.is_(None)).order_by(remark.c.pk)
    rows = connection.execute(held).mappings().all()
    known = {(row["id"], row["row"], row["other"]) for row in rows}
    carried = 0
    for row in rows:
        if row["follows"] is not None:
            continue
        sides = [(row["row"], row["other"])[at : at + 1] for at in (0, 1)]
        names = [[*side, *_again(connection, anchor, side[0])] for side, anchor in zip(sides, json.loads(row["anchors"]), strict=True)]
        for left in names[0]:
            for right in names[1]:
                if (row["id"], left, right) not in known:
                    again = {name: row[name] for name in row if name not in {"pk", "row", "other", "follows", "recorded_from"}}
                    connection.execute(insert(remark).values(**again, row=left, other=right, follows=row["pk"], recorded_from=now))
                    _mark(connection, (left, right))
                    carried += 1
    return carried


def _again(connection: Connection, anchor: Sequence[Any], event: str) -> list[str]:
    article, words, around = anchor
    return find_again(connection, {"article": article, "kind": "event", "anchor": words, "finding": event}, tuple(around))


def remarks(connection: Connection, filters: Filters) -> list[dict[str, Any]]:
    """Remarks in the order in which they were made: of a kind, beside a row, by somebody; with `all` what was taken back too."""
    asked = select(remark).where(remark.c.follows.is_(None))
    if filters.recorded_as_of is not None:
        moment = end_of(filters.recorded_as_of)
        asked = asked.where(remark.c.recorded_from <= moment, remark.c.recorded_to.is_(None) | (remark.c.recorded_to > moment))
    elif not filters.all:
        asked = asked.where(remark.c.recorded_to.is_(None))
    asked = asked.where(remark.c.kind == filters.kind) if filters.kind else asked
    asked = asked.where((remark.c.row == filters.id) | (remark.c.other == filters.id)) if filters.id else asked
    asked = asked.where(remark.c.by == filters.by) if filters.by else asked
    return [dict(row) for row in connection.execute(asked.order_by(remark.c.pk).limit(filters.limit)).mappings()]
