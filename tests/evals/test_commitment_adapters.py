"""The adapters of commitments and trip wires, on gold against gold and on a set that was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.adapters import commitments, tripwires

if TYPE_CHECKING:
    from pathlib import Path


def test_gold_against_gold_is_all_right(gold: Path):
    chosen = commitments.items()
    scores = commitments.measure(chosen, chosen)
    assert scores["commitment_and_kind"]["F1"] == 100.0
    assert scores["condition_span_dice50"]["F1"] == 100.0
    assert scores["false_positive_rate_on_negatives"]["ok"] == 0


def test_windows_hold_their_sentence(gold: Path):
    for item in commitments.items()[::10]:
        for whole in (True, False):
            text, offset = commitments.window(item, whole=whole)
            start, end = item["sentence"]
            assert text[start - offset : end - offset] == item["text"]


def test_right_answers_are_all_right():
    rows = tripwires.stories()
    assert len(rows) == 40
    assert tripwires.measure({row["id"]: row["trips"] for row in rows}) == (40, 0)
    assert tripwires.measure({row["id"]: True for row in rows}) == (20, 20)
