"""What parties say to and of one another, as agencies put it: sentence to type of an event that happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tocsin.article.text import article_from_text
from tocsin.language import parse_article
from tocsin.reading import read_doc

if TYPE_CHECKING:
    from spacy.language import Language

SAID = (
    ("President Juan Ruiz called the alert “extreme and imprudent”.", "ACCUSE"),
    ("The clerics called the vaccine a plot led by a foreign state.", "ACCUSE"),
    ("The governor cast the blame on his rivals.", "ACCUSE"),
    ("The report found fault with the army's handling of the flood.", "ACCUSE"),
    ("The watchdog found that the ministry had broken the law.", "ACCUSE"),
    ("Prosecutors are looking into the mayor's contracts.", "ACCUSE"),
    ("The plan generated considerable opposition from neighbors.", "ACCUSE"),
    ("Brown has won the support of several donors.", "SUPPORT"),
    ("Cruz, who had the backing of Senator Smith, won the vote.", "SUPPORT"),
    ("One delegate pledged her vote to Brown.", "SUPPORT"),
    ("The senator has vowed to support the nominee.", "SUPPORT"),
    ("The council gave the chief a vote of confidence.", "SUPPORT"),
    ("Senate Republicans have stopped confirming the president's nominees.", "REJECT"),
    ("The union walked away from the talks.", "REJECT"),
    ("The judge dismissed the lawsuit.", "REJECT"),
    ("The army dismissed the proposal of the rebels as a trick.", "REJECT"),
    ("The army gave residents 24 hours to leave.", "THREATEN"),
    ("The mayor received death threats.", "THREATEN"),
    ("The envoy stressed the need to protect civilians.", "REQUEST"),
    ("The governor wants Congress to extend the program.", "REQUEST"),
    ("The report recommends closing the bridge.", "REQUEST"),
    ("Calls grew for the minister to quit.", "REQUEST"),
    ("The minister promised an inquiry.", "AGREE"),
    ("The mayor gave the project the green light.", "AGREE"),
    ("The mayor sat down with union leaders.", "CONSULT"),
)
UNSAID = (
    ("The commission held a hearing on the bill.", "REJECT"),
    ("The man attacked the guard for his wallet.", "ACCUSE"),
    ("The union walked away from the fire.", "REJECT"),
    ("The plan generated income from tolls.", "ACCUSE"),
    ("Harris beat Brown by 18 points in the primary.", "ASSAULT"),
    ("Crops grew for the market.", "REQUEST"),
)


def types(nlp: Language, text: str) -> set[str]:
    """The types of the events that happened."""
    article = article_from_text(text)
    record = read_doc(parse_article(article, nlp), article, "spoken")
    return {event.type for event in record.events if event.status in {"actual", "ongoing"}}


@pytest.mark.parametrize(("text", "wanted"), SAID)
def test_what_is_said_is_an_event(nlp: Language, text: str, wanted: str) -> None:
    assert wanted in types(nlp, text)


@pytest.mark.parametrize(("text", "unwanted"), UNSAID)
def test_what_only_looks_like_it_is_none(nlp: Language, text: str, unwanted: str) -> None:
    assert unwanted not in types(nlp, text)
