"""Parses kept outside the repository by text and model, so that a rule can be measured again in seconds."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc

from tocsin.language import casing, load_pipeline, parse_article, pipeline_name
from tocsin.language.casing import is_shouted
from tocsin.model import Article, Record
from tocsin.reading import read_doc

_CASING = hashlib.sha256(Path(str(casing.__file__)).read_bytes()).hexdigest()
CACHE = Path(os.environ.get("TOCSIN_EVAL_CACHE", Path.home() / ".cache" / "tocsin-evals"))


def doc_of(article: Article) -> Doc:
    """The parse of an article, from the cache where it lies there."""
    nlp = load_pipeline()
    blocks = json.dumps([(block.kind, block.span, block.is_repeat) for block in article.blocks])
    # Shouted pieces are parsed in mixed case: the parse hangs on how that is made, all others on the text alone.
    how = _CASING if any(is_shouted(article.text_of(block.span)) for block in article.blocks) else ""
    key = hashlib.sha256(f"{pipeline_name(nlp)}{how}\n{blocks}\n{article.text}".encode()).hexdigest()
    file = CACHE / key[:2] / f"{key}.spacy"
    if file.exists():
        return Doc(nlp.vocab).from_bytes(file.read_bytes())
    doc = parse_article(article, nlp)
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_suffix(f".{os.getpid()}")
    partial.write_bytes(doc.to_bytes(exclude=["tensor", "user_data"]))
    partial.replace(file)
    return doc


def records_of(articles: Iterable[Article]) -> Iterator[Record]:
    """The records of some articles, by the code that ships, on kept parses."""
    name = pipeline_name(load_pipeline())
    for article in articles:
        yield read_doc(doc_of(article), article, name)
