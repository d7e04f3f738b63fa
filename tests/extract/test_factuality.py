"""How sure the article, and each speaker in it, is that something happened."""

from __future__ import annotations

import time

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tocsin.extract.factuality import factuality

# text, predicate, at least, at most
VALUES = [
    ("Soldiers shelled the town.", "shelled", 3, 3),
    ("Soldiers did not shell the town.", "shell", -3, -3),
    ("Soldiers never shelled the town.", "shelled", -3, -3),
    ("No soldiers shelled the town.", "shelled", -3, -3),
    ("Nobody shelled the town.", "shelled", -3, -3),
    ("Soldiers may have shelled the town.", "shelled", 0.5, 1.5),
    ("Soldiers reportedly shelled the town.", "shelled", 0.5, 1.7),
    ("Soldiers will shell the town.", "shell", 1, 2.5),
    ("If soldiers shell the town, the talks end.", "shell", -0.5, 0.5),
    ("Did soldiers shell the town?", "shell", -0.5, 0.5),
    ("Soldiers failed to shell the town.", "shell", -3, -2),
    ("Soldiers did not fail to shell the town.", "shell", 2, 3),
    ("Soldiers managed to shell the town.", "shell", 2, 3),
    ("Soldiers did not manage to shell the town.", "shell", -3, -2),
    ("Soldiers wanted to shell the town.", "shell", 0, 1.5),
    ("Soldiers planned to shell the town.", "shell", 0, 1.5),
    ("Soldiers refused to shell the town.", "shell", -3, -2),
    ("The general knows that soldiers shelled the town.", "shelled", 3, 3),
    ("The general did not know that soldiers shelled the town.", "shelled", 3, 3),
    ("The general said that soldiers shelled the town.", "shelled", 2, 3),
    ("The general denied that soldiers shelled the town.", "shelled", -2, -0.5),
    ("The general doubts that soldiers shelled the town.", "shelled", -2, -0.5),
    ("Soldiers left without shelling the town.", "shelling", -3, -2),
    ("The truce prevented an attack on the town.", "attack", -3, -1),
    ("Soldiers are able to shell the town.", "shell", 0.5, 2),
    ("It is unlikely that soldiers shelled the town.", "shelled", -2, -0.5),
    ("Soldiers did not shell the town until Tuesday.", "shell", 2, 3),
    ("Soldiers were not able to shell the town.", "shell", -3, -2),
    ("The truce forbids soldiers to shell the town.", "shell", -3, -1),
    ("Soldiers decided against shelling the town.", "shelling", -3, -2),
    ("The villagers denounced the shelling of the town.", "shelling", 2, 3),
    ("Evacuation plans were made for the town.", "Evacuation", 0.5, 2),
    ("The man was not charged and was released on Sunday.", "released", 2, 3),
]


@pytest.mark.parametrize(("text", "word", "low", "high"), VALUES, ids=[text for text, *_ in VALUES])
def test_the_articles_own_voice(nlp, text, word, low, high):
    predicate = next(token for token in nlp(text) if token.text == word)
    assert low <= factuality(predicate) <= high


def test_inside_a_speakers_words_the_speakers_own_view_holds(nlp):
    doc = nlp("Analysts believe that soldiers shelled the town.")
    shelled, believe = doc[4], doc[1]
    assert shelled.text == "shelled"
    assert factuality(shelled) < 2
    assert factuality(shelled, believe) == 3


def test_a_speakers_own_doubt_stays(nlp):
    doc = nlp("Analysts said that soldiers may have shelled the town.")
    shelled = next(token for token in doc if token.text == "shelled")
    assert factuality(shelled, doc[1]) < 2


def test_values_stay_on_the_scale(nlp):
    for token in nlp("Officials said nobody could deny that rebels failed to prevent what might not have been an attempt to avoid war."):
        assert -3 <= factuality(token) <= 3


@pytest.mark.parametrize("dep", ["dobj", "advcl", "xcomp", "nsubjpass", "compound", "pobj", "ccomp", "relcl"])
def test_a_long_chain_of_words_takes_no_time(dep):
    count = 60
    heads, deps = [0, *range(count - 1)], ["ROOT", *[dep] * (count - 1)]
    doc = Doc(Vocab(), words=["want"] * count, heads=heads, deps=deps, pos=["VERB"] * count, tags=["VB"] * count, lemmas=["want"] * count)
    began = time.process_time()
    factuality(doc[count - 1])
    assert time.process_time() - began < 1
