"""Reads short texts with the extractors that commitments and dates stand on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tocsin.article.text import article_from_text
from tocsin.extract.commitments import COMMITMENTS
from tocsin.extract.commitments.fates import telling
from tocsin.extract.dates import DATES
from tocsin.extract.times.find import TIMES
from tocsin.extract.times.index import TimesIndex
from tocsin.language import parse_article
from tocsin.model import Commitment, Interval, MadeBy, Record

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def read_short(text: str, nlp: Language, published: str = "2021-03-10") -> Record:
    """The record of a short text: times, commitments and dates only."""
    article = article_from_text(text, published=Interval(published, published, "day"))
    record = Record(article=article, made_by=MadeBy(tocsin="test", pipeline="test"))
    doc = parse_article(article, nlp)
    for extractor in (TIMES, COMMITMENTS, DATES):
        record = extractor.find(doc, record)
    return record


def fates_told(text: str, nlp: Language) -> list[str]:
    """The fates that the words of a text tell of a promise, an order, a deadline."""
    index = TimesIndex(())
    return [told.fate.status for token in nlp(text) if (told := telling(token, index)) is not None]


def words_of(record: Record, commitment: Commitment) -> dict[str, str | None]:
    """The words of a commitment's spans."""
    pairs = {
        "by": commitment.by, "to": commitment.to, "action": commitment.action, "condition": commitment.condition, "due": commitment.due,
    }  # fmt: skip
    return {name: record.text_of(part.span) if part is not None else None for name, part in pairs.items()}
