"""As-of replay: 1,091 dated updates on fourteen crises, added in the order of their days and shuffled; what the desk says as of every
tenth day must be the same, row for row, but for ids of rows and when this store wrote them.
"""

from __future__ import annotations

import csv
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from evals.figures import Figure
from evals.gold import GOLD, corpus_hash
from evals.parses import records_of
from tocsin.article.text import article_from_text
from tocsin.desk import Desk
from tocsin.desk.copies import update_copies
from tocsin.desk.merging import update_picture
from tocsin.model import Interval, Record
from tocsin.store import open_store

FOLDER = GOLD / "merge" / "timelines" / "events"
QUICK = ("gaza_conflict",)
LISTS = ("incidents", "disputes", "stories", "voices", "events")
EVERY = 10
BATCHES = 7
"""Into so many batches the shuffled articles are parted."""


def records(crises: Sequence[str] | None) -> Iterator[Record]:
    """One record an update, the first annotator's."""
    for file in sorted(FOLDER.glob("*/annotator1.tsv")):
        if crises is not None and file.parent.name not in crises:
            continue
        with file.open(encoding="utf-8", newline="") as opened:
            rows = [row for row in csv.DictReader(opened, delimiter="\t") if row["Update"]]
        for number, row in enumerate(rows):
            day = row["Date"].strip("[] ")
            article = article_from_text(row["Update"], published=Interval(day, day, "day"), publisher=file.parent.name)
            yield from records_of([replace(article, id=f"{file.parent.name}:{number}")])


def desk_of(path: Path, batches: Sequence[Sequence[Record]]) -> Desk:
    desk = Desk(open_store(path))
    for batch in batches:
        for record in batch:
            desk.store.put(record)
        update_copies(desk.store)
        update_picture(desk.store)
    return desk


def days_of(listed: Sequence[Record]) -> list[str]:
    """Every tenth day from the first update to the last, and the last."""
    known = sorted(record.article.published.end or "" for record in listed if record.article.published)
    first, last = date.fromisoformat(known[0]), date.fromisoformat(known[-1])
    return [(first + timedelta(days=at)).isoformat() for at in range(0, (last - first).days + EVERY, EVERY)]


def said(desk: Desk, day: str) -> dict[str, list[str]]:
    """All rows as of a day, without when this store wrote them."""
    return {listed: sorted(repr(_kept(row)) for row in getattr(desk, listed)(as_of=day)) for listed in LISTS}


def _kept(row: dict[str, object]) -> list[tuple[str, object]]:
    return [(name, value) for name, value in sorted(row.items()) if not name.startswith("recorded")]


def agreement(listed: Sequence[Record], seed: int = 1) -> tuple[int, int]:
    """On how many of how many days two desks say the same: one filled day by day, one shuffled and in batches."""
    ordered = sorted(listed, key=lambda record: (record.article.published.end or "" if record.article.published else "", record.article.id))
    shuffled = list(listed)
    random.Random(seed).shuffle(shuffled)
    size = max(1, len(shuffled) // BATCHES)
    batches = [shuffled[at : at + size] for at in range(0, len(shuffled), size)]
    with (
        tempfile.TemporaryDirectory() as folder,
        desk_of(Path(folder, "a.db"), [ordered]) as one,
        desk_of(Path(folder, "b.db"), batches) as other,
    ):
        days = days_of(listed)
        return sum(said(one, day) == said(other, day) for day in days), len(days)


def figures(*, quick: bool) -> list[Figure]:
    files = sorted(FOLDER.glob("*/annotator1.tsv"))
    listed = list(records(QUICK if quick else None))
    same, days = agreement(listed)
    return [Figure("timelines.as_of_agreement", 100 * same / days, days, f"days, {len(listed)} updates", corpus_hash(*files))]
