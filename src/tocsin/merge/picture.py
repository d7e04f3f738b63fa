"""Records come in, one picture goes out: stories, incidents with their mentions, accounts, relations, disputes, copies, voices.

The picture is a function of the set of records and of persons' judgements. What belongs to one article (its chains) is made
once for each; what joins articles goes through keys that few share.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.merge.accounts import accounts_of
from tocsin.merge.chains import chains_of
from tocsin.merge.copies import find_copies, origins
from tocsin.merge.disputes import disputes_of
from tocsin.merge.incidents import Cluster, clusters_of
from tocsin.merge.likeness import Profile
from tocsin.merge.mentions import Days, Mention
from tocsin.merge.relations import Statement, relations, sentence_around, wording
from tocsin.merge.stories import stories_of
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
    chains: Mapping[str, Sequence[Profile]] | None = None,
) -> Picture:
    """The picture of some records; the last version of an article counts, persons' judgements hold.

    `chains` may hold, by article id, what `chains_of` made of a record before: then only new articles cost that work.
    """
    latest = _latest(records)
    texts = {record.article.id: record.article.text for record in latest}
    copies = find_copies(texts)
    stories = stories_of(latest)
    story_of = {article: story.id for story in stories for article in story.articles}
    known = chains or {}
    verdicts = Verdicts(judgements)
    parts = [chain for record in latest for chain in known.get(record.article.id) or chains_of(record)]
    clusters, judged = clusters_of(parts, verdicts, story_of)
    days = {record.article.id: known_from(record) for record in latest}
    named = [(incident_id(cluster, days), cluster) for cluster in clusters]
    mentions = tuple((name, mention) for name, cluster in named for mention in cluster.whole.mentions)
    statements = statements_of(latest, mentions)
    found = relations_of(statements)
    accounts = tuple(sorted((each.account for each in statements), key=lambda each: (each.incident, each.slot, each.article, each.span)))
    return Picture(
        stories=stories,
        incidents=tuple(sorted((_incident(name, cluster) for name, cluster in named), key=lambda each: each.id)),
        memberships=_memberships(mentions),
        accounts=accounts,
        relations=found,
        disputes=disputes_of(statements, found, policy),
        judgements=(*judged, *sorted(set(judgements), key=lambda each: (each.left, each.right, each.verdict, each.by))),
        copies=copies,
        origins=origins(texts, copies),
        voices=voices_of(statements),
        mentions=mentions,
    )


def _latest(records: Iterable[Record]) -> list[Record]:
    """One record an article, the last version, in order of article id."""
    kept: dict[str, Record] = {}
    for record in records:
        held = kept.get(record.article.id)
        if held is None or record.article.version > held.article.version:
            kept[record.article.id] = record
    return [kept[key] for key in sorted(kept)]


def known_from(record: Record) -> str:
    """The day from which the world could know an article; the end of time where nobody knows."""
    published = record.article.published
    return (published.end if published else None) or record.article.retrieved or "9999"


def incident_id(cluster: Cluster, days: Mapping[str, str]) -> str:
    """The id of an incident: from its first mention by day of knowledge, so that what comes later does not change it.

    `days` gives the day of knowledge by article.
    """
    first = min(cluster.whole.mentions, key=lambda each: (days[each.article], each.article, each.anchor, each.id))
    return "i" + hashlib.sha256(first.id.encode()).hexdigest()[:10]


def _incident(name: str, cluster: Cluster) -> Incident:
    whole = cluster.whole
    events = [mention.event for mention in whole.mentions if mention.event is not None]
    lead = _lead(events)
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


def _lead(events: Sequence[Event]) -> Event | None:
    """The event that tells the most: with mode, then with day and place; ties by id."""
    return min(events, key=lambda each: (each.mode is None, each.when is None, each.where is None, each.id), default=None)


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


def statements_of(records: Sequence[Record], mentions: Sequence[tuple[str, Mention]]) -> tuple[Statement, ...]:
    """The accounts of all records, each with speaker in words, day of publication and wording.

    That an act happened is an account only where somebody denies it.
    """
    held: dict[str, list[tuple[str, Mention]]] = defaultdict(list)
    for name, mention in mentions:
        held[mention.article].append((name, mention))
    days = {mention.event.id: mention.days for _, mention in mentions if mention.event is not None}
    told = [
        _statement(record, account, days.get(account.finding))
        for record in records
        for account in accounts_of(record, held[record.article.id])
    ]
    denied = {each.account.incident for each in told if each.account.slot == "occurrence" and each.account.polarity == "denied"}
    return tuple(each for each in told if each.account.slot != "occurrence" or each.account.incident in denied)


def _statement(record: Record, account: Account, days: Days | None) -> Statement:
    text, published = record.article.text, record.article.published
    names = {actor.id: actor.name for actor in record.actors}
    speaker = names.get(account.speaker.actor or "") or (record.text_of(account.speaker.span) if account.speaker.span else "")
    around = wording(text, account.span, sentence_around(text, account.span))
    return Statement(account, speaker, published.end if published else None, around, days)


def relations_of(statements: Sequence[Statement]) -> tuple[Relation, ...]:
    """The relations of all accounts, slot by slot of each incident; those that say the same of one day go through the first of them.

    So a toll that a hundred articles repeat is compared once with every other toll.
    """
    slots: dict[tuple[str, str], dict[Hashable, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for each in sorted(statements, key=lambda each: (each.account.article, each.account.span, each.account.id)):
        slots[each.account.incident, each.account.slot][_what_is_said(each)].append(each)
    found: list[Relation] = []
    for _, said in sorted(slots.items()):
        found += relations([alike[0] for alike in said.values()])
        found += [Relation(each.account.id, alike[0].account.id, "same", "the same word") for alike in said.values() for each in alike[1:]]
    return tuple(found)


def _what_is_said(each: Statement) -> Hashable:
    """What two accounts share that stand in the same relations to every third; an outlet's own word is its own."""
    account = each.account
    speaker = each.speaker or account.article
    bounds = (account.low, account.high, account.bound, account.value if account.low is None else None)
    return speaker, account.speaker.kind, bounds, account.scope, account.polarity, each.published, each.wording, each.days
