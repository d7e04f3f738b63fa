"""Whole pages pasted as text: the article is told from the menus, teasers and footers around it."""

import pytest

from tocsin.article import article_from_text

MENU = [
    "Menu", "World", "Middle East", "Ukraine war", "Politics", "Election coverage", "Sport", "Football fixtures", "Markets", "Personal finance",
    "Culture", "Book reviews", "Television", "Opinion", "Letters", "Podcasts", "Crossword", "Weather", "Travel", "Jobs", "My account", "Army moves brigades to border",
    "Best recipes", "Garden", "Obituaries", "Horoscope", "Search",
]  # fmt: skip
HEAD = [
    "Army moves brigades to border",
    "Crossing near Marib shut after a night of shots in the hills",
    "By Jane Doe",
    "Share",
    "Copy link",
]
BODY = [
    "The army said on Monday that it had moved two of its brigades to the border, where shots had been heard in the night.",
    "Two soldiers were hurt, the ministry said, and one of them has died in a field hospital near the town of Marib.",
    "A divided town",
    "Neither side has said who fired first, but both have called up men who had been sent home at the end of the summer.",
    "“We do not want a war,” the spokesman told reporters, and added that the crossing would be open again within the week.",
]
FOOT = [
    "Ten gardens to see this spring", "The best walks of the north", "Five recipes with lentils", "A reader writes: my life in a lighthouse",
    "About us", "Careers", "Terms of use", "Contact", "The Example is a paper for readers who want to know what happened and why it did.",
]  # fmt: skip
PAGE = "\n".join(MENU) + "\n\n" + "\n\n".join([*HEAD, *BODY]) + "\n\n" + "\n".join(FOOT)


@pytest.fixture(scope="module")
def article():
    return article_from_text(PAGE)


def texts(article, *kinds):
    return [article.text_of(block.span) for block in article.blocks if block.kind in kinds and not block.is_repeat]


def test_the_article_is_what_is_left(article):
    assert texts(article, "paragraph", "heading") == [HEAD[1], *BODY]
    assert "A divided town" in texts(article, "heading")


def test_its_headline_and_byline_are_found(article):
    assert article.title == "Army moves brigades to border"
    assert texts(article, "byline") == ["By Jane Doe"]


def test_a_menu_that_names_the_headline_makes_it_no_repeat(article):
    title = next(block for block in article.blocks if block.kind == "title")
    assert title.span.start > PAGE.index("Search")
    assert not title.is_repeat


def test_the_text_is_all_there(article):
    assert article.text == PAGE
    assert {"Horoscope", "Careers", FOOT[-1]} <= set(texts(article, "boilerplate"))


def test_an_article_with_a_dozen_short_lines_is_no_whole_page():
    sentences = [f"On day {n} of the talks both sides said that they would come back to the table in the morning." for n in range(12)]
    text = "\n\n".join(f"{sentence}\n\n{name}" for sentence, name in zip(sentences, MENU, strict=False))
    assert texts(article_from_text(text), "paragraph")[:12] == sentences


@pytest.mark.parametrize("text", ["\n".join(MENU * 2), "\n".join(["Word here"] * 3_000)])
def test_a_page_without_an_article_stays_as_it_is(text):
    assert not texts(article_from_text(text), "title")
