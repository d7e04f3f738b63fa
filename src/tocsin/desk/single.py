"""Articles without a database: `tocsin.read` and `tocsin.pipe`."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from tocsin.article import article_from_text, read_page
from tocsin.article.markup import is_html
from tocsin.desk.filters import full_day
from tocsin.errors import IngestError, TocsinError
from tocsin.ingest import pages
from tocsin.model import Article, Given, Interval, Page, Record, Rejected
from tocsin.pipeline import Job, Setup, read_in_order
from tocsin.reading import read_article

Source = str | Path | Article
Day = str | date | Interval
# No system takes a longer path; what is longer is a text.
_LONGEST_PATH = 1024
_PAGE_NAMES = (".html", ".htm", ".txt", ".gz", ".jsonl", ".json", ".xml", ".warc")


def read(
    source: Source, *, published: Day | None = None, publisher: str | None = None, url: str | None = None, title: str | None = None
) -> Record:
    """The record of one article: a path, an address, raw text (or HTML), or an Article.

    `read("Rockets hit Baghdad on Sunday.", published="2020-12-23").events[0].when.start` is "2020-12-20".
    Raises IngestError, with one line that says why, for what is no article or holds several.
    """
    found = list(_articles(source, Given(_interval(published), publisher, url, title)))
    if len(found) != 1:
        raise IngestError(f"{_named(source)}: holds {len(found)} articles, read() takes one; use tocsin.pipe")
    article = found[0]
    if isinstance(article, Rejected):
        raise IngestError(f"{article.source}: {article.reason}")
    return read_article(article)


def pipe(sources: Iterable[Source], *, processes: int = 1, published: Day | None = None, publisher: str | None = None) -> Iterator[Record]:
    """Records of many articles in their order; each source is what `read` takes, or a directory.

    What is no article costs a warning, and the rest goes on.
    """
    given = Given(_interval(published), publisher)
    for job, record in read_in_order(_jobs(sources, given), Setup(processes=processes)):
        if isinstance(record, str):
            warnings.warn(f"{job.page.source}: {record}", stacklevel=2)
        else:
            yield record


def _jobs(sources: Iterable[Source], given: Given) -> Iterator[Job]:
    for source in sources:
        for article in _articles(source, given):
            if isinstance(article, Rejected):
                warnings.warn(f"{article.source}: {article.reason}", stacklevel=2)
            else:
                yield Job(article, Page.of(_named(source), b""))


def _articles(source: Source, given: Given) -> Iterator[Article | Rejected]:
    if isinstance(source, Article):
        yield source
    elif _is_text(source):
        yield _from_text(str(source), given)
    else:
        for page in pages(str(source)):
            yield page if isinstance(page, Rejected) else read_page(page, given)


def _from_text(text: str, given: Given) -> Article | Rejected:
    """Raw text as it is; a page's source through the cleaner."""
    if is_html(text, None):
        return read_page(Page.of("text", text), given)
    if not text.strip():
        return Rejected("text", "empty: nothing to read")
    return article_from_text(text, url=given.url, title=given.title, publisher=given.publisher, published=given.published)


def _is_text(source: str | Path) -> bool:
    """True for what reads like an article and is no file: several lines, or blanks without a page's ending."""
    if isinstance(source, Path) or source == "-" or source.startswith(("http://", "https://")):
        return False
    if "\n" in source or len(source) > _LONGEST_PATH or "\0" in source or not source:
        return True
    return " " in source.strip() and not source.lower().endswith(_PAGE_NAMES) and not _exists(source)


def _exists(source: str) -> bool:
    """True for a file; a paragraph of 300 letters is no name that any system would look up."""
    try:
        return Path(source).exists()
    except OSError:
        return False


def _named(source: Source) -> str:
    if isinstance(source, Article):
        return source.id
    return "text" if _is_text(source) else str(source)


def _interval(day: Day | None) -> Interval | None:
    """A day, month or year as an interval of days."""
    if day is None or isinstance(day, Interval):
        return day
    words = day.isoformat()[:10] if isinstance(day, date) else day
    if len(words) > 10:
        raise TocsinError(f"published: {words!r} is no day; write 2020-12-23, 2020-12 or 2020")
    start, end = (full_day("published", words, is_last=is_last) for is_last in (False, True))
    return Interval(start, end, {4: "year", 7: "month"}.get(len(words), "day"))  # type: ignore[arg-type]
