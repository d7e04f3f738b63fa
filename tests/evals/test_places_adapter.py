"""The places adapter and its scorer: gold against gold is whole, nothing against gold is nothing."""

from __future__ import annotations

import pytest

from evals.adapters import places


@pytest.mark.parametrize("name", sorted(places.SETS))
def test_gold_against_gold_is_whole(gold, name):
    documents = places.documents(name)[:40]
    wanted = {document["id"]: document["gold"] for document in documents}
    found = {
        doc: [{**mark, "country": places.country_of(mark["lat"], mark["lon"]) if mark.get("lat") is not None else None} for mark in marks]
        for doc, marks in wanted.items()
    }
    assert places.score(wanted, found) == {"recognition_f1": 100.0, "country_accuracy": 100.0, "end_to_end_161": 100.0}


@pytest.mark.parametrize("name", sorted(places.SETS))
def test_half_of_the_gold_is_half_found(gold, name):
    documents = places.documents(name)[:40]
    wanted = {document["id"]: document["gold"] for document in documents}
    half = {doc: [{**mark, "country": None} for mark in marks[::2]] for doc, marks in wanted.items()}
    assert places.score(wanted, half)["recognition_f1"] < 75
