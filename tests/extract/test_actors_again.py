"""By what else a text calls a person or body that it has named; every row of `actor_again.tsv` by its own sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.extract.test_actors import actor_at
from tocsin.article.text import article_from_text
from tocsin.extract.actors import find_actors
from tocsin.extract.places import find_places
from tocsin.language import parse_article
from tocsin.lexicon.tables import load_table
from tocsin.model import Interval, MadeBy, Record

Read = Callable[..., Record]
ROWS = load_table("actor_again").rows


def is_called_again(record: Record, noun: str) -> bool:
    """True if the actor who is named first is the one whom the noun behind means."""
    at = record.article.text.index(noun)
    return any(at in range(span.start, span.end) and len(actor.mentions) > 1 for actor in record.actors for span in actor.mentions)


@pytest.mark.parametrize("row", ROWS, ids=[row["nouns"].split("|")[0] for row in ROWS])
def test_a_noun_calls_again_whom_its_row_says(read: Read, row: dict[str, str]) -> None:
    noun = row["example"].partition("[")[2].partition("]")[0]
    example, counter = (row[name].replace("[", "").replace("]", "") for name in ("example", "counter"))
    assert is_called_again(read(example), f"{noun} ")
    assert not is_called_again(read(counter), f"{noun} ")


@pytest.fixture(scope="module")
def on(nlp):
    """Reads a text that was printed on a day."""

    def on(day: str, text: str) -> Record:
        article = article_from_text(text, published=Interval(day, day, "day"))
        doc = parse_article(article, nlp)
        return find_actors(doc, find_places(doc, Record(article, MadeBy("test", "test"))))

    return on


def linked(record: Record, words: str) -> str | None:
    found = actor_at(record, words)
    return found.name if found is not None else None


AGAIN = [
    ("Foreign Minister Ivo Marek flew home. The diplomat said nothing.", "The diplomat", "Ivo Marek"),
    ("The head of the Sri Lankan navy, Vice Admiral Nimal Bandara, spoke. The admiral denied it.", "The admiral", "Nimal Bandara"),
    ("Kenya's army chief, Ali Barre, spoke on Friday. The general denied it.", "The general", "Ali Barre"),
    ("Prime Minister Elin Rosvall received Aino Keto on Monday. Her guest praised the plan.", "Her guest", "Aino Keto"),
    ("Prime Minister Elin Rosvall received Aino Keto on Monday. The visitor praised the plan.", "The visitor", "Aino Keto"),
    ("Herbert Kunz wants to govern. The Freedom Party leader said so on Monday.", "The Freedom Party leader", "Herbert Kunz"),
    ("Ana Sousa won by ten points. The former mayor of Porto thanked her voters.", "The former mayor", "Ana Sousa"),
    ("Prime Minister Jan Kubis gave in. The nationalist leader had blocked the funds.", "The nationalist leader", "Jan Kubis"),
    ("Hasan Reza was shown on television. The 35-year-old beat the drum.", "35-year-old", "Hasan Reza"),
    ("Denis Mukwege spoke in Oslo. The Nobel laureate flew home.", "The Nobel laureate", "Denis Mukwege"),
    ("Zambia's police chief, Ali Mwale, spoke. The police chief denied it.", "The police chief", "Ali Mwale"),
    ("Nimal Perera met Anas al-Masri at noon. Later al-Masri denied it.", "Later al-Masri", "Anas al-Masri"),
    ("Senator Ana Ruiz spoke in Ohio. The Vermont senator denied it.", "The Vermont senator", "Ana Ruiz"),
    ("Florida Senator Omar Bell met Senator Ana Ruiz. The Florida senator denied it.", "The Florida senator", "Omar Bell"),
    (
        "The US-led coalition struck. Amnesty International called on the coalition to stop.",
        "on the coalition",
        "Global Coalition against Daesh",
    ),
    ("The Movement for Democratic Change won. The movement thanked voters.", "The movement", "Movement for Democratic Change"),
    (
        "The Syrian Observatory for Human Rights counted ten. The Observatory said he fought.",
        "The Observatory",
        "Syrian Observatory for Human Rights",
    ),
    ("The International Monetary Fund praised Chad. The Fund wants cuts.", "The Fund", "International Monetary Fund"),
]


@pytest.mark.parametrize(("text", "words", "name"), AGAIN)
def test_a_noun_calls_again_whom_the_text_has_named(read, text, words, name):
    assert linked(read(text), words) == name


@pytest.mark.parametrize(
    ("text", "words", "other"),
    [
        ("Judge Ana Ruiz heard lawyer Omar Said. The prosecutor denied it.", "The prosecutor", {"Ana Ruiz", "Omar Said"}),
        ("The mayor of Cali, Ivo Marek, resigned. The Bogota mayor laughed.", "The Bogota mayor", {"Ivo Marek"}),
        ("Colonel Yves Tonda fled. The general denied it.", "The general", {"Yves Tonda"}),
        ("Envoy Ana Ruiz met envoy Omar Said. The emissary denied it.", "The emissary", {"Ana Ruiz", "Omar Said"}),
        ("Ana Ruiz met Omar Said. The former mayor denied it.", "The former mayor", {"Ana Ruiz", "Omar Said"}),
        ("Senator Ana Ruiz asked about it. The head of the Water Authority refused.", "The head", {"Ana Ruiz"}),
        ("Peru's parliament sat until noon. The force denied it.", "The force", {"Peru: Parliament"}),
        ("The Syrian army left. The agency denied it.", "The agency", {"Syria: Army"}),
    ],
)
def test_where_the_noun_does_not_fit_nobody_is_called_so(read, text, words, other):
    assert linked(read(text), words) not in other


def test_offices_of_the_table_are_those_of_titles():
    known = {row["office"] for row in load_table("actor_titles").rows}
    assert {office for row in load_table("actor_again").rows for office in row["offices"].split("|")} <= known


@pytest.mark.parametrize(
    ("day", "text", "words", "name"),
    [
        ("2022-10-04", "Macron said France would send guns to Ukraine. The president gave no date.", "The president", "Emmanuel Macron"),
        ("2024-05-20", "Iran buried the dead. The supreme leader prayed.", "The supreme leader", None),
        ("2025-03-12", "Police arrested Rodrigo Duterte. The former president was flown out.", "The former president", "Rodrigo Duterte"),
        ("2025-01-06", "Kunz met Alexander Van der Bellen. The head of state was brief.", "The head of state", "Alexander Van der Bellen"),
    ],
)
def test_holders_of_an_office_are_those_of_the_article_s_day(on, day, text, words, name):
    found = linked(on(day, text), words)
    assert found == name if name else found != "Emmanuel Macron"
