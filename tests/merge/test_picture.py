"""Many records, one picture: what is one incident across articles, what speakers say of it, what is disputed; and the laws."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.codec import decode, encode
from tocsin.merge.parts import Part, part_of
from tocsin.merge.picture import merge_records
from tocsin.model import Judgement


def event_at(record, words: str) -> str:
    start = record.article.text.index(words)
    return next(event.id for event in record.events if start <= event.trigger.start < start + len(words))


def incident_of(picture, event: str) -> str:
    return next(row.incident for row in picture.memberships if row.event == event)


@pytest.fixture(scope="session")
def attacks(corpus):
    a, b, c, d = corpus
    return {
        "kirkuk a": event_at(a, "hit the air base"),
        "kirkuk b": event_at(b, "killed five"),
        "mosul c": event_at(c, "exploded"),
        "mosul d": event_at(d, "killed 11"),
    }


def test_two_attacks_in_four_articles(corpus, attacks):
    picture = merge_records(corpus)
    found = {name: incident_of(picture, event) for name, event in attacks.items()}
    assert found["kirkuk a"] == found["kirkuk b"]
    assert found["mosul c"] == found["mosul d"]
    assert found["kirkuk a"] != found["mosul c"]


def test_a_merge_says_why(corpus, attacks):
    picture = merge_records(corpus)
    same = [each for each in picture.judgements if each.verdict == "same"]
    assert any("the same days" in each.reasons for each in same)


def test_each_speaker_has_his_own_toll(corpus, attacks):
    picture = merge_records(corpus)
    mosul = incident_of(picture, attacks["mosul c"])
    texts = {record.article.id: record for record in corpus}
    tolls = {
        account.low: texts[account.article].text_of(account.speaker.span)
        for account in picture.accounts
        if (account.incident, account.slot) == (mosul, "killed")
    }
    assert {low: speaker.lower() for low, speaker in tolls.items()} == {9.0: "police", 11.0: "the governor"}


def test_tolls_of_one_day_that_differ_are_a_dispute(corpus, attacks):
    picture = merge_records(corpus)
    mosul = incident_of(picture, attacks["mosul c"])
    (dispute,) = [each for each in picture.disputes if (each.incident, each.slot) == (mosul, "killed")]
    assert (dispute.kind, dispute.status, dispute.low, dispute.best, dispute.high) == ("discrepancy", "open", 9.0, 9.0, 11.0)


@pytest.mark.parametrize(("policy", "best"), [("conservative", 9.0), ("interval", 9.0), ("latest-official", 11.0), ("all", None)])
def test_best_is_what_the_policy_says(corpus, attacks, policy, best):
    picture = merge_records(corpus, policy=policy)
    mosul = incident_of(picture, attacks["mosul c"])
    (dispute,) = [each for each in picture.disputes if (each.incident, each.slot) == (mosul, "killed")]
    assert (dispute.low, dispute.best, dispute.high, dispute.policy) == (9.0, best, 11.0, policy)


def test_a_copy_adds_no_voice(corpus):
    copy = replace(corpus[3], article=replace(corpus[3].article, id="copy of d"))
    alone, with_copy = merge_records(corpus), merge_records([*corpus, copy])
    assert len(with_copy.origins) == len(alone.origins) == 4
    attributed = [[voice for voice in picture.voices if voice.speaker not in {"d", "copy of d"}] for picture in (alone, with_copy)]
    assert [(voice.speaker, voice.statement) for voice in attributed[0]] == [(voice.speaker, voice.statement) for voice in attributed[1]]


def test_what_many_repeat_is_compared_once(corpus):
    many = [replace(corpus[3], article=replace(corpus[3].article, id=f"d{at}")) for at in range(20)]
    picture = merge_records([*corpus, *many])
    (dispute,) = [each for each in picture.disputes if each.slot == "killed" and each.high == 11.0]
    tolls = [account for account in picture.accounts if account.incident == dispute.incident and account.slot == "killed"]
    assert len(tolls) == 22
    assert set(dispute.accounts) == {account.id for account in tolls}
    assert len(dispute.relations) == 1


def test_a_person_divides_what_the_rules_join(corpus, attacks):
    ruling = Judgement(attacks["kirkuk a"], attacks["kirkuk b"], "different", None, (), "person")
    picture = merge_records(corpus, [ruling])
    assert incident_of(picture, attacks["kirkuk a"]) != incident_of(picture, attacks["kirkuk b"])
    assert ruling in picture.judgements


def test_a_person_joins_what_the_rules_divide(corpus, attacks):
    rulings = [
        Judgement(attacks["kirkuk a"], attacks["mosul c"], "same", None, (), "person"),
        Judgement(attacks["mosul c"], attacks["mosul d"], "same", None, (), "person"),
    ]
    picture = merge_records(corpus, rulings)
    assert len({incident_of(picture, attacks[name]) for name in ("kirkuk a", "mosul c", "mosul d")}) == 1


def test_different_holds_against_a_chain_of_same(corpus, attacks):
    a, b, c = attacks["kirkuk a"], attacks["mosul c"], attacks["mosul d"]
    rulings = [Judgement(*pair, None, (), "person") for pair in ((a, b, "same"), (b, c, "same"), (a, c, "different"))]
    picture = merge_records(corpus, rulings)
    assert incident_of(picture, a) != incident_of(picture, c)


def test_undo_restores(corpus, attacks):
    ruling = Judgement(attacks["kirkuk a"], attacks["kirkuk b"], "different", None, (), "person")
    assert merge_records(corpus, [ruling]) != merge_records(corpus)
    assert merge_records(corpus, []) == merge_records(corpus)


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(range(4)), again=st.lists(st.integers(0, 3), max_size=3))
def test_any_order_and_adding_twice_give_the_same_picture(corpus, order, again):
    assert merge_records([corpus[at] for at in (*order, *again)]) == merge_records(corpus)


def test_what_is_kept_of_an_article_is_what_was_made(corpus):
    for part in map(part_of, corpus):
        assert decode(encode(part), Part) == part


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_persons_rulings_hold_in_any_order(corpus, attacks, data):
    ids = sorted(attacks.values())
    pair = st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda two: two[0] != two[1])
    rulings = data.draw(
        st.lists(st.tuples(pair, st.sampled_from(["same", "different"])), max_size=4, unique_by=lambda one: tuple(sorted(one[0])))
    )
    made = [Judgement(*two, verdict, None, (), "person") for two, verdict in rulings]
    picture = merge_records(corpus, made)
    assert picture == merge_records(corpus[::-1], made[::-1])
    for ruling in made:
        if ruling.verdict == "different":
            assert incident_of(picture, ruling.left) != incident_of(picture, ruling.right)


def test_the_last_version_of_an_article_counts(corpus, read):
    old = corpus[0]
    new = replace(
        read("Nothing happened at the base."), article=replace(old.article, version=2, text="Nothing happened at the base.", blocks=())
    )
    assert merge_records([*corpus, new]) == merge_records([new, *corpus[1:]])


def test_no_records_no_picture():
    picture = merge_records([])
    assert (picture.incidents, picture.disputes, picture.stories) == ((), (), ())
