"""The adapter gives the scorer what it wants: gold against gold is a hundred per cent."""

from __future__ import annotations

import json
from pathlib import Path

from evals.adapters.events import PLV, f1_figure, known_types, score_events


def test_gold_against_gold_is_all_right(gold: Path) -> None:
    items = [json.loads(line) for line in PLV.read_text("utf-8").splitlines()][:200]
    found = {
        item["id"]: [
            {
                "type": "RETREAT" if item["root"] == "YIELD" else item["root"],
                "rank": 1,
                "status": "actual",
                "actors": [" ".join(item["source"].split()[-12:])],
                "recipients": [" ".join(item["target"].split()[-12:])],
            }
        ]
        for item in items
    }
    score = score_events(items, found)
    assert (score["root"], score["no_event"]) == (100, 0)
    assert score["triple_strict"] > 99


def test_f1_of_a_perfect_answer_is_a_hundred() -> None:
    assert [figure.value for figure in f1_figure("x", [True, False], [True, False], "")] == [100, 100, 100]


def test_sixteen_types() -> None:
    assert len(known_types()) == 16
