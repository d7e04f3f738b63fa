"""Tocsin as a component of a spaCy pipeline: `nlp.add_pipe("tocsin")` puts one record on every text, as `doc._.tocsin`.

A Doc comes in, the same Doc goes out with its record, whose offsets are the Doc's. The text is parsed once more, block by block, by the
components that stand before this one: so the record is the same as that of `tocsin.read`. Registered with spaCy through an entry point:
spaCy imports this module when the name is asked for, and that is the one import here that does something.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

from spacy.language import Language
from spacy.tokens import Doc

from tocsin.article.text import article_from_text
from tocsin.errors import TocsinError
from tocsin.language import parse_article, pipeline_name
from tocsin.model import Interval
from tocsin.reading import read_doc

if TYPE_CHECKING:
    from tocsin.model import Record

_NEEDED = {"TAG": "a tagger", "LEMMA": "a lemmatizer", "DEP": "a parser", "ENT_IOB": "an entity recogniser"}
for _extension in ("tocsin", "published", "publisher"):
    if not Doc.has_extension(_extension):
        Doc.set_extension(_extension, default=None)


class Before:
    """The part of a pipeline that stands before a component, as far as parsing an article needs it."""

    def __init__(self, nlp: Language, component: object) -> None:
        self._nlp = nlp
        self._component = component

    def __getattr__(self, name: str) -> Any:
        return getattr(self._nlp, name)

    def pipe(self, texts: Iterable[str], *, batch_size: int) -> Iterator[Doc]:
        """Docs of texts, through every component up to that one."""
        docs: Iterable[Doc] = (self._nlp.make_doc(text) for text in texts)
        for _, component in self._nlp.pipeline:
            if component is self._component:
                break
            docs = component.pipe(docs, batch_size=batch_size) if hasattr(component, "pipe") else map(component, docs)
        return iter(docs)


class Reader:
    """Reads the text of a Doc; `published` and `publisher` stand for texts that do not say otherwise by `doc._.published`, `doc._.publisher`."""

    def __init__(self, nlp: Language, published: str | None, publisher: str | None) -> None:
        self.before = cast("Language", Before(nlp, self))
        self.published = published
        self.publisher = publisher

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with its record; raises TocsinError where something that reading needs has not run before."""
        missing = [words for annotation, words in _NEEDED.items() if len(doc) and not doc.has_annotation(annotation)]
        if missing:
            raise TocsinError(f"the component “tocsin” needs {' and '.join(missing)} before it in the pipeline")
        doc._.tocsin = self.read(doc)
        return doc

    def read(self, doc: Doc) -> Record:
        """The record of a Doc's text, with its offsets."""
        day = doc._.published or self.published
        when = Interval(day, day, "day") if day else None
        article = article_from_text(doc.text, published=when, publisher=doc._.publisher or self.publisher)
        return read_doc(parse_article(article, self.before), article, pipeline_name(self.before))


@Language.factory("tocsin", assigns=["doc._.tocsin"], default_config={"published": None, "publisher": None})
def make_reader(nlp: Language, name: str, published: str | None, publisher: str | None) -> Reader:
    """The component: `nlp.add_pipe("tocsin", config={"publisher": "VOA"})`."""
    del name
    return Reader(nlp, published, publisher)
