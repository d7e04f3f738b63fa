"""How fast the store writes and answers: made records with no model behind them, so that the store alone is measured."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from evals.figures import Figure
from tests.store.made import record
from tocsin.model import Event, Record
from tocsin.model.questions import Filters
from tocsin.store import Store, open_store

TYPES = ("ASSAULT", "ACCUSE", "CONSULT", "THREATEN", "PROTEST")
EVENTS = 10
QUESTIONS = (
    ("events", Filters(limit=200)),
    ("events", Filters(type="THREATEN", limit=200)),
    ("events", Filters(actor="Trump", limit=200)),
    ("events", Filters(place="IRQ", limit=200)),
    ("events", Filters(as_of="2020-06-15", limit=200)),
    ("events", Filters(as_of="2020-01-03")),
    ("events", Filters(text="number 17")),
    ("events", Filters(actor="Nobody")),
    ("claims", Filters(speaker="Trump", limit=200)),
    ("articles", Filters(actor="Iran", limit=200)),
)


def figures(*, quick: bool) -> list[Figure]:
    """Records written in a second of this process, and the slowest of ten lists in milliseconds, on 2,000 or 100,000 events."""
    articles = 200 if quick else 10_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.db"
        with open_store(path) as store:
            rate = write(store, list(made(articles)))
        with open_store(path) as store:
            spent = [answer(store, listed, filters) for listed, filters in QUESTIONS]
    size = articles * EVENTS
    return [
        Figure("store.records_per_second", round(rate, 1), articles, "records"),
        Figure("store.slowest_list_ms", round(max(spent) * 1000, 1), size, "events"),
        Figure("store.median_list_ms", round(statistics.median(spent) * 1000, 1), size, "events"),
    ]


def made(articles: int) -> Iterator[Record]:
    """Short articles with ten events each, spread over a year."""
    for number in range(articles):
        one = record(number, published=f"2020-{number % 12 + 1:02}-{number % 28 + 1:02}")
        yield replace(one, events=tuple(_event(one.events[0], number, index) for index in range(EVENTS)))


def _event(event: Event, number: int, index: int) -> Event:
    assert event.when is not None
    day = f"2020-{(number + index) % 12 + 1:02}-{number * 7 % 28 + 1:02}"
    return replace(event, id=f"e{number:06}{index:04}", type=TYPES[(number + index) % 5], when=replace(event.when, start=day, end=day))


def write(store: Store, records: list[Record]) -> float:
    """Records in a second of processor time."""
    began = time.process_time()
    for each in records:
        store.put(each)
    return len(records) / (time.process_time() - began)


def answer(store: Store, listed: str, filters: Filters) -> float:
    """Seconds of processor time for one list."""
    began = time.process_time()
    for _row in store.rows(listed, filters):
        pass
    return time.process_time() - began
