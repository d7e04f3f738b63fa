from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin import codec
from tocsin.errors import CodecError
from tocsin.model import (
    Article,
    Claim,
    Commitment,
    Event,
    MadeBy,
    Place,
    Quantity,
    Record,
    RiskDate,
    Role,
    Span,
    Time,
    finding_id,
    kind_of_id,
    text_id,
)
from tocsin.model.ids import FindingKind

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False, width=32)
SPANS = st.tuples(st.integers(0, 99), st.integers(1, 99)).map(lambda pair: Span(pair[0], sum(pair)))
ARTICLES = st.builds(Article, id=TEXTS, version=st.integers(1, 9), text=TEXTS)

st.register_type_strategy(str, TEXTS)
st.register_type_strategy(float, NUMBERS)
st.register_type_strategy(Span, SPANS)


def few(kind: type) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.from_type(kind), max_size=2).map(tuple)


RECORDS = st.builds(
    Record,
    article=ARTICLES,
    made_by=st.from_type(MadeBy),
    roles=few(Role),
    places=few(Place),
    times=few(Time),
    quantities=few(Quantity),
    events=few(Event),
    claims=few(Claim),
    commitments=few(Commitment),
    dates=few(RiskDate),
)
SLOW = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


@SLOW
@given(RECORDS)
def test_round_trip_is_identity(record):
    assert codec.decode_record(codec.encode(record)) == record


@SLOW
@given(RECORDS)
def test_every_record_fits_the_schema(record):
    jsonschema.validate(json.loads(codec.encode(record)), codec.schema())


def test_a_span_is_a_pair_of_numbers():
    assert json.loads(codec.encode(Span(3, 9))) == [3, 9]


def test_a_bad_value_is_named_by_its_path():
    raw = codec.encode(Record(Article("x", 1, "", ()), MadeBy("", ""))).replace(b'"version":1', b'"version":"one"')
    with pytest.raises(CodecError, match=r"article\.version"):
        codec.decode_record(raw)


KINDS: tuple[FindingKind, ...] = ("event", "claim", "commitment", "quantity", "date", "actor", "place")


@given(ARTICLES, st.sampled_from(KINDS), SPANS)
def test_an_id_comes_from_version_kind_and_anchor_only(article, kind, anchor):
    changed = Article(article.id, article.version, article.text + "!", (), publisher="another")
    newer = Article(article.id, article.version + 1, article.text, ())
    found = finding_id(article, kind, anchor)
    assert found == finding_id(changed, kind, anchor)
    assert found != finding_id(newer, kind, anchor)
    assert kind_of_id(found) == kind


def test_an_article_without_an_address_is_known_by_its_words():
    assert text_id("Rockets hit Baghdad.") == text_id("Rockets hit Baghdad.") != text_id("Rockets hit Basra.")
