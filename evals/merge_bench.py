"""What merging costs an article as the store grows, and beside reading: generated articles as finished records, in the order of their days.

python -m evals.merge_bench                 20,000 articles; prints the figures and keeps them in `evals/RESULTS.md` under `speed.merging`
python -m evals.merge_bench --count 4000    fewer

Processor time counts, so that what else runs on the machine does not. Reading is timed on a sample of the same articles' texts, without any
cache, and multiplied by their number. What the store says in the end is held against what the generator knows.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evals import gate
from evals.figures import Figure
from evals.generate import articles, generated, records, truth
from evals.run import today
from tocsin.desk import Desk
from tocsin.desk.copies import update_copies
from tocsin.desk.merging import update_picture
from tocsin.language import load_pipeline
from tocsin.reading import read_article
from tocsin.store import open_store

if TYPE_CHECKING:
    from sqlalchemy import Connection

COUNT = 20_000
STEP = 1000
READ = 40


def thousands(path: Path, count: int, step: int) -> Iterator[float]:
    """Seconds that each thousand of articles costs to merge: copies, stories, incidents, accounts and disputes, kept in the store."""
    made = iter(records(count))
    with Desk(open_store(path)) as desk:
        while batch := list(islice(made, step)):
            for record in batch:
                desk.store.put(record)
            began = time.process_time()
            update_copies(desk.store)
            update_picture(desk.store)
            yield time.process_time() - began


def reading(count: int = READ) -> float:
    """Seconds to read one of the articles, the model being loaded."""
    nlp = load_pipeline()
    listed = list(articles(count + 1))
    read_article(listed[0], nlp)
    began = time.process_time()
    for article in listed[1:]:
        read_article(article, nlp)
    return (time.process_time() - began) / count


def figures(count: int = COUNT, step: int = STEP) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        path, spent = Path(folder, "bench.db"), []
        for seconds in thousands(path, count, step):
            spent.append(seconds)
            print(f"{len(spent) * step:>7} articles: {1000 * seconds / step:.1f} ms an article", flush=True)
        right = list(truths(path, count))
    read = reading() * count
    return [
        Figure("speed.merging.last_to_second_thousand", round(spent[-1] / spent[min(1, len(spent) - 1)], 2), count, "articles"),
        Figure("speed.merging.ms_an_article", round(1000 * sum(spent) / count, 1), count, "articles"),
        Figure("speed.merging.whole_run_to_reading", round((read + sum(spent)) / read, 2), count, "articles"),
        *right,
    ]


def truths(path: Path, count: int) -> Iterator[Figure]:
    """How much of the known incidents, copies and disputed tolls the store found: F1."""
    with Desk(open_store(path)) as desk:
        ask = desk.store.ask
        members: dict[str, str] = dict(ask(partial(_rows, sql=_MEMBERS)))
        copied = {frozenset(pair) for pair in ask(partial(_rows, sql=_COPIES))}
        disputed = {name for (name,) in ask(partial(_rows, sql=_DISPUTED))}
    made = list(generated(count))
    happening = {event.id: one.incident for one in made for event in one.record.events if event.type == "ASSAULT" and event.id in members}
    known = truth(made)
    yield Figure("speed.merging.incidents_b3", bcubed(happening, members), len(happening), "mentions of known attacks")
    yield Figure("speed.merging.copies_f1", f1(copied, known.copies), len(known.copies), "pairs")
    found = {happening[event] for event, name in members.items() if name in disputed and event in happening}
    yield Figure("speed.merging.disputes_f1", f1(found, known.disputed), len(known.disputed), "disputed tolls")


_MEMBERS = "SELECT event, incident FROM membership WHERE recorded_to IS NULL AND known_to IS NULL"
_COPIES = "SELECT one.id, other.id FROM copy JOIN article one ON one.body = a JOIN article other ON other.body = b WHERE a < b"
_DISPUTED = "SELECT incident FROM dispute WHERE recorded_to IS NULL AND known_to IS NULL AND slot = 'killed'"


def _rows(connection: Connection, *, sql: str) -> list[Any]:
    return [tuple(row) for row in connection.exec_driver_sql(sql)]


def f1(found: Collection[Any], known: Collection[Any]) -> float:
    """F1 in per cent."""
    return 200 * len(set(found) & set(known)) / max(1, len(found) + len(known))


def bcubed(gold: Mapping[str, int], found: Mapping[str, str]) -> float:
    """B3 F1 in per cent over the items that both put somewhere."""
    both = Counter((gold[each], found[each]) for each in gold)
    right, said = Counter(gold.values()), Counter(found[each] for each in gold)
    precise = sum(count * count / said[name] for (_, name), count in both.items())
    whole = sum(count * count / right[key] for (key, _), count in both.items())
    return 200 * precise * whole / max(1.0, len(gold) * (precise + whole))


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=COUNT)
    asked.add_argument("--step", type=int, default=STEP)
    chosen = asked.parse_args()
    found, floors = figures(chosen.count, chosen.step), gate.load()
    print(gate.table(found, floors, quick=False))
    if chosen.count == COUNT:
        gate.write_results(found, floors, today(), is_whole=False)
    return 1 if gate.failures(found, floors, quick=False) else 0


if __name__ == "__main__":
    sys.exit(main())
