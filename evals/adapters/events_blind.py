"""Status of events in the second stranger's sentences (`evals/sets/blind_status2.jsonl`), frozen by hash.

An event at the given place has the wanted status and frame, or one that the writer calls as good. Rules may be tuned on
rows with an odd number only: odd and even are two figures. The first run, before anybody had read a row, is in docs/events.md.
"""

from __future__ import annotations

import json
from functools import cache

from evals.adapters.actors_blind import Row, rows
from evals.adapters.blind import SETS
from evals.figures import Figure
from evals.gold import GOLD, corpus_hash, scorer
from evals.parses import records_of
from tocsin.article.text import article_from_text
from tocsin.model import Interval, Record, Span

FILE = "blind_status2.jsonl"


@cache
def _documents(corpus: str) -> dict[str, str]:
    return {name: text for name, _, text in scorer("gold/commitments/documents.py").documents(corpus)}


@cache
def _lines(file: str) -> dict[str, str]:
    """The stories of a file whose lines have a text of their own."""
    if not file.startswith("events/"):
        return {}
    whole = (GOLD / file).read_text("utf-8")
    items = json.loads(whole) if whole.lstrip().startswith("[") else [json.loads(line) for line in whole.splitlines() if line.strip()]
    return {str(item.get("docid", item.get("id"))): str(item.get("text", item.get("doctext"))) for item in items}


def text_of(row: Row) -> str:
    """The passage: written out, or cut from its gold file."""
    text = row["text"]
    if isinstance(text, str):
        return text
    held = _lines(text["file"]) or _documents(text["corpus"])
    return held[text["doc"]][text["start"] : text["end"]]


def read(listed: list[Row]) -> list[Record]:
    days = [row["published"] for row in listed]
    articles = [
        article_from_text(text_of(row), published=Interval(day, day, "day") if day else None) for row, day in zip(listed, days, strict=True)
    ]
    return list(records_of(articles))


def is_right(row: Row, record: Record) -> bool:
    """True if there is an event at the place and it reads as the row says; no event is wrong, whatever is wanted."""
    wanted = {row["status"], *row.get("also", ())}
    found = [event for event in record.events if event.trigger.overlaps(Span(*row["at"]))]
    return any(event.status in wanted and event.frame == row["frame"] for event in found)


def figures(*, quick: bool) -> list[Figure]:
    del quick  # 120 passages take seconds
    listed = rows(FILE)
    right = [is_right(row, record) for row, record in zip(listed, read(listed), strict=True)]
    corpus = corpus_hash(SETS / FILE)
    found = [
        any(event.trigger.overlaps(Span(*row["at"])) for event in record.events) for row, record in zip(listed, read(listed), strict=True)
    ]
    return [
        Figure("blind.status2.event_found", sum(found), len(found), "sentences", corpus),
        Figure("blind.status2.right", sum(right), len(right), "sentences", corpus),
        Figure("blind.status2.odd", sum(right[1::2]), len(right[1::2]), "sentences", corpus),
        Figure("blind.status2.even", sum(right[::2]), len(right[::2]), "sentences", corpus),
    ]
