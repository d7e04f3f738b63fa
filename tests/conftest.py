"""Fixtures that every room's tests share: the pipeline, a reader of short texts, and the gold folder where it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from evals.gold import ABSENT, GOLD, is_present
from tocsin.article.text import article_from_text
from tocsin.model import Interval, Record

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

Read = Callable[..., Record]


@pytest.fixture(scope="session")
def nlp() -> Language:
    from tocsin.language import load_pipeline

    return load_pipeline()


@pytest.fixture(scope="session")
def read(nlp: Language) -> Read:
    """`read("Rockets hit Baghdad on Sunday.", published="2020-12-23")` is the record of a short text."""
    from tocsin.reading import read_article

    def read_text(text: str, *, published: str | None = None, publisher: str | None = None) -> Record:
        when = Interval(published, published, "day") if published else None
        return read_article(article_from_text(text, published=when, publisher=publisher), nlp)

    return read_text


@pytest.fixture(scope="session")
def gold() -> Path:
    """The gold folder; tests that need it are skipped, with the reason printed, where it is absent."""
    if not is_present():
        pytest.skip(ABSENT)
    return GOLD
