"""Events of whole articles: 40 that nobody had looked at, each read by two people who did not know the rules (`evals/sets/whole_articles.jsonl`).

An event of ours (status actual or ongoing, title and aggregate included) is right if a reader has one of the same type in the same
sentence, one to one. Figures are means over the two readers; their agreement with one another is measured in the same way.
Articles at even places of the file are not read by anybody who makes rules; those at odd places are, since 24 November 2026, 22:00: two figures.
A second set was frozen on 25 November 2026 (`blind3_whole.jsonl`): those at odd places are read since that day, 14:45, those at even places are not.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals import frozen
from evals.figures import Figure
from evals.gold import corpus_hash, scorer
from evals.parses import doc_of
from tocsin.article.text import article_from_text
from tocsin.model import Interval
from tocsin.reading import read_doc

SETS = Path(__file__).resolve().parent.parent / "sets"
FILE, LATER = SETS / "whole_articles.jsonl", SETS / "blind3_whole.jsonl"
QUICK = 12
Key = tuple[int, str]
"""Sentence number and type."""


def rows(file: Path = FILE) -> list[dict[str, Any]]:
    """The rows of a set; the later one only as it was frozen."""
    if file == LATER:
        return frozen.rows(file.name)
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]


def texts(corpora: set[str]) -> dict[tuple[str, str], str]:
    documents = scorer("gold/commitments/documents.py").documents
    return {(corpus, name): text for corpus in corpora for name, _, text in documents(corpus)}


def keyed(row: dict[str, Any], text: str) -> tuple[list[Counter[Key]], int]:
    """Both readers' events and ours as counts of (sentence, type), and the number of sentences."""
    day = row["published"]
    article = article_from_text(text, published=Interval(day, day, "day") if day else None)
    doc = doc_of(article)
    record = read_doc(doc, article, "kept")
    starts = [sent.start_char for sent in doc.sents]

    def sentence(at: int) -> int:
        return sum(start <= at for start in starts)

    readers = [Counter((sentence(event["span"][0]), event["type"]) for event in row[f"reader_{name}"]) for name in "ab"]
    ours = Counter((sentence(event.trigger.start), event.type) for event in record.events if event.status in {"actual", "ongoing"})
    return [*readers, ours], len(starts)


def figures(*, quick: bool) -> list[Figure]:
    """Precision and recall of the first set, whole and by halves, and of the later one; how far the readers agree in each."""
    if quick:
        return list(measured("whole", FILE, {"": slice(None)}, len(rows()) // QUICK))
    halves = {"": slice(None), "even_": slice(0, None, 2), "odd_": slice(1, None, 2)}
    return [*measured("whole", FILE, halves), *measured("blind3.whole", LATER, halves)]


def measured(name: str, file: Path, parts: dict[str, slice], step: int = 1) -> Iterator[Figure]:
    """The figures of one set, every `step`th article of it."""
    listed, corpus = rows(file)[::step], corpus_hash(file)
    read = texts({row["corpus"] for row in listed})
    counted = [keyed(row, read[row["corpus"], row["doc"]]) for row in listed]
    a, b, ours = ([each[0][i] for each in counted] for i in range(3))
    for part, cut in parts.items():
        for key, value in zip(("precision", "recall"), means(ours[cut], a[cut], b[cut]), strict=True):
            yield Figure(f"{name}.events.{part}{key}", value, len(ours[cut]), "articles", corpus)
    precision, recall = rates(a, b)
    yield Figure(f"{name}.readers.f1", 2 * precision * recall / (precision + recall), len(listed), "articles", corpus)
    kinds = list(labels(a, b, [size for _, size in counted]))
    yield Figure(f"{name}.readers.krippendorff_alpha", 100 * alpha(kinds), len(listed), "articles", corpus)


def means(ours: list[Counter[Key]], a: list[Counter[Key]], b: list[Counter[Key]]) -> list[float]:
    """Precision and recall of ours, as the mean over both readers."""
    scores = [rates(ours, reader) for reader in (a, b)]
    return [sum(score[i] for score in scores) / 2 for i in range(2)]


def rates(found: list[Counter[Key]], gold: list[Counter[Key]]) -> tuple[float, float]:
    """Precision and recall in per cent over all articles."""
    right = sum(sum((one & other).values()) for one, other in zip(found, gold, strict=True))
    return 100 * right / max(1, sum(map(Counter.total, found))), 100 * right / max(1, sum(map(Counter.total, gold)))


def labels(a: list[Counter[Key]], b: list[Counter[Key]], sizes: list[int]) -> Iterator[tuple[str, str]]:
    """What each reader calls each sentence: its types, or nothing."""
    for one, other, size in zip(a, b, sizes, strict=True):
        for number in range(1, size + 1):
            yield tuple("+".join(sorted({kind for at, kind in each if at == number})) for each in (one, other))  # type: ignore[misc]


def alpha(pairs: list[tuple[str, str]]) -> float:
    """Krippendorff's alpha for two readers, nominal labels, no missing values."""
    counts = Counter(label for pair in pairs for label in pair)
    total = sum(counts.values())
    observed = sum(one != other for one, other in pairs) / len(pairs)
    expected = 1 - sum(count * (count - 1) for count in counts.values()) / (total * (total - 1))
    return 1 - observed / expected
