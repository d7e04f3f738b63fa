"""The adapter of times: gold against gold is perfect, the split is fixed, the floors of TimeBank and AQUAINT hold on a sample."""

from __future__ import annotations

import pytest

from evals.adapters import times


@pytest.fixture(scope="module")
def samples(gold):
    assert gold
    return times.timeml()[:40]


def test_gold_against_gold_is_perfect(samples):
    found = {sample.id: list(sample.gold) for sample in samples}
    assert set(times.scores(samples, found).values()) == {100.0}


def test_nothing_found_is_zero(samples):
    assert set(times.scores(samples, {}).values()) == {0.0}


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1989-QX", True), ("1998-WXX", True), ("1968-XX", True), ("2000-W7", True), ("1989-Q3", False), ("1998-W06-WE", False), ("1989", False),
     ("1998-02-06T10:30", False), ("P3M", False), (None, False)],
)  # fmt: skip
def test_a_placeholder_names_no_date(value, expected):
    assert times.is_placeholder(value) is expected


def test_without_placeholders_nothing_else_is_lost(samples):
    found = {sample.id: list(sample.gold) for sample in samples}
    kept, left = times.resolved(samples, found)
    spoilt = sum(times.is_placeholder(row["value"]) for sample in samples for row in sample.gold)
    assert spoilt > 0
    assert sum(len(sample.gold) for sample in kept) == sum(len(sample.gold) for sample in samples) - spoilt
    assert sum(map(len, left.values())) == sum(len(sample.gold) for sample in kept)


def test_the_split_keeps_documents_apart():
    names = ("APW19980807.0261", "wsj_0026", "wsj_1014", "AP900815-0044")
    assert [times.is_held_out(name) for name in names] == [True, True, True, False]
    share = sum(times.is_held_out(f"document-{number}") for number in range(1000)) / 1000
    assert 0.25 < share < 0.35


def test_meantime_points_at_its_words(gold):
    assert gold
    rows = [(sample, row) for sample in times.meantime() for row in sample.gold]
    assert len(rows) > 300
    assert [row for sample, row in rows if sample.text[row["start"] : row["end"]] != row["text"]] == []


def test_quick_figures_hold_the_floors(gold):
    assert gold
    values = {figure.name: figure.value for figure in times.figures(quick=True)}
    assert values["times.tbaq.value_f1"] >= 72
    assert values["times.tbaq.relaxed_f1"] >= 88
    assert values["times.seed.values"] >= 30
