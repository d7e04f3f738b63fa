"""Deeds that are announced, and refusals told by denying a deed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.model import Record

Read = Callable[..., Record]

TOLD = [
    ("Japan said on Monday it would send doctors to Manila.", {("AGREE", "actual"), ("AGREE", "planned")}),
    ("Norland announced that it will impose sanctions on Ostia.", {("THREATEN", "actual"), ("THREATEN", "planned")}),
    ("The junta said it would free 40 prisoners.", {("AGREE", "actual"), ("AGREE", "planned")}),
    ("Analysts said Japan would send doctors to Manila.", {("AGREE", "planned")}),
    ("Japan said it might send doctors to Manila.", {("AID", "hypothetical")}),
    ("Morocco is not ready to reopen its embassy in Tehran.", {("REJECT", "actual"), ("CONCEDE", "negated")}),
    ("The government decided not to fund the militia.", {("REJECT", "actual")}),
    ("The minister said he is not going to resign.", {("REJECT", "actual")}),
    ("The rebels are in no mood to negotiate with the army.", {("REJECT", "actual"), ("CONSULT", "negated")}),
    ("The rebels are ready to negotiate with the army.", {("AGREE", "actual"), ("CONSULT", "planned")}),
    ("The rebels were unable to release the pilots.", {("RETREAT", "negated")}),
]


@pytest.mark.parametrize(("sentence", "wanted"), TOLD)
def test_what_is_said_to_come_is_told_when_it_is_said(read: Read, sentence: str, wanted: set[tuple[str, str]]) -> None:
    assert {(event.type, event.status) for event in read(sentence, published="2026-05-05").events} == wanted
