"""Corrections as test cases: the sentence, what the machine said of it, and what a person said."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from tocsin.model.questions import Filters
from tocsin.store import Store, paging
from tocsin.store.remarks import VERDICTS, remarks

_LISTS = {"event": "events", "claim": "claims", "commitment": "commitments", "date": "dates", "quantity": "quantities"}


def cases(store: Store) -> Iterator[dict[str, Any]]:
    """One case a verdict in force: `{"sentence": …, "words": "hit", "field": "type", "machine": "ASSAULT", "person": "PROTEST", …}`."""
    for row in store.dicts("reviews", Filters()):
        listed = _LISTS[row["kind"]]
        shown = next(iter(store.dicts(listed, Filters(id=row["finding"], all=True))), None)
        case = {name: row[name] for name in ("finding", "kind", "verdict", "field", "by", "at", "note", "article")}
        case |= {"words": row["anchor"], "person": row["value"], "machine": None, "sentence": shown["sentence"] if shown else None}
        if shown is not None and row["field"]:
            case["machine"] = store.ask(partial(paging.machine_value, finding_id=row["finding"], kind=row["kind"], field=row["field"]))
        yield case
    for row in store.ask(partial(remarks, filters=Filters())):
        if row["kind"] in VERDICTS:
            events = {
                each["id"]: each
                for each in store.ask(partial(paging.mentions, events=[row["row"], row["other"]], filters=Filters(all=True)))
            }
            sides = [events.get(row[name]) for name in ("row", "other")]
            told = [{name: side[name] for name in ("id", "words", "sentence", "article")} for side in sides if side is not None]
            yield {"kind": "pair", "verdict": row["kind"], "sides": told, "by": row["by"], "at": row["at"], "note": row["text"]}
