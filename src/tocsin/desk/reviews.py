"""A person's verdict on a finding: who, when, on which words; checked before it is kept."""

from __future__ import annotations

import json
from dataclasses import dataclass

from tocsin.desk.filters import full_day
from tocsin.errors import ReviewError, UnknownIdError
from tocsin.model import Review
from tocsin.model.columns import FATE, STORED
from tocsin.model.questions import Column, Filters
from tocsin.model.vocabulary import ReviewVerdict
from tocsin.present.explanation import Explanation
from tocsin.store import Store
from tocsin.store.store import utc_now


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says: `Verdict("edited", "Ana", "type", "PROTEST", note="no shots were fired")`."""

    verdict: ReviewVerdict
    by: str
    field: str | None = None
    value: str | None = None
    note: str = ""
    seen: str | None = None
    """The mark of what had been decided when that person looked; null: whatever was decided since."""


def put_review(store: Store, beginning: str, said: Verdict) -> Review:
    """Keeps a verdict on the finding whose id begins so; raises UnknownIdError, and ReviewError for a field or a value that it cannot have."""
    found = store.find(beginning)
    anchor = store.anchor(found.id)
    field, value = (said.field, said.value) if said.verdict == "edited" else (None, None)
    if said.verdict == "edited":
        value = _valid(_column(found.kind, field), value or "")
    elif said.verdict == "accepted" and found.kind == "commitment":
        field, value = _suggested(store, found.id)
    around = json.dumps(anchor.around, ensure_ascii=False)
    each = Review(found.id, anchor.words, around, said.verdict, said.by, utc_now(), field, value, said.note)
    store.put_review(each, anchor, said.seen)
    _refresh(store, found.kind)
    return each


def _refresh(store: Store, kind: str) -> None:
    """Incidents show what is said of their events."""
    if kind == "event":
        # Whoever only asks does not wait for the merging to be imported.
        from tocsin.desk.merging import refresh

        refresh(store)


def undo_review(store: Store, beginning: str, seen: str | None = None) -> str:
    """Takes the last verdict on a finding back; its id. Raises UnknownIdError where there is none."""
    found = store.find(beginning)
    if not store.undo_review(found.id, seen):
        raise UnknownIdError(f"{found.id}: nobody has reviewed it; `tocsin review list` shows what was")
    _refresh(store, found.kind)
    return found.id


def with_verdicts(store: Store, explanation: Explanation, finding: str) -> Explanation:
    """An explanation with what people said of the finding at its end."""
    names = ("verdict", "field", "value", "by", "at", "note")
    told = []
    for row in store.dicts("reviews", Filters(id=finding)):
        verdict, field, value, by, at, note = (row[name] for name in names)
        what = " ".join(filter(None, (verdict, field, value and f"= {value}")))
        told.append(("review", f"{what}, by {by}, {at[:10]}" + (f": {note}" if note else "")))
    return Explanation(explanation.heading, explanation.text, explanation.marks, (*explanation.facts, *told))


def _column(kind: str, field: str | None) -> Column:
    columns = {column.name: column for column in STORED[kind]}
    columns |= {column.name: column for column in FATE if kind == "commitment" and column.name == "fate"}
    if field not in columns:
        raise ReviewError(f"{field!r} is no field of a {kind} that can be edited; these are: {', '.join(columns)}")
    return columns[field]


def _valid(column: Column, value: str) -> str | None:
    """The value as it is kept; empty is unknown. Raises ReviewError for what is not of the column's type."""
    if not value.strip():
        return None
    try:
        if column.type == "integer":
            return str(int(value))
        if column.type == "real":
            return str(float(value))
    except ValueError as error:
        raise ReviewError(f"{column.name}: {value!r} is no number") from error
    if column.type == "boolean":
        if value.lower() not in {"true", "false"}:
            raise ReviewError(f"{column.name}: {value!r} is neither true nor false")
        return str(int(value.lower() == "true"))
    return full_day(column.name, value, is_last=column.name.endswith("_end")) if column.type == "date" else value


def _suggested(store: Store, commitment: str) -> tuple[str | None, str | None]:
    """The change of fate that is accepted with a commitment: the field and the id of the evidence."""
    for row in store.dicts("commitments", Filters(all=True, id=commitment)):
        if row["fate_is_suggested"]:
            return "fate", row["fate_by"]
    return None, None
