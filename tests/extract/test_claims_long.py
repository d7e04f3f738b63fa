"""A long article and one in another language end with an answer, and the time of reading grows with the text and not faster."""

from __future__ import annotations

import time

import pytest

import tocsin
from tocsin.article.text import article_from_text
from tocsin.errors import IngestError
from tocsin.extract.builtin import EXTRACTORS
from tocsin.language import parse_article
from tocsin.model import Record
from tocsin.reading import made_by

STORY = (
    "The ministry said on Monday that rockets had hit the port of Odesa, killing three people. “We will respond,” the general told Reuters. "
    "Police in Kyiv blamed Russia for the attack, and Moscow denied it. If it happens again, the port will close, case {}."
)
FOREIGN = {
    "de": "Das Ministerium erklärte am Montag, dass Raketen den Hafen getroffen hätten. „Wir werden antworten“, sagte der General der Agentur. ",
    "fr": "Le ministère a déclaré lundi que des roquettes avaient touché le port. « Nous allons répondre », a dit le général à l’agence. ",
    "ru": "Министерство заявило в понедельник, что ракеты попали в порт. «Мы ответим», — сказал генерал агентству. ",
}
# Of four times the text; a step that reads all claims for each sentence would take sixteen times as long.
LINEAR = 7


def text_of(size: int, gap: str) -> str:
    return gap.join(STORY.format(number) for number in range(size // len(STORY)))


def seconds_of(nlp, text: str) -> tuple[float, Record]:
    """What all extractors take together, without the parse."""
    article = article_from_text(text)
    doc, record = parse_article(article, nlp), Record(article, made_by("test"))
    began = time.process_time()
    for extractor in EXTRACTORS:
        record = extractor.find(doc, record)
    return time.process_time() - began, record


@pytest.mark.parametrize(("gap", "size"), [("\n\n", 200_000), (" ", 100_000)], ids=["paragraphs", "one line"])
def test_four_times_the_text_takes_about_four_times_as_long(nlp, gap, size):
    seconds_of(nlp, STORY)  # lexicons are read once
    short, _ = seconds_of(nlp, text_of(size // 4, gap))
    long, record = seconds_of(nlp, text_of(size, gap))
    assert long < LINEAR * short
    assert len(record.claims) > size / len(STORY)


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("times", [3, 2_000], ids=["short", "200 kB"])
def test_another_language_is_answered_with_its_name_and_no_findings(language, times):
    began = time.process_time()
    record = tocsin.read(FOREIGN[language] * times)
    assert (record.article.language, record.claims, record.events, record.commitments) == (language, (), (), ())
    assert time.process_time() - began < 10


@pytest.mark.parametrize("language", FOREIGN)
def test_a_page_in_another_language_is_refused_in_one_line(language):
    page = f"<html><body><article><h1>{FOREIGN[language]}</h1><p>{FOREIGN[language] * 20}</p></article></body></html>"
    with pytest.raises(IngestError, match=f"language {language}") as refusal:
        tocsin.read(page)
    assert "\n" not in str(refusal.value)
