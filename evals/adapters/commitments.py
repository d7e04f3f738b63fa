"""Commitments: gold/commitments/dev.jsonl, each item read in its whole document (or, quick, with the sentences around it)."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from functools import cache
from typing import Any

from evals.figures import Figure
from evals.gold import GOLD, corpus_hash, scorer
from evals.parses import records_of
from tocsin.article.text import article_from_text
from tocsin.model import Article, Commitment, Interval, Record, RiskDate, Span

FILE = GOLD / "commitments" / "dev.jsonl"
QUICK = 60


@cache
def items() -> list[dict[str, Any]]:
    return [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


@cache
def texts() -> dict[tuple[str, str], str]:
    documents = scorer("gold/commitments/documents.py").documents
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the gold's own reader leaves files to the collector
        return {(corpus, name): text for corpus in sorted({item["corpus"] for item in items()}) for name, _, text in documents(corpus)}


def window(item: dict[str, Any], *, whole: bool) -> tuple[str, int]:
    """The text to read and where it begins in the document: all of it, or the sentence with its neighbours."""
    text = texts()[item["corpus"], item["doc"]]
    if whole:
        return text, 0
    start, end = item["sentence"]
    before, after = item.get("context_before") or "", item.get("context_after") or ""
    first = text.rfind(before, 0, start) if before else start
    last = text.find(after, end) + len(after) if after and text.find(after, end) >= 0 else end
    first = first if first >= 0 else start
    return text[first:last], first


def article_of(text: str, published: str | None, key: str) -> Article:
    when = Interval(published, published, "day") if published else None
    return article_from_text(text, url=key, published=when)


def predicted(*, whole: bool, chosen: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Predictions in the scorer's form, offsets in the document."""
    windows = {}
    for item in chosen:
        text, offset = window(item, whole=whole)
        windows[item["id"]] = (f"{item['corpus']}/{item['doc']}@{offset}-{len(text)}", text, offset, item["published"])
    articles = {key: article_of(text, published, key) for key, text, _, published in windows.values()}
    records = dict(zip(articles, records_of(articles.values()), strict=True))
    for item in chosen:
        key, _, offset, _ = windows[item["id"]]
        yield prediction(item, records[key], offset)


def prediction(item: dict[str, Any], record: Record, offset: int) -> dict[str, Any]:
    sentence = Span(item["sentence"][0] - offset, item["sentence"][1] - offset)
    inside = [each for each in record.commitments if sentence.contains(each.action.span) and each.kind != "assurance"]
    dates = [each for each in record.dates if sentence.contains(each.span)]
    return {"id": item["id"], "commitments": [as_row(each, offset) for each in inside], "dates": [as_date(each) for each in dates]}


def as_row(commitment: Commitment, offset: int) -> dict[str, Any]:
    def moved(span: Span | None) -> list[int] | None:
        return [span.start + offset, span.end + offset] if span is not None else None

    condition, due = commitment.condition, commitment.due
    return {
        "kind": commitment.kind,
        "by_span": moved(commitment.by.span if commitment.by else None),
        "to_span": moved(commitment.to.span if commitment.to else None),
        "action_span": moved(commitment.action.span),
        "condition_span": moved(condition.span if condition else None),
        "condition_kind": condition.kind if condition else None,
        "due": {"start": due.start, "end": due.end} if due else None,
        "status": commitment.fate[-1].status,
        "rule": commitment.rule,
    }


def as_date(date: RiskDate) -> dict[str, Any]:
    kind = {"handover": "scheduled"}.get(date.kind, date.kind)
    start, end = date.date.start, date.date.end
    return {"date": start if start == end else f"{start}/{end}", "kind": kind}


def measure(chosen: list[dict[str, Any]], rows: list[dict[str, Any]]) -> dict[str, Any]:
    module = scorer("gold/commitments/score_commitments.py")
    result: dict[str, Any] = module.score(chosen, rows, {item["id"]: item["text"] for item in chosen})[0]
    return result


def figures(*, quick: bool) -> list[Figure]:
    chosen = items()[:: max(1, len(items()) // QUICK)] if quick else items()
    scores = measure(chosen, list(predicted(whole=not quick, chosen=chosen)))
    corpus = corpus_hash(FILE)
    wanted = {
        "found_f1": ("commitment_detection", "F1", "gold"),
        "kind": ("kind_accuracy_of_matched", "acc", "n"),
        "condition_f1": ("condition_span_dice50", "F1", "gold"),
        "by": ("by_head_accuracy", "acc", "n"),
        "to": ("to_head_accuracy", "acc", "n"),
        "due": ("due_exact_of_matched", "acc", "n"),
        "status": ("status_accuracy", "acc", "n"),
        "dates_f1": ("dates_and_kind", "F1", "gold"),
        "false_positives": ("false_positive_rate_on_negatives", "acc", "n"),
    }
    return [
        Figure(f"commitments.{name}", scores[key][field] or 0.0, scores[key][n], "commitments", corpus)
        for name, (key, field, n) in wanted.items()
    ]
