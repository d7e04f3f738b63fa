"""Events of whole articles: 40 that nobody had looked at, each read by two people who did not know the rules (`evals/sets/whole_articles.jsonl`).

An event of ours (status actual or ongoing, title and aggregate included) is right if a reader has one of the same type in the same
sentence, one to one. Figures are means over the two readers; their agreement with one another is measured in the same way.
Articles at even places of the file are not read by anybody who makes rules; those at odd places are, since 24 November 2026, 22:00: two figures.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.figures import Figure
from evals.gold import corpus_hash, scorer
from evals.parses import doc_of
from tocsin.article.text import article_from_text
from tocsin.model import Interval
from tocsin.reading import read_doc

FILE = Path(__file__).resolve().parent.parent / "sets" / "whole_articles.jsonl"
QUICK = 12
Key = tuple[int, str]
"""Sentence number and type."""


def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")]


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
    listed = rows()[:: len(rows()) // QUICK] if quick else rows()
    read = texts({row["corpus"] for row in listed})
    counted = [keyed(row, read[row["corpus"], row["doc"]]) for row in listed]
    a, b, ours = ([each[0][i] for each in counted] for i in range(3))
    agreement = rates(a, b)
    n, corpus = len(listed), corpus_hash(FILE)
    parts = {"": slice(None)} if quick else {"": slice(None), "even_": slice(0, None, 2), "odd_": slice(1, None, 2)}
    return [
        *(
            Figure(f"whole.events.{part}{name}", value, len(ours[cut]), "articles", corpus)
            for part, cut in parts.items()
            for name, value in zip(("precision", "recall"), means(ours[cut], a[cut], b[cut]), strict=True)
        ),
        Figure("whole.readers.f1", 2 * agreement[0] * agreement[1] / (agreement[0] + agreement[1]), n, "articles", corpus),
        Figure("whole.readers.krippendorff_alpha", 100 * alpha(list(labels(a, b, [size for _, size in counted]))), n, "articles", corpus),
    ]


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
