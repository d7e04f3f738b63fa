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
    accounts: Sequence[tuple[Mapping[str, Any], Rows]]
    """Each speaker's word, and the rows of other outlets that printed the same words of his."""
    dispute: Mapping[str, Any] | None
    best: Sequence[tuple[str, float]]
    """What each policy would take, beside the rows and never instead of them."""
    arcs: Sequence[Arc]
    labels: Sequence[tuple[float, str]]
    height: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One sentence that tells of an incident: the fullest of its events, what all of them are, and who else printed it."""

    row: Mapping[str, Any]
    kinds: Sequence[str]
    printed: Rows


def mentions_of(events: Rows) -> list[Mention]:
    """Events sentence by sentence: "20 people were killed in the shooting" holds two, and a copy of it stands beside it."""
    held: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in events:
        held[str(row["sentence"])].append(row)
    return [_mention(rows) for rows in held.values()]


def _mention(rows: Rows) -> Mention:
    first = max(rows, key=lambda row: sum(bool(row[name]) for name in ("actor_name", "recipient_name", "place_name", "when_start")))
    kinds = dict.fromkeys(row["type"].capitalize() + (f", {row['mode'].replace('_', ' ')}" if row["mode"] else "") for row in rows)
    others = {row["article"]: row for row in rows if row["article"] != first["article"]}
    return Mention(first, list(kinds), list(others.values()))


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
    told = _folded(rows)
    at = {str(each["id"]): n for n, (row, printed) in enumerate(told) for each in (row, *printed)}
    arcs = _arcs(at, relations)
    labels = [(_y(n), f"{short(row['speaker_name'], 24)}: {short(_value(row), 14)}") for n, (row, _) in enumerate(told)] if arcs else []
    dispute = next(iter(disputed.values()), None)
    best = [(policy.replace("-", " "), row["best"]) for policy, row in disputed.items() if row["best"] is not None]
    return Slot(name, question_of(name), told, dispute, best, arcs, labels, ROW_HEIGHT * len(told))


def _folded(rows: Rows) -> list[tuple[Mapping[str, Any], Rows]]:
    """One row for one speaker's same words, whoever printed them; a speaker's rows stand together, the first who spoke first."""
    held: dict[tuple[str, ...], list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        words = row.get("sentence") or row["id"]
        held[tuple(str(each) for each in (row["speaker_name"], row["value"], row["polarity"], words))].append(row)
    groups = [sorted(each, key=_day) for each in held.values()]
    first: dict[str, str] = {}
    for each in sorted(groups, key=lambda each: _day(each[0])):
        first.setdefault(str(each[0]["speaker_name"]), _day(each[0]))
    groups.sort(key=lambda each: (first[str(each[0]["speaker_name"])], str(each[0]["speaker_name"]), _day(each[0])))
    return [(each[0], each[1:]) for each in groups]


def _day(row: Mapping[str, Any]) -> str:
    return str(row.get("said") or row.get("known_from") or row.get("published_end") or "9")


def _arcs(at: Mapping[str, int], relations: Rows) -> list[Arc]:
    """Relations between rows that are shown, each pair once for each kind."""
    told: dict[tuple[int, int, str], Mapping[str, Any]] = {}
    for row in relations:
        a, b = at.get(str(row["a"])), at.get(str(row["b"]))
        if a is not None and b is not None and a != b and row["kind"] not in _QUIET:
            told.setdefault((min(a, b), max(a, b), str(row["kind"])), row)
    return [_arc(a, b, n, row) for n, ((a, b, _), row) in enumerate(list(told.items())[:MOST_ARCS])]


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
