"""What every extractor must keep to, on friendly and on hostile text."""

from __future__ import annotations

import dataclasses
import time

import pytest

from tocsin.article.text import article_from_text
from tocsin.codec import decode_record, encode
from tocsin.extract.builtin import EXTRACTORS
from tocsin.language import load_pipeline, parse_article, pipeline_name
from tocsin.model import Article, Interval, Record, Span
from tocsin.reading import read_doc

NEWS = (
    "KHARTOUM - Two army drones struck a market in El Fasher on Tuesday, killing at least 12 people, doctors said.\n\n"
    "The army denied it. “We do not hit civilians,” its spokesman, Colonel Ibrahim Adam, told reporters. "
    "He warned that any attack on the airport would be met with force unless the militia withdraws by 3 March.\n\n"
    "According to Radio Dabanga, citing an aid worker who asked not to be named, the toll could rise. "
    "Egypt and Chad urged both sides to keep the truce that was announced last week."
)
HOSTILE = {
    "empty": "",
    "digits": "1234567890 " * 1_000,
    "one number": "9" * 10_000,
    "quote marks": "“\"'«»”" * 400,
    "one quote never closed": "“" + NEWS,
    "direction marks": "\u202e" + NEWS.replace(" ", " \u200f"),
    "impossible dates": "On February 30, 0000 and on 31/13/9999 nothing happened in the year 0. " * 50,
    "places": "Paris, Springfield, Tripoli, Georgia, Congo and Baghdad; " * 120,
    "capitals": NEWS.upper(),
    "commas": "," * 4_000,
    "brackets": "(" * 1_200 + ")" * 1_200,
    "markup": "<script>alert(1)</script> " * 300,
}


def spans_in(value: object) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for item in value for span in spans_in(item)]
    if dataclasses.is_dataclass(value):
        return [span for field in dataclasses.fields(value) for span in spans_in(getattr(value, field.name))]
    return []


def read(text: str, **given: object) -> Record:
    nlp = load_pipeline()
    article = article_from_text(text, published=Interval("2024-02-15", "2024-02-15", "day"), **given)
    return read_doc(parse_article(article, nlp), article, pipeline_name(nlp))


def test_names_are_unique_and_needs_are_made_before():
    made = {"article"}
    for extractor in EXTRACTORS:
        assert set(extractor.needs) <= made, extractor.name
        made |= set(extractor.makes)
    assert len({extractor.name for extractor in EXTRACTORS}) == len(EXTRACTORS)
    assert made >= {"actors", "roles", "places", "times", "quantities", "events", "claims", "commitments", "dates"}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_gives_an_answer(name):
    began = time.monotonic()
    record = read(HOSTILE[name])
    assert decode_record(encode(record)) == record
    assert time.monotonic() - began < 60, "an answer that takes a minute on 30 kB is none"


def test_every_span_lies_in_the_text_and_has_words():
    record = read(NEWS)
    spans = spans_in(record)
    assert len(spans) > 30
    assert all(0 <= span.start < span.end <= len(NEWS) for span in spans)


def test_every_finding_has_a_unique_id_and_names_its_rule():
    record = read(NEWS)
    for group in (record.events, record.claims, record.commitments, record.quantities, record.dates, record.actors, record.places):
        assert len({item.id for item in group}) == len(group)
        assert all(item.rule for item in group)


def test_the_same_text_gives_the_same_record():
    assert read(NEWS) == read(NEWS)


def test_ids_hold_when_values_change():
    """The publication day moves every date of the record; what is found keeps its id."""
    nlp = load_pipeline()
    ids = []
    for day in ("2024-02-15", "2023-05-01"):
        article = article_from_text(NEWS, published=Interval(day, day, "day"))
        record = read_doc(parse_article(article, nlp), article, pipeline_name(nlp))
        ids.append([[item.id for item in group] for group in (record.events, record.claims, record.commitments)])
    assert ids[0] == ids[1]


def test_references_lead_to_findings():
    record = read(NEWS)
    actors, places = {actor.id for actor in record.actors}, {place.id for place in record.places}
    claims, events = {claim.id for claim in record.claims}, {event.id for event in record.events}
    quantities = {quantity.id for quantity in record.quantities}
    for event in record.events:
        assert {item.actor for item in (*event.actors, *event.recipients) if item.actor} <= actors
        assert {item.by for item in event.actors if item.by} <= claims
        assert set(event.quantities) <= quantities
        assert event.where is None or event.where.place is None or event.where.place in places
    for claim in record.claims:
        assert {party.actor for party in (claim.speaker, *claim.via) if party.actor} <= actors
        assert {about.event for about in claim.about} <= events
        assert claim.replies_to is None or claim.replies_to in claims
    assert {item.claim for item in record.commitments if item.claim} <= claims
    known = events | {item.id for item in record.commitments}
    assert {item.of for item in record.dates if item.of} <= known
    assert {role.person for role in record.roles} <= actors


def test_furniture_and_repeats_give_nothing():
    from tocsin.model import Block

    text = NEWS + "\n\n" + NEWS
    half = Span(0, len(NEWS))
    blocks = (Block("boilerplate", half), Block("paragraph", Span(len(NEWS) + 2, len(text)), is_repeat=True))
    article = Article("x", 1, text, blocks, published=Interval("2024-02-15", "2024-02-15", "day"))
    nlp = load_pipeline()
    record = read_doc(parse_article(article, nlp), article, pipeline_name(nlp))
    groups = (record.events, record.claims, record.commitments, record.times, record.places, record.quantities)
    assert [len(group) for group in groups] == [0] * len(groups)
