"""What waits for a person: rows that a machine is unsure of or that weigh much, with the reason, the latest first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from tocsin.web.frame import Frame
from tocsin.web.wording import Row

MOST = 60
_LOOKED_AT = 300
WHY = {
    "fate": "a change of fate is suggested",
    "line": "a line or an ultimatum",
    "accused": "somebody is accused of an attack",
    "figure": "a figure of dead or hurt",
    "hedged": "a statement with doubt in it",
}
_KILLING = ("killed", "dead", "injured", "wounded", "casualt")


def waiting(frame: Frame, why: str | None = None) -> list[tuple[str, str, Row]]:
    """Reason, list and row of what nobody has reviewed yet; of one finding the first reason counts."""
    seen: set[str] = set()
    rows = []
    for reason, listed, row in _found(frame):
        if row["id"] not in seen and not row["reviewed"] and (why is None or why == reason):
            seen.add(row["id"])
            rows.append((reason, listed, row))
    return list(islice(rows, MOST))


def _found(frame: Frame) -> Iterator[tuple[str, str, Row]]:
    asked = {"as_of": frame.as_of, "newest": True, "limit": _LOOKED_AT}
    commitments = frame.desk.commitments(**asked).to_dicts()  # type: ignore[arg-type]
    events = frame.desk.events(**asked).to_dicts()  # type: ignore[arg-type]
    yield from (("fate", "commitments", row) for row in commitments if row["fate_is_suggested"])
    yield from (("line", "commitments", row) for row in commitments if row["draws_line"] or row["kind"] == "ultimatum")
    yield from (("accused", "events", row) for row in events if row["quad"] == 4 and _is_alleged(row))
    yield from (("figure", "events", row) for row in events if any(each in (row["quantities"] or "").lower() for each in _KILLING))
    yield from (("hedged", "claims", row) for row in frame.desk.claims(**asked) if row["certainty"] in {"possible", "probable"})  # type: ignore[arg-type]


def _is_alleged(row: Row) -> bool:
    return row["status"] in {"actual", "ongoing"} and any(
        each in {"alleged", "suspected", "denied"} for each in (row["attribution"] or "").split("; ")
    )
