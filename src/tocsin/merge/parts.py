"""Record in, part out: all that merging needs of one article, made once from its record alone and kept with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tocsin.merge.accounts import accounts_of
from tocsin.merge.chains import chains_of
from tocsin.merge.mentions import Days, Mention
from tocsin.merge.relations import Statement, sentence_around, wording
from tocsin.merge.stories import Sketch, sketch_of
from tocsin.model import Account, Claim, Event, Record, Span, Speaker

_GOVERNING = frozenset({"GOV", "MIL", "COP", "SPY"})
"""PLOVER sectors of a government and its forces."""


@dataclass(frozen=True, slots=True)
class Doer:
    """An actor of an event with the word that he stands on: "Iran", alleged, "Donald Trump via Reuters"."""

    id: str | None
    name: str
    attribution: str | None
    word: str


@dataclass(frozen=True, slots=True)
class Named:
    """The names that an event's row shows."""

    event: str
    words: str
    actors: tuple[Doer, ...]
    recipients: tuple[tuple[str | None, str], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of an account: what carries the value, its relays by name, its sentence, and what weakens it."""

    account: str
    words: str
    via: tuple[str, ...]
    sentence: str
    hedges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What merging needs of one reading of an article. The accounts name a chain where they will name an incident."""

    article: str
    version: int
    sketch: Sketch
    chains: tuple[tuple[Mention, ...], ...]
    statements: tuple[Statement, ...]
    named: tuple[Named, ...]
    published: str | None
    publisher: str | None
    quoted: tuple[Quoted, ...] = ()
    offices: tuple[tuple[str, str], ...] = ()
    """Actors that speak for a government, each with its country."""


def part_of(record: Record) -> Part:
    """The part of a record: "12 killed (police)" becomes a statement on the chain that tells of the attack."""
    article = record.article
    chains = tuple(chain.mentions for chain in chains_of(record))
    statements = tuple(_statements(record, chains))
    return Part(
        article=article.id,
        version=article.version,
        sketch=sketch_of(record),
        chains=chains,
        statements=statements,
        named=tuple(_named(record, chain) for mentions in chains for chain in mentions if chain.event is not None),
        published=article.published.end if article.published else None,
        publisher=article.publisher,
        quoted=tuple(_quoted(record, each.account) for each in statements),
        offices=tuple(_offices(record)),
    )


def _offices(record: Record) -> Iterable[tuple[str, str]]:
    """States, their offices and forces, and persons whom the article gives an office: "the Pentagon" speaks for the United States."""
    held = {role.person: role.country for role in record.roles}
    for actor in record.actors:
        country = actor.country or held.get(actor.id)
        if country and (actor.kind == "state" or _GOVERNING & set(actor.sectors) or actor.id in held):
            yield actor.id, country


def chain_id(mentions: Iterable[Mention]) -> str:
    """A chain goes by its first mention."""
    return next(iter(mentions)).id


def _statements(record: Record, chains: Iterable[tuple[Mention, ...]]) -> Iterable[Statement]:
    held = [(chain_id(mentions), mention) for mentions in chains for mention in mentions]
    days = {mention.event.id: mention.days for _, mention in held if mention.event is not None}
    return (statement_of(record, account, days.get(account.finding)) for account in accounts_of(record, held))


def statement_of(record: Record, account: Account, days: Days | None) -> Statement:
    """An account with the name of its speaker, the day of its article, and how its figure is worded."""
    text, published = record.article.text, record.article.published
    around = wording(text, account.span, sentence_around(text, account.span))
    return Statement(account, speaker_name(record, account.speaker), published.end if published else None, around, days)


def _quoted(record: Record, account: Account) -> Quoted:
    known = {one.sentence for findings in (record.claims, record.events) for one in findings if one.sentence.contains(account.span)}
    sentence = min(known, key=lambda span: (span.end - span.start, span), default=sentence_around(record.article.text, account.span))
    claims = [claim for claim in record.claims if claim.speaker == account.speaker and claim.sentence.overlaps(account.span)]
    hedges = tuple(dict.fromkeys(record.text_of(hedge) for claim in claims for hedge in claim.hedges))
    via = tuple(speaker_name(record, relay) for relay in account.via)
    return Quoted(account.id, record.text_of(account.span), via, " ".join(record.text_of(sentence).split()), hedges)


def speaker_name(record: Record, speaker: Speaker) -> str:
    """Name or words of a speaker; empty for the outlet itself."""
    known = next((actor.name for actor in record.actors if actor.id == speaker.actor), "")
    return known or (record.text_of(speaker.span) if speaker.span else "")


def _named(record: Record, mention: Mention) -> Named:
    event = mention.event
    if event is None:  # pragma: no cover - mentions without events are sorted out before
        return Named(mention.id, "", (), ())
    words = record.text_of(event.trigger)
    recipients = tuple((one.actor, _name(record, one.actor, one.span)) for one in event.recipients)
    return Named(event.id, words, tuple(_doers(record, event)), recipients)


def _doers(record: Record, event: Event) -> Iterable[Doer]:
    claims = {claim.id: claim for claim in record.claims}
    for one in event.actors:
        yield Doer(one.actor, _name(record, one.actor, one.span), one.attribution, _word(record, claims.get(one.by or "")))


def _word(record: Record, claim: Claim | None) -> str:
    """On whose word something stands: a speaker with his relays, else the outlet."""
    outlet = record.article.publisher or "the article itself"
    if claim is None or claim.speaker.kind == "outlet":
        return outlet
    relays = [speaker_name(record, relay) for relay in reversed(claim.via)]
    return " via ".join([speaker_name(record, claim.speaker) or "unattributed", *(relay for relay in relays if relay)])


def _name(record: Record, actor: str | None, span: Span | None) -> str:
    known = next((one.name for one in record.actors if one.id == actor), "")
    return known or (record.text_of(span) if span else "") or actor or ""


def labelled(statement: Statement, incident: str) -> Statement:
    """A statement on a chain as one on its incident."""
    return replace(statement, account=replace(statement.account, incident=incident))
