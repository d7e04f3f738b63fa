"""Through whom a statement came: outermost relay first, the speaker never mixed up with the outlet."""

from __future__ import annotations

import pytest

from tocsin.article.text import article_from_text
from tocsin.extract.claims import find_claims
from tocsin.language import parse_article
from tocsin.model import MadeBy, Record


def chains(nlp, text: str) -> list[tuple[str | None, list[str | None]]]:
    article = article_from_text(text)
    record = find_claims(parse_article(article, nlp), Record(article, MadeBy("test", "test")))

    def name(voice):
        return record.text_of(voice.span) if voice.span is not None else None

    return [(name(claim.speaker), [name(voice) for voice in claim.via]) for claim in record.claims]


RELAYS = [
    ("The bridge was hit, Reuters reported, citing a hospital doctor.", ("a hospital doctor", ["Reuters"])),
    ("Citing a leaked letter, the Times reported that the base would close.", ("a leaked letter", ["the Times"])),
    ("Nasrin Azadi was quoted by IRNA as saying the ship had left.", ("Nasrin Azadi", ["IRNA"])),
    ("IRNA quoted Nasrin Azadi as saying the ship had left.", ("Nasrin Azadi", ["IRNA"])),
    ("“The ship left,” a port official told CNN.", ("a port official", ["CNN"])),
    ("In an interview with the BBC, the envoy said the ship had left.", ("the envoy", ["the BBC"])),
    ("The envoy said in an interview with the BBC that the ship had left.", ("The envoy", ["the BBC"])),
    ("The envoy denied the charge in remarks carried by state television.", ("The envoy", ["state television"])),
    ("An aide, quoted by AFP, said the ship had left.", ("An aide", ["AFP"])),
    ("The Guardian said that, according to two sailors, the ship had left.", ("two sailors", ["The Guardian"])),
    ("The mayor said soldiers had told him that the ship was mined.", ("soldiers", ["The mayor"])),
]


@pytest.mark.parametrize(("text", "chain"), RELAYS, ids=[text for text, _ in RELAYS])
def test_both_hops(nlp, text, chain):
    assert chain in chains(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was hit, Reuters reported, citing a hospital doctor.",
        "Nasrin Azadi was quoted by IRNA as saying the ship had left.",
        "The Guardian said that, according to two sailors, the ship had left.",
    ],
)
def test_one_statement_is_one_claim_and_the_outlet_is_not_its_speaker(nlp, text):
    found = chains(nlp, text)
    assert len(found) == 1
    assert found[0][0] not in {"Reuters", "IRNA", "The Guardian"}


NO_RELAY = [
    "The mayor told residents that the ship was mined.",
    "Karim told his brother that the ship was mined.",
    "The Guardian said that the ship had left.",
]


@pytest.mark.parametrize("text", NO_RELAY)
def test_an_audience_is_no_relay(nlp, text):
    assert [via for _, via in chains(nlp, text)] == [[]]


def test_who_denies_does_not_pass_on(nlp):
    found = chains(nlp, "The mayor dismissed allegations that the ship was mined.")
    assert found == [("The mayor", []), (None, [])]
