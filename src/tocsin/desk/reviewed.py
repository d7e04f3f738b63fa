"""Persons' verdicts on events, laid over the incident that tells of them: what was rejected does not count, what was edited tells what the person says.

Which mentions are one incident stays as it was placed and ruled; verdicts on events change what is shown of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any

from tocsin.merge.composing import Composed, relations_of
from tocsin.merge.likeness import Profile, profile
from tocsin.merge.mentions import Mention, is_single
from tocsin.merge.parts import Doer, Named, labelled
from tocsin.merge.placing import Chain
from tocsin.merge.relations import Statement, worth_keeping
from tocsin.model.columns import EVENT

Row = dict[str, Any]
Edits = Mapping[str, str | None]
"""Values that persons gave, by column of the list of events; null is unknown."""
GROUPS = (("type", "mode"), ("when_start", "when_end"), ("place", "place_name", "country", "lat", "lon"))
"""Columns of an incident that come from one mention together: a town of one telling has no coordinates of another."""
_POINT = ("place", "lat", "lon")
_DOERS = ("actor", "actor_name", "attribution", "attributed_to")
_RECIPIENTS = ("recipient", "recipient_name")
_REAL = frozenset(column.name for column in EVENT if column.type == "real")
_STANDS_ON = {"perpetrator": _DOERS, "claimed_by": _DOERS, "date": ("when_start", "when_end")}
"""Accounts that were read from an event's own slots, by the columns that show these."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What persons said of events: which were rejected, and what was edited, the last one that was edited last."""

    rejected: frozenset[str] = frozenset()
    edits: Mapping[str, Edits] = field(default_factory=dict)

    def among(self, events: frozenset[str]) -> Reviewed:
        """What of it is about some events."""
        return Reviewed(self.rejected & events, {event: edits for event, edits in self.edits.items() if event in events})

    def is_empty(self) -> bool:
        """True where nobody said anything."""
        return not self.rejected and not self.edits


def reviewed_of(rows: Iterable[tuple[str, str, str | None, str | None]]) -> Reviewed:
    """Verdicts as (event, verdict, field, value), in the order in which they were given."""
    rejected: set[str] = set()
    edits: dict[str, dict[str, str | None]] = {}
    for event, verdict, name, value in rows:
        if verdict == "rejected":
            rejected.add(event)
        elif verdict == "edited" and name is not None:
            edits[event] = {**edits.pop(event, {}), name: value}
    return Reviewed(frozenset(rejected), edits)


def laid_over(composed: Composed, statements: Mapping[str, Sequence[Statement]], said: Reviewed) -> Composed:
    """The incidents with the mentions that count and the accounts of these; the very same where nobody said anything.

    An incident all of whose events were rejected stays as it was read: lists leave it out unless all is asked for.
    """
    if said.is_empty():
        return composed
    counted = {name: kept for name, chains in composed.incidents.items() if (kept := _counted(chains, said))}
    told = [
        labelled(each, name)
        for name, chains in counted.items()
        for chain in chains
        for each in statements.get(chain.id, ())
        if _stands(each, chain, said)
    ]
    kept_statements = worth_keeping(told)
    return Composed(counted, kept_statements, relations_of(kept_statements))


def _counted(chains: Sequence[Chain], said: Reviewed) -> tuple[Chain, ...]:
    happened = [left for chain in chains if (left := _without(chain, lambda mention: not _happened(mention, said)))]
    kept = [left for chain in happened if (left := _without(chain, lambda mention: mention.id in said.rejected))]
    return tuple(kept if any(_events(chain.whole.mentions) for chain in kept) else happened)


def _without(chain: Chain, is_gone: Callable[[Mention], bool]) -> Chain | None:
    """A chain without some of its events; null where none of its events is left."""
    mentions = chain.whole.mentions
    left = [each for each in mentions if each.event is None or not is_gone(each)]
    if len(left) == len(mentions):
        return chain
    return replace(chain, whole=profile(left)) if _events(left) else None


def _events(mentions: Iterable[Mention]) -> list[Mention]:
    return [each for each in mentions if each.event is not None]


