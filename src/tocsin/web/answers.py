"""Answers for agents: few columns, no empty fields, each row with what it cites, and never more tokens than asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

BUDGET = 4_000
"""Tokens of an answer unless the caller says otherwise."""
LARGEST = 20_000
CHARS_A_TOKEN = 3
"""English JSON takes 3.5 to 4 characters a token in the usual encodings; counted low, so that the budget holds."""
LONGEST = 400
"""Characters of one field; what is longer ends in "…" and is whole in `explain`."""
CAUTION = "Machine codings of what articles say, not verified incidents. Name the speaker of every accusation; cite the article."

FIELDS: Mapping[str, tuple[str, ...]] = {
    "articles": ("id", "headline", "publisher", "published_end", "url", "events", "claims", "origin"),
    "events": (
        "id", "type", "mode", "status", "frame", "when_start", "when_end", "place_name", "country", "actor_name", "attribution",
        "attributed_to", "recipient_name", "quantities", "instrument",
    ),
    "claims": ("id", "speaker_name", "speaker_kind", "via", "acts", "content", "polarity", "certainty", "hedges", "said_start", "about"),
    "commitments": (
        "id", "kind", "by_name", "to_name", "action", "condition", "threshold", "due_start", "due_end", "target_goal", "status",
        "attributed_to", "fate", "fate_is_suggested", "wordings",
    ),
    "dates": ("id", "kind", "date_start", "date_end", "note", "of", "basis"),
    "roles": ("person_name", "title", "organisation", "country", "during_start", "during_end"),
    "stories": ("id", "title", "first", "last", "voices", "origins", "articles"),
    "incidents": (
        "id", "type", "mode", "when_start", "when_end", "place_name", "actor_name", "attribution", "attributed_to", "recipient_name",
        "voices", "origins", "articles", "words",
    ),
    "disputes": (
        "incident", "type", "when_start", "slot", "kind", "status", "speaker_name", "via", "value", "bound", "polarity", "certainty",
        "low", "best", "high", "policy",
    ),
}  # fmt: skip
"""What an agent sees of a list, in this order; columns that a list does not have are left out."""
CITED = (("article", "article"), ("publisher", "publisher"), ("published_end", "published"), ("url", "url"), ("sentence", "quoted"))
SPAN = ("char_start", "char_end")


@dataclass(frozen=True, slots=True)
class Question:
    """How much of a list an agent wants: rows from `offset` on, as many as fit in `budget` tokens and in `limit`."""

    limit: int = 20
    offset: int = 0
    budget: int = BUDGET


def answer(listed: str, rows: Iterable[Mapping[str, Any]], question: Question) -> str:
    """JSON of the rows that fit: {"list", "rows", "next_offset", "caution"}; `next_offset` is null at the end.

    An event row: {"id": "e3f2…", "type": "ASSAULT", "actor_name": …, "attributed_to": "CENTCOM",
    "cites": {"article": …, "publisher": "VOA", "published": "2020-12-24", "quoted": "…", "at": [812, 960]}}.
    """
    room = min(max(question.budget, 200), LARGEST) * CHARS_A_TOKEN - len(CAUTION) - 120
    kept: list[dict[str, Any]] = []
    ended = True
    for number, row in enumerate(rows):
        if number < question.offset:
            continue
        short = brief_row(listed, row)
        size = len(_json(short)) + 2
        if len(kept) == question.limit or (size > room and kept):
            ended = False
            break
        kept.append(short if size <= room else _clipped(short, room))
        room -= size
    told = {"list": listed, "rows": kept, "next_offset": None if ended else question.offset + len(kept), "caution": CAUTION}
    return _json(told)


def brief_row(listed: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """One row of a list as an agent sees it: what is null or empty is left out, long text is cut, the citation stands apart."""
    told = {name: _short(row[name]) for name in FIELDS[listed] if row.get(name) not in (None, "", [], ())}
    cites = {name: _short(row[column]) for column, name in CITED if row.get(column) not in (None, "")}
    if row.get(SPAN[0]) is not None:
        cites["at"] = [row[SPAN[0]], row[SPAN[1]]]
    return {**told, "cites": cites} if cites else told


def within(text: str, budget: int) -> str:
    """A text cut to a budget of tokens, with a mark where it was cut."""
    room = min(max(budget, 200), LARGEST) * CHARS_A_TOKEN
    return text if len(text) <= room else text[: room - 2] + " …"


def _short(value: Any) -> Any:
    return value[: LONGEST - 1] + "…" if isinstance(value, str) and len(value) > LONGEST else value


def _clipped(row: dict[str, Any], room: int) -> dict[str, Any]:
    """A row that alone is larger than the budget: its citation and its longest fields give way, its id never."""
    longest = max(20, room // 40)
    return {name: value[:longest] if isinstance(value, str) else value for name, value in row.items() if name != "cites"}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
