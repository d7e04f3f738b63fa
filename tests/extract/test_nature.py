"""What weather, disease and accidents do is no deed, no threat and no event."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.model import Record

Read = Callable[..., Record]

NOBODY_DOES = [
    "The agency has warned that up to 90,000 people could be hit by heavy flooding.",
    "The agency warned that cholera could kill thousands unless aid arrives.",
    "People along the coast are being pounded by torrential rainfall.",
    "A serious accident poisoned many residents with mercury.",
    "A former officer, 76, shot himself in the parking lot of a hospital on Long Island.",
    "The measles virus killed ten children in the camp.",
]
SOMEBODY_DOES = [
    ("The army warned that its jets would bomb the port.", "THREATEN"),
    ("The port was pounded by rebel artillery.", "ASSAULT"),
    ("A rebel poisoned many residents with mercury.", "ASSAULT"),
]


@pytest.mark.parametrize("sentence", NOBODY_DOES)
def test_nature_neither_attacks_nor_threatens(read: Read, sentence: str) -> None:
    record = read(sentence, published="2026-05-04")
    assert [event.type for event in record.events if event.type in {"ASSAULT", "THREATEN"}] == []
    assert [each.kind for each in record.commitments if each.kind == "threat"] == []


@pytest.mark.parametrize(("sentence", "kind"), SOMEBODY_DOES)
def test_people_do(read: Read, sentence: str, kind: str) -> None:
    assert kind in [event.type for event in read(sentence, published="2026-05-04").events]
