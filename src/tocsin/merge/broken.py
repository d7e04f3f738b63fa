"""Who is said to have broken a truce: an account of what is called a violation, and a counter-accusation where two sides blame each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from tocsin.merge.relations import Statement
from tocsin.merge.telling import Telling, Told, Value
from tocsin.model import Claim, Commitment, Party, Relation, Span, Violation
from tocsin.model.ids import kind_of_id
from tocsin.model.vocabulary import AccountPolarity

SLOT = "responsibility"
REASON = "each blames the other for breaking the truce"


def breakers_in(telling: Telling) -> Iterator[Told]:
    """One account for each alleged violation of a truce that somebody tells and that has somebody who did it.

    "The army said that the rebels had shelled two villages" makes the rebels answer for the shelling, on the army's word. All violations
    of one truce are told of the incident of the first: what is in dispute is who broke it.
    """
    claims = {claim.id: claim for claim in telling.record.claims}
    for truce in telling.record.commitments:
        incident = _incident(truce, telling)
        for violation in truce.truce.violations if truce.truce is not None else ():
            claim = claims.get(violation.claim or "")
            if incident is None or claim is None or violation.by is None or not _is_between_sides(violation.by, claim, truce, telling):
                continue
            words = telling.names.get(violation.by.actor or "") or telling.words(violation.by.span)
            polarity: AccountPolarity = "denied" if violation.polarity == "negative" else "affirmed"
            yield incident, Value(SLOT, words, violation.by.span, truce.id, polarity), claim


def _is_between_sides(by: Party, claim: Claim, truce: Commitment, telling: Telling) -> bool:
    """True where one party of the truce speaks of another, by actor or by name: what others say of the war is no account of the truce."""
    parties = truce.truce.parties if truce.truce is not None else ()
    if claim.speaker.kind == "outlet" or claim.speaker.span is None:
        return False
    sides = [
        next((at for at, party in enumerate(parties) if _is_party(actor, span, party, telling)), None)
        for actor, span in ((by.actor, by.span), (claim.speaker.actor, claim.speaker.span))
    ]
    return None not in sides and sides[0] != sides[1]


def _is_party(actor: str | None, span: Span, party: Party, telling: Telling) -> bool:
    if actor is not None and actor == party.actor:
        return True
    left, right = (telling.words(each).lower().removeprefix("the ") for each in (span, party.span))
    return bool(left and right) and (left in right or right in left)


def _incident(truce: Commitment, telling: Telling) -> str | None:
    """The incident of the first violation that is an act of its own, else of the act nearest to the first."""
    told = truce.truce.violations if truce.truce is not None else ()
    own = (found for each in told if (found := _act_of(each, telling)) is not None)
    return next(own, None) or next((found for each in told if (found := telling.near(each.span)) is not None), None)


def _act_of(violation: Violation, telling: Telling) -> str | None:
    return next((incident for incident, mention in telling.acts if mention.anchor.overlaps(violation.span)), None)


def counter_accusations(statements: Iterable[Statement]) -> list[Relation]:
    """Accounts of who broke one truce that cannot both be the whole: two speakers, each of whom names another than the other does."""
    told = [each.account for each in statements if each.account.slot == SLOT and kind_of_id(each.account.finding) == "commitment"]
    out = []
    for one, other in combinations(sorted(told, key=lambda each: each.id), 2):
        is_one = (one.incident, one.polarity, other.polarity) == (other.incident, "affirmed", "affirmed")
        if is_one and one.speaker != other.speaker and (one.value or "").lower() != (other.value or "").lower():
            out.append(Relation(one.id, other.id, "contradicts", REASON))
    return out
