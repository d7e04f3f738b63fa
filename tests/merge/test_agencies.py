"""Credits of agencies, by the lexicon's own examples and by whole articles."""

from __future__ import annotations

import pytest

from tocsin.lexicon.tables import load_table
from tocsin.merge.agencies import agency_of, shared_agency
from tocsin.merge.copies import find_copies

ROWS = load_table("copy_agencies").rows
BODY = "A bomb killed six people at a market in the north of the town on Friday, and the governor said that two men were held. "


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["words"])
def test_examples_of_the_lexicon(row):
    assert agency_of(row["matches"]) is not None
    assert agency_of(row["matches_not"]) is None
    if row["agency"]:
        assert agency_of(row["matches"]) == row["agency"]


@pytest.mark.parametrize(
    ("text", "byline", "agency"),
    [
        (f"Bomb kills six\n\nKABUL, Afghanistan (AP) — {BODY * 6}", None, "AP"),
        (f"Bomb kills six\n\n{BODY * 6}\n\nThe Associated Press contributed to this report.", None, "AP"),
        (f"Bomb kills six\n\n{BODY * 6}\n\n— With agencies", None, "agencies"),
        (f"Bomb kills six\n\n{BODY * 6}\n\n(Reporting by A. Karimi; Editing by B. Stone)", None, "Reuters"),
        (f"Bomb kills six\n\n{BODY * 6}", "AFP", "AFP"),
        (f"Bomb kills six\n\n{BODY * 6}", "By Reuters Staff", "Reuters"),
        (f"Bomb kills six\n\n{BODY * 3}AFP reported two deaths, and Reuters said three. {BODY * 6}", "Jane Doe", None),
        ("", None, None),
    ],
)
def test_articles(text, byline, agency):
    assert agency_of(text, byline) == agency


def test_a_copy_names_the_agency_that_either_credits():
    wire = f"KABUL (Reuters) - {BODY * 2}"
    (copy,) = find_copies({"wire": wire, "paper": f"{BODY * 2}\n\n— With agencies"})
    assert copy.agency == "Reuters"
    assert shared_agency(None, None) is None


def test_hostile_texts_have_no_agency():
    for text in ("(" * 100_000, "\u202e" * 5000, "9" * 100_000):
        assert agency_of(text) is None
