"""Page → Article, or Rejected with its reason."""

from __future__ import annotations

from dataclasses import replace

from tocsin.article.dates import day
from tocsin.article.decode import decode
from tocsin.article.markup import extract, is_html
from tocsin.article.page import article_from_parts
from tocsin.article.text import article_from_text
from tocsin.article.verdict import reason_against
from tocsin.model import NOTHING_GIVEN, Article, Given, Page, Rejected

# No article is longer: a million characters are a book of 500 pages and a minute and a half of reading; see decision 062.
LONGEST = 1_000_000
# Markup, scripts and inlined pictures make a page several times as long as its article.
LONGEST_PAGE = 5_000_000


def read_page(page: Page, given: Given = NOTHING_GIVEN) -> Article | Rejected:
    """The article on a page; what the user gives wins over what the source and the page say.

    Rejected, with one line that says why: empty, binary, too long, not in English, no running text, an error page.
    """
    article = article_of(page, given)
    if isinstance(article, Rejected):
        return article
    reason = reason_against(article)
    return Rejected(page.source, reason) if reason else article


def article_of(page: Page, given: Given = NOTHING_GIVEN) -> Article | Rejected:
    """The cleaned text of a page, before anybody asks whether it is an article in English."""
    known = given.over(page.given)
    text = decode(page.content, page.encoding)
    if text is None:
        return Rejected(page.source, "binary, not text: give a page as HTML or plain text")
    if not text.strip():
        return Rejected(page.source, "empty: nothing to read")
    has_markup = is_html(text, page.media_type)
    if len(text) > (LONGEST_PAGE if has_markup else LONGEST):
        return _too_long(page, len(text), LONGEST_PAGE if has_markup else LONGEST)
    article = _read_html(text, page, known) if has_markup else _read_text(text, page, known)
    if article is None:
        return Rejected(page.source, "no article: no running text found on the page")
    if len(article.text) > LONGEST:
        return _too_long(page, len(article.text), LONGEST)
    return replace(article, retrieved=page.retrieved, raw=page.sha256)


def _too_long(page: Page, found: int, most: int) -> Rejected:
    return Rejected(page.source, f"{found:,} characters of text where {most:,} are the most: split it into its articles")


def _read_text(text: str, page: Page, known: Given) -> Article:
    url = known.url or page.url
    return article_from_text(text, url=url, title=known.title, publisher=known.publisher, published=known.published)


def _read_html(html: str, page: Page, known: Given) -> Article | None:
    """The article of a page with markup, or null if it has no main part."""
    found = extract(html, page.url)
    if found is None:
        return None
    given = Given(known.published, known.publisher or found.publisher, known.url or found.url or page.url, known.title or found.title)
    article = article_from_parts(found, given, is_live="LiveBlogPosting" in html)
    if known.published:
        return replace(article, published=known.published, published_basis="given")
    if stated := day(found.date):
        return replace(article, published=stated, published_basis="page")
    return article
