"""The MUC-4 adapter: the key measured against itself is perfect, and what is wrong counts as wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.adapters import muc


def test_the_key_against_itself_is_perfect(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del gold
    key = muc.keys()
    assert len(key) == 200
    assert 0 < sum(bool(story) for story in key.values()) < 200
    monkeypatch.setattr(muc, "stories", lambda **_: ((story, story) for story in key.values()))
    assert {figure.value for figure in muc.figures(quick=False)} == {100.0}


def test_a_wrong_perpetrator_counts_against_both_rates(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del gold
    key = {"perpetrator": {frozenset({"guerrillas"})}, "target": set(), "instrument": set()}
    answer = {"perpetrator": {frozenset({"army"})}, "target": set(), "instrument": set()}
    monkeypatch.setattr(muc, "stories", lambda **_: iter([(key, answer), (key, key)]))
    figures = {figure.name: figure.value for figure in muc.figures(quick=False)}
    assert figures["muc.incident.f1"] == 100
    assert figures["muc.perpetrator.f1"] == pytest.approx(50)


def test_words_of_no_substance_do_not_match() -> None:
    assert not muc.words("the men of the army") & muc.words("the leaders of the party")
