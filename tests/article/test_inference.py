"""The days that a text lets us infer, and those that it does not."""

import pytest

from tocsin.article import article_from_text
from tocsin.article.inference import inferred_day
from tocsin.model import Interval

CAPTION = "FILE - A view of the port of Aden, Nov. 27, 2020.\n\n"
STORY = (
    "The harbour was shelled on December 20, officials said. Two ships left on December 21. "
    "On December 22 the minister spoke to reporters, and on December 23 the guns fell silent.\n\n"
)


@pytest.mark.parametrize(
    "text",
    [
        CAPTION + STORY,
        STORY + CAPTION,
        CAPTION + STORY + "Talks will begin on December 30. The port must be open by January 15.",
        CAPTION + STORY + "The war broke out on March 4, 2015.",
        CAPTION + STORY + "FILE - A rally in Sanaa, Jan. 3, 2020.\n\nA general was killed on January 3 near the airport.",
    ],
)
def test_a_running_story_is_dated_by_its_latest_day(text):
    assert inferred_day(text) == Interval("2020-12-23", "2020-12-25", "day")


@pytest.mark.parametrize(
    "text",
    [
        "",
        STORY,
        CAPTION,
        CAPTION + "The harbour was shelled on December 20, officials said.",
        CAPTION + "Talks will begin on December 20. They may go on to December 21, and could end on December 22.",
        "FILE - A view of the port of Aden, June 27, 2019.\n\n" + STORY,
        CAPTION + STORY + "It was the worst attack until 2022.",
        CAPTION + "It happened on February 30, on April 31 and on June 31.",
        "December 20, 2020. " + "1" * 100_000,
    ],
)
def test_what_the_text_does_not_carry_is_null(text):
    assert inferred_day(text) is None


def test_an_inferred_day_says_so_and_a_given_one_wins():
    article = article_from_text(CAPTION + STORY)
    assert (article.published.start, article.published_basis) == ("2020-12-23", "inferred")
    given = Interval("2020-12-24", "2020-12-24", "day")
    assert article_from_text(CAPTION + STORY, published=given).published == given
