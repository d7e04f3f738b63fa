"""What is told of an incident in plain words rather than figures: that nobody has claimed it, and what caused it."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.lexicon.accounts import terms_in
from tocsin.lexicon.figures import figure_words
from tocsin.merge.telling import Telling, Told, Value
from tocsin.model import Record, Span


def told_in_words(telling: Telling) -> Iterator[Told]:
    """Accounts whose values are words: "There was no immediate claim of responsibility", "due to a technical fault"."""
    yield from _unclaimed(telling)
    yield from _causes(telling)


def _is_read(record: Record, span: Span) -> bool:
    """True for words that do not stand in boilerplate or in a repeat."""
    return not any((block.is_repeat or block.kind == "boilerplate") and block.span.contains(span) for block in record.article.blocks)


def _unclaimed(telling: Telling) -> Iterator[Told]:
    for match in figure_words().unclaimed.finditer(telling.record.article.text):
        span = Span(*match.span())
        incident = telling.near(span)
        if incident and _is_read(telling.record, span):
            claim = telling.voice(span)
            yield incident, Value("claimed_by", telling.words(span), span, claim.id if claim else incident), claim


def _causes(telling: Telling) -> Iterator[Told]:
    """Causes that a known term names, where the incident is one that has a cause: a crash, a blast, a fire."""
    for match in figure_words().cause.finditer(telling.record.article.text):
        span = Span(*match.span("cause"))
        incident = telling.near(span)
        if incident and terms_in("cause", match["cause"]) and _is_read(telling.record, span):
            claim = telling.voice(span)
            yield incident, Value("cause", telling.words(span), span, claim.id if claim else incident), claim
