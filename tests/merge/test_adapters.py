"""The adapters of incidents, accounts and stories, on gold against gold."""

from __future__ import annotations

from evals.adapters import coref, incidents, relations, stories, timelines
from evals.generate import records
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


def test_acts_of_gold_against_gold_are_all_right(gold):
    files = sorted((coref.FOLDER / "1").glob("*.xml"))
    sets: dict[str, set[str]] = {}
    for file in files:
        text, found = coref.marked(file)
        assert all(text[slice(*piece)].strip() for mark in found for piece in mark.pieces)
        for mark in found:
            sets.setdefault(mark.cluster, set()).add(mark.key)
    result = scorer("score/score_coref.py").score(list(sets.values()), list(sets.values()))
    assert (result["conll_f1"], result["lea"]["f1"]) == (100.0, 100.0)
    assert any(len(found) > 1 for found in sets.values())


def test_topics_held_out_are_ten_and_never_change(gold):
    assert sorted(coref.held_out(), key=int) == ["5", "6", "11", "12", "16", "20", "25", "32", "33", "34"]


def test_replay_of_generated_articles_agrees():
    same, days = timelines.agreement(list(records(14)))
    assert same == days >= 1


def test_replay_tells_two_desks_apart(tmp_path):
    listed = list(records(6))
    with timelines.desk_of(tmp_path / "a.db", [listed]) as one, timelines.desk_of(tmp_path / "b.db", [listed[:3]]) as other:
        day = timelines.days_of(listed)[-1]
        assert timelines.said(one, day) != timelines.said(other, day)
