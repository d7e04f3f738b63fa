from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tocsin.model import Span

spans = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(spans, spans)
def test_overlap_is_symmetric_and_means_a_shared_character(one, other):
    shared = set(range(*one)) & set(range(*other))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)


@given(spans, spans)
def test_containment_means_a_subset(one, other):
    assert one.contains(other) == (set(range(*other)) <= set(range(*one)))
