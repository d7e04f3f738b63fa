"""A person's word on two events, and notes beside rows: checked against what was ruled before, kept, and worked into the picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tocsin.errors import ReviewError, UnknownIdError
from tocsin.model import Judgement
from tocsin.model.questions import Filters
from tocsin.store import Store, paging
from tocsin.store.remarks import SETTLE, VERDICTS, Remark, put_remark, remarks, rulings, take_back
from tocsin.store.store import utc_now

if TYPE_CHECKING:
    from sqlalchemy import Connection

NOW = Filters()


@dataclass(frozen=True, slots=True)
class Said:
    """Who says something, and why."""

    by: str
    note: str = ""
    at: Callable[[], str] = utc_now


def judge(store: Store, left: str, right: str, verdict: str, said: Said) -> Judgement:
    """Rules that two events (or incidents, by their first events) are the same or different.

    Raises ReviewError where that contradicts what was ruled before, UnknownIdError for an id that is none.
    """
    if verdict not in VERDICTS:
        raise ReviewError(f"{verdict!r} is no verdict on two events; say same or different")
    one, other = event_of(store, left), event_of(store, right)
    if one == other:
        raise ReviewError(f"{left} and {right} are one event; a verdict is on two")
    made = Judgement(one, other, "same" if verdict == "same" else "different", None, (said.note,) if said.note else (), "person")
    each = Remark(verdict, one, other, said.note, said.by, said.at())

    def put(connection: Connection, now: str) -> None:
        # In the transaction that writes, so that no other process rules in between.
        _check(connection, made)
        put_remark(connection, each, now)

    store.keep(put)
    _refresh(store)
    return made


def _refresh(store: Store) -> None:
    # Whoever only asks does not wait for the merging to be imported.
    from tocsin.desk.merging import refresh

    refresh(store)


def _keep(store: Store, each: Remark) -> None:
    store.keep(lambda connection, now: put_remark(connection, each, now))


def event_of(store: Store, identity: str) -> str:
    """The event of that id, or the first event of the incident of that id; raises UnknownIdError."""
    name = store.ask(partial(paging.name_of, identity=identity, filters=NOW))
    if name is not None:
        events = store.ask(partial(paging.events_of, name=name, filters=NOW))
        if events:
            return events[0]
    found = store.find(identity)
    if found.kind != "event":
        raise UnknownIdError(f"{found.id} is a {found.kind}; a verdict on two is on events or incidents")
    return found.id


def _check(connection: Connection, made: Judgement) -> None:
    """Raises ReviewError if a verdict cannot stand beside those in force."""
    from tocsin.merge.verdicts import Verdicts

    before = rulings(connection)
    held, then = Verdicts(before), Verdicts([*before, made])
    if len(then.contradicted) <= len(held.contradicted):
        return
    rows = [row for row in remarks(connection, NOW) if row["kind"] in VERDICTS and row["kind"] != made.verdict]
    near = [row for row in rows if {row["row"], row["other"]} & {made.left, made.right}] or rows
    last = near[-1]
    raise ReviewError(
        f"{made.left} and {made.right} cannot be {made.verdict}: {last['by']} ruled on {last['at'][:10]} that {last['row']} and {last['other']} "
        f"are {last['kind']}, and verdicts are passed on; take that back first:  tocsin review undo {last['id']}"
    )


def split(store: Store, incident: str, event: str, said: Said) -> Judgement:
    """Rules that an event of an incident is another one: against its first event, of another article if there is one."""
    name = store.ask(partial(paging.name_of, identity=incident, filters=NOW))
    gone = store.find(event).id
    events = store.ask(partial(paging.events_of, name=name, filters=NOW)) if name else []
    if gone not in events:
        raise UnknownIdError(f"{event} is no event of {incident}; `tocsin incidents` prints the events of each")
    rows = store.ask(partial(paging.mentions, events=events, filters=Filters(all=True)))
    mine = next((row["article"] for row in rows if row["id"] == gone), None)
    others = [row["id"] for row in rows if row["id"] != gone and row["article"] != mine] or [each for each in events if each != gone]
    if not others:
        raise ReviewError(f"{incident} has this one event alone; there is nothing to split it from")
    return judge(store, others[0], gone, "different", said)


def note(store: Store, kind: str, row: str, said: Said) -> str:
    """Keeps a note, a watch or a sign-off beside a row; its id."""
    if not row.strip() or (kind == "note" and not said.note.strip()):
        raise ReviewError(f"a {kind} needs a row and words: tocsin review note ID WORDS")
    made = Remark(kind, row.strip(), None, said.note, said.by, said.at())
    _keep(store, made)
    return made.id


def settle(store: Store, account: str, said: Said) -> str:
    """Rules that an account is right: what contradicts it by today is settled from today on; the remark's id.

    Raises UnknownIdError for what is no account, ReviewError for one that nobody contradicts.
    """
    if not store.ask(partial(paging.accounts, filters=NOW, asked_ids=[account])):
        raise UnknownIdError(f"{account!r} is no account; the column `account` of `tocsin disputes` has their ids")
    if not store.ask(partial(paging.is_disputed, identity=account, filters=NOW)):
        raise ReviewError(f"{account}: nobody contradicts it; `tocsin disputes` shows what is disputed")
    made = Remark(SETTLE, account, None, said.note, said.by, said.at())
    _keep(store, made)
    _refresh(store)
    return made.id


def undo(store: Store, beginning: str) -> str:
    """Takes a remark back; its id. Raises UnknownIdError for none, and for several."""
    found = store.keep(lambda connection, now: take_back(connection, beginning, now))
    if len(found) != 1:
        told = f"begins several remarks: {', '.join(found)}" if found else "is no remark in force; `tocsin review list` shows them"
        raise UnknownIdError(f"{beginning!r} {told}")
    _refresh(store)
    return found[0]
