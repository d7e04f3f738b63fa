"""Events with all that the field's formats ask of each of them: who, of which country and sector, where exactly, how often told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from tocsin.desk.copies import origins_of
from tocsin.desk.table import Table
from tocsin.model import Quantity, Span
from tocsin.model.coded import AUDITED, CODED, SOURCED, marks_of
from tocsin.model.columns import TABLES
from tocsin.model.questions import Filters
from tocsin.store import Store
from tocsin.store.coding import Coding, Story, codings
from tocsin.store.telling import Telling, told_rows

Row = tuple[Any, ...]
_AT = {column.name: index for index, column in enumerate(TABLES["events"])}
_MARKED = tuple(_AT[name] for name in ("status", "frame", "count", "attribution", "reviewed"))
_SEP = "; "
_GROUPS = frozenset({"organisation", "armed_group", "media"})
_NOBODY = (None, None, None, None, None, None)


def coded_table(store: Store, filters: Filters) -> Table:
    """Events of a question with the columns of `tocsin.model.coded.CODED`, read a thousand at a time."""

    def read() -> Iterator[Row]:
        for batch in store.stream(partial(codings, filters=filters)):
            casts: dict[int, Row] = {}
            yield from (_row(coding, casts) for coding in batch)

    return Table("coded", CODED, read, partial(store.count, "events", filters))


def audited_table(store: Store, filters: Filters) -> Table:
    """Events with all that a reviewer asks of each: the columns of `tocsin.model.coded.AUDITED`."""

    def read() -> Iterator[Row]:
        for row, place_kind, telling in store.stream(partial(told_rows, filters=filters)):
            counts = _told(telling)[:5]
            yield (*row, place_kind, *counts, marks_of(*(row[index] for index in _MARKED)))

    return Table("audited", AUDITED, read, partial(store.count, "events", filters))


def sourced_table(store: Store, listed: str, filters: Filters) -> Table:
    """Any list of findings with the origin of each row's article and how many articles copy it."""
    columns = TABLES[listed]
    at = [column.name for column in columns].index("article")

    def read() -> Iterator[Row]:
        origin_of = origins_of(store, Filters(as_of=filters.as_of, recorded_as_of=filters.recorded_as_of))
        for row in store.rows(listed, filters):
            origin, size = origin_of.get(row[at], (f"origin:{row[at]}", 1))
            yield (*row, origin, size - 1)

    return Table(listed, columns + SOURCED, read, partial(store.count, listed, filters))


def _row(coding: Coding, casts: dict[int, Row]) -> Row:
    row, event, story = coding.row, coding.event, coding.story
    place = story.places.get(row[_AT["place"]] or "")
    cast = casts.get(id(story))
    if cast is None:
        cast = casts[id(story)] = _cast(story)
    return (
        *row,
        *_parties(coding, row[_AT["actor"]], row[_AT["actor_name"]], [each.span for each in event.actors]),
        *_parties(coding, row[_AT["recipient"]], row[_AT["recipient_name"]], [each.span for each in event.recipients]),
        _words(coding, event.where.span) if event.where else None,
        place.kind if place else None,
        place.admin1 if place else None,
        _killed(story.quantities[each] for each in event.quantities if each in story.quantities),
        coding.sentence or None,
        coding.language,
        coding.chars,
        *cast,
        *_told(coding.telling),
        marks_of(*(row[index] for index in _MARKED)),
    )


def _parties(coding: Coding, ids: str | None, names: str | None, spans: list[Span]) -> Row:
    """Words, kind, country, sectors, title and first offset of those who take part, in step with their ids; a person may have edited these."""
    count = max(len(each.split(_SEP)) if each else 0 for each in (ids, names))
    if not count:
        return _NOBODY
    story, listed = coding.story, (ids or "").split(_SEP)
    actors = [story.actors.get(each) for each in (*listed, *[""] * (count - len(listed)))]
    words = [_words(coding, span) for span in spans] if len(spans) == count else []
    return (
        _joined(words),
        _joined(actor.kind if actor else None for actor in actors),
        _joined(actor.country if actor else None for actor in actors),
        _joined(",".join(actor.sectors) if actor else None for actor in actors),
        _joined(story.titles.get(actor.id) if actor else None for actor in actors),
        min((span.start for span in spans), default=None),
    )


def _joined(values: Iterable[str | None]) -> str | None:
    listed = [value or "" for value in values]
    return _SEP.join(listed) if any(listed) else None


def _words(coding: Coding, span: Span) -> str | None:
    """Words out of the event's own sentence; null for what stands elsewhere."""
    sentence = coding.event.sentence
    if not sentence.contains(span):
        return None
    words: str = coding.row[_AT["sentence"]][span.start - sentence.start : span.end - sentence.start]
    return words


def _killed(quantities: Iterable[Quantity]) -> str | None:
    """Lowest and highest figure of the dead, "3" or "3-5"; "3-" is at least three. Null where no figure is given."""
    found = [each for each in quantities if each.role == "killed"]
    lows = [each.low if each.low is not None else each.value for each in found]
    highs = [each.high if each.high is not None else each.value for each in found if each.bound != "at_least"]
    low, high = (pick((each for each in held if each is not None), default=None) for pick, held in ((min, lows), (max, highs)))
    if low is None and high is None:
        return None
    first, last = ("" if each is None else f"{each:g}" for each in (low, high))
    return first if first == last else f"{first}-{last}"


def _cast(story: Story) -> Row:
    """Persons, organisations and places of an article, each once."""
    people = [each.name for each in story.actors.values() if each.kind == "person"]
    groups = [each.name for each in story.actors.values() if each.kind in _GROUPS]
    return _joined(people), _joined(groups), _joined(each.name for each in story.places.values())


def _told(telling: Telling | None) -> Row:
    """Incident, mentions, voices, origins, articles, its days, place, country and point, and the figures of the dead."""
    if telling is None:
        return (None,) * 12
    accounts = json.dumps(telling.accounts, ensure_ascii=False) if telling.accounts else None
    counts = (telling.incident, telling.mentions, telling.voices, telling.origins, telling.articles)
    return (*counts, *telling.when, telling.place, telling.country, *telling.point, accounts)
