"""What a map and a network ask: the latest events of a question in few columns, each with its place and the text that tells it.

Whole rows of a list carry their sentences: of five thousand events these are two megabytes that no map shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from tocsin.model.questions import Filters
from tocsin.store.narrow import conditions_of
from tocsin.store.overlay import Overlay, overlay_of
from tocsin.store.schema import TYPED, article, finding
from tocsin.store.schema_picture import copy
from tocsin.store.selects import columns_of

_COLUMNS = (
    "id", "words", "type", "quad", "actor", "actor_name", "attribution", "attributed_to", "recipient", "recipient_name",
    "when_start", "when_end", "place", "place_name", "country", "lat", "lon", "article", "publisher",
)  # fmt: skip
_EVENT = TYPED["event"]
_STEP = 30_000
"""SQLite takes at most 32,766 values in one statement."""


@dataclass(frozen=True, slots=True)
class Told:
    """One event in short, the key of its article's text, and what is known of its place."""

    row: dict[str, Any]
    body: int
    place_kind: str | None
    radius_km: float | None


def told_events(connection: Connection, filters: Filters, *, is_placed: bool) -> list[Told]:
    """The latest events of a question that happened or go on, at most `filters.limit`; with `is_placed` those with a place."""
    rows = connection.execute(_asked(filters, overlay_of(connection, filters), is_placed=is_placed)).all()
    width = len(_COLUMNS)
    places = _places(connection, rows) if is_placed else {}
    told = []
    for *cells, key, body in rows:
        row = dict(zip(_COLUMNS, cells[:width], strict=True))
        kind, radius = places.get((key, row["place"]), (None, None))
        told.append(Told(row, body, kind, radius))
    return told


def _asked(filters: Filters, overlay: Overlay, *, is_placed: bool) -> Select[Any]:
    held = {column.name: column for column in columns_of("events", overlay)}
    joined = finding.join(_EVENT, _EVENT.c.finding == finding.c.pk).join(article)
    asked = select(*(held[name] for name in _COLUMNS), finding.c.article.label("article_key"), article.c.body).select_from(joined)
    asked = asked.where(finding.c.kind == "event", *conditions_of("events", filters, overlay))
    asked = asked.where(_EVENT.c.status.in_(("actual", "ongoing")))
    if is_placed:
        asked = asked.where(_EVENT.c.place.is_not(None))
    else:
        asked = asked.where(_EVENT.c.actor.is_not(None), _EVENT.c.recipient.is_not(None))
    return asked.order_by(finding.c.happened_from.desc(), finding.c.pk.desc()).limit(filters.limit)


def _places(connection: Connection, rows: Sequence[Any]) -> dict[tuple[int, str], tuple[str, float | None]]:
    """Kind and radius of each article's places."""
    keys, own = sorted({row.article_key for row in rows}), TYPED["place"]
    found: dict[tuple[int, str], tuple[str, float | None]] = {}
    for start in range(0, len(keys), _STEP):
        asked = select(finding.c.article, finding.c.id, own.c.kind, own.c.radius_km).join(own, own.c.finding == finding.c.pk)
        asked = asked.where(finding.c.article.in_(keys[start : start + _STEP]), finding.c.kind == "place")
        found |= {(key, place): (kind, radius) for key, place, kind, radius in connection.execute(asked)}
    return found


def pairs_among(connection: Connection, bodies: Iterable[int]) -> list[tuple[int, int]]:
    """Pairs of these texts that are copies of one another."""
    keys = sorted(set(bodies))
    known, pairs = set(keys), []
    for start in range(0, len(keys), _STEP):
        asked = select(copy.c.a, copy.c.b).where(copy.c.a.in_(keys[start : start + _STEP]), copy.c.a < copy.c.b)
        pairs += [(a, b) for a, b in connection.execute(asked) if b in known]
    return pairs
