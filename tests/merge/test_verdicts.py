"""What persons ruled: same is passed on, different is never violated."""

from __future__ import annotations

from tocsin.merge.verdicts import Verdicts
from tocsin.model import Judgement


def ruling(left: str, right: str, verdict: str, by: str = "person") -> Judgement:
    return Judgement(left, right, verdict, None, (), by)


def test_a_contradicted_same_gives_way_and_is_listed():
    verdicts = Verdicts([ruling("a", "b", "same"), ruling("b", "c", "same"), ruling("a", "c", "different")])
    assert [(each.left, each.right) for each in verdicts.contradicted] == [("b", "c")]


def test_the_order_of_rulings_does_not_count():
    rulings = [ruling("a", "b", "same"), ruling("b", "c", "same"), ruling("a", "c", "different")]
    assert Verdicts(rulings).contradicted == Verdicts(rulings[::-1]).contradicted


def test_rules_do_not_rule():
    verdicts = Verdicts([ruling("a", "b", "different", by="rule"), ruling("a", "b", "same")])
    assert verdicts.contradicted == []
