"""One action with two due dates is two commitments: "release 100 prisoners by Friday and the rest by the end of March"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.commitments.dues import marked_due, target_of
from tocsin.extract.syntax import char_span
from tocsin.model import Action, Commitment, Due, Record, Span, finding_id

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

    from tocsin.extract.times.index import TimesIndex

_JOINTS = frozenset({"and", ",", ";", "or", "then"})
_VERBAL = frozenset({"VERB", "AUX"})


def split(commitment: Commitment, sent: SpacySpan, index: TimesIndex, record: Record) -> Iterator[Commitment]:
    """The commitment, and where a second time stands behind its due with something of its own, that part as another."""
    found = _second(commitment.due, sent, index) if commitment.due is not None else None
    if found is None or commitment.due is None:
        yield commitment
        return
    words, due = found
    first = commitment.action.span
    if first.contains(words):
        kept = record.article.text[first.start : commitment.due.span.start].rstrip(" ,")
        first = Span(first.start, first.start + len(kept))
    yield replace(commitment, action=Action(first, commitment.action.type), target=target_of(first, commitment.sentence, record))
    yield replace(
        commitment,
        id=finding_id(record.article, "commitment", Span(words.start, due.span.end)),
        action=Action(words, commitment.action.type),
        due=due,
        target=target_of(words, Span(words.start, commitment.sentence.end), record),
        rule=f"{commitment.rule}/second",
    )


def _second(due: Due, sent: SpacySpan, index: TimesIndex) -> tuple[Span, Due] | None:
    """What stands between the first due and a second marked time, if that is joined and has no verb of its own."""
    behind = [token for token in sent if token.idx >= due.span.end]
    for time in index.between(due.span.end, sent.end_char):
        between = [token for token in behind if token.idx < time.span.start]
        if not between or between[0].lower_ not in _JOINTS or any(token.pos_ in _VERBAL for token in between):
            return None
        second = marked_due(time, sent.doc)
        if second is not None:
            words = _own(between, second.indexes)
            return (char_span(words), second.due) if words else None
    return None


def _own(between: list[Token], taken: frozenset[int]) -> list[Token]:
    """The words without the joint and without the time's own marker."""
    words = [token for token in between if token.i not in taken]
    while words and (words[0].lower_ in _JOINTS or words[0].is_punct):
        words = words[1:]
    return words if any(token.pos_ in {"NOUN", "PROPN", "NUM", "PRON"} for token in words) else []
