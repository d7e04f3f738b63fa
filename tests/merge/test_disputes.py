"""Disputes open, are superseded or settled: by figures that took their place, by somebody who came round, by a person's word."""

from __future__ import annotations

import pytest

from tests.merge.test_relations import said
from tocsin.merge.disputes import disputes_of
from tocsin.merge.relations import relations

MONDAY, TUESDAY, WEDNESDAY = "2020-12-21", "2020-12-22", "2020-12-23"


def dispute(*statements, ruled=None):
    (found,) = disputes_of(statements, relations(statements), ruled=ruled)
    return found


POLICE = said("the police", "12", 12, 12, day=MONDAY)
HOSPITAL = said("the hospital", "15", 15, 15, day=MONDAY)
DENIED = said("the army", "the shelling", slot="responsibility", polarity="denied", day=MONDAY)
ACCUSED = said("the mayor", "the shelling", slot="responsibility", day=MONDAY)


def test_two_figures_are_open():
    found = dispute(POLICE, HOSPITAL)
    assert (found.status, found.settled_by, found.low, found.high) == ("open", None, 12, 15)


def test_who_comes_round_to_the_others_figure_settles_it():
    later = said("the police", "15", 15, 15, day=TUESDAY, article="second")
    found = dispute(POLICE, HOSPITAL, later)
    assert (found.status, found.settled_by) == ("settled", later.account.id)
    assert (found.low, found.high) == (15, 15)


def test_who_only_takes_another_figure_supersedes_it():
    later = said("the police", "14", 14, 14, day=TUESDAY, article="second")
    assert dispute(POLICE, HOSPITAL, later).status == "open", "14 still contradicts 15"
    risen = said("", "20", 20, 20, day=TUESDAY, article="outlet", wording=("risen",))
    assert dispute(POLICE, HOSPITAL, risen).status == "superseded"


def test_who_admits_what_he_denied_settles_it():
    admitted = said("the army", "the shelling", slot="responsibility", day=TUESDAY, article="second")
    found = dispute(DENIED, ACCUSED, admitted)
    assert (found.status, found.settled_by) == ("settled", admitted.account.id)
    (turn,) = (each for each in relations([DENIED, admitted]) if each.kind == "retracts")
    assert (turn.a, turn.b) == (admitted.account.id, DENIED.account.id)


def test_a_later_denial_of_ones_own_word_contradicts_it():
    said_it = said("the army", "the shelling", slot="responsibility", day=MONDAY, article="first")
    denied = said("the army", "the shelling", slot="responsibility", polarity="denied", day=TUESDAY)
    assert dispute(said_it, denied).status == "open"


@pytest.mark.parametrize(("right", "figure"), [(POLICE, 12), (HOSPITAL, 15)])
def test_a_person_settles_it(right, figure):
    found = dispute(POLICE, HOSPITAL, ruled={right.account.id: TUESDAY})
    assert (found.status, found.settled_by, found.low, found.best, found.high) == ("settled", right.account.id, figure, figure, figure)


def test_what_contradicts_later_opens_it_again():
    newer = said("the ministry", "40", 40, 40, day=WEDNESDAY)
    assert dispute(POLICE, HOSPITAL, newer, ruled={POLICE.account.id: TUESDAY}).status == "open"
    assert dispute(POLICE, HOSPITAL, newer, ruled={POLICE.account.id: WEDNESDAY}).status == "settled"
