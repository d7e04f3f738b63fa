"""Laws of merging: order, batches and repeats change nothing, what is known later changes no earlier day, a ruling can be taken back.

The stored picture is held to the same laws in tests/desk/test_merging.py.
"""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evals.generate import generated
from tocsin.merge.acts import grouped, mentions_at
from tocsin.merge.picture import merge_records
from tocsin.model import Interval, Judgement, Span

MADE = list(generated(21, seed=3))
RECORDS = [made.record for made in MADE]
WHOLE = merge_records(RECORDS)
ONCE = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@ONCE
@given(order=st.permutations(RECORDS))
def test_any_order_gives_the_same_picture(order):
    assert merge_records(order) == WHOLE


@ONCE
@given(again=st.lists(st.sampled_from(RECORDS), max_size=12))
def test_adding_twice_changes_nothing(again):
    assert merge_records([*RECORDS, *again]) == WHOLE


@ONCE
@given(order=st.permutations(RECORDS), day=st.sampled_from(sorted({record.article.published.end for record in RECORDS})))
def test_as_of_a_day_is_the_picture_of_what_was_known(order, day):
    def known(records):
        return [record for record in records if record.article.published.end <= day]

    early = merge_records(known(order))
    assert early == merge_records(known(RECORDS))
    later = {row.event: row.incident for row in WHOLE.memberships}
    for row in early.memberships:
        together = [other.event for other in early.memberships if other.incident == row.incident]
        assert len({later[event] for event in together}) == 1, "what was together stays together"


@ONCE
@given(pair=st.tuples(st.integers(0, 20), st.integers(0, 20)), verdict=st.sampled_from(["same", "different"]))
def test_a_ruling_that_is_taken_back_leaves_nothing(pair, verdict):
    mentions = [mention for _, mention in WHOLE.mentions]
    left, right = (mentions[at % len(mentions)].id for at in pair)
    if left == right:
        return
    ruled = merge_records(RECORDS, [Judgement(left, right, verdict, None, (), "person")])
    incident = {mention.id: name for name, mention in ruled.mentions}
    assert (incident[left] == incident[right]) == (verdict == "same")
    assert merge_records(RECORDS, []) == WHOLE


def test_an_older_article_that_comes_late_is_placed_where_it_belongs():
    first, *others = RECORDS
    late = replace(first, article=replace(first.article, published=Interval("2014-12-01", "2014-12-01", "day")))
    assert merge_records([*others, late]) == merge_records([late, *others])


@pytest.mark.parametrize("seed", [1, 2])
def test_groups_of_acts_do_not_hang_on_order(read, seed):
    texts = (
        "A strong quake shook the island of Qeshm on Sunday, officials said. The temblor killed six people.",
        "The earthquake on Qeshm killed six people on Sunday. Police arrested a man in Tehran.",
    )
    mentions = []
    for number, text in enumerate(texts):
        record = read(text)
        record = replace(record, article=replace(record.article, id=f"a{number}"))
        spans = [
            (text.index(word), text.index(word) + len(word))
            for word in ("quake", "temblor", "killed", "earthquake", "arrested")
            if word in text
        ]
        mentions += mentions_at(record, [(Span(*span), text[slice(*span)]) for span in spans])
    shuffled = list(mentions)
    random.Random(seed).shuffle(shuffled)
    told = {frozenset(each.id for each in group) for group in grouped(shuffled)}
    assert told == {frozenset(each.id for each in group) for group in grouped(mentions)}
    assert frozenset({mentions[-1].id}) in told
