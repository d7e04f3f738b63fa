"""Many articles, one picture: copies, stories, incidents, accounts, disputes, judgements, reviews.

Every row of these in the store also carries four clock fields (known_from, known_to, recorded_from, recorded_to);
they belong to the row and not to the noun.
"""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.model.findings import Speaker, When, Where
from tocsin.model.spans import Interval, Span
from tocsin.model.vocabulary import (
    AccountPolarity,
    Bound,
    Certainty,
    ClaimBasis,
    CopyKind,
    DisputeKind,
    DisputeStatus,
    IncidentKind,
    JudgedBy,
    Policy,
    RelationKind,
    ReviewVerdict,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Clocks:
    """When the world could know a row, and when this store held it; ISO dates and UTC timestamps, null is open."""

    known_from: str | None
    known_to: str | None
    recorded_from: str
    recorded_to: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two articles."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles that share their words: a wire copy or a rewrite."""

    a: str
    b: str
    kind: CopyKind
    share_of_a: float
    share_of_b: float
    passages: tuple[Passage, ...] = ()
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """A set of articles that are copies of one another."""

    id: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One ultimate speaker with one statement: ten articles citing one command's figure are ten origins and one voice."""

    speaker: str
    statement: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell of one thing over time."""

    id: str
    articles: tuple[str, ...]
    title: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Incident:
    """An identity that holds no values of its own; ids survive merge and split through aliases."""

    id: str
    kind: IncidentKind
    type: str
    mode: str | None
    when: When | None
    where: Where | None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """An event mention belongs to an incident."""

    incident: str
    article: str
    event: str


@dataclass(frozen=True, slots=True)
class Account:
    """One speaker's value for one slot of an incident."""

    id: str
    incident: str
    article: str
    finding: str
    """Event or claim id."""
    speaker: Speaker
    slot: str
    value: str | None
    span: Span
    via: tuple[Speaker, ...] = ()
    low: float | None = None
    high: float | None = None
    bound: Bound | None = None
    scope: str | None = None
    polarity: AccountPolarity = "affirmed"
    certainty: Certainty = "unspecified"
    basis: ClaimBasis = "words"
    said: Interval | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """How two accounts of one incident and slot stand to one another."""

    a: str
    b: str
    kind: RelationKind
    reason: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """Accounts that differ, kept as rows with speakers; low, best and high stand beside them under a named policy."""

    incident: str
    slot: str
    kind: DisputeKind
    accounts: tuple[str, ...]
    relations: tuple[Relation, ...]
    status: DisputeStatus = "open"
    low: float | None = None
    best: float | None = None
    high: float | None = None
    policy: Policy | None = None
    settled_by: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two mentions are one; a person's verdict outlives every rerun."""

    left: str
    right: str
    verdict: Verdict
    score: float | None
    reasons: tuple[str, ...]
    by: JudgedBy


@dataclass(frozen=True, slots=True)
class Review:
    """A person's verdict on a finding; the anchor's words and surroundings find its place again after re-cleaning."""

    finding: str
    anchor: str
    surroundings: str
    verdict: ReviewVerdict
    by: str
    at: str
    field: str | None = None
    value: str | None = None
    note: str = ""
