"""Disputes: the accounts of one incident and slot that cannot all be right, with low, best and high under a named policy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tocsin.merge.broken import REASON, counter_accusations
from tocsin.merge.relations import Statement
from tocsin.merge.voices import voice_of
from tocsin.model import Account, Dispute, Relation
from tocsin.model.vocabulary import DisputeKind, DisputeStatus, Policy

CONFLICTS = frozenset({"contradicts", "denies"})
_ENDING = frozenset({"revises", "retracts"})
_AGREEING = frozenset({"same", "refines"})
_BLAME = frozenset({"perpetrator", "responsibility", "ordered_by", "backed_by", "weapon_origin"})
_OFFICIAL = frozenset({"state", "official_unnamed", "organisation", "person", "document"})


def disputes_of(
    statements: Sequence[Statement], found: Sequence[Relation], policy: Policy = "interval", ruled: Mapping[str, str] | None = None
) -> tuple[Dispute, ...]:
    """One dispute for each incident and slot that holds a contradiction or a denial, in order of incident and slot.

    "8 rockets" (Iraqi military) against "21" (CENTCOM) is a discrepancy of 8 to 21. `ruled` gives the accounts that a person found
    right, each with the day of that word.
    """
    by_id = {each.account.id: each for each in statements}
    slots: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in (*found, *counter_accusations(statements)):
        account = by_id[relation.a].account
        slots[account.incident, account.slot].append(relation)
    made = (_Slot(related, by_id, ruled or {}).dispute(key, policy) for key, related in sorted(slots.items()))
    return tuple(dispute for dispute in made if dispute is not None)


class _Slot:
    """The accounts of one incident and slot with what has become of their conflicts.

    Superseded: other figures have taken their place. Settled: somebody whose word stood against another's came round to it or took
    his own back, or a person has ruled which account is right.
    """

    def __init__(self, related: Sequence[Relation], by_id: Mapping[str, Statement], ruled: Mapping[str, str]) -> None:
        self.by_id = by_id
        self.conflicts = [relation for relation in related if relation.kind in CONFLICTS]
        self.sides = {side for relation in self.conflicts for side in (relation.a, relation.b)}
        self.among = sorted(self.sides | {relation.a for relation in related if relation.kind == "same" and relation.b in self.sides})
        self.ended = {relation.b: relation for relation in related if relation.kind in _ENDING}
        self.agreed = {frozenset((relation.a, relation.b)) for relation in related if relation.kind in _AGREEING}
        self.right = max(
            (account for account in self.among if account in ruled), key=lambda account: (ruled[account], account), default=None
        )
        self.since = ruled[self.right] if self.right else ""

    def dispute(self, key: tuple[str, str], policy: Policy) -> Dispute | None:
        if not self.conflicts:
            return None
        status, by = self._status()
        figures = [self.by_id[self.right]] if status == "settled" and self.right else self._standing()
        low, best, high = range_of(figures, policy)
        return Dispute(
            incident=key[0],
            slot=key[1],
            kind=_kind(key[1], self.conflicts, [self.by_id[side].account for side in self.among]),
            accounts=tuple(self.among),
            relations=tuple(sorted(self.conflicts, key=lambda each: (each.a, each.b))),
            status=status,
            low=low,
            best=best,
            high=high,
            policy=policy if low is not None or high is not None else None,
            settled_by=by,
        )

    def _standing(self) -> list[Statement]:
        return [self.by_id[side] for side in self.among if side not in self.ended] or [self.by_id[side] for side in self.among]

    def _status(self) -> tuple[DisputeStatus, str | None]:
        """What has become of the conflicts, and the account by which."""
        standing = [each for each in self.conflicts if each.a not in self.ended and each.b not in self.ended]
        if self.right and not any(self._is_newer(each) for each in standing):
            return "settled", self.right
        if standing:
            return "open", None
        came_round = [self._came_round(each) for each in self.conflicts]
        if all(came_round):
            return "settled", came_round[-1]
        return "superseded", next((self.ended[side].a for side in self.among if side in self.ended), None)

    def _is_newer(self, conflict: Relation) -> bool:
        """True for a contradiction that came up after the ruling: nobody has ruled on that."""
        return any((self.by_id[side].published or "")[:10] > self.since for side in (conflict.a, conflict.b))

    def _came_round(self, conflict: Relation) -> str | None:
        """The account by which one side took its word back, or said the same as the other side from then on."""
        for side, other in ((conflict.a, conflict.b), (conflict.b, conflict.a)):
            end = self.ended.get(side)
            if end is None or voice_of(self.by_id[end.a]) != voice_of(self.by_id[side]):
                continue
            if end.kind == "retracts" or end.a == other or frozenset((end.a, other)) in self.agreed:
                return end.a
        return None


def _kind(slot: str, conflicts: Iterable[Relation], accounts: Iterable[Account]) -> DisputeKind:
    """A denial where somebody rejects what another says, a counter-accusation where two parties blame each other."""
    denies = any(relation.kind == "denies" for relation in conflicts)
    if any(relation.reason == REASON for relation in conflicts):
        return "counter_accusation"
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
    last = max(official or figures, key=lambda each: (each.day or "", each.published or "", each.account.article, each.account.span))
    yield "latest-official", last.account.low
