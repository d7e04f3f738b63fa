"""Verdicts laid over lists: what was rejected is left out, what was edited shows the edited value and who edited it.

Where nobody has reviewed anything, nothing is laid over and nothing is paid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, cast, exists, func, literal, null, or_, select

from tocsin.model.columns import TABLES
from tocsin.model.questions import Filters
from tocsin.store.clocks import end_of
from tocsin.store.schema import SQL_TYPES, finding
from tocsin.store.schema_picture import review

_TYPES = {name: {column.name: SQL_TYPES[column.type] for column in columns} for name, columns in TABLES.items()}
_LIST = {kind: "quantities" if kind == "quantity" else f"{kind}s" for kind in ("event", "claim", "commitment", "date", "quantity")}


@dataclass(frozen=True, slots=True)
class Overlay:
    """Which kinds have verdicts at all, which of their fields were edited, and by which clock that is asked."""

    kinds: frozenset[str] = frozenset()
    fields: frozenset[tuple[str, str]] = frozenset()
    filters: Filters = field(default_factory=Filters)

    def held(self, *more: ColumnElement[bool]) -> ColumnElement[bool]:
        """A verdict on the finding of this row that held then; the same id with other words is another finding."""
        return and_(review.c.finding == finding.c.id, review.c.anchor == finding.c.words, *in_force(self.filters), *more)

    def not_rejected(self, kind: str | None) -> list[ColumnElement[bool]]:
        """Leaves out what a person rejected, unless all is asked for."""
        if kind not in self.kinds or self.filters.all:
            return []
        return [~exists().where(self.held(review.c.verdict == "rejected")).correlate(finding)]

    def value(self, kind: str, column: str, own: ColumnElement[Any]) -> ColumnElement[Any]:
        """The edited value where there is one, else what was read."""
        if (kind, column) not in self.fields:
            return own
        edited = self.held(review.c.verdict == "edited", review.c.field == column)
        value = select(cast(review.c.value, _TYPES[_LIST[kind]][column])).where(edited).limit(1).correlate(finding).scalar_subquery()
        return case((exists().where(edited).correlate(finding), value), else_=own)

    def is_edited(self, *columns: str) -> ColumnElement[bool]:
        """True where a person gave one of these fields another value."""
        return exists().where(self.held(review.c.verdict == "edited", review.c.field.in_(columns))).correlate(finding)

    def has_value(self, columns: Sequence[str], asked: str) -> ColumnElement[bool]:
        """True where a person gave one of these fields that value, or words that hold it."""
        words = func.lower(review.c.value).contains(asked.casefold(), autoescape=True)
        is_given = (review.c.verdict == "edited", review.c.field.in_(columns), words)
        return exists().where(self.held(*is_given)).correlate(finding)

    def reviewed(self, kind: str) -> dict[str, ColumnElement[Any]]:
        """The columns that say what was said of the row, and by whom: the last verdict."""
        if kind not in self.kinds:
            return {"reviewed": null().label("reviewed"), "reviewed_by": null().label("reviewed_by")}
        columns = {"reviewed": review.c.verdict, "reviewed_by": review.c.by}
        return {
            name: select(column).where(self.held()).order_by(review.c.pk.desc()).limit(1).correlate(finding).scalar_subquery()
            for name, column in columns.items()
        }

    def confirmed(self, evidence: ColumnElement[Any], suggested: ColumnElement[Any]) -> ColumnElement[Any]:
        """False where a person accepted a change of fate on that evidence, or gave the fate himself."""
        if "commitment" not in self.kinds:
            return suggested
        accepted = self.held(review.c.verdict == "accepted", review.c.field == "fate", review.c.value == evidence)
        given = self.held(review.c.verdict == "edited", review.c.field == "fate")
        is_settled = or_(*(exists().where(each).correlate_except(review) for each in (accepted, given)))
        return case((is_settled, literal(False)), else_=suggested)  # noqa: FBT003 - a value of the column


def in_force(filters: Filters) -> list[ColumnElement[bool]]:
    """Verdicts that nobody had taken back or replaced, now or at the moment asked about."""
    if filters.recorded_as_of is None:
        return [review.c.recorded_to.is_(None)]
    moment = end_of(filters.recorded_as_of)
    return [review.c.recorded_from <= moment, or_(review.c.recorded_to.is_(None), review.c.recorded_to > moment)]


def overlay_of(connection: Connection, filters: Filters) -> Overlay:
    """What there is to be laid over the lists for a question."""
    asked = select(review.c.kind, review.c.verdict, review.c.field).where(*in_force(filters)).distinct()
    rows = connection.execute(asked).all()
    edited = frozenset((kind, field) for kind, verdict, field in rows if verdict == "edited")
    return Overlay(frozenset(kind for kind, *_ in rows), edited, filters)


def ask_reviews(filters: Filters) -> Select[Any]:
    """Verdicts in the order in which they were given; those that nobody holds any more only if all is asked for."""
    asked = select(*(review.c[column.name] for column in TABLES["reviews"])).where(review.c.follows.is_(None))
    asked = asked if filters.all else asked.where(*in_force(filters))
    for value, column in (
        (filters.kind, "kind"),
        (filters.status, "verdict"),
        (filters.by, "by"),
        (filters.article, "article"),
        (filters.id, "finding"),
    ):
        asked = asked if value is None else asked.where(review.c[column] == value)
    return asked.order_by(review.c.pk.desc() if filters.newest else review.c.pk).limit(filters.limit).offset(filters.offset or None)
