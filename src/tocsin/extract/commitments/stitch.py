"""One line reported in several wordings is one line: later mentions and paraphrases point at the commitment whose words govern."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.commitments.breaches import with_breaches
from tocsin.model import Claim, Commitment, Record, Truce

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


# Words are compared by so many letters: "American", "Americans".
_STEM = 6


def stitched(found: Iterable[Commitment], record: Record) -> tuple[Commitment, ...]:
    """The commitments with `same_as` set, and with the end of a truce told on the truce that it ends."""
    commitments = list(found)
    _join_truces(commitments, record)
    _join_lines(commitments, record)
    return tuple(with_breaches(commitments, record))


def _join_truces(commitments: list[Commitment], record: Record) -> None:
    """As in “That truce came to an end on November 18” ends the truce announced before it; what it violates goes on."""
    held: list[int] = []
    for at, each in enumerate(commitments):
        if each.kind != "truce":
            continue
        first = (
            next((one for one in reversed(held) if _may_be(commitments[one], each, record)), None) if _is_mention(each, record) else None
        )
        if first is None:
            held.append(at)
        else:
            commitments[at] = replace(each, same_as=commitments[first].id)
            commitments[first] = _gathered(commitments[first], each)


def _may_be(first: Commitment, mention: Commitment, record: Record) -> bool:
    """False where both have a scope and they share no word: "the ceasefire in Yemen" is not the one in Gaza."""
    scopes = [each.truce.scope for each in (first, mention) if each.truce is not None and each.truce.scope is not None]
    if len(scopes) < 2:
        return True
    left, right = (set(record.text_of(scope).lower().split()) for scope in scopes)
    return bool(left & right)


def _gathered(first: Commitment, mention: Commitment) -> Commitment:
    """The truce with what a later mention tells: its end and that it holds are fates, a violation stands apart and ends nothing."""
    fate = mention.fate[-1]
    is_breach = mention.truce is not None and bool(mention.truce.violations)
    is_told = fate.status not in ({"standing", "broken"} if is_breach else {"standing"}) or (
        fate.status == first.fate[-1].status == "standing" and fate.span is not None
    )
    fates = (*first.fate, fate) if is_told and fate not in first.fate else first.fate
    mine, told = first.truce, mention.truce
    if mine is None or told is None:
        return replace(first, fate=fates)
    truce = Truce(
        parties=mine.parties or told.parties,
        scope=mine.scope or told.scope,
        declared=mine.declared or told.declared,
        in_effect=mine.in_effect or told.in_effect,
        lapsed=told.lapsed or mine.lapsed,
        violations=(*mine.violations, *told.violations),
    )
    return replace(first, fate=fates, truce=truce)


def _is_mention(commitment: Commitment, record: Record) -> bool:
    """True for "that truce", "the ceasefire", "it": words that look back."""
    words = record.text_of(commitment.action.span).lower().split()
    return bool(words) and (words[0] in {"that", "the", "this"} or len(words) == 1) and commitment.by is None


def _join_lines(commitments: list[Commitment], record: Record) -> None:
    """A paraphrase of a line points at the quoted one, else at the first, of the same actor towards the same addressee.

    Wordings that name no addressee join the one line of their speaker with which they share a word: "any American casualties".
    """
    claims = {claim.id: claim for claim in record.claims}
    groups: dict[tuple[str, str], list[int]] = {}
    open_: list[tuple[str, int]] = []
    for at, each in enumerate(commitments):
        by, to = _speaker(each, claims), each.to.actor if each.to is not None else None
        if each.draws_line and by is not None:
            if to is None:
                open_.append((by, at))
            else:
                groups.setdefault((by, to), []).append(at)
    for by, at in open_:
        own = [members for (speaker, _), members in groups.items() if speaker == by]
        if len(own) == 1 and any(_limits(commitments[at], record) & _limits(commitments[one], record) for one in own[0]):
            own[0].append(at)
    for members in groups.values():
        if len(members) > 1:
            governing = next((at for at in members if _is_quoted(commitments[at], claims)), members[0])
            for at in members:
                if at != governing and commitments[at].same_as is None:
                    commitments[at] = replace(commitments[at], same_as=commitments[governing].id)


def _limits(commitment: Commitment, record: Record) -> set[str]:
    """The capitalised words and the words of some length by which a limit is known, without their endings."""
    span = commitment.threshold or (commitment.condition.span if commitment.condition is not None else commitment.action.span)
    return {word.strip(".,'’”“\"").lower()[:_STEM] for word in record.text_of(span).split() if len(word) >= _STEM}


def _speaker(commitment: Commitment, claims: Mapping[str, Claim]) -> str | None:
    if commitment.by is not None and commitment.by.actor is not None:
        return commitment.by.actor
    claim = claims.get(commitment.claim or "")
    return claim.speaker.actor if claim is not None else None


def _is_quoted(commitment: Commitment, claims: Mapping[str, Claim]) -> bool:
    claim = claims.get(commitment.claim or "")
    return claim is not None and claim.quote in {"direct", "mixed"}
