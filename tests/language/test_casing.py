"""Shouted text → mixed case of the same length."""

from __future__ import annotations

import time

import pytest
from spacy.language import Language

from tocsin.article.text import article_from_text
from tocsin.language import parse_article
from tocsin.language.casing import is_shouted, restore_case

SHOUTED = (
    ("THE PERUVIAN ARMY SAID ON FRIDAY THAT REBELS ATTACKED LIMA.", "The Peruvian army said on Friday that rebels attacked Lima."),
    ("COLONEL LUIS ARTURO BELTRANENA MET PRESIDENT CEREZO ON 3 MAY.", "Colonel Luis Arturo Beltranena met President Cerezo on 3 May."),
    ("EL SALVADOR'S TROOPS WITHDREW. THEY MAY RETURN.", "El Salvador's troops withdrew. They may return."),
    ("THE U.S. EMBASSY IN BOGOTA WILL STAY OPEN, I SAID.", "The U.S. embassy in Bogota will stay open, I said."),
    ("THE FRONT (FPLX) CLAIMED THE ATTACK; THE FPLX HAS 300 MEN.", "The front (FPLX) claimed the attack; the FPLX has 300 men."),
    ("THE LARGEST CITIES WERE READING THE DECREE.", "The largest cities were reading the decree."),
)


@pytest.mark.parametrize(("shouted", "wanted"), SHOUTED)
def test_names_and_sentences_begin_with_a_capital_and_nothing_else_does(nlp: Language, shouted: str, wanted: str) -> None:
    assert is_shouted(shouted)
    assert restore_case(shouted, nlp) == wanted


@pytest.mark.parametrize(
    "text", ["UN", "BREAKING", "The U.S. and the UK met.", "Iran Fires Missiles at Base in Iraq", "", "12 345", "НАТО"]
)
def test_what_is_not_shouted_stays(text: str) -> None:
    assert not is_shouted(text)


@pytest.mark.parametrize(
    "text",
    ["İSTANBUL'DA ÜÇ KİŞİ ÖLDÜ VE YARALANDI", "STRASSE ß GROSSE STRASSE IN BERLIN", "A" * 5000, "O'BRIEN'S 'MEN' SHOT AT ''POLICE''"],
)
def test_the_length_never_changes(nlp: Language, text: str) -> None:
    assert len(restore_case(text, nlp)) == len(text)


def test_a_shouted_article_keeps_its_offsets(nlp: Language) -> None:
    article = article_from_text("GUERRILLAS ATTACKED A FARM NEAR GUATEMALA CITY ON MONDAY, KILLING TWO PEASANTS, THE ARMY SAID.")
    doc = parse_article(article, nlp)
    assert doc.text.lower() == article.text.lower()
    attacked = next(token for token in doc if token.lower_ == "attacked")
    assert attacked.pos_ == "VERB"
    assert article.text[attacked.idx : attacked.idx + len(attacked)] == "ATTACKED"


def test_a_long_shout_takes_linear_time(nlp: Language) -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        restore_case("THE ARMY DENIED THAT REBELS TOOK THE TOWN. " * times, nlp)
        return time.process_time() - began

    seconds(10)
    # The best of three: another process may take the cache meanwhile.
    assert min(seconds(2000) for _ in range(3)) < 40 * max(seconds(200), 0.002)
