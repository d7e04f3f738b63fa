"""Record → flat rows: what each finding's own columns hold, who takes part in it, and on which sentence it stands. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from tocsin.model import (
    Actor,
    Claim,
    Commitment,
    Event,
    EventActor,
    Fate,
    Place,
    Quantity,
    Record,
    RiskDate,
    Role,
    Span,
    Speaker,
    Time,
)

Value = str | int | float | bool | None
Finding = Event | Claim | Commitment | RiskDate | Actor | Role | Place | Time | Quantity


@dataclass(frozen=True, slots=True)
class Name:
    """An actor or a place as a row names it."""

    kind: str
    id: str
    name: str
    sort: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Flat:
    """One finding as rows: its own columns in the order of `model.columns`, and what hangs on it."""

    kind: str
    id: str | None
    finding: Finding
    span: Span
    sentence: Span
    happened: tuple[str | None, str | None]
    own: tuple[Value, ...]
    parties: tuple[tuple[str, Name], ...] = ()
    about: tuple[tuple[str, str, str], ...] = ()
    fates: tuple[Fate, ...] = ()


def joined(values: Iterable[str | None]) -> str | None:
    """Values in one cell, in step with their neighbours' cells; null if there is nothing in any."""
    listed = [value or "" for value in values]
    return "; ".join(listed) if any(listed) else None


@dataclass(slots=True)
class Book:
    """What the rows of one record look up: actors and places by id, claims, quantities, sentences."""

    record: Record
    actors: dict[str, Actor] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    quantities: dict[str, Quantity] = field(default_factory=dict)
    sentences: list[Span] = field(default_factory=list)

    def __post_init__(self) -> None:
        record = self.record
        self.actors = {actor.id: actor for actor in record.actors}
        self.places = {place.id: place for place in record.places}
        self.claims = {claim.id: claim for claim in record.claims}
        self.quantities = {quantity.id: quantity for quantity in record.quantities}
        known = {finding.sentence for findings in (record.events, record.claims, record.commitments) for finding in findings}
        self.sentences = sorted(known)

    @property
    def outlet(self) -> str:
        """The name under which the article itself speaks."""
        return self.record.article.publisher or "the article itself"

    @property
    def published(self) -> tuple[str | None, str | None]:
        """Publication interval."""
        published = self.record.article.published
        return (published.start, published.end) if published else (None, None)

    def words(self, span: Span | None) -> str | None:
        """The words of a span, null for none."""
        return None if span is None else self.record.article.text_of(span)

    def name_of(self, actor: str | None, span: Span | None) -> str | None:
        """Name of an actor, else the words that stand for it."""
        known = self.actors.get(actor) if actor else None
        return known.name if known else self.words(span) or actor

    def actor(self, actor: str | None, span: Span | None) -> list[Name]:
        """The actor's name, and the words where they differ, as one is asked for by either."""
        known = self.actors.get(actor) if actor else None
        names = {each for each in (known.name if known else None, self.words(span)) if each} or ({actor} if actor else set())
        sort, country = (known.kind, known.country) if known else (None, None)
        return [Name("actor", actor or "", name, sort, country) for name in sorted(names)]

    def place(self, place: str | None, span: Span | None) -> list[Name]:
        """The same for a place."""
        known = self.places.get(place) if place else None
        names = {each for each in (known.name if known else None, self.words(span)) if each}
        sort, country = (known.kind, known.country) if known else (None, None)
        return [Name("place", place or "", name, sort, country) for name in sorted(names)]

    def speaker_name(self, speaker: Speaker) -> str | None:
        """Who says so; the outlet's name for its own voice."""
        return self.outlet if speaker.kind == "outlet" else self.name_of(speaker.actor, speaker.span)

    def word_of(self, claim: str | None) -> str:
        """On whose word something stands: the speaker of that claim with its relays, else the outlet itself."""
        said = self.claims.get(claim) if claim else None
        if said is None:
            return self.outlet
        via = [self.speaker_name(relay) or "" for relay in said.via]
        return " via ".join([self.speaker_name(said.speaker) or "unattributed", *(each for each in reversed(via) if each)])

    def sentence_at(self, span: Span) -> Span:
        """The known sentence around a span, else its block, else the span itself."""
        index = bisect_right(self.sentences, (span.start, len(self.record.article.text))) - 1
        if index >= 0 and self.sentences[index].contains(span):
            return self.sentences[index]
        blocks = self.record.article.blocks
        index = bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1
        return blocks[index].span if index >= 0 and blocks[index].span.contains(span) else span


def flatten(record: Record) -> Iterator[Flat]:
    """All findings of a record as flat rows, kind by kind in the order of the record."""
    book = Book(record)
    for findings, flat in _KINDS:
        for finding in findings(record):
            yield flat(book, finding)


