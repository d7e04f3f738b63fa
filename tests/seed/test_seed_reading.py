"""What the spine promises of the seed: the attack has its day, the right people speak, furniture and repeats yield nothing."""

from __future__ import annotations

import json

import jsonschema

from tests.contracts.test_extractors import spans_in
from tocsin.codec import encode, schema
from tocsin.model import Span


def test_its_json_fits_the_schema(seed):
    jsonschema.validate(json.loads(encode(seed)), schema())


def test_the_attack_of_20_december_is_an_event_with_its_day(seed):
    attack = [event for event in seed.events if "eight rockets" in seed.text_of(event.sentence) and event.type == "ASSAULT"]
    assert any(event.when and event.when.start == event.when.end == "2020-12-20" and event.status == "actual" for event in attack)


def test_zarif_and_mckenzie_speak(seed):
    names = {actor.id: actor.name for actor in seed.actors}
    speakers = " ".join(names.get(claim.speaker.actor or "", "") for claim in seed.claims)
    assert "Zarif" in speakers
    assert "McKenzie" in speakers


def test_furniture_and_the_repeated_caption_yield_nothing(seed, expected):
    text = seed.article.text
    barren = [text.index(words) for words in expected["article"]["boilerplate"]]
    repeat = expected["article"]["repeated_caption_once"]
    barren.append(text.index(repeat, text.index(repeat) + 1))
    lines = [Span(at, text.index("\n", at)) for at in barren]
    groups = (seed.events, seed.claims, seed.commitments, seed.dates, seed.times, seed.places, seed.quantities, seed.roles)
    found = [span for group in groups for item in group for span in spans_in(item)]
    assert [text[slice(*span)] for span in found if any(line.overlaps(span) for line in lines)] == []


def test_the_publication_day_is_inferred_and_says_so(seed, expected):
    asked = expected["article"]["published_when_not_given"]
    assert (seed.article.published.start, seed.article.published.end) == (asked["start"], asked["end"])
    assert seed.article.published_basis == "inferred"
