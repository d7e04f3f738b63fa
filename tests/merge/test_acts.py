"""Acts that somebody else found: which words may name one, and what tells two of the same word apart."""

from __future__ import annotations

import pytest

from evals.adapters import coref
from tocsin.lexicon.merging import act_classes, root
from tocsin.merge.acts import likeness_of, mentions_at
from tocsin.merge.likeness import profile
from tocsin.model import Span


@pytest.mark.parametrize(
    ("one", "other", "may_be_one"),
    [
        ("temblor", "quake", True),
        ("truce", "ceasefire", True),
        ("erupted", "eruption", True),
        ("deployed", "deployment", True),
        ("kidnapped", "abduction", True),
        ("killed", "charged", False),
        ("elected", "arrested", False),
    ],
)
def test_words_for_one_act_share_a_class_or_a_root(one, other, may_be_one):
    assert bool(act_classes(one) & act_classes(other) or root(one) == root(other)) is may_be_one


@pytest.mark.parametrize(
    ("word", "expected"), [("eruption", "erupt"), ("erupts", "erupt"), ("resistance", "resist"), ("nation", "nation"), ("it", "it")]
)
def test_the_root_of_a_word_is_what_its_verb_is(word, expected):
    assert root(word) == expected


def test_words_beside_an_act_tell_it_from_another_of_the_same_word(read):
    """Two visits: that of the hospital is more like the other telling of it than like the visit of a silo."""
    texts = (
        "The minister visited the burned hospital in Hodeidah.",
        "An envoy visited the burned hospital.",
        "Aides visited a grain silo.",
    )
    hospital, again, silo = (
        profile(mentions_at(read(text), [(Span(text.index("visited"), text.index("visited") + 7), "visit")])) for text in texts
    )
    assert likeness_of(hospital, again) > likeness_of(hospital, silo)


def test_the_sentences_that_count_are_those_of_the_corpus_own_list(gold):
    counted = coref.checked()
    assert counted["1_10ecb"] == {"0", "3"}
    assert sum(len(coref.marked(file)[1]) for file in coref.FOLDER.glob("*/*.xml")) == 5053
