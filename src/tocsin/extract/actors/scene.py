"""What every step needs of an article: its parse, the names found in it, the day it was published."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.extract.actors.words import Hit, find_hits
from tocsin.lexicon.actors import KnownActor, cues, known_actors, name_index
from tocsin.model import Record

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Three sentences or so: farther back a country says nothing about "the president".
_CONTEXT = 80
_LEFT = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "predet", "quantmod"})


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name of an actor at tokens `[start, end)`."""

    start: int
    end: int
    head: int
    actor: str


@dataclass(slots=True)
class Scene:
    """One article for the search of actors."""

    doc: Doc
    record: Record
    overlay: Path | None
    hits: list[Hit]
    hit_at: dict[int, Hit]
    names: list[Name] = field(default_factory=list)
    vessels: set[int] = field(default_factory=set)
    """Tokens of names of ships and aircraft."""
    stops: set[int] = field(default_factory=set)
    """Tokens over which no title reaches."""
    bodies: dict[str, str] = field(default_factory=dict)
    """Country of a body that was named with its country last: {"mfa": "IRN"}."""

    @classmethod
    def of(cls, doc: Doc, record: Record, overlay: Path | None) -> Scene:
        """The scene of a parsed article."""
        hits = find_hits(doc, name_index(overlay))
        return cls(doc, record, overlay, hits, {i: hit for hit in hits for i in range(hit.start, hit.end)})

    def country_before(self, i: int) -> str | None:
        """The state that was named last before a token, within a few sentences; null if none was."""
        for hit in reversed(self.hits[: bisect_left(self.hits, i, key=lambda hit: hit.start)]):
            if i - hit.start > _CONTEXT:
                return None
            state = self.state_at(hit.start)
            if state is not None:
                return state
        return None

    @property
    def day(self) -> str | None:
        """The last day on which the article may have been published, or null."""
        published = self.record.article.published
        return published.end or published.start if published else None

    def cues(self, kind: str) -> frozenset[str]:
        """A closed list of words."""
        return cues(kind, self.overlay)

    def actor(self, actor_id: str) -> KnownActor | None:
        """An actor of the lexicon."""
        return known_actors(self.overlay).get(actor_id)

    def state_at(self, i: int) -> str | None:
        """The state that a token names or is an adjective of: "Iraqi" is IRQ, "U.S." is USA."""
        hit = self.hit_at.get(i)
        if hit is None or hit.meanings[0].use == "body":
            return None
        actor = self.actor(hit.meanings[0].id)
        return actor.id if actor is not None and actor.kind == "state" else None


def root_of(doc: Doc, start: int, end: int) -> Token:
    """The token of `[start, end)` that governs the others; the last one if the parse is torn."""
    for i in range(end - 1, start - 1, -1):
        head = doc[i].head.i
        if not start <= head < end or head == i:
            return doc[i]
    return doc[end - 1]


def np_start(root: Token, start: int) -> int:
    """The first token of the noun phrase whose head is `root`, at most `start`: titles, adjectives and articles come in."""
    out = start
    for child in root.lefts:
        if child.dep_ in _LEFT and child.left_edge.i < out:
            out = child.left_edge.i
    return out
