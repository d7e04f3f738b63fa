"""Quotation marks of every kind, badly closed ones too."""

from __future__ import annotations

import pytest

from tocsin.article.text import article_from_text
from tocsin.extract.claims.quotes import find_quotes
from tocsin.language import parse_article

MARKS = [
    ('He said "we stay" twice.', ['"we stay"']),
    ("He said “we stay” twice.", ["“we stay”"]),
    ("He said ''we stay'' twice.", ["''we stay''"]),
    ("He said ``we stay'' twice.", ["``we stay''"]),
    ("He said «we stay» twice.", ["«we stay»"]),
    ("He said ‘we stay’ twice.", ["‘we stay’"]),
    ('He said "we stay and "they leave" now.', ['"we stay and', '"they leave"']),
    ("It’s Iran’s ship, the crew’s too.", []),
    ("He said “we stay.\n\nThe road was open.", ["“we stay."]),
    ("“One,” he said. “Two.”", ["“One,”", "“Two.”"]),
]


@pytest.mark.parametrize(("text", "expected"), MARKS, ids=[text for text, _ in MARKS])
def test_quotations(nlp, text, expected):
    article = article_from_text(text)
    found = find_quotes(parse_article(article, nlp), article)
    assert [article.text_of(quote.span).strip() for quote in found] == expected


def test_a_quotation_knows_whether_it_is_closed_and_first(nlp):
    article = article_from_text("“We stay,” he said. “And we fight.")
    first, second = find_quotes(parse_article(article, nlp), article)
    assert (first.is_open, first.is_first) == (False, True)
    assert (second.is_open, second.is_first) == (True, False)
