"""The adapter scores the gold set against itself at 100, and writes attributions by the set's own conventions."""

from __future__ import annotations

import pytest

from evals.adapters import claims as adapter
from tocsin.model import Span


@pytest.fixture(scope="module")
def documents(gold):
    return list(adapter.gold_documents(adapter.POLNEAR).values())


def test_gold_against_gold_is_100(documents):
    assert {figure.value for figure in adapter.gold_against_gold(documents)} == {100.0}


def test_gold_without_predictions_is_0(documents):
    figures = adapter.scored([(document, {"attributions": []}) for document in documents], "x")
    assert {figure.value for figure in figures} == {0.0}


def test_the_source_of_a_relative_clause_is_its_pronoun():
    text = "She met a woman who later said so."
    assert text[slice(*adapter.source_span(Span(8, 15), Span(26, 30), text))] == "who"


def test_a_source_runs_on_over_its_clause():
    text = "Karim, who runs the port, said so."
    assert text[slice(*adapter.source_span(Span(0, 5), Span(26, 30), text))] == "Karim, who runs the port,"


def test_a_cue_holds_its_auxiliaries():
    text = "Karim has repeatedly said so."
    assert text[slice(*adapter.cue_span(Span(21, 25), text))] == "has repeatedly said"


def test_f1_of_what_did_not_happen():
    assert adapter.f1([True, True, False], [True, False, False]) == pytest.approx(2 / 3)
    assert adapter.f1([True], [False]) == 0.0
