"""Finds who or what stands at some characters: built once for a record, asked by token or span."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from tocsin.model import Record, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


class Mentions:
    """All mentions of one kind of finding, by place in the text.

    `Mentions.of_actors(record).at(Span(head.idx, …))` is the id of the actor whose shortest mention covers the head.
    """

    __slots__ = ("_longest", "_spans", "_starts")

    def __init__(self, spans: list[tuple[Span, str]]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span, _ in self._spans]
        self._longest = max((span.end - span.start for span, _ in spans), default=0)

    @classmethod
    def of_actors(cls, record: Record) -> Mentions:
        """Mentions of actors, pronouns among them where they were resolved."""
        return cls([(span, actor.id) for actor in record.actors for span in actor.mentions])

    @classmethod
    def of_places(cls, record: Record) -> Mentions:
        """Mentions of places of every use."""
        return cls([(mention.span, place.id) for place in record.places for mention in place.mentions])

    def at(self, span: Span) -> str | None:
        """The id whose shortest mention overlaps the span, or null."""
        found = self.all_at(span)
        return min(found, key=lambda pair: pair[0].end - pair[0].start)[1] if found else None

    def at_token(self, token: Token) -> str | None:
        """The id whose shortest mention covers the token, or null."""
        return self.at(Span(token.idx, token.idx + len(token.text)))

    def all_at(self, span: Span) -> list[tuple[Span, str]]:
        """Every mention that overlaps the span, in order of the text."""
        at = bisect_right(self._starts, span.end - 1)
        out = []
        while at > 0 and self._starts[at - 1] >= span.start - self._longest:
            at -= 1
            if self._spans[at][0].overlaps(span):
                out.append(self._spans[at])
        return out[::-1]
