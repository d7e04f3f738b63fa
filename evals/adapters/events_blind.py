"""Status of events in the second stranger's sentences (`evals/sets/blind_status2.jsonl`), frozen by hash.

An event at the given place has the wanted status and frame, or one that the writer calls as good. Rules may be tuned on
rows with an odd number only: odd and even are two figures. The first run, before anybody had read a row, is in docs/events.md.
Of the third set (`blind3_status.jsonl`) no row may be read by who makes rules: its counts are the only thing that is seen of it.
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
THIRD = "blind3_status.jsonl"


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
    del quick  # 240 passages take seconds
    return [*of_set("status2", rows(FILE), halves=True), *third()]


def third() -> list[Figure]:
    """The figures of the third set, of which nobody who makes rules has read a row; passed over aloud where it is not there."""
    if not (SETS / THIRD).exists():
        print(f"{THIRD} is not there: blind3.status is not measured")
        return []
    return of_set("status", rows(THIRD, "blind3.sha256"), name="blind3", halves=False)


def of_set(kind: str, listed: list[Row], *, name: str = "blind", halves: bool) -> list[Figure]:
    """How many passages have an event at the place, and how many read as the row says; both halves apart where one half may be read."""
    records = read(listed)
    right = [is_right(row, record) for row, record in zip(listed, records, strict=True)]
    found = [any(event.trigger.overlaps(Span(*row["at"])) for event in record.events) for row, record in zip(listed, records, strict=True)]
    corpus = corpus_hash(SETS / (THIRD if name == "blind3" else FILE))
    parts = {"right": right} | ({"odd": right[1::2], "even": right[::2]} if halves else {})
    return [
        Figure(f"{name}.{kind}.event_found", sum(found), len(found), "sentences", corpus),
        *(Figure(f"{name}.{kind}.{part}", sum(each), len(each), "sentences", corpus) for part, each in parts.items()),
    ]
