"""Sixty texts, each from another country, written and frozen before the rules were tuned: at least 56 are right as a whole."""

from __future__ import annotations

import hashlib
from functools import cache

import pytest

from evals.adapters.actors import SIXTY, Checked, figures, record_of, rows_of, seed_roles, sixty, uncovered

FROZEN = "188862420413f065aa810f5cfa1b2be13cdd9bfb2aeb2e1533ac5d678c659560"
FLOOR = 56


@cache
def failed() -> dict[str, list[str]]:
    return dict(sixty())


def test_the_texts_are_the_frozen_ones():
    assert hashlib.sha256(SIXTY.read_bytes()).hexdigest() == FROZEN
    assert len({row["country"] for row in rows_of(SIXTY)}) == 60


def test_most_are_right():
    wrong = {n: checks for n, checks in failed().items() if checks}
    assert len(wrong) <= 60 - FLOOR, wrong


def test_single_checks_are_right():
    """Of all that is asked of the sixty, 97 in 100 hold."""
    total = sum(len(row["checks"].split(" ; ")) for row in rows_of(SIXTY))
    assert sum(map(len, failed().values())) <= 0.03 * total


def test_a_check_can_fail():
    text = "Tehran denied it. The ministry in Rome said so."
    checked = Checked(text, record_of(text)[1])
    assert checked.holds("id Tehran = IRN")
    assert not checked.holds("id Tehran = IRQ")
    assert not checked.holds("same Tehran = ministry")
    assert not checked.holds("role Tehran = president / IRN")
    assert checked.holds("none Rome")
    assert not checked.holds("none Tehran")


def test_all_roles_of_the_seed_are_found(gold):
    assert [person for person, found in seed_roles(gold / "seed") if not found] == []


def test_speakers_are_covered(gold):
    total, missed = uncovered(quick=True)
    assert total > 300
    assert len(missed) <= 0.05 * total, missed


def test_the_adapter_gives_its_figures(gold):
    by_name = {figure.name: figure for figure in figures(quick=True)}
    assert set(by_name) == {"actors.sixty", "actors.seed_roles", "actors.speakers_covered", "actors.three_together"}
    assert by_name["actors.sixty"].n == 60
    assert by_name["actors.seed_roles"].value == by_name["actors.seed_roles"].n
    assert by_name["actors.speakers_covered"].value >= 95


@pytest.mark.parametrize(("word", "start", "at"), [("he", 0, 10), ("it", 0, 17), ("no", 0, -1)])
def test_find_word_knows_where_words_end(word, start, at):
    from evals.adapters.actors import find_word

    assert find_word("The other he hit it", word, start) == at
