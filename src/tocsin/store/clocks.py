"""What a question's clocks let through: recorded, what the store held then; known, what the world could know then."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, FromClause, or_

from tocsin.model.questions import Filters
from tocsin.store.schema import article


def clock_conditions(filters: Filters, of: FromClause = article) -> Iterator[ColumnElement[bool]]:
    """Recorded: what the store held then. Known: what the world could know then, else the newest version.

    All rows of a reading share its clocks, so the article's row answers for them; `of` is that table or an alias of it.
    """
    superseded: ColumnElement[bool] = of.c.superseded_at.is_(None)
    if filters.recorded_as_of is None:
        yield of.c.recorded_to.is_(None)
    else:
        moment = end_of(filters.recorded_as_of)
        superseded = or_(superseded, of.c.superseded_at > moment)
        yield of.c.recorded_from <= moment
        yield or_(of.c.recorded_to.is_(None), of.c.recorded_to > moment)
    if filters.as_of is None:
        yield superseded
        return
    day = filters.as_of[:10]
    yield of.c.known_from <= day
    still = or_(of.c.known_to.is_(None), of.c.known_to > day)
    yield still if filters.recorded_as_of is None else or_(still, superseded)


def end_of(moment: str) -> str:
    """A day as its last moment; sorts after every timestamp of that day."""
    return moment if len(moment) > 10 else f"{moment}T99"
