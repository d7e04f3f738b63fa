"""News sentences and the quantities in them: what, how many, with which bound, in which role."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.model import Quantity, Record

Read = Callable[..., Record]

SENTENCES = [
    # sentence, words, what, value, low, high, bound, role
    ("At least 21 rockets were fired at the base.", "At least 21 rockets", "rocket", 21, 21, None, "at_least", "weapon"),
    ("An outlawed group launched eight rockets at the zone.", "eight rockets", "rocket", 8, 8, 8, "exact", "weapon"),
    ("Although no Americans were killed, one guard was hurt.", "no Americans", "person", 0, 0, 0, "exact", "killed"),
    ("Gunmen killed a contractor near the gate.", "a contractor", "contractor", 1, 1, 1, "exact", "killed"),
    ("The blast wounded several soldiers.", "several soldiers", "soldier", None, 3, None, "vague", "injured"),
    ("Dozens of people were arrested in Minsk.", "Dozens of people", "person", None, 24, None, "vague", "arrested"),
    ("Tens of thousands of people fled.", "Tens of thousands of people", "person", None, 20000, None, "vague", "displaced"),
    ("More than two hundred and fifty soldiers died.", "More than two hundred and fifty soldiers", "soldier", 250, 250, None, "at_least", "killed"),
    ("As many as 40 fighters were killed.", "As many as 40 fighters", "fighter", 40, None, 40, "at_most", "killed"),
    ("About 300 protesters were detained.", "About 300 protesters", "protester", 300, None, None, "about", "arrested"),
    ("The fund paid 2.5 million dollars to the village.", "2.5 million dollars", "dollar", 2500000, 2500000, 2500000, "exact", "money"),
    ("The state sent 1,200 troops to the border.", "1,200 troops", "troop", 1200, 1200, 1200, "exact", "force"),
]  # fmt: skip


def only(record: Record, words: str) -> Quantity:
    return next(quantity for quantity in record.quantities if record.text_of(quantity.span) == words)


@pytest.mark.parametrize(("sentence", "words", "what", "value", "low", "high", "bound", "role"), SENTENCES)
def test_quantity(read: Read, sentence: str, words: str, what: str, value: float, low: float, high: float, bound: str, role: str) -> None:  # noqa: PLR0917
    found = only(read(sentence), words)
    assert (found.what, found.value, found.low, found.high, found.bound, found.role) == (what, value, low, high, bound, role)


def test_stages_of_weapons(read: Read) -> None:
    assert only(read("Three rockets failed to launch."), "Three rockets").stage == "failed"
    assert only(read("The militia fired six rockets at the camp."), "six rockets").stage == "fired"


def test_nationality_and_sort(read: Read) -> None:
    found = only(read("The rocket hit one Iraqi guard, wounding two Iraqi policemen."), "two Iraqi policemen")
    assert (found.nationality, found.of) == ("IRQ", "security")


def test_scope_of_none(read: Read) -> None:
    found = only(read("The attack caused no U.S. injuries."), "no U.S. injuries")
    assert (found.value, found.role, found.scope) == (0, "injured", "U.S.")


@pytest.mark.parametrize("sentence", ["The raid was on December 20.", "He took office in 2017.", "They met at 6 p.m."])
def test_numbers_of_dates_are_times(read: Read, sentence: str) -> None:
    assert not read(sentence, published="2020-12-23").quantities


def test_digits_without_end_are_no_count(read: Read) -> None:
    assert not [quantity for quantity in read("9" * 100_000).quantities if quantity.value and quantity.value > 1e18]
