"""Relations alone: the gold incidents and accounts are given, ours are the relations (accounts/score_accounts.py)."""

from __future__ import annotations

import json
from typing import Any

from evals.figures import Figure
from evals.gold import GOLD, corpus_hash, scorer
from tocsin.merge.relations import Statement, relations, sentence_around, wording
from tocsin.model import Account, Span, Speaker

FILE = GOLD / "accounts" / "dev.jsonl"
SLOTS = {"responsibility": "claimed_by"}
"""The set's name for a speaker's own claim of responsibility."""


def groups() -> list[dict[str, Any]]:
    return [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def texts() -> dict[str, str]:
    rows = (GOLD / "accounts" / "texts_dev.jsonl").read_text("utf-8").splitlines()
    return {row["doc"]: row["text"] for row in map(json.loads, rows)}


def statement(raw: dict[str, Any], incident: str, published: str | None, text: str) -> Statement:
    span = Span(*raw["span"])
    speaker = raw["speaker"] or {}
    account = Account(
        id=raw["acc"],
        incident=incident,
        article=raw["doc"],
        finding=raw["acc"],
        speaker=Speaker(None, None, "person" if speaker else "outlet"),
        slot=SLOTS.get(raw["slot"], raw["slot"]),
        value=str(raw["value"]),
        span=span,
        low=raw["low"],
        high=raw["high"],
        bound=None if raw["bound"] == "none" else raw["bound"],
        scope=raw.get("scope"),
        polarity=raw["polarity"],
    )
    return Statement(account, speaker.get("text", ""), published, wording(text, span, sentence_around(text, span)))


def predictions(gold: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    read, out = texts(), {}
    for group in gold:
        days = {article["doc"]: article["published"] for article in group["articles"]}
        found = []
        for incident in group["incidents"]:
            listed = [statement(raw, incident["id"], days[raw["doc"]], read[raw["doc"]]) for raw in incident["accounts"]]
            found += [{"a": each.a, "b": each.b, "relation": each.kind} for each in relations(listed)]
        out[group["group"]] = {**group, "relations": found}
    return out


def figures(*, quick: bool) -> list[Figure]:
    del quick  # twenty groups take a second
    gold = groups()
    score = scorer("gold/accounts/score_accounts.py")
    loaded = score.load(str(FILE))
    result = score.score(loaded, predictions(gold))
    corpus = corpus_hash(FILE)
    return [
        Figure("relations.distinct_conflicts_f1", result["conflicts_distinct"]["f1"], len(gold), "groups", corpus),
        Figure(
            "relations.groups_with_a_false_conflict",
            result["false_conflicts"]["with_false_conflict"],
            result["false_conflicts"]["groups_without_conflict"],
            "groups without one",
            corpus,
        ),
    ]
