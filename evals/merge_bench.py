"""What merging costs an article as the store grows, and beside reading: generated articles as finished records, in the order of their days.

python -m evals.merge_bench                 20,000 articles; prints the figures and keeps them in `evals/RESULTS.md` under `speed.merging`
python -m evals.merge_bench --count 4000    fewer

Processor time counts, so that what else runs on the machine does not. Reading is timed on a sample of the same articles' texts.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from evals import gate
from evals.figures import Figure
from evals.generate import articles, records
from evals.run import today
from tocsin.desk import Desk
from tocsin.desk.copies import update_copies
from tocsin.desk.merging import update_picture
from tocsin.language import load_pipeline
from tocsin.reading import read_article
from tocsin.store import open_store

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
        spent = []
        for seconds in thousands(Path(folder, "bench.db"), count, step):
            spent.append(seconds)
            print(f"{len(spent) * step:>7} articles: {1000 * seconds / step:.1f} ms an article", flush=True)
    read = reading() * count
    return [
        Figure("speed.merging.last_to_second_thousand", round(spent[-1] / spent[min(1, len(spent) - 1)], 2), count, "articles"),
        Figure("speed.merging.ms_an_article", round(1000 * sum(spent) / count, 1), count, "articles"),
        Figure("speed.merging.whole_run_to_reading", round((read + sum(spent)) / read, 2), count, "articles"),
    ]


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