def _of(value: object, *names: str) -> tuple[Value, ...]:
    """Fields of a part that may be missing: all null where it is."""
    return tuple(None if value is None else getattr(value, each) for each in names)


def _event(book: Book, event: Event) -> Flat:
    when, where = event.when, event.where
    place = book.places.get(where.place) if where and where.place else None
    own: tuple[Value, ...] = (
        event.type, event.mode, event.cameo, joined(event.contexts), event.quad, event.intensity,
        *_event_actors(book, event.actors),
        joined(each.actor for each in event.recipients),
        joined(book.name_of(each.actor, each.span) for each in event.recipients),
        *_of(when, "start", "end", "granularity", "basis"),
        *_of(where, "place"), place.name if place else book.words(where.span if where else None),
        *_of(place, "country", "lat", "lon"), *_of(where, "basis"),
        event.status, event.frame, event.count, event.rank,
        joined(book.words(book.quantities[each].span) for each in event.quantities if each in book.quantities),
        book.words(event.damage), book.words(event.instrument),
    )  # fmt: skip
    happened = (when.start, when.end) if when else (None, None)
    parties = tuple(_event_parties(book, event))
    return Flat("event", event.id, event, event.trigger, event.sentence, happened, own, parties)


def _event_actors(book: Book, actors: tuple[EventActor, ...]) -> tuple[Value, ...]:
    """Ids, names, attributions, on whose word, how sure: five cells in step."""
    return (
        joined(each.actor for each in actors),
        joined(book.name_of(each.actor, each.span) for each in actors),
        joined(each.attribution for each in actors),
        joined(book.word_of(each.by) for each in actors),
        joined(each.certainty for each in actors),
    )


def _event_parties(book: Book, event: Event) -> Iterator[tuple[str, Name]]:
    for actor in event.actors:
        yield from _slot("actor", book.actor(actor.actor, actor.span))
        said = book.claims.get(actor.by) if actor.by else None
        if said:
            yield from _slot("attributed_to", _speaker(book, said.speaker))
    for recipient in event.recipients:
        yield from _slot("recipient", book.actor(recipient.actor, recipient.span))
    if event.where:
        yield from _slot("place", book.place(event.where.place, event.where.span))


def _slot(slot: str, names: Iterable[Name]) -> Iterator[tuple[str, Name]]:
    return ((slot, name) for name in names)


def _speaker(book: Book, speaker: Speaker) -> list[Name]:
    return [Name("actor", "", book.outlet)] if speaker.kind == "outlet" else book.actor(speaker.actor, speaker.span)


def _claim(book: Book, claim: Claim) -> Flat:
    addressee, said = claim.addressee, claim.said
    own: tuple[Value, ...] = (
        claim.speaker.actor, book.speaker_name(claim.speaker), claim.speaker.kind,
        joined(book.speaker_name(each) for each in claim.via), joined(claim.acts),
        joined(book.words(each) for each in claim.cues), " … ".join(book.words(each) or "" for each in claim.content) or None,
        claim.quote, claim.basis, claim.polarity, claim.certainty, claim.band, joined(book.words(each) for each in claim.hedges),
        *_of(addressee, "actor"), book.name_of(addressee.actor, addressee.span) if addressee else None,
        claim.medium, *_of(said, "start", "end"),
        joined(each.event for each in claim.about), joined(f"{each.slot}:{each.stance}" for each in claim.about), claim.replies_to,
    )  # fmt: skip
    span = next(iter((*claim.content, *claim.cues)), claim.sentence)
    happened = (said.start, said.end) if said else book.published
    about = tuple({(each.event, each.slot): (each.event, each.slot, each.stance) for each in claim.about}.values())
    return Flat("claim", claim.id, claim, span, claim.sentence, happened, own, tuple(_claim_parties(book, claim)), about)


def _claim_parties(book: Book, claim: Claim) -> Iterator[tuple[str, Name]]:
    yield from _slot("speaker", _speaker(book, claim.speaker))
    for relay in claim.via:
        yield from _slot("via", _speaker(book, relay))
    if claim.addressee:
        yield from _slot("addressee", book.actor(claim.addressee.actor, claim.addressee.span))


