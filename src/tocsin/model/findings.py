"""What is found in one article: actors, roles, places, times, quantities, events, claims, commitments, dates ahead."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.model.spans import Interval, Span
from tocsin.model.vocabulary import (
    AboutSlot,
    AboutStance,
    Act,
    ActorKind,
    Attribution,
    Band,
    Bound,
    Certainty,
    ClaimBasis,
    CommitmentKind,
    ConditionKind,
    Count,
    Direction,
    FateStatus,
    Frame,
    Granularity,
    Medium,
    PlaceKind,
    PlaceUse,
    Polarity,
    QuantityOf,
    QuantityRole,
    QuoteKind,
    RiskBasis,
    RiskKind,
    SpeakerKind,
    Stage,
    Status,
    TieKind,
    TimeType,
    WhenBasis,
    WhereBasis,
)


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie to another actor, with the claim or the lexicon source that says so."""

    to: str
    kind: TieKind
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts, is acted upon or speaks; in "Tehran considers" the actor is IRN."""

    id: str
    """Stable across articles where the actor is known ("USA", "person:qasem-soleimani"), else local ("local:…")."""
    name: str
    kind: ActorKind
    mentions: tuple[Span, ...]
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    sectors: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    qualifiers: tuple[str, ...] = ()
    """For unnamed actors: the words that qualify the head ("suspected", "senior", "outlawed")."""
    private: bool = False
    """A person who is no public figure: no page, no merging across articles."""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """A person's office as the text or the lexicon gives it: "acting Defense Secretary Chris Miller"."""

    person: str
    """Actor id."""
    title: str
    span: Span
    organisation: str | None = None
    country: str | None = None
    during: Interval | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One mention; use tells a map what is a location and what stands for a government or only modifies."""

    span: Span
    use: PlaceUse = "literal"


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym resolved, or null coordinates where it was not."""

    id: str
    """"geonames:98182" where GeoNames has it, else "tocsin:green-zone-baghdad", else "local:…" if unresolved."""
    name: str
    kind: PlaceKind
    mentions: tuple[PlaceMention, ...]
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    confidence: float | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """A temporal expression (TIMEX3) and the days that it denotes."""

    span: Span
    type: TimeType
    value: str | None
    start: str | None = None
    end: str | None = None
    granularity: Granularity | None = None
    direction: Direction | None = None
    basis: str | None = None
    """What it was resolved against: "explicit", "publication", "said", "event", "narrative", "derived" …"""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A counted or measured thing with its bound: "at least 21 rockets" is low 21, high null, at_least."""

    id: str
    span: Span
    what: str
    """Lemma of what is counted: rocket, troop, dollar."""
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    role: QuantityRole = "other"
    of: QuantityOf | None = None
    nationality: str | None = None
    stage: Stage | None = None
    scope: str | None = None
    """What the figure is about, where it is narrower than the event: "U.S." in "no U.S. injuries"."""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class EventActor:
    """Who is said to have done it, and on whose word."""

    span: Span
    actor: str | None
    attribution: Attribution | None = None
    certainty: Certainty = "unspecified"
    hedges: tuple[Span, ...] = ()
    by: str | None = None
    """Claim id."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom it was done."""

    span: Span
    actor: str | None