def _happened(mention: Mention, said: Reviewed) -> bool:
    """False for what a person says was planned, or did not happen, or is a string of attacks: that is no mention of an incident."""
    edits = said.edits.get(mention.id, {})
    changes: dict[str, Any] = {name: edits[name] for name in ("status", "count") if edits.get(name)}
    return mention.event is None or not changes or is_single(replace(mention.event, **changes))


def _stands(each: Statement, chain: Chain, said: Reviewed) -> bool:
    """False for an account that was read from a slot of an event that a person took away or gave another value."""
    account = each.account
    columns = _STANDS_ON.get(account.slot, ())
    if not columns or account.finding not in said.rejected | said.edits.keys():
        return True
    is_counted = any(mention.id == account.finding for mention in chain.whole.mentions)
    return is_counted and not any(name in said.edits.get(account.finding, {}) for name in columns)


def told_by_persons(mentions: Sequence[Mention], said: Reviewed, values_of: Callable[[Profile], Row]) -> Row:
    """The columns of an incident that a person gave on one of its events; the last word counts, and outweighs what was read.

    What a person says is unknown is told by the others. `values_of` gives the columns of some mentions as they were read.
    """
    found: Row = {}
    events = {mention.id: mention for mention in _events(mentions)}
    for columns in GROUPS:
        edited = [event for event in said.edits if event in events and any(name in said.edits[event] for name in columns)]
        if edited:
            given = (_with_edits(values_of(profile([events[event]])), said.edits[event], columns) for event in reversed(edited))
            rest = [mention for event, mention in events.items() if event not in edited]
            told = next((row for row in given if _tells(row)), None)
            found |= _of_others(rest, columns, values_of) if told is None else told
    return found


def _tells(row: Row) -> bool:
    return row["type"] is not None if "type" in row else any(value is not None for value in row.values())


def _of_others(rest: Sequence[Mention], columns: Sequence[str], values_of: Callable[[Profile], Row]) -> Row:
    read = values_of(profile(rest)) if rest else {"type": "HAPPENING"}
    return {name: read.get(name) for name in columns}


def _with_edits(read: Row, edits: Edits, columns: Sequence[str]) -> Row:
    """What was read with the edits over it. Another name leaves the id and the coordinates of the place that it replaces behind."""
    own = {name: None if name in _POINT and "place_name" in edits else read[name] for name in columns}
    return own | {name: _typed(name, edits[name]) for name in columns if name in edits}


def _typed(name: str, value: str | None) -> str | float | None:
    return float(value) if value is not None and name in _REAL else value


def renamed(one: Named, said: Reviewed) -> Named:
    """The names of an event's row as persons gave them: "Unknown gunmen" in place of "Iran" leaves Iran's id behind."""
    edits = said.edits.get(one.event, {})
    actors, recipients = one.actors, one.recipients
    if any(name in edits for name in _DOERS):
        read: dict[str, Sequence[str | None]] = {"actor": [doer.id for doer in actors], "actor_name": [doer.name for doer in actors]}
        read |= {"attribution": [doer.attribution for doer in actors], "attributed_to": [doer.word for doer in actors]}
        actors = tuple(Doer(who or None, name or "", how or None, word or "") for who, name, how, word in _listed(read, edits))
    if any(name in edits for name in _RECIPIENTS):
        held: Mapping[str, Sequence[str | None]] = {
            "recipient": [who for who, _ in recipients],
            "recipient_name": [name for _, name in recipients],
        }
        recipients = tuple((who or None, name or "") for who, name in _listed(held, edits))
    return replace(one, actors=actors, recipients=recipients)


def _listed(read: Mapping[str, Sequence[str | None]], edits: Edits) -> Iterator[tuple[str | None, ...]]:
    """Cells that list several, side by side; the first column has ids, the second names, and nobody without either is listed."""
    who, name = list(read)[:2]
    cells = {column: _split(edits[column]) if column in edits else values for column, values in read.items()}
    if name in edits and who not in edits:
        cells[who] = ()
    return (row for row in zip_longest(*cells.values()) if row[0] or row[1])


def _split(cell: str | None) -> Sequence[str | None]:
    return [each.strip() for each in (cell or "").split(";")]
