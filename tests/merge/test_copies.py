from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.merge.copies import copy_of, find_copies, fingerprint, origins
from tocsin.model import Copy

LEDE = "Two gunboats opened fire on a grain ship off the port late on Monday, the harbour master said. "
BODY = (
    "The ship was carrying nine thousand tonnes of wheat and a crew of fourteen, none of whom was hurt. "
    "It was the third such incident since the corridor was agreed in July. The navy has not commented. "
)
OTHER = (
    "Ministers met in the capital on Tuesday to discuss the budget, and the opposition walked out after an hour of debate on fuel prices. "
)


def test_a_cut_copy_is_truncated_and_its_passage_is_aligned():
    (copy,) = find_copies({"wire": LEDE + BODY, "paper": LEDE, "other": OTHER})
    assert (copy.a, copy.b, copy.kind) == ("wire", "paper", "truncated")
    (passage,) = copy.passages
    assert (LEDE + BODY)[slice(*passage.a)] == LEDE[slice(*passage.b)] == LEDE.rstrip(" .")


def test_the_same_words_are_identical_whatever_case_and_punctuation():
    (copy,) = find_copies({"a": LEDE + BODY, "b": (LEDE + BODY).upper().replace(",", ";")})
    assert (copy.kind, copy.share_of_a, copy.share_of_b) == ("identical", 1.0, 1.0)


def test_two_stories_are_no_copies():
    assert find_copies({"a": LEDE + BODY, "b": OTHER * 2}) == ()


def test_connected_copies_are_one_origin():
    copies = (Copy("a", "b", "edited", 0.6, 0.6), Copy("c", "b", "edited", 0.6, 0.6))
    assert [origin.articles for origin in origins("abcd", copies)] == [("a", "b", "c"), ("d",)]


def test_nothing_and_one_word_are_no_copies():
    assert copy_of("a", "b", fingerprint(""), fingerprint("word")) is None


@settings(deadline=None, max_examples=50)
@given(st.permutations(["a", "b", "c", "d"]))
def test_origins_do_not_depend_on_order(order):
    texts = {"a": LEDE + BODY, "b": LEDE + BODY, "c": OTHER * 2, "d": BODY + LEDE}
    copies = find_copies({name: texts[name] for name in order})
    assert {origin.articles for origin in origins(order, copies)} == {("a", "b", "d"), ("c",)}