@dataclass(frozen=True, slots=True)
class When:
    """When an event happened, in the local day of the place."""

    start: str | None
    end: str | None
    granularity: Granularity | None
    basis: WhenBasis
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """Where an event happened."""

    place: str | None
    """Place id."""
    span: Span
    basis: WhereBasis


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, in PLOVER and CAMEO codes, as one sentence tells it."""

    id: str
    type: str
    mode: str | None
    cameo: str | None
    contexts: tuple[str, ...]
    quad: int
    intensity: float | None
    trigger: Span
    sentence: Span
    rank: int
    actors: tuple[EventActor, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    when: When | None = None
    where: Where | None = None
    status: Status = "actual"
    frame: Frame = "news"
    count: Count = "single"
    quantities: tuple[str, ...] = ()
    damage: Span | None = None
    instrument: Span | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so; span null for the outlet's own voice and for "is believed to"."""

    span: Span | None
    actor: str | None
    kind: SpeakerKind


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom it was said."""

    span: Span
    actor: str | None


@dataclass(frozen=True, slots=True)
class About:
    """Which event, and which slot of it, a claim affirms, denies, doubts or asks about: what the pair (event, speaker) comes to."""

    event: str
    slot: AboutSlot
    stance: AboutStance = "affirms"
    certainty: Certainty = "unspecified"
    """How sure the speaker is of this event; other events of the claim may be surer."""
    factuality: float | None = None
    """From -3 (certainly not) to 3 (certainly) in the speaker's words; 0 is unknown."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement: speaker, through whom, in which words, how sure, about which event."""

    id: str
    speaker: Speaker
    cues: tuple[Span, ...]
    content: tuple[Span, ...]
    sentence: Span
    via: tuple[Speaker, ...] = ()
    """Outermost relay first."""
    quote: QuoteKind = "indirect"
    acts: tuple[Act, ...] = ("assert",)
    basis: ClaimBasis = "words"
    polarity: Polarity = "positive"
    certainty: Certainty = "unspecified"
    band: Band | None = None
    hedges: tuple[Span, ...] = ()
    addressee: Addressee | None = None
    medium: Medium | None = None
    said: Interval | None = None
    about: tuple[About, ...] = ()
    replies_to: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """By whom or to whom a commitment is made."""

    span: Span
    actor: str | None


@dataclass(frozen=True, slots=True)
class Action:
    """What is to be done, coded as a PLOVER type where it can be."""

    span: Span
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """On what it depends; type and recipient code the tripping event where they can."""

    span: Span
    kind: ConditionKind
    type: str | None = None
    recipient: str | None = None
    act: Span | None = None
    """The word for what would have to happen: "killed" in "if one American is killed"."""


@dataclass(frozen=True, slots=True)
class Due:
    """By when."""

    start: str | None
    end: str | None
    granularity: Granularity | None
    span: Span


@dataclass(frozen=True, slots=True)
class Target:
    """From what level to what level: "from 3,000 to 2,500 troops"."""

    current: float | None
    goal: float | None
    unit: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Fate:
    """What came of it, as one article tells it."""

    status: FateStatus
    on: Interval | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Violation:
    """One alleged breach of a truce: in which words, by whom, on whose word. It ends nothing by itself, and who broke it is an account."""

    span: Span
    by: Party | None = None
    claim: str | None = None
    """Id of the claim that says so, or denies it; null for the outlet's own voice."""
    polarity: Polarity = "positive"
    """Negative where the claim denies it."""
    on: Interval | None = None


@dataclass(frozen=True, slots=True)
class Truce:
    """The terms of a truce as an article tells them: between whom, where or on what, since when, until when, and how often it is said to be broken."""

    parties: tuple[Party, ...] = ()
    scope: Span | None = None
    declared: Interval | None = None
    in_effect: Interval | None = None
    lapsed: Interval | None = None
    violations: tuple[Violation, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """A threat, red line, promise, demand, ultimatum, truce, order, plan, refusal or assurance."""

    id: str
    kind: CommitmentKind
    draws_line: bool
    action: Action
    sentence: Span
    by: Party | None = None
    to: Party | None = None
    made: Interval | None = None
    condition: Condition | None = None
    threshold: Span | None = None
    due: Due | None = None
    target: Target | None = None
    fate: tuple[Fate, ...] = (Fate("standing"),)
    claim: str | None = None
    rule: str = ""
    same_as: str | None = None
    """Id of the commitment whose words govern this paraphrase, or of the truce that this is a later mention of."""
    hedges: tuple[Span, ...] = ()
    """Words that weaken it, its own and those of the claim that carries it: "apparently", "said to have"."""
    truce: Truce | None = None
    """Of a truce alone; later mentions are gathered in the first."""


@dataclass(frozen=True, slots=True)
class RiskDate:
    """A date ahead that an analyst keeps on a wall: deadline, scheduled meeting, anniversary, expiry, handover."""

    id: str
    date: Interval
    kind: RiskKind
    span: Span
    of: str | None = None
    basis: RiskBasis = "text"
    note: str = ""
    rule: str = ""
