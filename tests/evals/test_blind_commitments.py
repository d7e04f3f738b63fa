"""The adapter of the blind trip wires and truces: frozen sets, gold against gold, and what counts as the same party."""

from __future__ import annotations

import pytest

from evals import frozen
from evals.adapters import blind_commitments as blind
from tocsin.model import Party, Span


@pytest.mark.parametrize(("name", "count"), [("blind_tripwires.jsonl", 40), ("blind_truces.jsonl", 20)])
def test_the_sets_are_the_frozen_ones(name, count):
    assert len(blind.rows(name)) == count


def test_a_changed_set_is_refused_and_one_without_a_hash(tmp_path):
    (tmp_path / "blind2.sha256").write_bytes((frozen.SETS / "blind2.sha256").read_bytes())
    (tmp_path / "blind_truces.jsonl").write_bytes((frozen.SETS / "blind_truces.jsonl").read_bytes() + b"\n")
    (tmp_path / "own.jsonl").write_text("{}")
    with pytest.raises(ValueError, match="frozen set is never edited"):
        frozen.rows("blind_truces.jsonl", tmp_path)
    with pytest.raises(ValueError, match="frozen before it is scored"):
        frozen.rows("own.jsonl", tmp_path)


STORY = {
    "id": "own",
    "text": "Norland and Ostia agreed to a truce. Ostia said that Norland had violated the truce.",
    "published": "2021-03-02",
    "publisher": "The Post",
    "parties": ["Norland", "Ostia"],
    "status": "standing",
    "violations": [{"by": "Norland", "said_by": "Ostia"}],
}


def test_an_article_is_scored_by_status_parties_and_violations(read):
    record = read(STORY["text"], published=STORY["published"])
    assert blind.is_status(STORY, record)
    assert (blind.parties(STORY, record), blind.violations(STORY, record)) == (2, 1)
    assert not blind.is_status({**STORY, "status": "ended"}, record)
    assert blind.parties({**STORY, "parties": ["Sarmatia"]}, record) == 0
    assert blind.violations({**STORY, "violations": [{"by": "Ostia", "said_by": "Norland"}]}, record) == 0


def test_a_party_is_known_by_its_words_or_by_its_actor(read):
    record = read("The army of Sorrel withdrew.")
    assert blind.names(record, Party(Span(4, 18), None), "Sorrel")
    assert not blind.names(record, Party(Span(4, 18), None), "rebels")
    assert not blind.names(record, None, "Sorrel")
