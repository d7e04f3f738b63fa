"""Who broke a truce is an account; two sides that blame each other are in dispute."""

from __future__ import annotations

from tocsin.merge.picture import merge_records

QUARREL = (
    "The army of Norland and the Reed Militia agreed on 1 June to a ten-day truce in Bala. On Tuesday the army said that the militia "
    "had shelled two villages on Sunday. The Reed Militia said that the army had attacked its camp first."
)


def test_each_side_blames_the_other(read):
    picture = merge_records([read(QUARREL, published="2025-06-10", publisher="Gazette")])
    told = [each for each in picture.accounts if each.slot == "responsibility" and each.polarity == "affirmed"]
    assert len({each.speaker for each in told}) == 2
    assert len({each.value for each in told}) == 2
    assert [each.kind for each in picture.disputes if each.slot == "responsibility"] == ["counter_accusation"]


def test_one_accuser_is_no_dispute(read):
    text = QUARREL.partition(" The Reed Militia said")[0]
    picture = merge_records([read(text, published="2025-06-10", publisher="Gazette")])
    assert [each.value for each in picture.accounts if each.slot == "responsibility"]
    assert not [each for each in picture.disputes if each.slot == "responsibility"]
