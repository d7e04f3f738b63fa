"""Filters → conditions: what each field of the question means in rows. Bound parameters only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, literal, or_, select, union_all

from tocsin.model.columns import KIND_OF_TABLE
from tocsin.model.questions import Filters
from tocsin.store import copying, sqlite
from tocsin.store.clocks import clock_conditions, end_of
from tocsin.store.overlay import Overlay, ask_reviews
from tocsin.store.schema import TYPED, about, article, finding, name, party
from tocsin.store.selects import fates_of, select_keys, select_list

Condition = ColumnElement[bool]
_APART = {"copies": copying.ask_copies, "reviews": ask_reviews}
"""Lists of their own, which are no findings."""
_FIELDS_OF_SLOT = {
    "actor": ("actor", "actor_name"),
    "recipient": ("recipient", "recipient_name"),
    "attributed_to": ("attributed_to",),
    "speaker": ("speaker", "speaker_name"),
    "via": ("via",),
    "addressee": ("addressee", "addressee_name"),
    "by": ("by", "by_name"),
    "to": ("to", "to_name"),
    "place": ("place", "place_name"),
}
_DAYS = {
    "event": ("when_start", "when_end"),
    "claim": ("said_start", "said_end"),
    "commitment": ("made_start", "made_end"),
    "date": ("date_start", "date_end"),
}
_BY = ("actor", "speaker", "by", "attributed_to")
_TO = ("recipient", "addressee", "to")


def ask(listed: str, filters: Filters, overlay: Overlay) -> Select[Any]:
    """The rows of a list that answer the question, in order of the day on which they happened, then as they were written."""
    if listed in _APART:
        return _APART[listed](filters)
    first_day, key = (article.c.published_start, article.c.pk) if listed not in KIND_OF_TABLE else (finding.c.happened_from, finding.c.pk)
    # An id has its own index: the one on days would give the order for nothing, after a walk through all of them.
    day: ColumnElement[Any] = first_day if filters.id is None else first_day.concat("")
    order = (day.desc(), key.desc()) if filters.newest else (day, key)
    if filters.limit is None and not filters.offset:
        return select_list(listed, overlay).where(*conditions_of(listed, filters, overlay)).order_by(*order)
    # Sorting keys and not whole rows: a tenth of the time on 100,000 events.
    first = select_keys(listed, overlay).where(*conditions_of(listed, filters, overlay)).order_by(*order)
    first = first.limit(filters.limit).offset(filters.offset or None)
    return select_list(listed, overlay).where(key.in_(first)).order_by(*order)


def ask_count(listed: str, filters: Filters, overlay: Overlay) -> Select[int]:
    """How many rows `ask` gives."""
    if listed in _APART:
        return select(func.count()).select_from(_APART[listed](filters).subquery())
    keys = select_keys(listed, overlay).where(*conditions_of(listed, filters, overlay))
    if filters.limit is not None or filters.offset:
        keys = keys.limit(filters.limit).offset(filters.offset or None)
    return select(func.count()).select_from(keys.subquery())


def conditions_of(listed: str, filters: Filters, overlay: Overlay) -> list[Condition]:
    """Everything that the question asks of a row."""
    kind, clocks = KIND_OF_TABLE.get(listed), list(clock_conditions(filters))
    clocks += [article.c.known_from > filters.known_after[:10]] if filters.known_after is not None else []
    if kind is not None and (filters.known_after is not None or (filters.as_of is not None and _is_wide(filters))):
        # Few articles were known early on, or came in some days: their findings are fetched, instead of asking each finding for its article.
        clocks = [finding.c.article.in_(select(article.c.pk).where(*clocks))]
    return [*clocks, *overlay.not_rejected(kind), *_conditions(kind, filters, overlay)]


def _is_wide(filters: Filters) -> bool:
    """True for a question that neither an id nor a number of rows nor a first day holds small."""
    return filters.limit is None and filters.id is None and filters.article is None and filters.since is None


def in_row(kind: str, filters: Filters, overlay: Overlay) -> Iterator[Condition]:
    """What the question asks of a row of a kind, each row by itself; the clocks apart."""
    return _conditions(kind, filters, overlay, is_each=True)


def of_article(filters: Filters, overlay: Overlay, *, is_each: bool = False) -> Iterator[Condition]:
    """What the question asks of an article, besides its words; the clocks apart. With `is_each` every article is asked for its findings."""
    return _conditions(None, replace(filters, text=None), overlay, is_each=is_each)


def _conditions(kind: str | None, filters: Filters, overlay: Overlay, *, is_each: bool = False) -> Iterator[Condition]:
    """With `is_each` every row is asked for what it holds; without it all rows that hold it are listed first."""
    happened_from, happened_to = _happened(kind, overlay)
    if filters.since is not None:
        yield happened_to >= filters.since[:10]
    if filters.until is not None:
        yield happened_from <= end_of(filters.until)
    if filters.article is not None:
        yield article.c.id == filters.article
    if filters.id is not None:
        yield (article if kind is None else finding).c.id == filters.id
    if filters.text is not None:
        yield _holds_words(kind, filters.text, is_each=is_each)
    yield from _parties(kind, filters, overlay, is_each=is_each)
    if kind is not None:
        yield from _own(kind, filters, overlay, is_each=is_each)
    elif filters.type is not None:
        yield _tells_of(filters.type, overlay, is_each=is_each)


def _holds_words(kind: str | None, asked: str, *, is_each: bool) -> Condition:
    if kind is None:
        return article.c.body.in_(sqlite.matching("body", asked))
    if is_each:
        return sqlite.matching("sentence", asked, only=finding.c.sentence).exists()
    return finding.c.sentence.in_(sqlite.matching("sentence", asked))


def sides_of(filters: Filters) -> tuple[tuple[str | None, tuple[str, ...]], ...]:
    """Names that are asked for, each with the slots in which it may stand; no slots are all of them."""
    return ((filters.actor, ()), (filters.speaker, ("speaker", "attributed_to")), (filters.by, _BY), (filters.to, _TO))


def spelled(asked: str) -> dict[str, str]:
    """A type or mode by the columns that may hold it: PLOVER types in capitals, modes in small letters."""
    return {"type": asked.upper(), "action_type": asked.upper(), "mode": asked.lower()}


def _parties(kind: str | None, filters: Filters, overlay: Overlay, *, is_each: bool) -> Iterator[Condition]:
    for asked, slots in sides_of(filters):
        if asked is not None:
            yield _has_party(kind, named("actor", asked), slots, overlay, is_each=is_each) | _is_given(kind, asked, slots, overlay)
    if filters.place is not None:
        yield _has_party(kind, located(filters.place), ("place",), overlay, is_each=is_each) | _is_given(
            kind, filters.place, ("place",), overlay
        )
    if filters.about is not None:
        yield (
            finding.c.id == filters.about if kind == "event" else _has(kind, select(about.c.finding).where(about.c.event == filters.about))
        )


def _has_party(kind: str | None, names: Condition, slots: tuple[str, ...], overlay: Overlay, *, is_each: bool) -> Condition:
    found = select(party.c.finding).join(name).where(names)
    found = found.where(party.c.slot.in_(slots)) if slots else found
    for slot, fields in _FIELDS_OF_SLOT.items():
        if any((kind, field) in overlay.fields for field in fields):
            edited = overlay.is_edited(*fields)
            found = found.where(or_(party.c.slot != slot, party.c.finding.not_in(select(finding.c.pk).where(edited))))
    if kind is None and is_each:
        of_it = found.join(finding, finding.c.pk == party.c.finding).where(finding.c.article == article.c.pk)
        return of_it.correlate(article).exists()
    if kind is not None and is_each:
        return found.where(party.c.finding == finding.c.pk).correlate(finding).exists()
    return _has(kind, found)


def _is_given(kind: str | None, asked: str, slots: tuple[str, ...], overlay: Overlay) -> Condition:
    """True where a person gave that name, or an id, to one of the slots."""
    fields = [field for slot, held in _FIELDS_OF_SLOT.items() if not slots or slot in slots for field in held]
    if not any((kind, field) in overlay.fields for field in fields):
        return false()
    return overlay.has_value(fields, asked)


def _happened(kind: str | None, overlay: Overlay) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    if kind is None:
        return article.c.published_start, article.c.published_end
    days = (finding.c.happened_from, finding.c.happened_to)
    first, last = (overlay.value(kind, name, own) for name, own in zip(_DAYS.get(kind, ("", "")), days, strict=True))
    return first, last


def _has(kind: str | None, findings: Select[Any]) -> Condition:
    """The row, or for an article any of its findings, is among these."""
    if kind is None:
        return article.c.pk.in_(select(finding.c.article).where(finding.c.pk.in_(findings)))
    return finding.c.pk.in_(findings)


def named(kind: str, asked: str) -> Condition:
    """Names of that id, or that hold those words."""
    key = key_of(asked).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return and_(name.c.kind == kind, or_(name.c.id == asked, name.c.key.like(f"%{key}%", escape="\\")))


def located(asked: str) -> Condition:
    """By id, by words of the name, or in the country of that code or name."""
    country = select(name.c.country).where(name.c.kind == "place", name.c.key == key_of(asked), name.c.sort == "country")
    return or_(named("place", asked), and_(name.c.kind == "place", or_(name.c.country == asked.upper(), name.c.country.in_(country))))


def key_of(words: str) -> str:
    """Words in lower case with a blank around each, so that "us" is no part of "russia"."""
    return f" {' '.join(words.casefold().split())} "


def _tells_of(asked: str, overlay: Overlay, *, is_each: bool) -> Condition:
    """True for an article with an event of that type or mode."""
    told = select(finding.c.article).where(finding.c.kind == "event")
    if is_each:
        told = told.join(TYPED["event"], TYPED["event"].c.finding == finding.c.pk).where(finding.c.article == article.c.pk)
        return told.where(_coded("event", asked, overlay, is_each=True)).correlate(article).exists()
    return article.c.pk.in_(told.where(_coded("event", asked, overlay, is_each=False)))


def _coded(kind: str, asked: str, overlay: Overlay, *, is_each: bool) -> Condition:
    """By PLOVER type, in capitals in the code book, or by mode, in small letters; each through its own index."""
    own = TYPED[kind].c
    values = spelled(asked)
    if any((kind, column) in overlay.fields for column in values):
        return or_(*(overlay.value(kind, column, own[column]) == value for column, value in values.items() if column in own))
    if is_each:
        return or_(false(), *(own[column] == value for column, value in values.items() if column in own))
    found = [select(own.finding).where(own[column] == value) for column, value in values.items() if column in own]
    return finding.c.pk.in_(union_all(*found)) if found else false()


def _own(kind: str, filters: Filters, overlay: Overlay, *, is_each: bool) -> Iterator[Condition]:
    own = TYPED[kind].c
    if kind == "claim" and not any((filters.kind, filters.about, filters.speaker, filters.by, filters.actor, filters.id)):
        yield own.speaker_kind != "outlet"  # what an outlet says in its own voice is shown to who asks for it or for an event
    if kind == "commitment" and not (filters.id or filters.all):
        # One line told in several wordings is one row; a wording that a later article tripped is told of itself.
        yield or_(own.same_as.is_(None), fates_of(overlay)["fate_how"] == "tripped")
    if filters.type is not None:
        yield _coded(kind, filters.type, overlay, is_each=is_each)
    is_fate = kind == "commitment" and filters.status is not None
    if is_fate:
        fates = fates_of(overlay)
        yield or_(overlay.value(kind, "fate", fates["fate"]) == filters.status, fates["fate_how"] == filters.status)
    for value, columns in ((None if is_fate else filters.status, ("status",)), (filters.kind, ("kind", "speaker_kind", "role"))):
        if value is not None:
            present = [each for each in columns if each in own]
            yield overlay.value(kind, present[0], own[present[0]]) == value if present else false()
    if filters.certainty is not None:
        yield _is_sure(kind, filters.certainty, overlay)
    ends = [each for each in ("due_end", "date_end") if each in own]
    for day, is_before in ((filters.due_before, True), (filters.due_after, False)):
        if day is not None and ends:
            end = overlay.value(kind, ends[0], own[ends[0]])
            yield end <= end_of(day) if is_before else end >= day[:10]


def _is_sure(kind: str, asked: str, overlay: Overlay) -> Condition:
    """True where one of a row's certainties is that one: an event has one for each of its actors."""
    own = TYPED[kind].c
    if "certainty" not in own:
        return false()
    said = overlay.value(kind, "certainty", own["certainty"])
    return func.instr(literal("; ").concat(said).concat("; "), f"; {asked}; ") > 0
