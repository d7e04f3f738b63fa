"""`nlp.add_pipe("tocsin")`: spaCy's way to the same record."""

from __future__ import annotations

import importlib

import pytest

from tocsin.errors import TocsinError
from tocsin.language.parse import DEFAULT_PIPELINE

TEXT = (
    "BAGHDAD - Rockets hit the U.S. Embassy in Baghdad on Sunday, the Iraqi military said.\n\n"
    "President Donald Trump blamed Iran for the attack on Wednesday."
)


@pytest.fixture(scope="module")
def piped():
    nlp = importlib.import_module(DEFAULT_PIPELINE).load()
    nlp.add_pipe("tocsin", config={"publisher": "The Example", "published": "2020-12-23"})
    return nlp


def test_a_doc_carries_one_record(piped):
    record = piped(TEXT)._.tocsin
    assert record.article.text == TEXT
    assert record.article.publisher == "The Example"
    attack = next(event for event in record.events if event.type == "ASSAULT")
    assert (attack.when.start, record.text_of(attack.trigger)) == ("2020-12-20", "hit")
    assert [record.text_of(claim.cues[0]) for claim in record.claims] == ["said", "blamed"]
    assert record.made_by.pipeline.startswith(DEFAULT_PIPELINE)


def test_it_is_the_record_that_read_gives(piped, read):
    record = piped(TEXT)._.tocsin
    assert record == read(TEXT, published="2020-12-23", publisher="The Example")


def test_what_a_doc_says_of_itself_wins(piped):
    doc = piped.make_doc(TEXT)
    doc._.published = "2021-01-06"
    assert piped(doc)._.tocsin.article.published.start == "2021-01-06"


def test_texts_in_bulk(piped):
    docs = list(piped.pipe([TEXT, "", "Nothing happened."]))
    assert [doc._.tocsin.article.text for doc in docs] == [TEXT, "", "Nothing happened."]


def test_without_a_parse_it_says_what_is_missing():
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("tocsin")
    with pytest.raises(TocsinError, match="a parser"):
        nlp(TEXT)


def test_the_entry_point_is_named_in_the_project():
    import tomllib
    from pathlib import Path

    project = tomllib.loads((Path(__file__).resolve().parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    home, _, name = project["entry-points"]["spacy_factories"]["tocsin"].partition(":")
    assert callable(getattr(importlib.import_module(home), name))
