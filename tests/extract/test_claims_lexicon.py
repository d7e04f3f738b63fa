"""Each entry of the claim lexicons matches its own sentence and not its counter-sentence."""

from __future__ import annotations

import pytest

from tocsin.article.text import article_from_text
from tocsin.extract.claims import find_claims
from tocsin.language import parse_article
from tocsin.lexicon.tables import load_table
from tocsin.model import MadeBy, Record


def read(nlp, sentence: str):
    article = article_from_text(sentence)
    doc = parse_article(article, nlp)
    return doc, find_claims(doc, Record(article, MadeBy("test", "test")))


def cases(name: str, column: str):
    return [pytest.param(row, id=row[column]) for row in load_table(name).rows]


def cue_lemmas(nlp, sentence: str) -> set[str]:
    doc, record = read(nlp, sentence)
    return {doc.char_span(cue.start, cue.end, alignment_mode="expand")[0].lemma_.lower() for claim in record.claims for cue in claim.cues}


@pytest.mark.parametrize("name", ["claim_verbs", "claim_nouns"])
def test_cue_words(nlp, name):
    wrong = []
    for row in load_table(name).rows:
        if row["lemma"] not in cue_lemmas(nlp, row["example"]):
            wrong.append(f"{row['lemma']} is no cue in {row['example']!r}")
        if row["lemma"] in cue_lemmas(nlp, row["counter"]):
            wrong.append(f"{row['lemma']} is a cue in {row['counter']!r}")
    assert wrong == []


def hedge_words(nlp, sentence: str, band: str, certainty: str) -> set[str]:
    doc, record = read(nlp, sentence)
    spans = [span for claim in record.claims if (claim.band or "") == band and claim.certainty == certainty for span in claim.hedges]
    return {
        " ".join(token.lemma_.lower() if token.pos_ == "VERB" and token.tag_ != "VBN" else token.lower_ for token in doc.char_span(*span))
        for span in spans
    }


@pytest.mark.parametrize("row", cases("claim_hedges", "words"))
def test_hedges(nlp, row):
    assert row["words"] in hedge_words(nlp, row["example"], row["band"], row["certainty"])
    assert row["words"] not in hedge_words(nlp, row["counter"], row["band"], row["certainty"])


@pytest.mark.parametrize("row", cases("claim_media", "word"))
def test_media(nlp, row):
    assert [claim.medium for claim in read(nlp, row["example"])[1].claims] == [row["medium"]]
    assert [claim.medium for claim in read(nlp, row["counter"])[1].claims] == [None]


@pytest.mark.parametrize("row", cases("claim_acts", "words"))
def test_acts(nlp, row):
    assert row["act"] in read(nlp, row["example"])[1].claims[0].acts
    assert row["act"] not in read(nlp, row["counter"])[1].claims[0].acts


def test_there_are_enough_of_them():
    assert len(load_table("claim_verbs").rows) >= 150
    assert len(load_table("claim_nouns").rows) >= 55
