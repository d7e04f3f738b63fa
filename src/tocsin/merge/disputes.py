"""Disputes: the accounts of one incident and slot that cannot all be right, with low, best and high under a named policy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tocsin.merge.relations import Statement
from tocsin.model import Account, Dispute, Relation
from tocsin.model.vocabulary import DisputeKind, DisputeStatus, Policy

CONFLICTS = frozenset({"contradicts", "denies"})
_ENDING = frozenset({"revises", "retracts"})
_BLAME = frozenset({"perpetrator", "responsibility", "ordered_by", "backed_by", "weapon_origin"})
_OFFICIAL = frozenset({"state", "official_unnamed", "organisation", "person", "document"})


def disputes_of(statements: Sequence[Statement], found: Sequence[Relation], policy: Policy = "interval") -> tuple[Dispute, ...]:
    """One dispute for each incident and slot that holds a contradiction or a denial, in order of incident and slot.

    "8 rockets" (Iraqi military) against "21" (CENTCOM) is a discrepancy of 8 to 21.
    """
    by_id = {each.account.id: each for each in statements}
    slots: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in found:
        account = by_id[relation.a].account
        slots[account.incident, account.slot].append(relation)
    made = (_dispute(key, related, by_id, policy) for key, related in sorted(slots.items()))
    return tuple(dispute for dispute in made if dispute is not None)


def _dispute(key: tuple[str, str], related: Sequence[Relation], by_id: Mapping[str, Statement], policy: Policy) -> Dispute | None:
    conflicts = [relation for relation in related if relation.kind in CONFLICTS]
    if not conflicts:
        return None
    sides = {side for relation in conflicts for side in (relation.a, relation.b)}
    among = sorted(sides | {relation.a for relation in related if relation.kind == "same" and relation.b in sides})
    ended = {relation.b: relation.a for relation in related if relation.kind in _ENDING}
    standing = [relation for relation in conflicts if relation.a not in ended and relation.b not in ended]
    status: DisputeStatus = "open" if standing else "superseded"
    low, best, high = range_of([by_id[side] for side in among if side not in ended] or [by_id[side] for side in among], policy)
    return Dispute(
        incident=key[0],
        slot=key[1],
        kind=_kind(key[1], conflicts, [by_id[side].account for side in among]),
        accounts=tuple(among),
        relations=tuple(sorted(conflicts, key=lambda each: (each.a, each.b))),
        status=status,
        low=low,
        best=best,
        high=high,
        policy=policy if low is not None or high is not None else None,
        settled_by=None if standing else next((ended[side] for side in among if side in ended), None),
    )


def _kind(slot: str, conflicts: Iterable[Relation], accounts: Iterable[Account]) -> DisputeKind:
    """A denial where somebody rejects what another says, a counter-accusation where two parties blame each other."""
    denies = any(relation.kind == "denies" for relation in conflicts)
    if slot in _BLAME:
        deniers = {each.speaker.actor for each in accounts if each.polarity == "denied"}
        accusers = {each.speaker.actor for each in accounts if each.polarity == "affirmed"}
        if denies and deniers & accusers - {None}:
            return "counter_accusation"
    return "denial" if denies else "discrepancy"


def range_of(statements: Sequence[Statement], policy: Policy) -> tuple[float | None, float | None, float | None]:
    """Low, best and high of the figures under a policy; null where there are none, and no best where the policy names none.

    `conservative` takes the lowest figure, `interval` the middle one, `latest-official` the last that an office gave, `all` none.
    """
    figures = [each for each in statements if each.account.low is not None and each.account.polarity == "affirmed"]
    if not figures:
        return None, None, None
    lows = sorted(each.account.low for each in figures if each.account.low is not None)
    highs = [each.account.high if each.account.high is not None else each.account.low for each in figures]
    best = dict(_bests(figures, lows)).get(policy)
    return lows[0], best, max(high for high in highs if high is not None)


def _bests(figures: Sequence[Statement], lows: Sequence[float]) -> Iterator[tuple[Policy, float | None]]:
    yield "conservative", lows[0]
    yield "interval", lows[(len(lows) - 1) // 2]
    official = [each for each in figures if each.account.speaker.kind in _OFFICIAL]
    last = max(official or figures, key=lambda each: (each.published or "", each.account.article, each.account.span))
    yield "latest-official", last.account.low
