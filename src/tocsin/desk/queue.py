"""What a person should look at first: by the dead, then by who is blamed, then by lines that were drawn, then by doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from tocsin.desk.pages import share_of
from tocsin.model.across import ASKED
from tocsin.model.questions import Filters
from tocsin.store import Store, paging, queueing
from tocsin.store.remarks import VERDICTS, remarks

Row = Mapping[str, Any]
SHARE = 15
"""What a person looks through in a morning."""
_NAMES = tuple(column.name for column in ASKED["queue"])
_DEATHS, _ATTRIBUTION, _LINES, _DOUBT = 3.0, 2.0, 1.0, 0.0
"""Weights of the four ranks; what counts within a rank is below 1."""
_MOST_DEAD = 10_000.0
_BLAME = frozenset({"perpetrator", "responsibility", "ordered_by", "backed_by", "weapon_origin", "claimed_by"})
_SLOTS = {_DEATHS: frozenset({"killed"}), _ATTRIBUTION: _BLAME}
_WHY = {_DEATHS: "deaths", _ATTRIBUTION: "attribution", _LINES: "line", _DOUBT: "doubt"}
_MOST = 400
"""So many rows of each kind are looked at, the weightiest."""


def queue(store: Store, filters: Filters) -> Iterator[tuple[Any, ...]]:
    """The rows to look at, the weightiest first; what a person has ruled on or signed off is left out unless all is asked for.

    A rank is looked at only where those above it do not fill the page.
    """
    said = store.ask(partial(remarks, filters=Filters()))
    done = {row["row"] for row in said if row["kind"] == "signoff"}
    done |= {f"{row['row']}~{row['other']}" for row in said if row["kind"] in VERDICTS}
    watched = [row["row"] for row in said if row["kind"] == "watch"]
    most = _MOST if watched or filters.limit is None else min(_MOST, filters.limit + len(done))
    left = filters.limit
    for rank in _RANKS:
        found = [row for look in rank for row in look(store, filters, most) if filters.kind in {None, row["kind"]}]
        kept = [row for row in found if filters.all or (row["id"] not in done and row.get("incident") not in done)]
        told = [{**row, "watched": _watched(row, watched)} for row in kept]
        for row in sorted(told, key=lambda row: (row["watched"] is None, -row["weight"], row["id"]))[:left]:
            yield tuple(row.get(name) for name in _NAMES)
        left = None if left is None else left - min(left, len(told))
        if left == 0:
            return


def _watched(row: Row, watched: Iterable[str]) -> str | None:
    text = " ".join(str(row.get(name) or "") for name in ("incident", "words", "sentence", "other", "question")).lower()
    return next((each for each in watched if re.search(rf"(?<!\w){re.escape(each.lower())}(?!\w)", text)), None)


def _dead(row: Row | None) -> float:
    return float((row or {}).get("killed_high") or 0)


def _weight(rank: float, within: float) -> float:
    return round(rank + min(0.999, max(0.0, within)), 4)


def _merges(store: Store, filters: Filters, most: int, *, dead: bool) -> Iterator[Row]:
    """Pairs of mentions that rules could not tell, the best of each pair of incidents."""
    pairs = store.ask(partial(queueing.merges, filters=_only_clocks(filters), most=most, dead=dead))
    ids = [row[side] for row in pairs for side in ("left", "right")]
    told = store.ask(partial(paging.mentions, events=ids, filters=filters)) if ids else ()
    events = {each["id"]: each for each in told}
    for row in pairs:
        one, other = events.get(row["left"]), events.get(row["right"])
        if one is None or other is None:
            continue
        doubt = 1 - abs(2 * (share_of(row["score"]) or 0.5) - 1)
        yield {
            "id": f"{row['left']}~{row['right']}", "kind": "merge", "why": "deaths" if dead else "doubt", "incident": row["right_incident"],
            "weight": _weight(_DEATHS, row["dead"] / _MOST_DEAD) if dead else _weight(_DOUBT, doubt),
            "question": "are these two one incident?", "words": f"{one['words']} / {other['words']}", "sentence": other["sentence"],
            "other": one["sentence"], "article": other["article"], "publisher": other["publisher"], "known_from": row["known_from"],
        }  # fmt: skip


def _only_clocks(filters: Filters, **more: Any) -> Filters:
    return replace(Filters(as_of=filters.as_of, recorded_as_of=filters.recorded_as_of), **more)


def _disputes(store: Store, filters: Filters, most: int, *, rank: float) -> Iterator[Row]:
    """Open disputes of a rank, one row each."""
    slots = _SLOTS.get(rank, frozenset[str]().union(*_SLOTS.values()))
    ask = partial(queueing.disputes, filters=_only_clocks(filters), most=most, slots=slots, others=rank not in _SLOTS)
    seen: dict[tuple[str, str], list[Row]] = {}
    for row in store.ask(ask):
        seen.setdefault((row["incident"], row["slot"]), []).append(row)
    for (incident, slot), sides in seen.items():
        within = (sides[0]["high"] or 0) / _MOST_DEAD if rank == _DEATHS else 0.5
        said = " · ".join(dict.fromkeys(f"{_name(row)}: {'not ' if row['polarity'] == 'denied' else ''}{row['value']}" for row in sides))
        first = sides[0]
        yield {
            "id": f"{incident} {slot}", "kind": "dispute", "why": _WHY[rank], "weight": _weight(rank, within), "incident": incident,
            "question": f"{slot}: who is right?", "words": said, "sentence": first["sentence"], "article": first["article"],
            "publisher": first["publisher"], "known_from": first["known_from"],
        }  # fmt: skip


def _name(row: Row) -> str:
    return str(row["speaker_name"])


def _commitments(store: Store, filters: Filters, most: int) -> Iterator[Row]:
    """Lines and threats of which a machine saw that they tripped or ended."""
    for how in ("tripped", "ended"):
        for row in store.dicts("commitments", _only_clocks(filters, status=how, newest=True, limit=most)):
            if row["fate_is_suggested"]:
                yield {
                    "id": row["id"], "kind": "commitment", "why": "line", "weight": _weight(_LINES, 0.6 if row["draws_line"] else 0.4),
                    "question": f"{row['kind']} of {row['by_name'] or 'somebody'}: {how}?", "words": row["action"], "sentence": row["sentence"],
                    "other": row["fate_words"], "article": row["article"], "publisher": row["publisher"], "known_from": row["known_from"],
                }  # fmt: skip


def _single(store: Store, filters: Filters, most: int, *, dead: bool) -> Iterator[Row]:
    """Deaths that one voice alone tells, or blame that stands on one word."""
    for row in store.ask(partial(queueing.single, filters=_only_clocks(filters), most=most, dead=dead)):
        is_blamed = any(each in queueing.ON_A_WORD for each in (row["attribution"] or "").split("; "))
        rank, within = (_DEATHS, _dead(row) / _MOST_DEAD) if dead else (_ATTRIBUTION, 0.4)
        question = "one voice tells of the dead" if dead else f"{row['actor_name']}: on the word of {row['attributed_to']} alone"
        yield {
            "id": row["id"], "kind": "actor" if is_blamed else "incident", "why": _WHY[rank], "weight": _weight(rank, within),
            "incident": row["id"], "question": question, "words": row["words"], "known_from": row["known_from"],
            "sentence": ", ".join(str(part) for part in (row["when_start"], row["type"], row["place_name"], row["recipient_name"]) if part),
        }  # fmt: skip


Look = Callable[[Store, Filters, int], Iterable[Row]]
_RANKS: Sequence[Sequence[Look]] = (
    (partial(_merges, dead=True), partial(_disputes, rank=_DEATHS), partial(_single, dead=True)),
    (partial(_disputes, rank=_ATTRIBUTION), partial(_single, dead=False)),
    (_commitments,),
    (partial(_merges, dead=False), partial(_disputes, rank=_DOUBT)),
)
