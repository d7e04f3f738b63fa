"""Which expression gives each column that people see; the lists, the views and `explain` select through here."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, select

from tocsin.model.columns import COMPUTED, KIND_OF_TABLE, TABLES
from tocsin.store.fates import fate_columns, join_turn
from tocsin.store.overlay import Overlay
from tocsin.store.schema import TYPED, article, finding, sentence

_CITED: dict[str, ColumnElement[Any]] = {
    "id": finding.c.id,
    "words": finding.c.words,
    "sentence": sentence.c.text,
    "char_start": finding.c.start,
    "char_end": finding.c.end,
    "article": article.c.id,
    "version": article.c.version,
    "url": article.c.url,
    "publisher": article.c.publisher,
    "headline": article.c.title,
    "published_start": article.c.published_start,
    "published_end": article.c.published_end,
    "published_basis": article.c.published_basis,
    "known_from": finding.c.known_from,
    "known_to": finding.c.known_to,
    "recorded_from": finding.c.recorded_from,
    "recorded_to": finding.c.recorded_to,
    "rule": finding.c.rule,
    "coder": article.c.maker,
}


def columns_of(listed: str, overlay: Overlay) -> list[ColumnElement[Any]]:
    """One labelled expression for each column of a list, in the list's order, without what the desk works out."""
    kind = KIND_OF_TABLE.get(listed)
    if kind is None:
        renamed = {"headline": "title", "coder": "maker"}
        kept = [column.name for column in TABLES[listed] if column.name not in COMPUTED[listed]]
        return [article.c[renamed.get(each, each)].label(each) for each in kept]
    own = {**_CITED, **overlay.reviewed(kind), **dict(TYPED[kind].c), **(fates_of(overlay) if kind == "commitment" else {})}
    return [overlay.value(kind, column.name, own[column.name]).label(column.name) for column in TABLES[listed]]


def fates_of(overlay: Overlay) -> dict[str, ColumnElement[Any]]:
    """What became of a commitment; confirmed where a person said so."""
    columns = fate_columns(overlay.filters)
    return columns | {"fate_is_suggested": overlay.confirmed(columns["fate_by"], columns["fate_is_suggested"])}


def select_list(listed: str, overlay: Overlay) -> Select[Any]:
    """All rows of a list, of every version and reading, with what they say by the clocks and verdicts of a question; callers narrow it."""
    kind = KIND_OF_TABLE.get(listed)
    if kind is None:
        return select(*columns_of(listed, overlay)).select_from(article)
    joined = _joined(kind, overlay).join(sentence, finding.c.sentence == sentence.c.pk)
    return select(*columns_of(listed, overlay)).select_from(joined).where(finding.c.kind == kind)


def _joined(kind: str, overlay: Overlay) -> FromClause:
    typed = TYPED[kind]
    joined = finding.join(typed, typed.c.finding == finding.c.pk).join(article)
    return join_turn(joined, overlay.filters) if kind == "commitment" else joined


def select_keys(listed: str, overlay: Overlay) -> Select[Any]:
    """Keys of the rows of a list, without their sentences: what sorting and counting need."""
    kind = KIND_OF_TABLE.get(listed)
    if kind is None:
        return select(article.c.pk)
    return select(finding.c.pk).select_from(_joined(kind, overlay)).where(finding.c.kind == kind)


def present_state() -> list[ColumnElement[bool]]:
    """The newest version of each article, in its newest reading."""
    return [article.c.recorded_to.is_(None), article.c.superseded_at.is_(None)]
