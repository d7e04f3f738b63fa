"""The days that a text lets us infer, and those that it does not: captions with years, agreeing weekdays, tense."""

import pytest

from tocsin.article import article_from_text
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
    assert article_from_text(text).published == Interval("2020-12-23", "2020-12-25", "day")


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
        "It began on December 20, 2020. " + "1" * 100_000,
    ],
)
def test_what_the_text_does_not_carry_is_null(text):
    assert article_from_text(text).published is None


def test_an_inferred_day_says_so_and_a_given_one_wins():
    article = article_from_text(CAPTION + STORY)
    assert (article.published.start, article.published_basis) == ("2020-12-23", "inferred")
    given = Interval("2020-12-24", "2020-12-24", "day")
    assert article_from_text(CAPTION + STORY, published=given).published == given


# text, first day of publication or null
INFERRED = [
    (
        "Rockets hit the embassy on December 20. The warning came on December 23.\n\nA file photo taken on Nov. 27, 2020 shows it.",
        "2020-12-23",
    ),
    ("The army struck on March 4, 2019. Rebels answered on March 6.", "2019-03-06"),
    ("The army struck on 4 March 2019. Rebels answered on 6 March.", "2019-03-06"),
    ("The plant was hit on Tuesday, March 12, two years after the accord of 2017 was signed.", "2019-03-12"),
    ("The plant was hit on Tuesday, March 13, two years after the accord of 2017 was signed.", "2018-03-13"),
    ("A drone killed the general on January 3. The base was hit on Dec. 27, 2019.", "2020-01-03"),
    ("Troops arrived on May 2 and will leave by June 1. The pact dates from April 28, 2021.", "2021-05-02"),
    (
        "Rockets fell on December 20 and on December 23. He will be sworn in on January 20, 2021.\n\nFILE - A camp, Nov. 27, 2020.",
        "2020-12-23",
    ),
    ("BAGHDAD, Dec. 23 (AP) - Rockets fell on Sunday.\n\nFILE - The embassy in Baghdad, Nov. 27, 2020.", "2020-12-23"),
    ("On December 30, talks will begin. Rockets fell on December 22 and December 23.\n\nFILE - A camp, Nov. 27, 2020.", "2020-12-23"),
    ("Ten men were killed by a bomb on December 22 and two on December 23.\n\nFILE - A camp, Nov. 27, 2020.", "2020-12-23"),
    ("The treaty was signed on June 12, 2018.", None),
    ("A file photo of Jan. 3, 2020 shows the base. Rockets hit it on December 20.", None),
    ("A file photo of Nov. 27, 2020 shows it. Rockets hit on December 20. The December 20 attack wounded one.", None),
    ("Rockets hit the embassy on December 20.", None),
    ("The accord of 2015 was left in 2018.", None),
    ("Rockets hit the embassy on Sunday.", None),
    ("Rockets hit the embassy on Sunday, December 20.", None),
    ("Steve Jobs was born on February 24, 1955. The firm was closed on April 1.", None),
    ("He decided 12 of 20 cases. Marines 3, army 4, in 2019.", None),
    ("Nothing is dated here.", None),
]


@pytest.mark.parametrize(("text", "first"), INFERRED)
def test_the_day_of_publication_from_the_text(text, first):
    found = article_from_text(text).published
    assert (found.start if found else None) == first
