"""One line reported in several wordings is one line: later mentions and paraphrases point at the commitment whose words govern."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.model import Claim, Commitment, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def stitched(found: Iterable[Commitment], record: Record) -> tuple[Commitment, ...]:
    """The commitments with `same_as` set, and with the end of a truce told on the truce that it ends."""
    commitments = list(found)
    _join_truces(commitments, record)
    _join_lines(commitments, record)
    return tuple(commitments)


def _join_truces(commitments: list[Commitment], record: Record) -> None:
    """As in “That truce came to an end on November 18” ends the truce announced before it."""
    held: int | None = None
    for at, each in enumerate(commitments):
        if each.kind != "truce":
            continue
        if held is None or not _is_mention(each, record):
            held = at
            continue
        first = commitments[held]
        commitments[at] = replace(each, same_as=first.id)
        fate = each.fate[-1]
        if fate.status != "standing" and fate not in first.fate:
            commitments[held] = replace(first, fate=(*first.fate, fate))


def _is_mention(commitment: Commitment, record: Record) -> bool:
    """True for "that truce", "the ceasefire", "it": words that look back."""
    words = record.text_of(commitment.action.span).lower().split()
    return bool(words) and (words[0] in {"that", "the", "this"} or len(words) == 1) and commitment.by is None


def _join_lines(commitments: list[Commitment], record: Record) -> None:
    """A paraphrase of a line points at the quoted one, else at the first, of the same actor towards the same addressee."""
    claims = {claim.id: claim for claim in record.claims}
    groups: dict[tuple[str, str], list[int]] = {}
    for at, each in enumerate(commitments):
        by, to = _speaker(each, claims), each.to.actor if each.to is not None else None
        if each.draws_line and by is not None and to is not None:
            groups.setdefault((by, to), []).append(at)
    for members in groups.values():
        if len(members) > 1:
            governing = next((at for at in members if _is_quoted(commitments[at], claims)), members[0])
            for at in members:
                if at != governing and commitments[at].same_as is None:
                    commitments[at] = replace(commitments[at], same_as=commitments[governing].id)


def _speaker(commitment: Commitment, claims: Mapping[str, Claim]) -> str | None:
    if commitment.by is not None and commitment.by.actor is not None:
        return commitment.by.actor
    claim = claims.get(commitment.claim or "")
    return claim.speaker.actor if claim is not None else None


def _is_quoted(commitment: Commitment, claims: Mapping[str, Claim]) -> bool:
    claim = claims.get(commitment.claim or "")
    return claim is not None and claim.quote in {"direct", "mixed"}
