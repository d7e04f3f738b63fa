"""The ledger of statements: who said it first, through whom it travelled, and how the wording drifted on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from tocsin.desk.pictures import picture_table
from tocsin.lexicon.drifts import heard
from tocsin.model.across import ASKED
from tocsin.model.questions import Filters
from tocsin.store import Store, paging

Row = Mapping[str, Any]
_NAMES = tuple(column.name for column in ASKED["statements"])
_MOST = 50
"""So many incidents are looked through for words that name none by its id."""


def statements(store: Store, about: str, filters: Filters) -> Iterator[tuple[Any, ...]]:
    """The accounts of what is asked about, thread by thread in the order in which they were known, each with its drift."""
    rows = store.ask(partial(paging.accounts, filters=filters, incidents=_incidents(store, about, filters) or [""]))
    kept = [row for row in rows if _is_asked(row, filters)]
    count = 0
    for thread, told in sorted(_threads(kept).items(), key=lambda each: (each[1][0]["incident"], each[1][0]["slot"], each[0])):
        for step, row in enumerate(told, 1):
            if filters.limit is not None and count >= filters.limit:
                return
            count += 1
            drift = "; ".join(_drift(told[step - 2], row)) if step > 1 else "first"
            yield tuple({**row, "thread": thread, "step": step, "drift": drift, "account": row["id"]}.get(name) for name in _NAMES)


def _incidents(store: Store, about: str, filters: Filters) -> list[str]:
    """An incident by its id, that of an event, or those whose sentences or parties hold the words."""
    name = store.ask(partial(paging.name_of, identity=about, filters=filters))
    if name is not None:
        return [name]
    of_event = store.ask(partial(paging.incidents_of_event, event=about, filters=filters))
    if of_event:
        return of_event
    clocks = Filters(as_of=filters.as_of, recorded_as_of=filters.recorded_as_of, limit=_MOST)
    asked = (replace(clocks, text=about), replace(clocks, actor=about), replace(clocks, place=about))
    return sorted({row["id"] for each in asked for row in picture_table(store, "incidents", each)})


def _is_asked(row: Row, filters: Filters) -> bool:
    speaker = (filters.speaker or "").lower()
    return (filters.kind is None or row["slot"] == filters.kind) and (
        not speaker or speaker in f"{row['voice']} {row['speaker_name']}".lower()
    )


def _threads(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Accounts of one voice on one slot; an outlet that repeats a voice's value without naming it stands in that voice's thread."""
    held: dict[str, list[Row]] = defaultdict(list)
    values: dict[tuple[Any, ...], str] = {}
    ordered = sorted(rows, key=lambda row: (row["known_from"] or "~", row["said"] or "~", row["article"], row["char_start"]))
    for row in ordered:
        key = (row["incident"], row["slot"], row["polarity"], row["low"] if row["low"] is not None else (row["value"] or "").lower())
        own = f"{row['incident']} {row['slot']} {row['voice']}"
        thread = values.get(key, own) if row["speaker_kind"] in {"outlet", "unattributed"} else own
        values.setdefault(key, thread)
        held[thread].append(row)
    return held


def _drift(before: Row, after: Row) -> Iterator[str]:
    """What changed from one telling to the next, in words."""
    if before["origin"] == after["origin"] and before["sentence"] == after["sentence"]:
        yield "word for word, of one origin"
        return
    if after["speaker_kind"] in {"outlet", "unattributed"} and before["speaker_kind"] not in {"outlet", "unattributed"}:
        yield f"the speaker is lost: {before['speaker_name']}"
    if (before["value"] or "").lower() != (after["value"] or "").lower():
        yield f"{before['value']} became {after['value']}"
    if before["bound"] != after["bound"] and before["bound"] and after["bound"]:
        yield f"{_spaced(before['bound'])} became {_spaced(after['bound'])}"
    yield from _hedges(before, after)
    yield from _words(heard(before["sentence"]), heard(after["sentence"]))


def _spaced(word: str) -> str:
    return word.replace("_", " ")


def _hedges(before: Row, after: Row) -> Iterator[str]:
    one, other = (set(filter(None, (row["hedges"] or "").lower().split("; "))) for row in (before, after))
    lost, added = sorted(one - other), sorted(other - one)
    if lost:
        yield f"hedge lost: {', '.join(lost)}"
    if added:
        yield f"hedge added: {', '.join(added)}"
    if before["certainty"] != after["certainty"] and not lost and not added:
        yield f"{before['certainty']} became {after['certainty']}"


def _words(one: Mapping[str, tuple[int, str]], other: Mapping[str, tuple[int, str]]) -> Iterator[str]:
    for topic in sorted({*one} & {*other}):
        (level, word), (later, said) = one[topic], other[topic]
        if level != later:
            yield f"“{word}” became “{said}”, {'wider' if later > level else 'narrower'}"


__all__: Sequence[str] = ["statements"]
