"""The adapters of incidents, accounts and stories, on gold against gold."""

from __future__ import annotations

from evals.adapters import incidents, relations, stories
from evals.gold import scorer


def test_accounts_of_gold_against_gold_are_all_right(gold):
    score = scorer("gold/accounts/score_accounts.py")
    loaded = score.load(str(relations.FILE))
    result = score.score(loaded, loaded)
    assert (result["b3"]["f1"], result["accounts"]["f1"], result["conflicts_distinct"]["f1"]) == (100.0, 100.0, 100.0)


def test_stories_of_gold_against_gold_are_all_right(gold):
    truth, records = stories.ecbplus(2)
    assert set(truth) == set(records)
    assert scorer("score/score_cluster.py").score(truth, truth)["bcubed_f1"] == 1.0


def test_pairs_of_the_seed_are_counted():
    expected = {"one_incident": ["a", "b"], "different_incidents": ["a", "c", "d"]}
    assert incidents.agreement({"a": "i1", "b": "i1", "c": "i2", "d": "i3"}, expected) == (4, 4)
    assert incidents.agreement({"a": "i1", "b": "i2", "c": "i1", "d": None}, expected) == (0, 4)
