"""The blind sets of actors and pronouns: frozen, and what counts as right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.adapters import actors_blind
from tocsin.model import Actor, Span


def test_the_sets_are_the_frozen_ones():
    assert [len(actors_blind.rows(f"blind_{name}.jsonl")) for name in ("actors", "pronouns")] == [60, 40]


def test_every_place_holds_its_words(gold):
    for row in actors_blind.rows("blind_actors.jsonl"):
        text = actors_blind.text_of(row)
        assert all(text[slice(*one["at"])] == one["find"] for one in row["expect"])


@pytest.fixture
def record(read):
    return read("President Omar Diallo met Iran's envoy. A suspected Iran-backed militia fled.")


def expected(record, find: str, **given):
    start = record.article.text.index(find)
    return {"find": find, "at": [start, start + len(find)], "actor": None, "role": None, "country": None, "kind": "role", **given}


def test_what_counts_as_right(record):
    assert actors_blind.is_right(expected(record, "President Omar Diallo", actor="Omar Diallo", role="President"), record)
    assert not actors_blind.is_right(expected(record, "President Omar Diallo", actor="Omar Bah", role="President"), record)
    assert not actors_blind.is_right(expected(record, "President Omar Diallo", actor="Omar Diallo", role="general"), record)
    assert actors_blind.is_right(expected(record, "militia", kind="unnamed", backer="Iran"), record)
    assert not actors_blind.is_right(expected(record, "militia", kind="unnamed", backer="Qatar"), record)
    assert not actors_blind.is_right(expected(record, "fled", kind="unnamed"), record)


def test_the_mention_that_shares_most_is_asked(record):
    actors = (
        Actor("a", "King Hassan of Morocco", "person", (Span(0, 22),), rule="test"),
        Actor("b", "Morocco", "state", (Span(15, 22),), rule="test"),
    )
    held = replace(record, actors=actors)
    assert actors_blind.actor_at(held, Span(0, 22)) == actors[0]
    assert actors_blind.actor_at(held, Span(15, 22)) == actors[1]
