"""What a person asks → Filters: days completed ("2020-12" is its first or its last day), days ahead counted from as-of."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypedDict, Unpack, get_args

from tocsin.errors import TocsinError
from tocsin.model.questions import Filters
from tocsin.model.vocabulary import Policy

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(T\d\d:[\d:.]+Z?)?)?)?")
_FIRST = ("since", "due_after")
_LAST = ("until", "due_before", "as_of", "recorded_as_of", "known_after")


class Asked(TypedDict, total=False):
    """Keywords of every list; what each means stands in `Filters`. `next_days` counts from `as_of`, else from today."""

    as_of: str | None
    recorded_as_of: str | None
    since: str | None
    until: str | None
    actor: str | None
    place: str | None
    type: str | None
    speaker: str | None
    about: str | None
    by: str | None
    to: str | None
    status: str | None
    kind: str | None
    certainty: str | None
    text: str | None
    due_before: str | None
    due_after: str | None
    article: str | None
    id: str | None
    known_after: str | None
    newest: bool
    policy: str | None
    all: bool
    limit: int | None
    offset: int
    next_days: int | None


def filters_of(**asked: Unpack[Asked]) -> Filters:
    """The question as Filters; raises TocsinError for what is no day.

    `filters_of(as_of="2020-12-23", next_days=30)` asks for what falls due from 23 December to 22 January.
    """
    told: dict[str, Any] = dict(asked)
    next_days = told.pop("next_days", None)
    for name in (*_FIRST, *_LAST):
        if told.get(name) is not None:
            told[name] = full_day(name, str(told[name]), is_last=name in _LAST)
    policy = told.get("policy")
    if policy is not None and policy not in get_args(Policy):
        raise TocsinError(f"policy: {policy!r} is none; these are: {', '.join(get_args(Policy))}")
    if next_days is not None:
        start = date.fromisoformat(told["as_of"][:10]) if told.get("as_of") else datetime.now(UTC).date()
        told["due_after"] = told.get("due_after") or start.isoformat()
        told["due_before"] = told.get("due_before") or (start + timedelta(days=next_days)).isoformat()
    return Filters(**told)


def full_day(name: str, asked: str, *, is_last: bool) -> str:
    """A day, month or year as its first or last day; a moment as it is, for the recorded clock."""
    found = _DAY.fullmatch(asked)
    if found is None:
        raise TocsinError(f"{name}: {asked!r} is no day; write 2020-12-23, 2020-12 or 2020")
    year, month, day, moment = found.groups()
    try:
        if moment:
            datetime.fromisoformat(asked)
        month_number = int(month or (12 if is_last else 1))
        last = calendar.monthrange(int(year), month_number)[1]
        whole = date(int(year), month_number, int(day or (last if is_last else 1)))
    except (ValueError, calendar.IllegalMonthError) as error:
        raise TocsinError(f"{name}: {asked!r} is no day of the calendar") from error
    return whole.isoformat() + (moment or "" if name == "recorded_as_of" else "")
