"""The shapes of the API: one query model and one row model a list, made from the columns that the desk documents."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema, create_model

from tocsin.model.columns import PICTURED, TABLES
from tocsin.model.questions import Column

LISTS: tuple[str, ...] = (
    "articles", "events", "claims", "commitments", "dates", "actors", "roles", "places", "copies", "stories", "incidents", "disputes",
)  # fmt: skip
COLUMNS: dict[str, tuple[Column, ...]] = {name: (TABLES.get(name) or PICTURED[name]) for name in LISTS}

Words = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")]


def _day(value: object) -> str:
    """A day, month or year as it was written; ValueError for what is none."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("no day: write 2020-12-23, 2020-12 or 2020")
    date.fromisoformat(f"{value}-01-01"[:10])
    return value


def _moment(value: object) -> str:
    """A moment in UTC, "2026-11-24T20:15:00.000000Z", from any RFC 3339 date-time; a day means its end."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise ValueError("no moment: write 2026-11-24T20:15:00Z or 2026-11-24")
    if len(value) == DAY_LENGTH:
        return _day(value)
    told = datetime.fromisoformat(value.upper())
    try:
        return told.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")
    except OverflowError:
        return value[:DAY_LENGTH]


DAY_LENGTH = 10
_DAY = re.compile(r"[12][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2}))?")
_YEARS = "^[12][0-9]{3}"
_DAY_SCHEMA = {
    "anyOf": [{"type": "string", "format": "date", "pattern": _YEARS}, {"type": "string", "pattern": f"{_YEARS}(-(0[1-9]|1[0-2]))?$"}]
}
_MOMENT_SCHEMA = {"type": "string", "format": "date-time"}
Day = Annotated[str, BeforeValidator(_day), WithJsonSchema(_DAY_SCHEMA)]
Moment = Annotated[str, BeforeValidator(_moment), WithJsonSchema(_MOMENT_SCHEMA)]
_KNOWN: dict[str, tuple[Any, str]] = {
    "as_of": (Day, "Only what the world could know by the end of that day"),
    "recorded_as_of": (Moment, "Only what this store held then (UTC)"),
    "since": (Day, "Happened on or after that day"),
    "until": (Day, "Happened on or before that day"),
    "actor": (Words, "Anyone in the row: an id (IRN) or words of the name"),
    "place": (Words, "Place id, words of its name, or its country"),
    "type": (Words, "PLOVER type or mode: ASSAULT, drone"),
    "speaker": (Words, "Who says so"),
    "about": (Words, "Event id that a claim speaks about"),
    "by": (Words, "Who acts, speaks or commits himself"),
    "to": (Words, "To whom it is done, said or promised"),
    "status": (Words, "Status of an event, or what became of a commitment"),
    "kind": (Words, "Kind, as the record names it"),
    "text": (Words, 'Words in the sentence; "…" keeps them together'),
    "due_before": (Day, "Due on or before that day"),
    "due_after": (Day, "Due on or after that day"),
    "article": (Words, "Article id"),
    "id": (Words, "Id of one finding"),
}
_EVERY = ("as_of", "recorded_as_of")
_FOUND = (*_EVERY, "text", "article", "id")
_HAPPENED = ("since", "until")
FILTERS: dict[str, tuple[str, ...]] = {
    "articles": (*_EVERY, *_HAPPENED, "text", "article"),
    "events": (*_FOUND, *_HAPPENED, "actor", "place", "type", "speaker", "by", "to", "status"),
    "claims": (*_FOUND, *_HAPPENED, "actor", "speaker", "about", "by", "to", "kind"),
    "commitments": (*_FOUND, *_HAPPENED, "actor", "type", "speaker", "by", "to", "status", "kind", "due_before", "due_after"),
    "dates": (*_FOUND, "kind", "due_before", "due_after"),
    "actors": (*_FOUND, "actor", "kind"),
    "roles": (*_FOUND, "actor"),
    "places": (*_FOUND, "place", "kind"),
    "copies": (*_EVERY, *_HAPPENED, "kind", "article"),
    "stories": _EVERY,
    "incidents": (*_EVERY, "type"),
    "disputes": (*_EVERY, "type"),
}
"""Which filters narrow which list, as on the command line."""
REVIEWED = frozenset({"events", "claims", "commitments", "dates"})
_JSON: dict[str, Any] = {"text": str, "integer": int, "real": float, "boolean": bool, "date": str, "timestamp": str}
LARGEST_PAGE = 500
CURSOR = r"^[0-9]{1,7}\.[1-9][0-9]{15}$"
"""A place in the list and the moment that all its pages show, in microseconds since 1970: rows that come in later move nothing."""


class Cites(BaseModel):
    """What a row cites: article, publisher, day of publication, address, quoted sentence, and where it stands in the article's text."""

    article: str | None = None
    version: int | None = None
    publisher: str | None = None
    published: str | None = Field(None, description="Last day of the interval of publication")
    url: str | None = None
    quoted: str | None = Field(None, description="The sentence, verbatim")
    words: str | None = Field(None, description="The words that carry the finding, verbatim")
    start: int | None = Field(None, description="Offset of those words in the article's text, in characters")
    end: int | None = None


class Problem(BaseModel):
    """An error, as RFC 9457 has it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = Field(description="What is wrong, where, and what to do")
    faults: list[str] = Field(default_factory=list, description="Each wrong parameter with its reason")


def query_model(listed: str) -> type[BaseModel]:
    """The parameters of one list; a parameter that is not named there is an error, not a silence."""
    fields: dict[str, Any] = {name: (_KNOWN[name][0] | None, Field(None, description=_KNOWN[name][1])) for name in FILTERS[listed]}
    if listed in REVIEWED:
        fields["all"] = (Literal["true", "false"], Field("false", description="Also what a person rejected"))
    names = tuple(column.name for column in COLUMNS[listed])
    some = "|".join((*names, "cites"))
    fields["fields"] = (
        Annotated[str, StringConstraints(pattern=f"^({some})(,({some}))*$", max_length=2000)] | None,
        Field(None, description="Columns to send, joined by commas; all unless said", examples=[",".join(names[:3])]),
    )
    fields["limit"] = (Annotated[int, Field(ge=1, le=LARGEST_PAGE)], Field(100, description="Rows a page"))
    fields["cursor"] = (
        Annotated[str, StringConstraints(pattern=CURSOR)] | None,
        Field(None, description="`next` of the page before"),
    )
    model: type[BaseModel] = create_model(f"{listed.capitalize()}Query", __config__=ConfigDict(extra="forbid"), **fields)
    return model


def page_model(listed: str) -> type[BaseModel]:
    """One page of a list: rows, the cursor of the next page, and when the record was in this state."""
    columns: dict[str, Any] = {
        column.name: (_JSON[column.type] | None, Field(None, description=column.meaning)) for column in COLUMNS[listed]
    }
    row = create_model(
        f"{listed.capitalize()}Row", __config__=ConfigDict(extra="forbid"), cites=(list[Cites], Field(default_factory=list)), **columns
    )
    page: type[BaseModel] = create_model(
        f"{listed.capitalize()}Page",
        rows=(list[row], ...),  # type: ignore[valid-type]
        next=(str | None, Field(None, description="Cursor of the next page; null at the end")),
        recorded_as_of=(str, Field(..., description="The state of the store that all pages of this cursor show")),
        caution=(str, Field(..., description="What machine coding is")),
    )
    return page
