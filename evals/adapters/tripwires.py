"""Trip wires: forty own stories of two articles, frozen; half of the second articles nearly trip the first."""

from __future__ import annotations

from typing import Any

from evals.figures import Figure
from evals.frozen import SETS, Row, rows
from evals.gold import corpus_hash
from evals.parses import records_of
from tocsin.article.text import article_from_text
from tocsin.merge.fates import trips
from tocsin.merge.wires import Standing
from tocsin.model import Article, Interval, Record

FILE = SETS / "tripwires.jsonl"


def stories() -> list[Row]:
    """The stories; raises ValueError when the file is not the frozen one."""
    return rows(FILE.name)


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
