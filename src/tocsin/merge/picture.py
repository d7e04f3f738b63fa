"""Records come in, one picture goes out: stories, incidents with their mentions, accounts, relations, disputes, copies, voices.

The picture is a function of the set of records and of persons' judgements: each article is placed among those that were known
before it, so that the picture as of a day is that of the articles of that day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.merge.composing import compose
from tocsin.merge.copies import find_copies, origins
from tocsin.merge.disputes import disputes_of
from tocsin.merge.likeness import Profile, profile
from tocsin.merge.mentions import Mention
from tocsin.merge.parts import Part, part_of
from tocsin.merge.placing import Chain, order_of
from tocsin.merge.relations import Statement
from tocsin.merge.remembered import Remembered, remember
from tocsin.merge.stories import sketch_of
from tocsin.merge.verdicts import Verdicts
from tocsin.merge.voices import voices_of
from tocsin.model import (
    Account,
    Copy,
    Dispute,
    Event,
    Incident,
    Judgement,
    Membership,
    Origin,
    Record,
    Relation,
    Story,
    Voice,
    When,
    Where,
)
from tocsin.model.vocabulary import Policy


@dataclass(frozen=True, slots=True)
class Picture:
    """What many records say together; every tuple is in an order that depends on its own rows only."""

    stories: tuple[Story, ...]
    incidents: tuple[Incident, ...]
    memberships: tuple[Membership, ...]
    accounts: tuple[Account, ...]
    relations: tuple[Relation, ...]
    disputes: tuple[Dispute, ...]
    judgements: tuple[Judgement, ...]
    copies: tuple[Copy, ...]
    origins: tuple[Origin, ...]
    voices: tuple[Voice, ...]
    mentions: tuple[tuple[str, Mention], ...] = ()
    """Incident and mention, those among them that are no event of a record ("quake", "blast")."""


def merge_records(
    records: Iterable[Record],
    judgements: Iterable[Judgement] = (),
    *,
    policy: Policy = "interval",
) -> Picture:
    """The picture of some records: each is placed among those that were known before it, the last version of an article counts,
    persons' judgements hold.
    """
    listed = _distinct(records)
    parts = {(record.article.id, record.article.version): part_of(record) for record in listed}
    memory = remember((known_from(record), parts[record.article.id, record.article.version]) for record in listed)
    latest = _latest(listed)
    statements = _by_chain(parts[record.article.id, record.article.version] for record in latest)
    composed = compose(memory.current(), statements, Verdicts(judgements))
    texts = {record.article.id: record.article.text for record in latest}
    copies = find_copies(texts)
    mentions = tuple((name, mention) for name, chains in composed.incidents.items() for chain in chains for mention in chain.whole.mentions)
    return Picture(
        stories=_stories(latest, memory),
        incidents=tuple(sorted((incident_of(name, _whole(chains)) for name, chains in composed.incidents.items()), key=lambda one: one.id)),
        memberships=_memberships(mentions),
        accounts=tuple(
            sorted((each.account for each in composed.statements), key=lambda one: (one.incident, one.slot, one.article, one.span))
        ),
        relations=composed.relations,
        disputes=disputes_of(composed.statements, composed.relations, policy),
        judgements=(*memory.judgements, *sorted(set(judgements), key=lambda each: (each.left, each.right, each.verdict, each.by))),
        copies=copies,
        origins=origins(texts, copies),
        voices=voices_of(composed.statements),
        mentions=mentions,
    )


def _distinct(records: Iterable[Record]) -> list[Record]:
    """One record a version."""
    return list({(record.article.id, record.article.version): record for record in records}.values())


def _by_chain(parts: Iterable[Part]) -> dict[str, list[Statement]]:
    held: dict[str, list[Statement]] = defaultdict(list)
    for part in parts:
        for statement in part.statements:
            held[statement.account.incident].append(statement)
    return held


def _stories(records: Sequence[Record], memory: Remembered) -> tuple[Story, ...]:
    """Stories under the id of their first article; first and last are days of publication."""
    held: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        held[memory.stories[record.article.id]].append(record)
    return tuple(sorted((_story(name, told) for name, told in held.items()), key=lambda story: story.id))


def _story(name: str, records: Sequence[Record]) -> Story:
    first = min(records, key=lambda record: order_of(known_from(record), record.article.id, record.article.version))
    published = [record.article.published for record in records if record.article.published is not None]
    starts, ends = [each.start for each in published if each.start], [each.end for each in published if each.end]
    articles = tuple(sorted(record.article.id for record in records))
    return Story(name, articles, sketch_of(first).title, min(starts, default=None), max(ends, default=None))


def _whole(chains: Iterable[Chain]) -> Profile:
    return profile(mention for chain in chains for mention in chain.whole.mentions)


def _latest(records: Iterable[Record]) -> list[Record]:
    """One record an article, the last version, in order of article id."""
    kept: dict[str, Record] = {}
    for record in records:
        held = kept.get(record.article.id)
        if held is None or record.article.version > held.article.version:
            kept[record.article.id] = record
    return [kept[key] for key in sorted(kept)]


def known_from(record: Record) -> str | None:
    """The day from which the world could know an article; null where nobody knows."""
    published = record.article.published
    return (published.end if published else None) or (record.article.retrieved or "")[:10] or None


def incident_of(name: str, whole: Profile) -> Incident:
    """An incident as its mentions tell it: the type of the one that tells the most, the narrowest days, the finest place."""
    events = [mention.event for mention in whole.mentions if mention.event is not None]
    lead = lead_of(events)
    return Incident(
        id=name,
        kind="single",
        type=lead.type if lead else "HAPPENING",
        mode=next((event.mode for event in ([lead] if lead else []) + events if event.mode), None),
        when=_when(whole, events),
        where=_where(whole, events),
        actors=_ids(actor.actor for event in events for actor in event.actors),
        recipients=_ids(one.actor for event in events for one in event.recipients),
    )


def lead_of(events: Sequence[Event]) -> Event | None:
    """The event that tells the most: of the type that most mentions have, with mode, then with day and place; ties by id."""
    types = Counter(event.type for event in events)
    return min(events, key=lambda one: (-types[one.type], one.mode is None, one.when is None, one.where is None, one.id), default=None)


def _when(whole: Profile, events: Sequence[Event]) -> When | None:
    if whole.days is not None:
        first, last = (date.fromordinal(day).isoformat() for day in whole.days)
        same = [event.when for event in events if event.when and (event.when.start, event.when.end) == (first, last)]
        return min(same, key=lambda when: (when.basis != "stated", when.span or (0, 0)), default=When(first, last, None, "stated"))
    told = [event.when for event in events if event.when is not None]
    return min(told, key=lambda when: (when.end or "9999", when.start or ""), default=None)


def _where(whole: Profile, events: Sequence[Event]) -> Where | None:
    """The finest place that an act's own words give."""
    held = {place.id: place for place in whole.places}
    fits = [event.where for event in events if event.where is not None and event.where.place in held]
    radius = {key: place.radius_km if place.radius_km is not None else 0.0 for key, place in held.items()}
    return min(
        fits, key=lambda where: (held[where.place or ""].kind == "country", radius[where.place or ""], where.place or ""), default=None
    )


def _ids(found: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({one for one in found if one is not None}))


def _memberships(mentions: Iterable[tuple[str, Mention]]) -> tuple[Membership, ...]:
    rows = {Membership(name, mention.article, mention.event.id) for name, mention in mentions if mention.event is not None}
    return tuple(sorted(rows, key=lambda row: (row.incident, row.article, row.event)))
