"""Minimal pairs of status and frame; the issue asks for 108 of 120."""

from __future__ import annotations

from evals.adapters.events import STATEMENTS, STATUS, is_right, read_texts, rows

RIGHT = 114
FALSE = 18


def test_minimal_pairs() -> None:
    items = rows(STATUS)
    wrong = [
        item["id"] for item, record in zip(items, read_texts(item["sentence"] for item in items), strict=True) if not is_right(item, record)
    ]
    assert len(items) == 120
    assert len(items) - len(wrong) >= RIGHT, wrong


def test_mere_statements_stay_without_events() -> None:
    """At most six in a hundred of three hundred statements of seven fields."""
    happened = {"actual", "ongoing", "planned"}
    items = rows(STATEMENTS)
    false = [
        item["id"]
        for item, record in zip(items, read_texts(item["sentence"] for item in items), strict=True)
        if any(event.status in happened for event in record.events)
    ]
    assert len(items) == 300
    assert len(false) <= FALSE, false
