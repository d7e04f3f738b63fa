"""The lists about many articles: stories, incidents, disputes, voices, each a look-up of the rows that a question's clocks let through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, exists, func, literal, literal_column, or_, select, true

from tocsin.model.across import PICTURED
from tocsin.model.questions import Filters
from tocsin.store import sqlite
from tocsin.store.clocks import end_of
from tocsin.store.narrow import key_of
from tocsin.store.overlay import in_force
from tocsin.store.schema import article, body, finding, name
from tocsin.store.schema_picture import account, dispute, incident, incident_alias, membership, review, story_place

Condition = ColumnElement[bool]
_AT_ONCE = 500
BEST = {"conservative": "conservative", "interval": "interval", "latest-official": "latest_official"}
"""The column that holds the best figure under each policy; under `all` there is none."""


def rows(connection: Connection, listed: str, filters: Filters) -> Iterator[tuple[Any, ...]]:
    """The rows of a list in its order."""
    for row in connection.execution_options(yield_per=1000).execute(_ASKED[listed](filters)):
        yield tuple(row)


def count(connection: Connection, listed: str, filters: Filters) -> int:
    """How many rows `rows` gives."""
    return int(connection.execute(select(func.count()).select_from(_ASKED[listed](filters).order_by(None).subquery())).scalar() or 0)


def clocks_of(filters: Filters, of: FromClause) -> list[Condition]:
    """Known by that day in the state of that day, recorded by that moment; without a day the present state."""
    found: list[Condition] = []
    if filters.recorded_as_of is None:
        found.append(of.c.recorded_to.is_(None))
    else:
        moment = end_of(filters.recorded_as_of)
        found += [of.c.recorded_from <= moment, or_(of.c.recorded_to.is_(None), of.c.recorded_to > moment)]
    if filters.as_of is None:
        return [*found, of.c.known_to.is_(None)]
    day = filters.as_of[:10]
    return [*found, of.c.known_from <= day, or_(of.c.known_to.is_(None), of.c.known_to > day)]


def ask_incidents(filters: Filters) -> Select[Any]:
    """Incidents by the day on which they happened."""
    asked = select(*(incident.c[column.name] for column in PICTURED["incidents"])).where(*clocks_of(filters, incident))
    asked = asked.where(*_narrowed(filters, incident), *_of_incident(filters))
    return _ordered(asked, filters, incident.c.when_start, incident.c.id)


def _ordered(asked: Select[Any], filters: Filters, *columns: ColumnElement[Any]) -> Select[Any]:
    return (
        asked.order_by(*(column.desc() if filters.newest else column for column in columns))
        .limit(filters.limit)
        .offset(filters.offset or None)
    )


def _narrowed(filters: Filters, of: FromClause) -> Iterator[Condition]:
    """What a question asks of the incident."""
    if filters.type is not None:
        yield or_(of.c.type == filters.type.upper(), of.c.mode == filters.type.lower())
    if filters.since is not None:
        yield of.c.when_end >= filters.since[:10]
    if filters.until is not None:
        yield of.c.when_start <= end_of(filters.until)
    if filters.actor is not None:
        yield _named(filters.actor, of, ("actor", "recipient"))
    if filters.by is not None:
        yield _named(filters.by, of, ("actor",))
    if filters.to is not None:
        yield _named(filters.to, of, ("recipient",))
    if filters.speaker is not None:
        yield _holds(of.c.attributed_to, filters.speaker)
    if filters.place is not None:
        place = filters.place
        yield or_(of.c.place == place, of.c.country == place.upper(), _holds(of.c.place_name, place), of.c.country == _country_of(place))
    if filters.known_after is not None:
        yield of.c.known_from > filters.known_after[:10]


def _country_of(asked: str) -> ColumnElement[Any]:
    """The country of that name, among the places that were read."""
    found = select(name.c.country).where(name.c.kind == "place", name.c.key == key_of(asked), name.c.sort == "country")
    return found.limit(1).scalar_subquery()


def _of_incident(filters: Filters) -> Iterator[Condition]:
    held = [membership.c.incident == incident.c.id, *clocks_of(filters, membership)]
    if filters.id is not None:
        merged = select(incident_alias.c.incident).where(incident_alias.c.alias == filters.id, *clocks_of(filters, incident_alias))
        yield or_(incident.c.id == filters.id, incident.c.id.in_(merged))
    if filters.article is not None:
        yield exists().where(*held, membership.c.article == filters.article)
    if filters.about is not None:
        yield exists().where(*held, membership.c.event == filters.about)
    if filters.status == "disputed":
        yield incident.c.disputes > 0
    if filters.text is not None:
        events = select(finding.c.id).where(finding.c.kind == "event", finding.c.sentence.in_(sqlite.matching("sentence", filters.text)))
        yield incident.c.id.in_(select(membership.c.incident).where(membership.c.event.in_(events), *clocks_of(filters, membership)))
    yield from not_rejected(filters, incident.c.id)


def not_rejected(filters: Filters, of: ColumnElement[Any]) -> Iterator[Condition]:
    """Leaves out an incident all of whose events were rejected, unless all is asked for."""
    if not filters.all:
        held = (review.c.verdict == "rejected", review.c.kind == "event", *in_force(filters))
        mine = (membership.c.incident == of, *clocks_of(filters, membership))
        gone = select(review.c.finding).where(*held)
        yield or_(~exists().where(*held), ~exists().where(*mine), exists().where(*mine, membership.c.event.not_in(gone)))


def _named(asked: str, of: FromClause, sides: tuple[str, ...]) -> Condition:
    """By an id, or by words of a name."""
    ids = [
        and_(of.c[side].contains(asked, autoescape=True), func.instr(literal("; ").concat(of.c[side]).concat("; "), f"; {asked}; ") > 0)
        for side in sides
    ]
    return or_(*ids, *(_holds(of.c[f"{side}_name"], asked) for side in sides))


def _holds(column: ColumnElement[Any], asked: str) -> Condition:
    """True where the words stand in a cell as whole words."""
    # What does not hold the words at all is passed over without being taken apart.
    spaced = func.replace(func.replace(func.lower(column), ";", " "), "’s", " ")
    return and_(column.contains(asked.strip(), autoescape=True), func.instr(literal(" ").concat(spaced).concat(" "), key_of(asked)) > 0)


def ask_disputes(filters: Filters) -> Select[Any]:
    """Disputed accounts, one row a speaker, by incident and slot."""
    side = sqlite.each_of(dispute.c.accounts)
    policy = filters.policy or "interval"
    own: dict[str, ColumnElement[Any]] = {
        "best": dispute.c[BEST[policy]] if policy in BEST else literal_column("NULL"),
        "policy": literal(policy),
        "via": func.nullif(account.c.via_names, ""),
        "speaker": sqlite.field_of(account.c.speaker, "actor"),
        "account": account.c.id,
        **{column: incident.c[column] for column in ("type", "when_start", "when_end")},
        **{column: dispute.c[column] for column in ("incident", "slot", "kind", "status", "mark", "low", "high", "settled_by")},
        **{column: dispute.c[column] for column in ("known_from", "known_to", "recorded_from", "recorded_to")},
    }
    columns = [own[each.name] if each.name in own else account.c[each.name] for each in PICTURED["disputes"]]
    joined = dispute.join(incident, and_(incident.c.id == dispute.c.incident, *clocks_of(filters, incident))).join(side, true())
    joined = joined.join(account, and_(account.c.id == side.c.value, *clocks_of(filters, account)))
    asked = select(*(each.label(shown.name) for each, shown in zip(columns, PICTURED["disputes"], strict=True))).select_from(joined)
    asked = asked.where(*clocks_of(filters, dispute))
    asked = asked.where(*_narrowed(filters, incident), *_of_dispute(filters), *_first_of_all(filters))
    return _ordered(asked, filters, dispute.c.incident, dispute.c.slot, account.c.published_end, account.c.article, account.c.id)


def _first_of_all(filters: Filters) -> Iterator[Condition]:
    """So many disputes as rows are asked for are enough, where nothing but the dispute itself narrows the answer."""
    told = (filters.type, filters.since, filters.until, filters.actor, filters.by, filters.to, filters.speaker, filters.place)
    if filters.limit is None or any(each is not None for each in (*told, filters.article, filters.known_after)):
        return
    keys = select(dispute.c.pk).where(*clocks_of(filters, dispute), *_of_dispute(filters))
    enough = replace(filters, limit=filters.limit + filters.offset, offset=0)
    yield dispute.c.pk.in_(_ordered(keys, enough, dispute.c.incident, dispute.c.slot))


def _of_dispute(filters: Filters) -> Iterator[Condition]:
    if filters.id is not None:
        yield dispute.c.incident == filters.id
    yield from not_rejected(filters, dispute.c.incident)
    for value, column in ((filters.status, dispute.c.status), (filters.kind, dispute.c.kind)):
        if value is not None:
            yield column == value
    if filters.article is not None:
        yield account.c.article == filters.article


def ask_voices(filters: Filters) -> Select[Any]:
    """Ultimate speakers with what they say, by incident and slot."""
    of = account.c
    said = (of.incident, of.slot, of.voice, of.polarity, of.value, of.bound)
    asked = select(
        of.incident, of.slot, func.min(sqlite.field_of(of.speaker, "actor")).label("speaker"), func.min(of.speaker_name).label("speaker_name"),
        of.polarity, of.value, func.count(of.id.distinct()).label("accounts"), func.count(of.origin.distinct()).label("origins"),
        func.count(of.article.distinct()).label("articles"), func.min(of.known_from).label("first"),
    ).where(*clocks_of(filters, account), *not_rejected(filters, of.incident))  # fmt: skip
    for value, column in ((filters.id, of.incident), (filters.kind, of.slot), (filters.article, of.article)):
        asked = asked if value is None else asked.where(column == value)
    for words in (filters.speaker, filters.actor):
        asked = asked if words is None else asked.where(or_(of.voice == words, _holds(of.speaker_name, words)))
    return _ordered(asked.group_by(*said), filters, of.incident, of.slot, literal_column("first"), of.voice)


def ask_stories(filters: Filters) -> Select[Any]:
    """Stories by the day of their first article; origins are counted by the desk."""
    day = func.substr(story_place.c.since, 1, func.instr(story_place.c.since, " ") - 1)
    until = func.substr(story_place.c.until, 1, func.instr(story_place.c.until, " ") - 1)
    asked = select(
        story_place.c.story.label("id"), func.min(article.c.published_start).label("first"),
        func.max(article.c.published_end).label("last"), func.count().label("articles"), func.group_concat(article.c.pk).label("keys"),
    ).select_from(story_place.join(article))  # fmt: skip
    if filters.as_of is None:
        asked = asked.where(story_place.c.until.is_(None), article.c.superseded_at.is_(None))
    else:
        asof = filters.as_of[:10]
        asked = asked.where(day <= asof, or_(until.is_(None), until > asof), article.c.known_from <= asof)
        asked = asked.where(or_(article.c.known_to.is_(None), article.c.known_to > asof))
    if filters.recorded_as_of is None:
        asked = asked.where(article.c.recorded_to.is_(None))
    else:
        moment = end_of(filters.recorded_as_of)
        asked = asked.where(article.c.recorded_from <= moment, or_(article.c.recorded_to.is_(None), article.c.recorded_to > moment))
    asked = asked.where(*_of_story(filters)).group_by(story_place.c.story)
    return _ordered(asked, filters, literal_column("first"), story_place.c.story)


def _of_story(filters: Filters) -> Iterator[Condition]:
    if filters.id is not None:
        yield story_place.c.story == filters.id
    if filters.article is not None:
        mine = select(article.c.pk).where(article.c.id == filters.article)
        yield story_place.c.story.in_(select(story_place.c.story).where(story_place.c.article.in_(mine)))
    if filters.since is not None:
        yield article.c.published_end >= filters.since[:10]
    if filters.until is not None:
        yield article.c.published_start <= end_of(filters.until)
    if filters.text is not None:
        yield article.c.body.in_(sqlite.matching("body", filters.text))


def stories(connection: Connection, filters: Filters) -> Iterator[tuple[Any, ...]]:
    """Stories with the keys of their articles as a tuple: id, first, last, articles, keys."""
    for story, first, last, number, keys in connection.execution_options(yield_per=_AT_ONCE).execute(ask_stories(filters)):
        yield story, first, last, number, tuple(int(key) for key in keys.split(","))


def told_in(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str, str, int]]:
    """Readings by their keys: key, where it stands in the order, article, title or first words, key of the text."""
    asked = select(article.c.pk, article.c.known_from, article.c.id, article.c.title, func.substr(body.c.text, 1, 80), article.c.body)
    rows = connection.execute(asked.select_from(article.join(body)).where(article.c.pk.in_(keys)))
    return [
        (key, f"{(known or '~')[:10]} {ident}", ident, title or text.partition("\n")[0], text_key)
        for key, known, ident, title, text, text_key in rows
    ]


_ASKED: Mapping[str, Any] = {
    "stories": ask_stories,
    "incidents": ask_incidents,
    "disputes": ask_disputes,
    "voices": ask_voices,
}
