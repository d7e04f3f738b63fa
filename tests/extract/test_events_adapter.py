"""The adapter gives the scorer what it wants: gold against gold is a hundred per cent."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from evals.adapters.events import PLV, f1_figure, is_police, is_told, known_types, score_events
from tocsin.model import Record


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


TOLD = [
    ("Thousands protested in Minsk on Sunday.", True),
    ("The union will strike on Friday over pay.", True),
    ("The residents had not demonstrated over the weekend.", False),
    ("They might protest in Minsk.", False),
]


@pytest.mark.parametrize(("sentence", "wanted"), TOLD)
def test_a_protest_that_did_not_happen_is_none(read: Callable[..., Record], sentence: str, wanted: bool) -> None:
    assert is_told(read(sentence), "PROTEST") is wanted


ACTED = [
    ("The police failed to arrest the mayor.", True),
    ("Twelve men were booked under the safety act.", True),
    ("The mayor was not arrested.", False),
    ("Farmers blocked the motorway.", False),
]


@pytest.mark.parametrize(("sentence", "wanted"), ACTED)
def test_what_counts_as_an_action_of_police(read: Callable[..., Record], sentence: str, wanted: bool) -> None:
    record = read(sentence)
    assert any(is_police(record, event) for event in record.events) is wanted
