"""What became known between two days: new incidents and accounts, what changed, what was withdrawn, disputes, lines that tripped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from tocsin.model.across import ASKED
from tocsin.model.questions import Filters
from tocsin.store import Store, comparing

Row = Mapping[str, Any]
_NAMES = tuple(column.name for column in ASKED["changes"])
_WATCHED = ("type", "when_start", "when_end", "place_name", "actor_name", "attribution", "recipient_name", "killed_low", "killed_high")
_ENDED = ("tripped", "ended", "deadline", "office_ended")


def changes(store: Store, since: str, until: str, filters: Filters) -> Iterator[tuple[Any, ...]]:
    """One row a change, by the day from which it was known."""
    found = [*_articles(store, since, until), *_incidents(store, since, until), *_accounts(store, since, until)]
    found += [*_disputes(store, since, until), *_commitments(store, since, until)]
    if filters.kind is not None:
        found = [row for row in found if filters.kind in {row["kind"], row["what"]}]
    for row in sorted(found, key=lambda row: (row.get("day") or "", _RANK[row["what"]], row["kind"], str(row.get("id"))))[: filters.limit]:
        yield tuple(row.get(name) for name in _NAMES)


_RANK = {name: at for at, name in enumerate(("known", "changed", "withdrawn", "dispute_opened", "dispute_closed", "tripped"))}


def _articles(store: Store, since: str, until: str) -> Iterator[Row]:
    for row in store.ask(partial(comparing.articles_between, since=since, until=until)):
        shared = {"kind": "article", "id": row["id"], "article": row["id"], "publisher": row["publisher"], "words": row["title"]}
        is_new = row["supersedes"] is None
        versions = {} if is_new else {"slot": "version", "before": str(row["supersedes"]), "after": str(row["version"])}
        yield {"day": row["known_from"][:10], "what": "known" if is_new else "changed", **shared, **versions}


def _incidents(store: Store, since: str, until: str) -> Iterator[Row]:
    before, after = store.ask(partial(comparing.both, table="incident", since=since, until=until))
    for name, row in after.items():
        shared = {"kind": "incident", "id": name, "incident": name, "words": row["words"], "day": row["known_from"]}
        if name not in before:
            yield {**shared, "what": "known", "after": _told(row), "speaker_name": row["attributed_to"]}
            continue
        for slot in _WATCHED:
            if before[name][slot] != row[slot]:
                yield {**shared, "what": "changed", "slot": slot, "before": _text(before[name][slot]), "after": _text(row[slot])}
    for name, row in before.items():
        if name not in after:
            merged = store.ask(partial(comparing.merged_into, name=name, until=until))
            shared = {"kind": "incident", "id": name, "incident": merged or name, "words": row["words"], "day": row["known_to"]}
            yield {**shared, "what": "changed" if merged else "withdrawn", "slot": "incident", "before": name, "after": merged}


def _told(row: Row) -> str:
    parts = (row["when_start"], row["type"], row["place_name"])
    return ", ".join(str(part) for part in parts if part)


def _text(value: object) -> str | None:
    return None if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _accounts(store: Store, since: str, until: str) -> Iterator[Row]:
    before, after = store.ask(partial(comparing.both, table="account", since=since, until=until))
    for name, row in after.items():
        if name not in before:
            yield {**_account(row), "day": row["known_from"], "what": "known", "after": _value(row)}
    for name, row in before.items():
        if name not in after:
            yield {**_account(row), "day": row["known_to"], "what": "withdrawn", "before": _value(row)}


def _account(row: Row) -> Row:
    names = ("id", "incident", "slot", "speaker_name", "words", "article", "publisher")
    return {"kind": "account", **{name: row[name] for name in names}}


def _value(row: Row) -> str:
    return f"{'not ' if row['polarity'] == 'denied' else ''}{row['value'] or row['words']}"


def _disputes(store: Store, since: str, until: str) -> Iterator[Row]:
    before, after = store.ask(partial(comparing.both, table="dispute", since=since, until=until))
    for key in sorted({*before, *after}):
        was = key in before and before[key]["status"] == "open"
        now = key in after and after[key]["status"] == "open"
        row = after.get(key) or before[key]
        shared = {"kind": "dispute", "id": key, "incident": row["incident"], "slot": row["slot"], "words": row["kind"]}
        if now and not was:
            yield {**shared, "what": "dispute_opened", "day": row["known_from"], "after": _range(row)}
        elif was and not now:
            day = after[key]["known_from"] if key in after else row["known_to"]
            told = {"after": " by ".join(filter(None, (row["status"], row["settled_by"])))} if key in after else {}
            yield {**shared, "what": "dispute_closed", "day": day, "before": _range(before[key]), **told}


def _range(row: Row) -> str:
    return (
        row["kind"]
        if row["low"] is None
        else f"{row['low']:g} to {row['high']:g}"
        if row["high"] is not None
        else f"{row['low']:g} or more"
    )


def _commitments(store: Store, since: str, until: str) -> Iterator[Row]:
    for how in _ENDED:
        before = {row["id"] for row in store.dicts("commitments", Filters(as_of=since, status=how))}
        for row in store.dicts("commitments", Filters(as_of=until, status=how)):
            if row["id"] not in before:
                names = {"id": row["id"], "article": row["article"], "publisher": row["publisher"], "words": row["action"]}
                told = {"before": row["status"], "after": f"{row['fate']} ({how})", "speaker_name": row["by_name"]}
                yield {"kind": "commitment", "what": "tripped", "slot": how, "day": row["fate_on"], **names, **told}
