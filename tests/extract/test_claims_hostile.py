"""Texts that are no news get an answer, in time that grows with their length and not faster."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.article.text import article_from_text
from tocsin.extract.claims import find_claims
from tocsin.extract.links import link_claims
from tocsin.language import load_pipeline, parse_article
from tocsin.model import MadeBy, Record


def read(text: str) -> tuple[Record, float, int]:
    article = article_from_text(text)
    doc = parse_article(article, load_pipeline())
    began = time.process_time()
    record = link_claims(doc, find_claims(doc, Record(article, MadeBy("test", "test"))))
    return record, time.process_time() - began, len(doc)


HOSTILE = {
    "quote marks": '"' * 4_000,
    "all marks": '"“”‘’«»' * 600,
    "open quotes": "“ab cd " * 700,
    "one verb": "said " * 1_500,
    "he said": "he said, " * 1_000,
    "quoted verbs": '" said "' * 600,
    "colons": 'A: "b" ' * 700,
    "according": "according to " * 700,
    "paragraphs": "“We go.\n\n" * 500,
    "digits": "1" * 100_000,
    "right to left": "\u202e\u200f" * 2_000,
}
# The parse itself runs at 3,000 tokens a second: nothing here may take as long as that.
SLOWEST = 3_000


@pytest.mark.parametrize("name", HOSTILE)
def test_an_answer_in_time(name):
    _, seconds, tokens = read(HOSTILE[name])
    assert seconds < 1 + tokens / SLOWEST


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(["said", "“", "”", '"', "Iran", ",", ".", ":", "\n\n", "that", "told", "he", "according to", "—", "denied", "’"]),
        max_size=40,
    )
)
def test_spans_lie_in_the_text(pieces):
    record, _, _ = read(" ".join(pieces))
    size = len(record.article.text)
    assert len({claim.id for claim in record.claims}) == len(record.claims)
    for claim in record.claims:
        spans = [*claim.cues, *claim.content, claim.sentence, *claim.hedges]
        spans += [voice.span for voice in (claim.speaker, *claim.via) if voice.span is not None]
        assert all(0 <= span.start < span.end <= size for span in spans)
