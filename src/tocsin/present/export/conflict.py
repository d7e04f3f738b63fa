"""What the conflict-location formats share: figures of the dead out of accounts, precisions, sides; unknown stays null, never zero."""

from __future__ import annotations

import json
from typing import Any

from tocsin.lexicon.codes import ConflictType, conflict_types, sectors
from tocsin.present.export.sides import Side

Row = dict[str, Any]
_ARMED = frozenset({"State Forces", "Rebel Groups", "Political Militias"})


def side_of(side: Side) -> str:
    """State Forces, Rebel Groups, …: who he is in the conflict-location data sets; empty where that is not known."""
    if side.kind == "state":
        return "State Forces"
    if side.kind == "armed_group":
        return "Rebel Groups"
    held = sectors()
    return next(
        (held[each].side for each in side.sectors if each in held and held[each].side), "Civilians" if side.kind == "people" else ""
    )


def conflict_type(row: Row) -> ConflictType | None:
    """The row's type there; null for words and diplomacy, which have none."""
    held = conflict_types()
    return held.get((row["type"], row["mode"] or "")) or held.get((row["type"], ""))


def kinds_of(row: Row, actors: list[Side], recipients: list[Side]) -> tuple[str, str, str] | None:
    """Disorder, event and sub-event; an attack between two armed sides is a battle."""
    found = conflict_type(row)
    if found is None:
        return None
    is_armed = bool(actors and recipients) and side_of(actors[0]) in _ARMED and side_of(recipients[0]) in _ARMED
    return (found.disorder, *((found.armed_event, found.armed_sub_event) if is_armed else (found.event, found.sub_event)))


def dead(row: Row) -> tuple[float | None, float | None, float | None]:
    """Low, best and high of the dead: of all accounts of the incident, else of the figures in the event's own sentence.

    Best is the lower middle one of the low figures (the policy "interval"), high the highest that is named; where all say "at least", there
    is none. Null where nobody gives any.
    """
    figures = [(low, high) for _, low, high in accounts(row)] or _own(row["killed"])
    lows = sorted(low for low, _ in figures if low is not None)
    highs = [high for _, high in figures if high is not None]
    best = lows[(len(lows) - 1) // 2] if lows else None
    return (lows[0] if lows else None, best, max((*highs, *lows)) if highs else None)


def accounts(row: Row) -> list[tuple[str, float | None, float | None]]:
    """Who gives which figure of the dead: [speaker, low, high]."""
    return [(str(who), low, high) for who, low, high in json.loads(row["accounts"])] if row["accounts"] else []


def _own(killed: str | None) -> list[tuple[float | None, float | None]]:
    if not killed:
        return []
    first, dash, last = killed.partition("-")
    low = float(first) if first else None
    return [(low, (float(last) if last else None) if dash else low)]


def whole(figure: float | None) -> int | None:
    """A figure as a whole number."""
    return None if figure is None else round(figure)
