"""The gold sets: the adapter scores gold against itself as perfect, and the seed article stays above its floor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from evals.adapters import places


def country_of(mark: dict[str, Any]) -> str | None:
    return None if mark["lat"] is None else places.country_of(mark["lat"], mark["lon"])


def test_gold_against_itself_is_perfect(gold: Path):
    for name in places.SETS:
        marked = {document["id"]: document["gold"] for document in places.documents(name)[:40]}
        found = {doc: [{**mark, "country": country_of(mark)} for mark in marks] for doc, marks in marked.items()}
        assert places.score(marked, found) == {"recognition_f1": 100.0, "country_accuracy": 100.0, "end_to_end_161": 100.0}


def test_three_documents_in_ten_are_held_out(gold: Path):
    every = places.documents("geovirus") + places.documents("lgl")
    held = [document for document in every if places.is_held_out(f"geovirus:{document['id']}")]
    assert 0.25 < len(held) / len(every) < 0.35


def test_the_seed_article_stays_above_its_floor(gold: Path):
    figures = {figure.name: figure.value for figure in places.seed_figures()}
    assert figures["places.seed.found"] >= 96
    assert figures["places.seed.right"] >= 96


def test_a_confidence_above_seven_tenths_is_right_nineteen_times_in_twenty(gold: Path):
    for name in places.SETS:
        chosen = [document for document in places.documents(name) if not places.is_held_out(f"{name}:{document['id']}")][:60]
        share, count = places.precision_when_sure(*places.read_set(name, chosen))
        assert count > 100
        assert share >= 93
