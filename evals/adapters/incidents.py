"""Incidents within and across articles, measured on the seed alone: what must be one and what must not be.

The groups of gold/accounts measure the same on more articles; see accounts.py.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any

import yaml

from evals.figures import Figure
from evals.gold import GOLD, corpus_hash
from evals.parses import records_of
from tocsin.article.text import article_from_text
from tocsin.merge.picture import merge_records
from tocsin.model import Interval

FOLDER = GOLD / "seed"


def incidents_of(anchors: list[str]) -> dict[str, str | None]:
    """For each anchor of the seed, the incident of the first mention in it."""
    text = (FOLDER / "article.txt").read_text("utf-8")
    (record,) = records_of([article_from_text(text, published=Interval("2020-12-23", "2020-12-25", "day"))])
    picture = merge_records([record])
    out = {}
    for anchor in anchors:
        start = record.article.text.index(anchor)
        inside = (name for name, mention in picture.mentions if start <= mention.anchor.start < start + len(anchor))
        out[anchor] = next(inside, None)
    return out


def agreement(found: dict[str, str | None], expected: dict[str, Any]) -> tuple[int, int]:
    """Pairs that are rightly one or rightly two, and all pairs that the file rules on."""
    one = [(pair, True) for pair in combinations(expected["one_incident"], 2)]
    two = [(pair, False) for pair in combinations(expected["different_incidents"], 2)]
    right = [is_one == (found[a] == found[b]) for (a, b), is_one in (*one, *two) if found[a] and found[b]]
    return sum(right), len(one) + len(two)


def figures(*, quick: bool) -> list[Figure]:
    del quick  # one article
    expected = yaml.safe_load((FOLDER / "expect.yaml").read_text("utf-8"))["events"]
    right, pairs = agreement(incidents_of([*expected["one_incident"], *expected["different_incidents"]]), expected)
    return [Figure("incidents.seed_pairs", 100 * right / pairs, pairs, "pairs", corpus_hash(FOLDER / "expect.yaml"))]
