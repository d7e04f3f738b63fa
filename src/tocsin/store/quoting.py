"""The sentences of events whose ids are at hand: one question for a whole page of incidents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from tocsin.model.questions import Filters
from tocsin.store import sqlite
from tocsin.store.listing import clocks_of
from tocsin.store.narrow import conditions_of
from tocsin.store.overlay import overlay_of
from tocsin.store.schema import TYPED, article, finding, sentence
from tocsin.store.schema_picture import account, membership
from tocsin.store.selects import columns_of

_COLUMNS = ("id", "words", "sentence", "article", "publisher", "published_start", "published_end", "published_basis", "headline")
_EVENT = TYPED["event"]


def quoted(connection: Connection, filters: Filters, ids: Iterable[str]) -> list[dict[str, Any]]:
    """Events by id with their words, their sentence and who printed it; an id that the question does not hold is left out."""
    overlay, ids = overlay_of(connection, filters), list(ids)
    # So many rows at most: their articles are looked up, and not all articles of the day.
    filters = replace(filters, limit=len(ids))
    held = {column.name: column for column in columns_of("events", overlay)}
    joined = finding.join(_EVENT, _EVENT.c.finding == finding.c.pk).join(article).join(sentence, finding.c.sentence == sentence.c.pk)
    asked = select(*(held[name] for name in _COLUMNS)).select_from(joined)
    asked = asked.where(finding.c.kind == "event", finding.c.id.in_(sqlite.among(ids)), *conditions_of("events", filters, overlay))
    return [dict(row) for row in connection.execute(asked).mappings()]


def first_events(connection: Connection, filters: Filters, incidents: Iterable[str]) -> dict[str, str]:
    """Per incident the id of the event that told of it first."""
    asked = select(membership.c.incident, membership.c.event).where(
        membership.c.incident.in_(sqlite.among(incidents)), *clocks_of(filters, membership)
    )
    first: dict[str, str] = {}
    for incident, event in connection.execute(asked.order_by(membership.c.known_from, membership.c.event)):
        first.setdefault(incident, event)
    return first


def first_accounts(connection: Connection, filters: Filters, incidents: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Per incident the account that was given first, as `quoted` gives an event: what a headline alone tells of has no event."""
    day = account.c.published_end
    held = (account.c.finding.label("id"), account.c.words, account.c.sentence, account.c.article, account.c.publisher)
    asked = select(account.c.incident, *held, day.label("published_start"), day).where(
        account.c.incident.in_(sqlite.among(incidents)), *clocks_of(filters, account)
    )
    first: dict[str, dict[str, Any]] = {}
    for row in connection.execute(asked.order_by(account.c.known_from, account.c.id)).mappings():
        first.setdefault(row["incident"], {**row, "published_basis": None, "headline": None})
    return first
