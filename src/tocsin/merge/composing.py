"""Placed chains in, incidents with their accounts and relations out: what rules placed, and over it what persons ruled.

A function of some chains that can have to do with one another, so that what one article or one verdict changes is worked out alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tocsin.merge.incidents import across
from tocsin.merge.likeness import Profile, profile
from tocsin.merge.parts import labelled
from tocsin.merge.placing import Chain, incident_id
from tocsin.merge.relations import Statement, relations, worth_keeping
from tocsin.merge.verdicts import Verdicts
from tocsin.model import Relation

Placed = tuple[Chain, str]
"""A chain with the incident in which it was placed."""


@dataclass(frozen=True, slots=True)
class Composed:
    """Incidents with their chains, their accounts, and how these stand to one another."""

    incidents: Mapping[str, tuple[Chain, ...]]
    statements: tuple[Statement, ...]
    relations: tuple[Relation, ...]


def compose(placed: Iterable[Placed], statements: Mapping[str, Sequence[Statement]], verdicts: Verdicts) -> Composed:
    """The incidents of some chains; `statements` gives the accounts by chain."""
    incidents = ruled(placed, verdicts)
    told = [labelled(each, name) for name, chains in incidents.items() for chain in chains for each in statements.get(chain.id, ())]
    kept = worth_keeping(told)
    return Composed(incidents, kept, relations_of(kept))


def ruled(placed: Iterable[Placed], verdicts: Verdicts) -> dict[str, tuple[Chain, ...]]:
    """Incidents by id: as they were placed, divided and joined as persons ruled."""
    by_incident: dict[str, list[Chain]] = defaultdict(list)
    for chain, incident in placed:
        by_incident[incident].append(chain)
    groups: list[tuple[str, list[Chain]]] = []
    for incident, chains in sorted(by_incident.items()):
        parts = _divided(sorted(chains, key=_order), verdicts)
        groups += [(incident if at == 0 else "", part) for at, part in enumerate(parts)]
    return {_name(incident, chains): tuple(sorted(chains, key=_order)) for incident, chains in _united(groups, verdicts)}


def _order(chain: Chain) -> tuple[str, int, str]:
    return chain.order, chain.whole.mentions[0].anchor.start, chain.id


def _name(incident: str, chains: Iterable[Chain]) -> str:
    return incident or incident_id(chains)


def _divided(chains: Sequence[Chain], verdicts: Verdicts) -> list[list[Chain]]:
    """The chains of one incident, in as many parts as verdicts make of it; what nobody ruled on goes with what it is most like."""
    if not verdicts.holds_apart:
        return [[*chains]]
    parts: list[list[Chain]] = []
    for chain in (piece for each in chains for piece in _pieces(each, verdicts)):
        free = [part for part in parts if not any(verdicts.forbid(held.whole, chain.whole) for held in part)]
        if not free:
            parts.append([chain])
        else:
            best = max(free, key=lambda part: max(across(held.whole, chain.whole, is_one_story=False).score for held in part[:1]))
            best.append(chain)
    return parts


def _pieces(chain: Chain, verdicts: Verdicts) -> Iterable[Chain]:
    for piece in verdicts.divide(chain.whole):
        yield chain if piece is chain.whole or piece == chain.whole else replace(chain, id=piece.mentions[0].id, whole=piece)


def _united(groups: list[tuple[str, list[Chain]]], verdicts: Verdicts) -> list[tuple[str, list[Chain]]]:
    """Groups that a `same` joins, under the id of the one that was told first."""
    owner = list(range(len(groups)))
    wholes: list[Profile] = [profile(each for chain in chains for each in chain.whole.mentions) for _, chains in groups]
    for left, right in verdicts.joined(wholes):
        one, other = owner[left], owner[right]
        if one == other or verdicts.forbid(wholes[one], wholes[other]):
            continue
        wholes[one] = profile([*wholes[one].mentions, *wholes[other].mentions])
        owner = [one if at == other else at for at in owner]
    held: dict[int, list[tuple[str, list[Chain]]]] = defaultdict(list)
    for at, group in enumerate(groups):
        held[owner[at]].append(group)
    return [_joined(together) for together in held.values()]


def _joined(groups: list[tuple[str, list[Chain]]]) -> tuple[str, list[Chain]]:
    first = min(groups, key=lambda group: min(_order(chain) for chain in group[1]))
    return _name(*first), [chain for _, chains in groups for chain in chains]


def relations_of(statements: Sequence[Statement]) -> tuple[Relation, ...]:
    """The relations of all accounts, slot by slot of each incident; those that say the same of one day go through the first of them.

    So a toll that a hundred articles repeat is compared once with every other toll.
    """
    slots: dict[tuple[str, str], dict[Hashable, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for each in sorted(statements, key=lambda each: (each.account.article, each.account.span, each.account.id)):
        slots[each.account.incident, each.account.slot][_what_is_said(each)].append(each)
    found: list[Relation] = []
    for _, said in sorted(slots.items()):
        found += relations([alike[0] for alike in said.values()])
        found += [Relation(each.account.id, alike[0].account.id, "same", "the same word") for alike in said.values() for each in alike[1:]]
    return tuple(found)


def _what_is_said(each: Statement) -> Hashable:
    """What two accounts share that stand in the same relations to every third; an outlet's own word is its own."""
    account = each.account
    speaker = each.speaker or account.article
    bounds = (account.low, account.high, account.bound, account.value if account.low is None else None)
    return speaker, account.speaker.kind, bounds, account.scope, account.polarity, each.published, each.wording, each.days
