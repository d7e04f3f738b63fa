"""The day of publication from the text alone, and the seed's times."""

from __future__ import annotations

import csv

import pytest

from tocsin.article.text import article_from_text
from tocsin.model import Interval, Span
from tocsin.reading import read_article

STORY = "Rockets hit the embassy on December 20. The warning came on December 23.\n\nA file photo taken on Nov. 27, 2020 shows the base."


def test_reading_says_that_it_was_inferred(nlp):
    record = read_article(article_from_text(STORY), nlp)
    assert (record.article.published, record.article.published_basis) == (Interval("2020-12-23", "2020-12-25", "day"), "inferred")
    assert [one.value for one in record.times] == ["2020-12-20", "2020-12-23", "2020-11-27"]


def test_reading_leaves_a_given_date_alone(nlp):
    given = Interval("2021-05-05", "2021-05-05", "day")
    record = read_article(article_from_text(STORY, published=given), nlp)
    assert (record.article.published, record.article.published_basis) == (given, "given")


def test_reading_leaves_the_date_null_where_the_text_does_not_say(nlp):
    record = read_article(article_from_text("Rockets hit the embassy on Sunday."), nlp)
    assert (record.article.published, record.article.published_basis) == (None, None)


@pytest.fixture(scope="module")
def seed(nlp, gold):
    record = read_article(article_from_text((gold / "seed" / "article.txt").read_text("utf-8")), nlp)
    with (gold / "seed" / "times.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return record, rows


def test_the_seed_is_dated_from_its_text(seed):
    record, _ = seed
    assert (record.article.published, record.article.published_basis) == (Interval("2020-12-23", "2020-12-25", "day"), "inferred")


def values_of(record, row) -> set[str | None]:
    return {one.value for one in record.times if one.span.overlaps(Span(int(row["start"]), int(row["end"])))}


def test_at_least_thirty_of_the_seeds_values_are_right(seed):
    record, rows = seed
    right = [row["text"] for row in rows if row["value"] in values_of(record, row)]
    assert len(rows) == 33
    assert len(right) >= 30


def test_both_januaries_and_the_three_anniversaries_lie_in_2021(seed):
    record, rows = seed
    wanted = [row for row in rows if row["text"] in {"mid-January", "January"} or "anniversary" in row["text"]]
    assert len(wanted) == 5
    assert [row["value"] in values_of(record, row) for row in wanted] == [True] * 5
    assert {row["value"][:7] for row in wanted} == {"2021-01"}
