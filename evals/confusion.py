"""Which event types are taken for which: a confusion matrix on the sets of the gate, kept as data of the package for `tocsin release`.

    python -m evals.confusion        measures the version that is here and writes the table

The sentences themselves stay where they are; only counts are written. Run it before a version is given out: a release says when the table
was made by another version than the one that coded it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import tocsin.present.release as home
from evals.adapters.events import PLV, STATEMENTS, read_texts, rows
from evals.gold import corpus_hash
from evals.run import today
from tocsin.model import Record
from tocsin.pipeline import present_maker

TARGET = Path(str(home.__file__)).with_name("evaluation.json")
_UNREAL = frozenset({"negated", "hypothetical", "conditional"})


def main() -> None:
    gold = [json.loads(line) for line in PLV.read_text("utf-8").splitlines()]
    statements = [{"sentence": row["sentence"], "root": "NONE"} for row in rows(STATEMENTS)]
    items = gold + statements
    found = [type_of(record) for record in read_texts(item["sentence"] for item in items)]
    table = {
        "measured_on": today(),
        "coder": present_maker(),
        "sets": [
            {"name": "plv (sentences of news with the root type of their main event)", "n": len(gold), "sha256": corpus_hash(PLV)},
            {"name": "event_statements (mere statements, written for this project: no event)", "n": len(statements), "sha256": corpus_hash(STATEMENTS)},
        ],
        "matrix": matrix([(item["root"], each) for item, each in zip(items, found, strict=True)]),
    }  # fmt: skip
    TARGET.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", "utf-8")
    print(f"{len(items):,} sentences, written to {TARGET.name}")


def type_of(record: Record) -> str:
    """The type of the main event, as the public scorer takes it; NONE where there is none."""
    real = [event for event in record.events if event.status not in _UNREAL]
    return min(real, key=lambda event: event.rank).type if real else "NONE"


def matrix(pairs: list[tuple[str, str]]) -> dict[str, dict[str, Any]]:
    """How often each gold type (outer) was coded as each type (inner)."""
    held: dict[str, Counter[str]] = defaultdict(Counter)
    for wanted, got in pairs:
        held[wanted][got] += 1
    return {wanted: dict(sorted(counts.items())) for wanted, counts in sorted(held.items())}


if __name__ == "__main__":
    main()
