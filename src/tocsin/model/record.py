"""The record: everything that was found in one article, and what made it."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.model.article import Article
from tocsin.model.findings import (
    Actor,
    Claim,
    Commitment,
    Event,
    Place,
    Quantity,
    RiskDate,
    Role,
    Time,
)
from tocsin.model.spans import Span

SCHEMA = "tocsin/1"


@dataclass(frozen=True, slots=True)
class Versioned:
    """A lexicon or model with its version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made a record: enough to make it again."""

    tocsin: str
    pipeline: str
    lexicons: tuple[Versioned, ...] = ()
    models: tuple[Versioned, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One article read, without knowledge of other articles."""

    article: Article
    made_by: MadeBy
    actors: tuple[Actor, ...] = ()
    roles: tuple[Role, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    dates: tuple[RiskDate, ...] = ()
    schema: str = SCHEMA

    def text_of(self, span: Span) -> str:
        """The words a span stands for: `record.text_of(record.claims[0].cues[0])` is "said"."""
        return self.article.text_of(span)
