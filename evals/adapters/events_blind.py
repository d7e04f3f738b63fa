"""Status of events in sentences of strangers, four sets, frozen by hash.

An event at the given place has the wanted status and frame, or one that the writer calls as good. The first runs, before anybody had
read a row, are in docs/events.md. `blind_status2.jsonl` and `blind3_status.jsonl` are read since 2026-11-25: their figures are of development.
Of the fourth set (`blind4_status.jsonl`) no row may be read by who makes rules, of the fifth none at an even place: their counts are all that is seen.
"""

from __future__ import annotations

from evals.figures import Figure
from evals.frozen import SETS, Row, rows, text_of
from evals.gold import corpus_hash
from evals.parses import records_of
from tocsin.article.text import article_from_text
from tocsin.model import Interval, Record, Span

FILE = "blind_status2.jsonl"
LATER = {"blind3": "blind3_status.jsonl", "blind4": "blind4_status.jsonl", "blind5": "blind5_status.jsonl"}
HALVED = {"blind5"}


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
    return [*of_set("blind.status2", FILE, halves=True), *(figure for name in LATER for figure in later(name))]


def later(name: str) -> list[Figure]:
    """The figures of a later set; passed over aloud where it is not there."""
    if not (SETS / LATER[name]).exists():
        print(f"{LATER[name]} is not there: {name}.status is not measured")
        return []
    return of_set(f"{name}.status", LATER[name], halves=name in HALVED)


def of_set(name: str, file: str, *, halves: bool) -> list[Figure]:
    """How many passages have an event at the place, and how many read as the row says; both halves apart where one half was read first."""
    listed, corpus = rows(file), corpus_hash(SETS / file)
    records = read(listed)
    right = [is_right(row, record) for row, record in zip(listed, records, strict=True)]
    found = [any(event.trigger.overlaps(Span(*row["at"])) for event in record.events) for row, record in zip(listed, records, strict=True)]
    parts = {"right": right} | ({"odd": right[1::2], "even": right[::2]} if halves else {})
    return [
        Figure(f"{name}.event_found", sum(found), len(found), "sentences", corpus),
        *(Figure(f"{name}.{part}", sum(each), len(each), "sentences", corpus) for part, each in parts.items()),
    ]