def _commitment(book: Book, commitment: Commitment) -> Flat:
    by, to, due, made, condition = commitment.by, commitment.to, commitment.due, commitment.made, commitment.condition
    target, fate = commitment.target, commitment.fate[-1] if commitment.fate else None
    on = fate.on if fate else None
    own: tuple[Value, ...] = (
        commitment.kind, commitment.draws_line,
        *_of(by, "actor"), book.name_of(by.actor, by.span) if by else None,
        *_of(to, "actor"), book.name_of(to.actor, to.span) if to else None,
        book.words(commitment.action.span), commitment.action.type,
        book.words(condition.span) if condition else None, *_of(condition, "kind", "type", "recipient"), book.words(commitment.threshold),
        book.words(due.span) if due else None, *_of(due, "start", "end"), *_of(made, "start", "end"),
        *_of(target, "current", "goal", "unit"),
        *_of(fate, "status"), *_of(on, "start", "end"), commitment.claim, book.word_of(commitment.claim),
        commitment.same_as, joined(_wording(book, each) for each in book.record.commitments if each.same_as == commitment.id),
    )  # fmt: skip
    happened = (made.start, made.end) if made else book.published
    parties = [*_slot("by", book.actor(by.actor, by.span) if by else ()), *_slot("to", book.actor(to.actor, to.span) if to else ())]
    said = book.claims.get(commitment.claim) if commitment.claim else None
    parties += _slot("attributed_to", _speaker(book, said.speaker) if said else ())
    span = commitment.action.span
    return Flat("commitment", commitment.id, commitment, span, commitment.sentence, happened, own, tuple(parties), fates=commitment.fate)


def _wording(book: Book, commitment: Commitment) -> str:
    """As in "hold it responsible (if any Americans were killed)"."""
    words, condition = book.words(commitment.action.span) or "", commitment.condition
    return f"{words} ({book.words(condition.span)})" if condition else words


def _date(book: Book, date: RiskDate) -> Flat:
    day = date.date
    own: tuple[Value, ...] = (date.kind, day.start, day.end, day.granularity, date.of, date.basis, date.note or None)
    about = ((date.of, date.kind, "affirms"),) if date.of else ()
    return Flat("date", date.id, date, date.span, book.sentence_at(date.span), (day.start, day.end), own, about=about)


def _actor(book: Book, actor: Actor) -> Flat:
    ties = joined(f"{tie.kind}:{tie.to}" + (f" ({tie.by})" if tie.by else "") for tie in actor.ties)
    own: tuple[Value, ...] = (
        actor.name, actor.kind, actor.country, joined(actor.sectors), ties, joined(actor.qualifiers), actor.private, len(actor.mentions),
    )  # fmt: skip
    span = next(iter(actor.mentions), Span(0, 0))
    parties = tuple(_slot("self", [Name("actor", actor.id, actor.name, actor.kind, actor.country)]))
    return Flat("actor", actor.id, actor, span, book.sentence_at(span), book.published, own, parties)


def _role(book: Book, role: Role) -> Flat:
    during = role.during
    person = book.name_of(role.person, None)
    own: tuple[Value, ...] = (
        role.person, person, role.title, role.organisation, role.country, *_of(during, "start", "end")
    )  # fmt: skip
    happened = (during.start, during.end) if during else book.published
    parties = tuple(_slot("self", book.actor(role.person, None)))
    return Flat("role", None, role, role.span, book.sentence_at(role.span), happened, own, parties)


def _place(book: Book, place: Place) -> Flat:
    located = sum(mention.use == "literal" for mention in place.mentions)
    own: tuple[Value, ...] = (
        place.name, place.kind, place.country, place.admin1, place.lat, place.lon, place.radius_km, place.confidence,
        len(place.mentions), located,
    )  # fmt: skip
    span = place.mentions[0].span if place.mentions else Span(0, 0)
    parties = tuple(_slot("place", [Name("place", place.id, place.name, place.kind, place.country)]))
    return Flat("place", place.id, place, span, book.sentence_at(span), book.published, own, parties)


def _time(book: Book, time: Time) -> Flat:
    own: tuple[Value, ...] = (time.type, time.value, time.start, time.end, time.granularity, time.direction, time.basis)
    return Flat("time", None, time, time.span, book.sentence_at(time.span), (time.start, time.end), own)


def _quantity(book: Book, quantity: Quantity) -> Flat:
    own: tuple[Value, ...] = (
        quantity.what, quantity.value, quantity.low, quantity.high, quantity.bound, quantity.role, quantity.of,
        quantity.nationality, quantity.stage, quantity.scope,
    )  # fmt: skip
    return Flat("quantity", quantity.id, quantity, quantity.span, book.sentence_at(quantity.span), book.published, own)


_KINDS: tuple[tuple[Callable[[Record], tuple[Finding, ...]], Callable[..., Flat]], ...] = (
    (lambda record: record.events, _event),
    (lambda record: record.claims, _claim),
    (lambda record: record.commitments, _commitment),
    (lambda record: record.dates, _date),
    (lambda record: record.actors, _actor),
    (lambda record: record.roles, _role),
    (lambda record: record.places, _place),
    (lambda record: record.times, _time),
    (lambda record: record.quantities, _quantity),
)
