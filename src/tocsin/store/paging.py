"""What stands around one incident or article: accounts, mentions with their citations, relations, judgements, former names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select, true

from tocsin.codec import decode
from tocsin.model import Judgement, Span
from tocsin.model.questions import Filters
from tocsin.store import sqlite
from tocsin.store.clocks import clock_conditions
from tocsin.store.listing import clocks_of
from tocsin.store.narrow import of_article
from tocsin.store.overlay import overlay_of
from tocsin.store.schema import TYPED, article, finding
from tocsin.store.schema_picture import account, dispute, incident, incident_alias, judgement, membership, relation, story_place
from tocsin.store.selects import select_list

Row = dict[str, Any]
_AT_ONCE = 5_000


def name_of(connection: Connection, identity: str, filters: Filters) -> str | None:
    """The incident that has this id, or had it before it was merged, or whose id begins so; null for none."""
    asked = select(incident.c.id).where(incident.c.id == identity, *clocks_of(filters, incident)).limit(1)
    found: str | None = connection.execute(asked).scalar()
    if found is None:
        aliased = select(incident_alias.c.incident).where(incident_alias.c.alias == identity, *clocks_of(filters, incident_alias)).limit(1)
        found = connection.execute(aliased).scalar()
    if found is None and len(identity) > 1:
        begins = incident.c.id.startswith(identity, autoescape=True)
        fits = list(connection.execute(select(incident.c.id).where(begins, *clocks_of(filters, incident)).distinct().limit(2)).scalars())
        found = fits[0] if len(fits) == 1 else None
    return found


def aliases(connection: Connection, name: str, filters: Filters) -> list[str]:
    """Ids that an incident had before."""
    asked = select(incident_alias.c.alias).where(incident_alias.c.incident == name, *clocks_of(filters, incident_alias))
    return sorted(set(connection.execute(asked).scalars()))


def accounts(connection: Connection, filters: Filters, *, incidents: Sequence[str] = (), asked_ids: Sequence[str] = ()) -> list[Row]:
    """Accounts of incidents, or of these ids, each with speaker, relays, words and citation."""
    asked = select(account, article.c.url, article.c.title.label("headline"), article.c.known_from.label("article_known"))
    joined = account.join(
        article, and_(article.c.id == account.c.article, article.c.version == account.c.version, article.c.recorded_to.is_(None))
    )
    asked = asked.select_from(joined).where(*clocks_of(filters, account))
    asked = asked.where(account.c.incident.in_(incidents)) if incidents else asked
    asked = asked.where(account.c.id.in_(asked_ids)) if asked_ids else asked
    ordered = asked.order_by(account.c.slot, account.c.known_from, account.c.article, account.c.id)
    return [_account(row) for row in connection.execute(ordered).mappings()]


def is_disputed(connection: Connection, identity: str, filters: Filters) -> bool:
    """True if an account is one of the sides of a dispute."""
    side = sqlite.each_of(dispute.c.accounts)
    asked = select(dispute.c.pk).select_from(dispute.join(side, true())).where(side.c.value == identity, *clocks_of(filters, dispute))
    incidents = select(account.c.incident).where(account.c.id == identity, *clocks_of(filters, account))
    return connection.execute(asked.where(dispute.c.incident.in_(incidents)).limit(1)).first() is not None


def _account(row: Any) -> Row:
    made = {name: row[name] for name in row if name not in {"pk", "scope", "span", "via", "via_names", "speaker", "article_known"}}
    span = decode(row["span"], Span)
    speaker = decode(row["speaker"], dict[str, Any])
    made |= {"char_start": span.start, "char_end": span.end, "via": row["via_names"] or None}
    made |= {"known_from": row["article_known"] and row["article_known"][:10]}
    return made | {"speaker": speaker.get("actor"), "speaker_kind": speaker.get("kind"), "scope": row["about"]}


def mentions(connection: Connection, events: Sequence[str], filters: Filters) -> list[Row]:
    """The rows of the list of events for some ids."""
    overlay = overlay_of(connection, filters)
    asked = select_list("events", overlay).where(finding.c.id.in_(list(events)[:_AT_ONCE]), *clock_conditions(filters))
    rows = connection.execute(asked.order_by(article.c.known_from, article.c.id, finding.c.start)).mappings()
    return [dict(row) for row in rows]


def events_of(connection: Connection, name: str, filters: Filters) -> list[str]:
    """The events of an incident."""
    asked = select(membership.c.event).where(membership.c.incident == name, *clocks_of(filters, membership))
    return list(connection.execute(asked.order_by(membership.c.known_from, membership.c.article, membership.c.event)).scalars())


def incidents_of_event(connection: Connection, event: str, filters: Filters) -> list[str]:
    """The incidents that an event belongs to: one, or none."""
    asked = select(membership.c.incident).where(membership.c.event == event, *clocks_of(filters, membership))
    return list(connection.execute(asked.distinct()).scalars())


def relations(connection: Connection, name: str, filters: Filters) -> list[Row]:
    """How the accounts of an incident stand to one another."""
    columns = [relation.c[each] for each in ("slot", "a", "b", "kind", "reason", "known_from", "known_to", "recorded_from", "recorded_to")]
    asked = select(*columns).where(relation.c.incident == name, *clocks_of(filters, relation))
    return [dict(row) for row in connection.execute(asked.order_by(relation.c.slot, relation.c.a, relation.c.b)).mappings()]


def judgements(connection: Connection, events: Sequence[str], filters: Filters) -> list[Row]:
    """What rules judged of mentions, as far as it was known."""
    ids = list(events)[:_AT_ONCE]
    known = [judgement.c.known_from <= filters.as_of[:10]] if filters.as_of else []
    asked = select(judgement).where(or_(judgement.c.left.in_(ids), judgement.c.right.in_(ids)), *known)
    rows = connection.execute(asked.order_by(judgement.c.order, judgement.c.left, judgement.c.right)).mappings()
    return [{**_judged(row), "reasons": "; ".join(decode(row["reasons"], tuple[str, ...]))} for row in rows]


def _judged(row: Any) -> Row:
    return {name: row[name] for name in (*Judgement.__slots__, "known_from")}


_BEST = 500
"""Texts that are looked at first: the best of a hundred thousand, before each is asked what else the question wants."""


def search(connection: Connection, words: str, filters: Filters) -> Iterator[tuple[Any, ...]]:
    """Articles whose text holds all the words, the best first, with the place where they stand."""
    wanted = None if filters.limit is None else filters.limit + filters.offset
    best = None if wanted is None else _BEST + 4 * wanted
    rows = _ranked(connection, words, filters, best)
    if best is not None and len(rows) < (filters.limit or 0):
        rows = _ranked(connection, words, filters, None)
    snippets = sqlite.snippets(connection, "body", words, [row.text for row in rows])
    for _, text, *row, known in rows:
        yield (*row, snippets[text], known)


def _ranked(connection: Connection, words: str, filters: Filters, best: int | None) -> Sequence[Any]:
    """Rank, text, columns and day of knowledge of the articles that answer, the best first; among so many best texts, if given."""
    found = sqlite.found_in("body", words, best)
    columns = [article.c[each] for each in ("id", "version", "publisher", "title", "published_end", "known_from")]
    asked = select(found.c.rank, article.c.body.label("text"), *columns).select_from(found.join(article, article.c.body == found.c.key))
    asked = asked.where(*clock_conditions(filters), *of_article(filters, overlay_of(connection, filters)))
    return connection.execute(asked.order_by(found.c.rank, article.c.id).limit(filters.limit).offset(filters.offset or None)).all()


def articles_of_story(connection: Connection, story: str, filters: Filters) -> list[str]:
    """The articles of a story, those that were known first."""
    asked = select(article.c.id).select_from(story_place.join(article)).where(story_place.c.story == story, *clock_conditions(filters))
    if filters.as_of is None:
        asked = asked.where(story_place.c.until.is_(None))
    else:
        day = f"{filters.as_of[:10]}~"
        asked = asked.where(story_place.c.since < day, or_(story_place.c.until.is_(None), story_place.c.until > day))
    return list(dict.fromkeys(connection.execute(asked.order_by(article.c.known_from, article.c.id)).scalars()))


def incidents_of_articles(connection: Connection, articles: Sequence[str], filters: Filters) -> list[str]:
    """The incidents that some articles tell of, those of most of them first."""
    asked = select(membership.c.incident).where(membership.c.article.in_(articles), *clocks_of(filters, membership))
    grouped = asked.group_by(membership.c.incident).order_by(func.count(membership.c.article.distinct()).desc(), membership.c.incident)
    return list(connection.execute(grouped.limit(filters.limit)).scalars())


def machine_value(connection: Connection, finding_id: str, kind: str, field: str) -> Any:
    """What the machine itself said in one column of a finding; null for a column that it has not got."""
    own = TYPED[kind].c
    if field not in own:
        return None
    asked = select(own[field]).select_from(finding.join(TYPED[kind], own.finding == finding.c.pk)).where(finding.c.id == finding_id)
    return connection.execute(asked.order_by(finding.c.pk.desc()).limit(1)).scalar()
