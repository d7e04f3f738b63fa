"""Plain text → Article: the text is the input, to the character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.article import article_from_text
from tocsin.model import Interval, text_id

LEAD = "The army said on Monday that it had moved two of its brigades to the border, where shots had been heard in the night."


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Rockets hit\x00 Baghdad.", "Rockets hit\ufffd Baghdad."),
        ("Rockets\ud800 hit Baghdad.", "Rockets\ufffd hit Baghdad."),
        ("\ufeffRockets hit Baghdad.\r\n", "\ufeffRockets hit Baghdad.\r\n"),
        ("  Rockets “hit” Baghdad. \n\n", "  Rockets “hit” Baghdad. \n\n"),
    ],
)
def test_the_text_stays(text, kept):
    assert article_from_text(text).text == kept


@given(st.text(alphabet=st.characters(), max_size=300))
def test_blocks_cover_all_words_in_order(text):
    article = article_from_text(text)
    assert len(article.text) == len(text)
    at = 0
    for block in article.blocks:
        assert article.text[at : block.span.start].strip() == ""
        assert block.span.start < block.span.end
        at = block.span.end
    assert article.text[at:].strip() == ""


def test_what_is_given_is_kept():
    day = Interval("2020-12-23", "2020-12-23", "day")
    article = article_from_text(LEAD, url="https://example.org/a", title="Brigades", publisher="Example", published=day)
    assert (article.id, article.title, article.publisher) == ("https://example.org/a", "Brigades", "Example")
    assert (article.published, article.published_basis) == (day, "given")


def test_an_article_without_address_is_its_text():
    article = article_from_text(LEAD)
    assert article.id == text_id(LEAD)
    assert (article.published, article.published_basis, article.language) == (None, None, "en")


def test_title_and_byline_are_read_off_the_text():
    article = article_from_text(f"Army Moves Brigades to the Border\n\nBy JANE DOE, Example Press\n\n{LEAD}")
    assert (article.title, article.byline) == ("Army Moves Brigades to the Border", "By JANE DOE, Example Press")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BOGOTA, 14 SEP 89 (EFE) -- ", "1989-09-14"),
        ("CAIRO, December 3, 2020 (AP) — ", "2020-12-03"),
        ("Published June 4, 2016 ", "2016-06-04"),
    ],
)
def test_a_dateline_with_its_year_dates_the_article(line, day):
    article = article_from_text(line + LEAD)
    assert article.published == Interval(day, day, "day")
    assert article.published_basis == "dateline"


@pytest.mark.parametrize("line", ["CAIRO, Dec. 3 (AP) — ", "CAIRO, 31 FEB 89 (EFE) -- ", ""])
def test_a_dateline_without_a_year_dates_nothing(line):
    assert article_from_text(line + LEAD).published is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("March 1, 2024, 3 AM PT", "2024-03-01"),
        ("Last updated: 23 December 2020, 14:05 GMT", "2020-12-23"),
        ("Friday, December 4, 2015", "2015-12-04"),
        ("World / February 28, 2024", "2024-02-28"),
    ],
)
def test_a_date_under_the_headline_dates_the_article(line, day):
    article = article_from_text(f"Army Moves Brigades to the Border\n\n{line}\n\n{LEAD}")
    assert (article.published, article.published_basis) == (Interval(day, day, "day"), "page")
    kinds = [block.kind for block in article.blocks]
    assert kinds == ["title", "boilerplate", "paragraph"]


def test_a_date_below_the_text_dates_nothing():
    assert article_from_text(f"Army Moves Brigades to the Border\n\n{LEAD}\n\nLast updated: 23 December 2020").published is None
