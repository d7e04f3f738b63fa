"""Times of business and narrative news: quarters by month, fiscal comparisons, weeks that ended, and what is no time."""

from __future__ import annotations

import pytest

from tocsin.article.text import article_from_text
from tocsin.extract.times.find import find_times
from tocsin.language import parse_article
from tocsin.model import Interval, MadeBy, Record

WRITTEN = "1989-10-26"


@pytest.fixture(scope="session")
def values(nlp):
    def read(text: str) -> dict[str, str | None]:
        article = article_from_text(text, published=Interval(WRITTEN, WRITTEN, "day"))
        record = find_times(parse_article(article, nlp), Record(article=article, made_by=MadeBy("test", "test")))
        return {record.text_of(time.span): time.value for time in record.times}

    return read


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("In the year-ago quarter, the company earned $3 million.", "the year-ago quarter", "1988-Q3"),
        ("In the like 1988 quarter it lost money.", "the like 1988 quarter", "1988-Q3"),
        ("The mine lost money in the September quarter.", "the September quarter", "1989-Q3"),
        ("The plant closes at year-end 1990.", "year-end 1990", "1990-12-31"),
        ("Exports rose in the first half.", "the first half", "1989-H1"),
        ("Markets crashed on Friday the 13th.", "Friday the 13th", "1989-10-13"),
        ("Deposits fell in the week ended Oct. 13.", "the week", "1989-W41"),
        ("Nobody has won there since '82.", "'82", "1982"),
        ("Shares closed at their lowest level in six years.", "six years", "P6Y"),
        ("It was the first attack on the port in two months.", "two months", "P2M"),
        ("The truce will end in two weeks.", "two weeks", "1989-W45"),
        ("The maker lost $2 million in the fourth quarter of 1988 and $9 million for the entire year.", "the entire year", "1988"),
        ("Sales rose 43% in September compared to the same period last year.", "the same period last year", "1988-09"),
    ],
)
def test_values(values, sentence, words, value):
    assert values(sentence).get(words, "not found") == value


def test_the_following_monday_counts_from_the_day_told(values):
    assert values("Rates fell on Oct. 13. Banks reopened the following Monday.")["the following Monday"] == "1989-10-16"


@pytest.mark.parametrize(
    "sentence",
    [
        "The quarter-to-quarter comparison is misleading.",
        "It rarely pays taxes in a quarter that brings such a loss.",
        "Trading collapsed on Black Tuesday.",
        "Microsoft sold Windows 2000 widely.",
    ],
)
def test_what_is_no_time(values, sentence):
    assert values(sentence) == {}


def test_a_number_behind_a_weekday_is_not_always_its_day(values):
    assert list(values("The maker unveiled on Tuesday the first computer.").values()) == ["1989-10-24"]
