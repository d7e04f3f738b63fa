"""Rows of a list as a table for a terminal: the columns a person reads first, the words, and the id to ask on."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from tocsin.model.questions import Column
from tocsin.present.words import days, excerpt

if TYPE_CHECKING:
    from rich.console import RenderableType

SHOWN = 200
"""Rows on a terminal; more are counted and told, and every other format gives all."""
_IMPORTANT = {
    "articles": ("published", "publisher", "headline", "events", "claims", "article"),
    "events": (
        "when",
        "type",
        "mode",
        "actor_name",
        "attribution",
        "attributed_to",
        "recipient_name",
        "place_name",
        "status",
        "words",
        "id",
    ),
    "claims": ("said", "speaker_name", "via", "acts", "certainty", "content", "publisher", "id"),
    "commitments": ("kind", "by_name", "to_name", "action", "condition", "due", "fate", "fate_how", "attributed_to", "wordings", "id"),
    "dates": ("date", "kind", "note", "words", "publisher", "id"),
    "actors": ("name", "kind", "country", "sectors", "mentions", "headline"),
    "roles": ("person_name", "title", "organisation", "country", "words", "headline"),
    "places": ("name", "kind", "country", "lat", "lon", "confidence", "mentions", "headline"),
    "reviews": ("finding", "kind", "verdict", "field", "value", "anchor", "by", "at", "note"),
    "stories": ("first", "last", "title", "articles", "origins", "id"),
    "incidents": ("when", "type", "mode", "actor_name", "recipient_name", "place_name", "words", "mentions", "articles", "origins", "id"),
    "disputes": ("when", "type", "slot", "kind", "speaker_name", "value", "bound", "polarity", "words", "publisher", "incident"),
    "copies": ("known_from", "kind", "a_publisher", "a_headline", "b_publisher", "b_headline", "share_of_a", "share_of_b"),
}
ROOM = 15
"""Characters that a column needs on average to be read; where there is less, rows are stacked."""
_WIDEST = {"words": 44, "content": 60, "action": 40, "condition": 34, "note": 50, "headline": 50, "article": 40}


def draw_table(name: str, columns: tuple[Column, ...], rows: Iterable[tuple[Any, ...]], size: int, width: int) -> RenderableType:
    """The first rows as a table; what is left out is counted below it."""
    at = {column.name: index for index, column in enumerate(columns)}
    shown = [column for column in _IMPORTANT.get(name, tuple(at)) if column in at or f"{column}_start" in at]
    if not size:
        return Text("nothing fits the question")
    cells = [[_cell(column, row, at) for column in shown] for row in islice(rows, SHOWN)]
    if not any(row[shown.index("wordings")] for row in cells if "wordings" in shown):
        shown, cells = _without("wordings", shown, cells)
    foot = f"{size:,} row{'s' if size > 1 else ''}"
    if size > SHOWN:
        foot += f", the first {SHOWN} shown; -f csv, jsonl, json or parquet gives all"
    body = _grid(shown, cells) if width >= len(shown) * ROOM else _stack(shown, cells)
    return Group(body, Text(foot, style="dim"))


def _without(name: str, shown: list[str], cells: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """The columns and rows without that column."""
    kept = [at for at, column in enumerate(shown) if column != name]
    return [shown[at] for at in kept], [[row[at] for at in kept] for row in cells]


def _grid(shown: list[str], cells: list[list[str]]) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False)
    for column in shown:
        table.add_column(column.replace("_", " "), overflow="fold", no_wrap=column in {"id", "date", "when", "said"})
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _stack(shown: list[str], cells: list[list[str]]) -> RenderableType:
    """Where columns would be slivers: the id, then everything else on as many lines as it takes."""
    lines = []
    for row in cells:
        label = row[shown.index("id")] if "id" in shown else "·"
        rest = " · ".join(cell for name, cell in zip(shown, row, strict=True) if cell and name != "id")
        lines.append(Text.assemble((label, "cyan"), "  ", rest))
    return Group(*lines)


def _cell(column: str, row: tuple[Any, ...], at: dict[str, int]) -> str:
    if f"{column}_start" in at:
        return days(row[at[f"{column}_start"]], row[at[f"{column}_end"]])
    value = row[at[column]]
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    shown = excerpt(str(value), _WIDEST.get(column, 30))
    return f"also: {shown}" if column == "wordings" else shown
