"""Page → Article, or Rejected with its reason."""

from __future__ import annotations

from tocsin.article.text import article_from_text
from tocsin.model import NOTHING_GIVEN, Article, Given, Page, Rejected


def read_page(page: Page, given: Given = NOTHING_GIVEN) -> Article | Rejected:
    """The article on a page; what the user gives wins over what the source and the page say."""
    known = given.over(page.given)
    text = page.content.decode(page.encoding or "utf-8", "replace")
    return article_from_text(text, url=known.url or page.url, title=known.title, publisher=known.publisher, published=known.published)
