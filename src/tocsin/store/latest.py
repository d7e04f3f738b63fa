"""The first rows of an answer in the order of days, read off the ends of the lists of what is asked for (`store.postings`).

"The latest fifty attacks by Iran that Washington could know of in 2019" reads a few thousand entries, not all attacks and not all
that Iran ever did. Where these are not enough the caller asks the whole store.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import merge
from itertools import groupby, islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from tocsin.model.columns import KIND_OF_TABLE
from tocsin.model.questions import Filters
from tocsin.store import sqlite
from tocsin.store.clocks import clock_conditions, end_of
from tocsin.store.narrow import in_row, located, named, of_article, sides_of, spelled
from tocsin.store.overlay import Overlay
from tocsin.store.postings import CODES, SLOTS, code_key, name_key, posting
from tocsin.store.schema import article, finding, name
from tocsin.store.schema_picture import review
from tocsin.store.selects import select_keys, select_list

MOST_ROWS = 5_000
"""Rows of an answer up to which this way is the shorter one."""
AT_FIRST, LOOKED_AT, AGAIN = 300, 3_000, 30_000
"""Findings that are looked at one by one: 5 ms a thousand. One condition holds of nearly all in its list, several at once of fewer."""
ARTICLES = 600
"""Articles that are asked for what is in them: 60 ms."""
FEW_KEYS = 64
"""Lists that are read side by side; more of them are sorted together."""
MOST_NAMES = 4_000
"""Names that words may fit; "the" fits half of all, and then each row is asked instead."""
MOST_TEXTS = 60_000
"""Sentences that are listed by their words: a sixth of a second; words that more of them hold are soon found in the latest rows."""
Place = tuple[str, int]
"""Day and key of a finding: its place in the order."""
Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Found:
    """Findings that may answer, in their order; `is_all` where there are no others."""

    places: Sequence[Place]
    is_all: bool


def is_for_few(listed: str, filters: Filters) -> bool:
    """True for a question after the first rows of a list of findings by their days."""
    others = (filters.known_after, filters.id, filters.article, filters.about, filters.due_after, filters.due_before)
    is_short = filters.limit is not None and filters.limit + filters.offset <= MOST_ROWS
    held = (filters.actor, filters.speaker, filters.by, filters.to, filters.place, filters.type)
    is_listed = listed in KIND_OF_TABLE or (listed == "articles" and any(held))
    return is_listed and is_short and not any(others)


def rows(connection: Connection, listed: str, filters: Filters, overlay: Overlay) -> list[tuple[Any, ...]] | None:
    """The rows that answer; null for another kind of question, and where too few of those that were looked at do."""
    if not is_for_few(listed, filters):
        return None
    if listed not in KIND_OF_TABLE:
        return _articles(connection, filters, overlay)
    wanted = (filters.limit or 0) + filters.offset
    kind = KIND_OF_TABLE[listed]
    asked = list(_lists(connection, kind, filters)) or [_List(kind)]
    last = _together if asked[0].keys is not None else _found
    for look, most in ((_found, AT_FIRST + 2 * wanted), (_found, LOOKED_AT + 2 * wanted), (last, AGAIN + 2 * wanted)):
        found = look(connection, asked, filters, most)
        told = _rows(connection, listed, filters, overlay, found)
        if found.is_all or len(told) == filters.limit:
            return told
    return None


def _articles(connection: Connection, filters: Filters, overlay: Overlay) -> list[tuple[Any, ...]] | None:
    """As `rows`, for the list of articles: some are asked for their findings, in the order of their days."""
    wanted = (filters.limit or 0) + filters.offset
    key, day = article.c.pk, article.c.published_start
    order = (day.desc(), key.desc()) if filters.newest else (day, key)
    near = select(key).where(*clock_conditions(filters)).order_by(*order).limit(ARTICLES + 2 * wanted)
    asked = select(key).where(key.in_(near), *of_article(filters, overlay, is_each=True))
    asked = asked.where(article.c.body.in_(sqlite.matching("body", filters.text))) if filters.text is not None else asked
    first = asked.order_by(*order).limit(filters.limit).offset(filters.offset)
    told = connection.execute(select_list("articles", overlay).where(key.in_(first)).order_by(*order)).all()
    return [tuple(row) for row in told] if len(told) == filters.limit else None


def _rows(connection: Connection, listed: str, filters: Filters, overlay: Overlay, found: Found) -> list[tuple[Any, ...]]:
    kind = KIND_OF_TABLE[listed]
    order = [each.desc() if filters.newest else each for each in (finding.c.happened_from, finding.c.pk)]
    keys = {key for _, key in found.places} | set(_edited(connection, kind, filters, overlay, found))
    asked = select_keys(listed, overlay).where(finding.c.pk.in_(sqlite.among(sorted(keys))), *clock_conditions(filters))
    asked = asked.where(*overlay.not_rejected(kind), *in_row(kind, replace(filters, text=None), overlay))
    if filters.text is not None:
        asked = asked.where(finding.c.sentence.in_(sqlite.matching("sentence", filters.text)))
    first = asked.order_by(*order).limit(filters.limit).offset(filters.offset)
    return [tuple(row) for row in connection.execute(select_list(listed, overlay).where(finding.c.pk.in_(first)).order_by(*order))]


def _edited(connection: Connection, kind: str, filters: Filters, overlay: Overlay, found: Found) -> Iterator[int]:
    """Findings that a person edited stand in lists by what was read; they are looked at as well, up to where the others were."""
    if not any(each == kind for each, _ in overlay.fields):
        return
    edited = select(review.c.finding).where(review.c.kind == kind, review.c.verdict == "edited")
    asked = select(func.coalesce(finding.c.happened_from, ""), finding.c.pk).where(finding.c.id.in_(edited), finding.c.kind == kind)
    for day, key in connection.execute(asked):
        if found.is_all or _is_within((day, key), found.places[-1], newest=filters.newest):
            yield key


def _is_within(place: Place, last: Place, *, newest: bool) -> bool:
    return place >= last if newest else place <= last


@dataclass(frozen=True, slots=True)
class _List:
    """One condition that findings are listed by: some keys, or the words of sentences; neither is every finding of the kind."""

    kind: str
    keys: Sequence[int] | None = None
    text: str | None = None


def _lists(connection: Connection, kind: str, filters: Filters) -> Iterator[_List]:
    """The conditions of a question that findings are listed by; what holds of too many is asked of each row instead."""
    for asked, slots in sides_of(filters):
        if asked is not None:
            yield from _by_name(connection, kind, named("actor", asked), slots or tuple(SLOTS))
    if filters.place is not None:
        yield from _by_name(connection, kind, located(filters.place), ("place",))
    codes = CODES.get(kind, ())
    if filters.type is not None:
        yield _List(kind, [code_key(kind, column, value) for column, value in spelled(filters.type).items() if column in codes])
    if filters.certainty is not None and "certainty" in codes:
        yield _List(kind, [code_key(kind, "certainty", filters.certainty)])
    if filters.text is not None and not _is_common(connection, filters.text):
        yield _List(kind, text=filters.text)


def _by_name(connection: Connection, kind: str, fits: Condition, slots: Sequence[str]) -> Iterator[_List]:
    names = list(connection.execute(select(name.c.pk).where(fits).limit(MOST_NAMES + 1)).scalars())
    if len(names) <= MOST_NAMES:
        yield _List(kind, [name_key(pk, slot, kind) for pk in names for slot in slots])


def _is_common(connection: Connection, words: str) -> bool:
    held = sqlite.matching("sentence", words).limit(MOST_TEXTS + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(held)).scalar() or 0) > MOST_TEXTS


def _found(connection: Connection, asked: Sequence[_List], filters: Filters, most: int) -> Found:
    """The first findings of a list that is read to its end, the shortest one; of any of them where none is."""
    found = [_cut(_places(connection, each, filters, most), most) for each in asked]
    return min(found, key=lambda each: (not each.is_all, len(each.places)))


def _cut(places: Iterator[Place], most: int) -> Found:
    kept = [place for place, _ in groupby(islice(places, most))]
    return Found(kept, is_all=next(places, None) is None)


def _together(connection: Connection, asked: Sequence[_List], filters: Filters, most: int) -> Found:
    """The first findings that stand in every one of several long lists."""
    first, *others = asked
    joined = _select(first, filters)
    for each in others:
        joined = joined.where(list(joined.selected_columns)[1].in_(_keys(each, filters)))
    if filters.text is not None and all(each.text is None for each in asked):
        holds = (finding.c.pk == list(joined.selected_columns)[1], finding.c.sentence.in_(sqlite.matching("sentence", filters.text)))
        joined = joined.where(select(finding.c.pk).where(*holds).exists())
    return _cut(_run(connection, _ordered(joined, filters).limit(most + 1)), most)


def _keys(asked: _List, filters: Filters) -> Select[Any]:
    told = _select(asked, filters)
    return told.with_only_columns(list(told.selected_columns)[1])


def _places(connection: Connection, asked: _List, filters: Filters, most: int) -> Iterator[Place]:
    """The places of a list in order: its keys are read side by side, or sorted together where they are many."""
    keys = _held(connection, asked.keys) if asked.keys is not None else []
    if asked.keys is None or len(keys) > FEW_KEYS:
        return _run(connection, _ordered(_select(asked, filters), filters).limit(most + 1))
    each = [_run(connection, _ordered(_select(_List(asked.kind, [key]), filters), filters).limit(most + 1)) for key in keys]
    return merge(*each, reverse=filters.newest)


def _held(connection: Connection, keys: Sequence[int]) -> list[int]:
    """Those of some keys under which anything stands at all."""
    listed = sqlite.among(keys).subquery()
    held = select(posting.c.finding).where(posting.c.key == listed.c.value).exists()
    return list(connection.execute(select(listed.c.value).where(held)).scalars())


def _run(connection: Connection, asked: Select[Any]) -> Iterator[Place]:
    return ((day, key) for day, key in connection.execute(asked))


def _ordered(asked: Select[Any], filters: Filters) -> Select[Any]:
    columns = list(asked.selected_columns)
    return asked.order_by(*(column.desc() if filters.newest else column for column in columns))


def _select(asked: _List, filters: Filters) -> Select[Any]:
    """Day and key of what stands in a list, as far as it was known and happened in the days asked for."""
    if asked.keys is not None:
        of = posting.c
        keys = of.key == asked.keys[0] if len(asked.keys) == 1 else of.key.in_(sqlite.among(asked.keys))
        told = select(of.day, of.finding).where(keys)
        return told.where(*_in_time(filters, of.known, of.day, func.coalesce(of.last, of.day)))
    own = finding.c
    told = select(own.happened_from, own.pk).where(own.kind == asked.kind)
    told = told if asked.text is None else told.where(own.sentence.in_(sqlite.matching("sentence", asked.text)))
    return told.where(*_in_time(filters, own.known_from, own.happened_from, own.happened_to))


def _in_time(filters: Filters, known: ColumnElement[Any], first: ColumnElement[Any], last: ColumnElement[Any]) -> Iterator[Condition]:
    if filters.as_of is not None:
        yield known <= filters.as_of[:10]
    if filters.since is not None:
        yield last >= filters.since[:10]
    if filters.until is not None:
        yield and_(first <= end_of(filters.until), first != "")
