"""Which time dates a verb or a noun, and how far a time reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tocsin.article.text import article_from_text
from tocsin.extract.times.find import find_times
from tocsin.extract.times.index import TimesIndex, is_dated, time_head
from tocsin.language import parse_article
from tocsin.model import Interval, MadeBy, Record, Span, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@pytest.fixture(scope="session")
def indexed(nlp):
    def read(text: str) -> tuple[Doc, Record, TimesIndex]:
        article = article_from_text(text, published=Interval("2020-12-24", "2020-12-24", "day"))
        doc = parse_article(article, nlp)
        record = find_times(doc, Record(article=article, made_by=MadeBy("test", "test")))
        return doc, record, TimesIndex(record.times)

    return read


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


# sentence, word asked for, words of the time that dates it
GOVERNING = [
    ("Rockets hit the base on Sunday.", "hit", "Sunday"),
    ("Officials said Monday that rockets hit the base on Sunday.", "hit", "Sunday"),
    ("Officials said Monday that rockets hit the base on Sunday.", "said", "Monday"),
    ("The December 20 attack killed five.", "attack", "December 20"),
    ("The December 20 attack killed five.", "killed", "December 20"),
    ("A strike in January killed the general, and protests followed in March.", "killed", "January"),
    ("A strike in January killed the general, and protests followed in March.", "followed", "March"),
    ("On Friday the army shelled the town and stormed the port.", "stormed", "Friday"),
    ("The general told reporters on December 18 that the risk was high.", "told", "December 18"),
    ("The army shelled the town.", "shelled", None),
]


@pytest.mark.parametrize(("sentence", "asked", "wanted"), GOVERNING)
def test_the_time_that_dates_a_word(indexed, sentence, asked, wanted):
    doc, record, index = indexed(sentence)
    found = index.governing(word(doc, asked))
    assert (record.text_of(found.span) if found else None) == wanted


def test_the_sentences_time_is_the_last_resort(indexed):
    doc, _, index = indexed("On Sunday, a spokesman said, rockets hit the base.")
    assert index.governing(word(doc, "hit"), sentence=False) is None or index.governing(word(doc, "hit")).value == "2020-12-20"


def test_calendar_days_come_before_references(indexed):
    doc, record, index = indexed("Bombers recently overflew the region on Sunday.")
    assert record.text_of(index.governing(word(doc, "overflew")).span) == "Sunday"


# sentence, words of the time, interval
REACH = [
    ("The carrier has been in the Gulf since late November.", "late November", Interval("2020-11-21", None, "part")),
    ("The truce holds until January 15.", "January 15", Interval(None, "2021-01-15", "day")),
    ("The army shelled the town from December 18 to December 21.", "December 18", Interval("2020-12-18", "2020-12-21", "other")),
    ("The army shelled the town from December 18 to December 21.", "December 21", Interval("2020-12-18", "2020-12-21", "other")),
    ("Clashes between 2014 and 2018 killed many.", "2018", Interval("2014-01-01", "2018-12-31", "other")),
    ("Rockets hit the base on Sunday.", "Sunday", Interval("2020-12-20", "2020-12-20", "day")),
]


@pytest.mark.parametrize(("sentence", "words", "wanted"), REACH)
def test_how_far_a_time_reaches(indexed, sentence, words, wanted):
    doc, record, index = indexed(sentence)
    found = next(one for one in record.times if record.text_of(one.span) == words)
    assert index.reach(doc, found) == wanted


def test_two_days_are_no_range_without_its_words(indexed):
    doc, record, index = indexed("Rockets fell on December 18 and shells on December 21.")
    assert index.reach(doc, record.times[0]) == Interval("2020-12-18", "2020-12-18", "day")


def test_what_counts_as_dated():
    span = Span(0, 1)
    assert is_dated(Time(span, "DATE", "2020-12-20", "2020-12-20", "2020-12-20", "day"))
    assert is_dated(Time(span, "DURATION", "P2D", "2020-12-22", "2020-12-22", "day"))
    assert not is_dated(Time(span, "DURATION", "PXW", None, "2020-12-24"))
    assert not is_dated(Time(span, "DATE", "PAST_REF", None, "2020-12-24"))
    assert not is_dated(Time(span, "DATE", "PRESENT_REF", "2020-12-24", "2020-12-24", "day"))
    assert not is_dated(Time(span, "DATE", "XXXX-12-20"))


def test_the_head_of_a_time(indexed):
    doc, record, _ = indexed("Rockets hit the base in late November.")
    assert time_head(doc, record.times[0]).text == "November"


def test_between_gives_the_times_that_start_there(indexed):
    _, record, index = indexed("Rockets fell on Sunday. Shells fell on Monday.")
    assert [record.text_of(one.span) for one in index.between(0, 24)] == ["Sunday"]


def test_no_times_at_all():
    assert TimesIndex(()).between(0, 10) == ()
