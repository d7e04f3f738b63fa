"""Stories, incidents and disputes: worked out for each question from the records that its clocks let through, never stored.

What a record says is one article's; what many say together is a function of the set, so an answer as of a day cannot hold more
than that day's articles told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any

from tocsin.desk.table import Table
from tocsin.merge.picture import Picture, merge_records
from tocsin.model import Event, Record, Speaker
from tocsin.model.columns import PICTURED
from tocsin.model.questions import Filters
from tocsin.store import Store

Row = tuple[Any, ...]


def picture_table(store: Store, listed: str, filters: Filters) -> Table:
    """One of `PICTURED` as a table; the records are read when the rows are asked for."""

    def read() -> Iterator[Row]:
        records = {
            record.article.id: record for record in store.records(Filters(as_of=filters.as_of, recorded_as_of=filters.recorded_as_of))
        }
        rows = _ROWS[listed](merge_records(records.values()), records)
        at = [column.name for column in PICTURED[listed]].index("type") if filters.type and listed != "stories" else None
        return islice((row for row in rows if at is None or row[at] == filters.type), filters.limit)

    return Table(listed, PICTURED[listed], read, lambda: sum(1 for _ in read()))


def _stories(picture: Picture, records: dict[str, Record]) -> Iterator[Row]:
    del records
    origin_of = _origins(picture)
    for story in sorted(picture.stories, key=lambda story: (story.first or "", story.id)):
        yield story.id, story.title, story.first, story.last, len(story.articles), len({origin_of[article] for article in story.articles})


def _incidents(picture: Picture, records: dict[str, Record]) -> Iterator[Row]:
    origin_of, events = _origins(picture), _events(records)
    members: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for membership in picture.memberships:
        members[membership.incident].append((membership.article, membership.event))
    actors = {actor.id: actor.name for record in records.values() for actor in record.actors}
    places = {place.id: place.name for record in records.values() for place in record.places}
    for incident in sorted(picture.incidents, key=lambda each: (each.when.start or "" if each.when else "", each.id)):
        told = members[incident.id]
        if not told:
            continue
        first = events[told[0][1]]
        yield (
            incident.id, incident.type, incident.mode,
            incident.when.start if incident.when else None,
            incident.when.end if incident.when else None,
            places.get(incident.where.place or "") if incident.where else None,
            "; ".join(actors.get(actor, actor) for actor in incident.actors),
            "; ".join(actors.get(actor, actor) for actor in incident.recipients),
            len(told), len({article for article, _ in told}), len({origin_of[article] for article, _ in told}),
            records[told[0][0]].text_of(first.trigger),
            "; ".join(event for _, event in told),
        )  # fmt: skip


def _disputes(picture: Picture, records: dict[str, Record]) -> Iterator[Row]:
    accounts = {account.id: account for account in picture.accounts}
    incidents = {incident.id: incident for incident in picture.incidents}
    for dispute in picture.disputes:
        incident = incidents[dispute.incident]
        when = (incident.when.start, incident.when.end) if incident.when else (None, None)
        for account in (accounts[each] for each in dispute.accounts):
            record = records[account.article]
            article = record.article
            yield (
                dispute.incident, incident.type, *when, dispute.slot, dispute.kind, dispute.status,
                _name(record, account.speaker), "; ".join(_name(record, relay) for relay in account.via),
                account.value, account.bound, account.polarity, account.certainty, record.text_of(account.span),
                dispute.low, dispute.best, dispute.high, dispute.policy,
                article.id, article.publisher, article.published.end if article.published else None, account.id,
            )  # fmt: skip


def _name(record: Record, speaker: Speaker) -> str:
    """The speaker's name, else the words for him, else the publisher."""
    named = next((actor.name for actor in record.actors if actor.id == speaker.actor and actor.kind != "unnamed"), None)
    if named:
        return named
    return record.text_of(speaker.span) if speaker.span else record.article.publisher or "the outlet"


def _origins(picture: Picture) -> dict[str, str]:
    return {article: origin.id for origin in picture.origins for article in origin.articles}


def _events(records: dict[str, Record]) -> dict[str, Event]:
    return {event.id: event for record in records.values() for event in record.events}


_ROWS = {"stories": _stories, "incidents": _incidents, "disputes": _disputes}
