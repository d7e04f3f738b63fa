"""The gate holds floors and ceilings, and lowers none without a reason."""

from __future__ import annotations

import json

import pytest

from evals import gate
from evals.figures import Figure


@pytest.fixture
def floors(tmp_path, monkeypatch):
    file = tmp_path / "floors.json"
    figures = {"times.f1": {"floor": 80.0, "quick": 75.0}, "events.false": {"floor": 5.0, "most": True}}
    file.write_text(json.dumps({"figures": figures, "lowered": []}))
    monkeypatch.setattr(gate, "FLOORS", file)
    return gate.load()


@pytest.mark.parametrize(
    ("name", "value", "fails"),
    [("times.f1", 79.9, True), ("times.f1", 80.0, False), ("events.false", 5.1, True), ("events.false", 5.0, False)],
)
def test_what_is_on_the_wrong_side_fails(floors, name, value, fails):
    assert bool(gate.failures([Figure(name, value, 1)], floors, quick=False)) is fails


def test_the_quick_sample_has_its_own_floor(floors):
    assert gate.failures([Figure("times.f1", 76.0, 1)], floors, quick=True) == []


def test_a_floor_may_be_raised_and_is_not_lowered_in_silence(floors, capsys):
    assert gate.change(["times.f1=82"], [], None, "2026-11-24") == 0
    assert gate.change(["times.f1=81"], [], None, "2026-11-24") == 1
    assert "below the pinned 82" in capsys.readouterr().out
    assert gate.change([], ["times.f1=81"], None, "2026-11-24") == 1
    assert gate.change([], ["times.f1=81"], "the set was mended", "2026-11-24") == 0
    (lowered,) = gate.load()["lowered"]
    assert (lowered["from"], lowered["to"], lowered["reason"]) == (82.0, 81.0, "the set was mended")
