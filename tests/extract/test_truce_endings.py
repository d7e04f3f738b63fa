"""What has come of a truce by the end of an article, and truces that an article takes as known."""

from __future__ import annotations

import pytest

from tests.extract.commitment_reading import read_short
from tocsin.lexicon.tables import load_table


@pytest.mark.parametrize("row", load_table("truce_tellings").rows, ids=lambda row: row["role"])
def test_each_role_tells_what_its_row_says(row, nlp):
    def told(text: str) -> str:
        return next((each.fate[-1].status for each in read_short(text, nlp).commitments if each.kind == "truce"), "none")

    # The row of "seek" is of what makes no truce: its other sentence tells of one.
    wanted = "standing" if row["role"] == "seek" else row["status"]
    assert told(row["match"]) == wanted
    assert told(row["never"]) != wanted


PAIR = "Norland and Ostia agreed to a truce in May. "
TOLD = [
    (PAIR + "On Friday the deal was in tatters.", "broken"),
    (PAIR + "The agreement collapsed on Friday.", "ended"),
    (PAIR + "It expired at midnight on Friday.", "expired"),
    (PAIR + "Despite the deal shells fell on a port.", "standing"),
    (PAIR + "Norland said it was withdrawing some of its staff.", "standing"),
    (PAIR + "Norland said it no longer felt bound by the truce.", "ended"),
    (PAIR + "Ostia accused Norland of violating the truce. The agreement remained in place, mediators said.", "standing"),
    ("Ostia accused Norland of violating the truce on Monday.", "standing"),
    ("The truce between Norland and Ostia is due to expire on Friday.", "standing"),
    ("It was not clear whether the truce between Norland and Ostia was still in place.", "unknown"),
    ("The truce between Norland and Ostia has cut the number of deaths by half.", "standing"),
]


@pytest.mark.parametrize(("text", "status"), TOLD, ids=[text[-40:] for text, _ in TOLD])
def test_what_governs_comes_last(read, text, status):
    truce = next(each for each in read(text, published="2021-06-16").commitments if each.kind == "truce" and each.same_as is None)
    assert truce.fate[-1].status == status


SOUGHT = [
    "Talks on a truce between Norland and Ostia go on.",
    "The envoy hopes for a truce between Norland and Ostia.",
    "A truce between Norland and Ostia could save lives.",
]


@pytest.mark.parametrize("text", SOUGHT)
def test_a_truce_that_is_only_sought_is_none(read, text):
    assert [each for each in read(text, published="2021-06-16").commitments if each.kind == "truce"] == []
