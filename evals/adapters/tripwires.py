"""Trip wires: forty own stories of two articles, frozen; half of the second articles nearly trip the first."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from evals.figures import Figure
from evals.gold import corpus_hash
from evals.parses import records_of
from tocsin.article.text import article_from_text
from tocsin.merge.fates import trips
from tocsin.merge.wires import Standing
from tocsin.model import Article, Interval, Record

FILE = Path(__file__).parent.parent / "sets" / "tripwires.jsonl"
FROZEN = FILE.with_suffix(".sha256")


def stories() -> list[dict[str, Any]]:
    """The stories; raises ValueError when the file is not the frozen one."""
    data = FILE.read_bytes()
    if hashlib.sha256(data).hexdigest() != FROZEN.read_text("utf-8").split()[0]:
        raise ValueError(f"{FILE.name} is not the frozen set; restore it or freeze a new one with its reason")
    return [json.loads(line) for line in data.decode("utf-8").splitlines()]


def article_of(story: dict[str, Any], part: str) -> Article:
    day = story[part]["published"]
    return article_from_text(story[part]["text"], url=f"{story['id']}/{part}", published=Interval(day, day, "day"))


def is_tripped(first: Record, second: Record) -> bool:
    return any(trips(Standing(commitment, first), second) for commitment in first.commitments)


def measure(answers: dict[str, bool]) -> tuple[int, int]:
    """Stories answered rightly, and false trips."""
    rows = stories()
    right = sum(answers[row["id"]] == row["trips"] for row in rows)
    return right, sum(answers[row["id"]] and not row["trips"] for row in rows)


def figures(*, quick: bool) -> list[Figure]:
    del quick  # forty short stories take seconds
    rows = stories()
    firsts = records_of(article_of(row, "first") for row in rows)
    seconds = records_of(article_of(row, "second") for row in rows)
    answers = {row["id"]: is_tripped(first, second) for row, first, second in zip(rows, firsts, seconds, strict=True)}
    right, false = measure(answers)
    corpus = corpus_hash(FILE)
    return [
        Figure("tripwires.right", float(right), len(rows), "stories", corpus),
        Figure("tripwires.false", float(false), len(rows), "stories", corpus),
    ]
