"""Days ahead: which are kept, of which kind, and which are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.commitment_reading import read_short
from tocsin.lexicon.dates import anniversaries
from tocsin.model import Interval

if TYPE_CHECKING:
    from spacy.language import Language

KEPT = [
    ("The ministry ordered its garrison cut by mid-May.", "deadline", "2021-05-11", "2021-05-20"),
    ("The junta gave the teachers until noon on Tuesday to leave the square.", "deadline", "2021-03-16", "2021-03-16"),
    ("The referendum will be held on April 4.", "scheduled", "2021-04-04", "2021-04-04"),
    ("The ministers are due to meet on Friday.", "scheduled", "2021-03-12", "2021-03-12"),
    ("The mandate expires on June 30.", "expiry", "2021-06-30", "2021-06-30"),
    ("She will take office in May.", "handover", "2021-05-01", "2021-05-31"),
    ("Police fear unrest around the first anniversary of the coup on April 3.", "anniversary", "2021-04-03", "2021-04-03"),
    ("Police fear an attack on the anniversary of the Tiananmen crackdown.", "anniversary", "2021-06-04", "2021-06-04"),
    ("Police are on alert for an attack on Easter Sunday.", "scheduled", "2021-04-04", "2021-04-04"),
]


@pytest.mark.parametrize(("text", "kind", "start", "end"), KEPT, ids=[row[0][:40] for row in KEPT])
def test_kept(text: str, kind: str, start: str, end: str, nlp: Language):
    found = [(each.kind, each.date.start, each.date.end) for each in read_short(text, nlp).dates]
    assert (kind, start, end) in found


@pytest.mark.parametrize(
    "text",
    [
        "The bomb went off on Friday.",
        "The summit was held in February.",
        "He was born on June 3, 1950.",
        "The shop opens on Friday.",
        "The family will dine on Easter Sunday.",
        "The school board sets the tuition on Friday.",
    ],
)
def test_not_kept(text: str, nlp: Language):
    assert [(each.kind, each.rule) for each in read_short(text, nlp).dates] == []


def test_a_due_belongs_to_its_commitment(nlp: Language):
    record = read_short("The ministry ordered its garrison cut by mid-May.", nlp)
    assert [each.of for each in record.dates] == [record.commitments[0].id]


def test_an_anniversary_from_the_lexicon_says_so(nlp: Language):
    record = read_short("Police fear an attack on the anniversary of the Tiananmen crackdown.", nlp)
    (date,) = record.dates
    assert date.basis == "lexicon"
    assert date.date == Interval("2021-06-04", "2021-06-04", "day")


@pytest.mark.parametrize("known", anniversaries(), ids=lambda known: known.name)
def test_known_anniversaries_are_days_of_the_calendar(known):
    month, day = map(int, known.month_day.split("-"))
    assert 1 <= month <= 12
    assert 1 <= day <= 31
    assert known.words
    assert all(word == word.lower() for word in known.words)


def test_no_publication_no_anniversary_from_the_lexicon(read):
    assert read("Police fear an attack on the anniversary of the Tiananmen crackdown.").dates == ()


def test_a_named_day_that_lies_behind_the_article_is_no_date_ahead(read):
    text = "He recalled the Sept. 11 attacks and warned of new attacks by terrorists."
    for published in ("2016-02-17", None):
        assert [date for date in read(text, published=published).dates if date.rule == "date/holiday"] == []
