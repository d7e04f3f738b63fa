"""Article → Record: the whole order of extraction on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.builtin import EXTRACTORS
from tocsin.extract.events.trace import traced
from tocsin.language import load_pipeline, parse_article, pipeline_name
from tocsin.lexicon.tables import versions
from tocsin.model import Article, Event, MadeBy, Record, Versioned

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

VERSION = "0.1.0"


def read_article(article: Article, nlp: Language | None = None) -> Record:
    """The record of one article, without knowledge of other articles."""
    nlp = nlp or load_pipeline()
    return read_doc(parse_article(article, nlp), article, pipeline_name(nlp))


def read_doc(doc: Doc, article: Article, pipeline: str) -> Record:
    """The record of an article that is parsed already; each extractor adds its findings to those before it."""
    record = Record(article=article, made_by=made_by(pipeline))
    for extractor in EXTRACTORS:
        record = extractor.find(doc, record)
    return record


def trace_event(record: Record, event: Event, nlp: Language | None = None) -> tuple[tuple[str, str], ...]:
    """What was considered at an event and rejected, read again from the record's text: lines of a label and its words."""
    doc = parse_article(record.article, nlp or load_pipeline())
    return traced(doc, event.trigger)


def made_by(pipeline: str) -> MadeBy:
    """What reads now, with the version of every lexicon: enough to make a record again."""
    return MadeBy(tocsin=VERSION, pipeline=pipeline, lexicons=tuple(Versioned(*pair) for pair in versions()))
