"""Every pattern row matches its own sentence and not the one beside it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from tocsin.extract.events.match import Matcher
from tocsin.lexicon.events import Pattern, load_events
from tocsin.lexicon.tables import load_table

if TYPE_CHECKING:
    from spacy.language import Language

LEXICON = load_events()
TABLES = {"verb": "event_verbs", "noun": "event_nouns"}


def rows(kind: str) -> list[dict[str, str]]:
    return [row for row in load_table(TABLES[kind]).rows if row["type"] != "NONE"]


@cache
def found(nlp: Language, text: str) -> tuple[Pattern, ...]:
    return tuple(hit.pattern for hit in Matcher(LEXICON).hits(nlp(text)))


def is_of(pattern: Pattern, row: dict[str, str]) -> bool:
    """True if a pattern was read from a row."""
    return pattern.lemma in row["lemma"].split("|") and pattern.name.partition("[")[2].rstrip("]") == row["frame"]


@pytest.mark.parametrize("kind", ["verb", "noun"])
def test_every_row_matches_its_sentence(nlp: Language, kind: str) -> None:
    """The row itself, or another that says the same type, fires in `match`."""
    dead = []
    for row in rows(kind):
        hits = found(nlp, row["match"])
        if not any(pattern.type == row["type"] for pattern in hits):
            dead.append((row["lemma"], row["frame"], row["type"], row["match"], [hit.name for hit in hits]))
    assert not dead


@pytest.mark.parametrize("kind", ["verb", "noun"])
def test_no_row_matches_its_counterexample(nlp: Language, kind: str) -> None:
    wrong = [
        (row["lemma"], row["frame"], row["miss"]) for row in rows(kind) if any(is_of(pattern, row) for pattern in found(nlp, row["miss"]))
    ]
    assert not wrong


@pytest.mark.parametrize("kind", ["verb", "noun"])
def test_every_row_has_both_sentences(kind: str) -> None:
    assert not [row["lemma"] for row in rows(kind) if len(row["match"].split()) < 3 or not row["miss"]]


def test_no_two_rows_share_a_sentence_by_mistake() -> None:
    """The same lemma list and frame twice would hide one of them."""
    keys = [(row["lemma"], row["frame"]) for kind in TABLES for row in rows(kind)]
    assert len(keys) == len(set(keys))
