"""Accounts of one incident as a page shows them: slot by slot, each speaker beside his value, figures by policy, relations as arcs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tocsin.web.wording import short

Rows = Sequence[Mapping[str, Any]]
ROW_HEIGHT, WIDTH, ARC_AT = 40, 560, 250
MOST_ARCS = 60
_ASKED = {
    "killed": "How many were killed", "injured": "How many were hurt", "missing": "How many are missing", "arrested": "How many were arrested",
    "perpetrator": "Who did it", "ordered_by": "On whose order", "backed_by": "Who stands behind it", "weapon_origin": "Where the weapons came from",
    "responsibility": "Who is held responsible", "claimed_by": "Who claims it", "occurrence": "Whether it happened", "outcome": "What came of it",
    "cause": "Why", "intent": "To what end", "place": "Where", "date": "When", "status": "What became of it",
}  # fmt: skip
_QUIET = frozenset({"same", "incomparable"})


@dataclass(frozen=True, slots=True)
class Arc:
    """A relation between two accounts, drawn from one row to the other."""

    path: str
    kind: str
    label: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Slot:
    """Everything that is said on one question about an incident."""

    name: str
    question: str
    accounts: Rows
    dispute: Mapping[str, Any] | None
    best: Sequence[tuple[str, float]]
    """What each policy would take, beside the rows and never instead of them."""
    arcs: Sequence[Arc]
    labels: Sequence[tuple[float, str]]
    height: int


def slots_of(accounts: Rows, relations: Rows, disputes: Mapping[str, Rows]) -> list[Slot]:
    """Disputed questions first, then those with most accounts; `disputes` gives the rows of the list by policy."""
    held: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in accounts:
        held[str(row["slot"])].append(row)
    slots = [_slot(name, rows, relations, _disputed(name, disputes)) for name, rows in held.items()]
    return sorted(slots, key=lambda slot: (slot.dispute is None, -len(slot.accounts), slot.name))


def question_of(slot: str) -> str:
    """A slot as a question: "count:rocket" is "How many: rocket"."""
    what, _, unit = slot.partition(":")
    return _ASKED.get(slot) or (f"How many: {unit.replace('_', ' ')}" if what == "count" and unit else slot.replace("_", " ").capitalize())


def _disputed(slot: str, disputes: Mapping[str, Rows]) -> dict[str, Mapping[str, Any]]:
    """The dispute on a slot by policy."""
    first = {policy: next((row for row in rows if row["slot"] == slot), None) for policy, rows in disputes.items()}
    return {policy: row for policy, row in first.items() if row is not None}


def _slot(name: str, rows: Rows, relations: Rows, disputed: Mapping[str, Mapping[str, Any]]) -> Slot:
    at = {str(row["id"]): n for n, row in enumerate(rows)}
    told = [row for row in relations if str(row["a"]) in at and str(row["b"]) in at and row["a"] != row["b"] and row["kind"] not in _QUIET]
    arcs = [_arc(at[str(row["a"])], at[str(row["b"])], n, row) for n, row in enumerate(told[:MOST_ARCS])]
    labels = [(_y(n), f"{short(row['speaker_name'], 24)}: {short(_value(row), 14)}") for n, row in enumerate(rows)] if arcs else []
    dispute = next(iter(disputed.values()), None)
    best = [(policy.replace("-", " "), row["best"]) for policy, row in disputed.items() if row["best"] is not None]
    return Slot(name, question_of(name), rows, dispute, best, arcs, labels, ROW_HEIGHT * len(rows))


def _value(row: Mapping[str, Any]) -> str:
    return str(row["value"] or row["words"] or "") if row["polarity"] != "denied" else "denied"


def _y(n: int) -> float:
    return ROW_HEIGHT * (n + 0.5)


def _arc(a: int, b: int, number: int, row: Mapping[str, Any]) -> Arc:
    """A bow to the right of the names; bows beside one another reach out to different widths."""
    top, bottom = sorted((_y(a), _y(b)))
    out = ARC_AT + 40 + 26 * min(4, abs(a - b)) + 9 * (number % 4)
    label = f"{row['kind'].replace('_', ' ')}: {short(row.get('reason'), 80)}" if row.get("reason") else row["kind"].replace("_", " ")
    return Arc(
        f"M{ARC_AT} {top} C{out} {top} {out} {bottom} {ARC_AT} {bottom}",
        str(row["kind"]),
        label,
        round(out - 20, 1),
        (top + bottom) / 2 + 4,
    )
