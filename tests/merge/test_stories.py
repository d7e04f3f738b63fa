"""Stories: what articles tell of, one after another in the order in which they were known."""

from __future__ import annotations

import logging
import random

import pytest

from tocsin.lexicon.trips import stem
from tocsin.merge import headlines
from tocsin.merge.headlines import Seen, alike, meaning_of, settle_headline
from tocsin.merge.stories import Sketch, sketch_of, unit
from tocsin.merge.storylines import Settled, cosine, settle, storylines

QUAKE = unit({"quake": 3.0, "qeshm": 4.0, "island": 2.0, "magnitud": 2.0})
VOTE = unit({"senat": 4.0, "vote": 3.0, "budget": 3.0, "deal": 2.0})
SKETCHES = (
    Sketch("a", QUAKE, (737000, 737000), "Quake hits Qeshm"),
    Sketch("c", VOTE, (737000, 737000), "Senate votes"),
    Sketch("b", unit({**QUAKE, "governor": 0.3}), (737001, 737001), "Quake on island"),
    Sketch("d", unit({**VOTE, "leader": 0.3}), (737001, 737001), "Budget deal"),
    Sketch("e", unit({**QUAKE, "anniversari": 0.2}), (737400, 737400), "A year on"),
)
PAIRED = ("Navy seizes pirates off Aden", "Warship stops pirates in Gulf of Aden", "Senate passes budget")


def test_two_stories_and_an_old_one():
    assert storylines(SKETCHES) == {"a": "story:a", "b": "story:a", "c": "story:c", "d": "story:c", "e": "story:e"}


def test_later_articles_leave_what_was_known(read):
    for number in range(1, len(SKETCHES)):
        early = storylines(SKETCHES[:number])
        assert early.items() <= storylines(SKETCHES).items()


def raid(name: str, leader: str, day: int = 737000) -> Sketch:
    words = unit({"navi": 3.0, "pirat": 4.0, "aden": 4.0, "warship": 3.0, leader: 1.0})
    return Sketch(name, words, (day, day), "Navy seizes pirates", frozenset({"aden", leader}))


def test_look_alikes_part_by_names_of_their_own():
    """Eight articles on two raids of one navy: each story has its ship, and no article of the other names it."""
    raids = [raid(f"{ship}{number}", ship) for ship in ("mysore", "sukanya") for number in range(4)]
    near = [(sketch, "story:mysore0") for sketch in raids]
    settled = settle(raid("sukanya9", "sukanya"), near)
    assert settled.story == "story:sukanya9"
    assert settled.moved == tuple((f"sukanya{number}", "story:sukanya9") for number in range(4))


def test_one_story_where_names_are_shared():
    near = [(raid(f"m{number}", "mysore"), "story:m0") for number in range(4)]
    assert settle(raid("m9", "mysore"), near) == Settled("story:m0")


def test_order_of_arrival_within_a_day_hardly_matters():
    listed = [raid(f"r{number}", "mysore") for number in range(9)] + [
        Sketch(f"v{n}", VOTE, (737000, 737000), "Senate votes") for n in range(9)
    ]
    for seed in range(5):
        random.Random(seed).shuffle(listed)
        told = storylines(listed)
        assert len(set(told.values())) == 2
        assert len({told[f"r{number}"] for number in range(9)}) == 1


def test_a_sketch_weighs_names_of_the_whole_text(read):
    sketch = sketch_of(
        read("Talks held\n\n" + "The ministers met and spoke. " * 60 + "They flew to Geneva with Lavrov.", published="2021-03-08")
    )
    assert sketch.words["geneva"] > sketch.words[stem("spoke")] / 3
    assert sketch.title == "Talks held"
    assert not sketch.is_headline


@pytest.mark.parametrize(
    ("text", "is_headline"),
    [
        ("Navy seizes pirates off Aden", True),
        ("Navy seizes pirates off Aden: 23 held ...", True),
        ("The navy seized pirates off Aden on Saturday, the ministry said.", False),
        ("Navy seizes pirates\n\nThe navy seized 23 pirates off Aden on Saturday, it said.", False),
    ],
)
def test_headlines_are_known(read, text, is_headline):
    assert sketch_of(read(text)).is_headline == is_headline


def test_headlines_meet_by_what_they_mean():
    pytest.importorskip("onnxruntime")
    meanings = [meaning_of(title) for title in PAIRED]
    if not all(meanings):
        pytest.skip("the headline model is not installed")
    (_, near, far), *_ = alike(meanings)
    assert near > 0.6
    assert far < 0.3
    sketches = [
        Sketch(title, unit({f"word{n}": 1.0, "aden": 0.5}), None, title, is_headline=True, meaning=meaning)
        for n, (title, meaning) in enumerate(zip(PAIRED, meanings, strict=True))
    ]
    told = storylines(sketches)
    assert told[PAIRED[0]] == told[PAIRED[1]] != told[PAIRED[2]]


def test_without_the_model_words_decide_and_one_line_says_so(monkeypatch, caplog):
    monkeypatch.setattr(headlines, "_file", lambda *_: None)
    headlines._embedder.cache_clear()
    try:
        with caplog.at_level(logging.WARNING, "tocsin"):
            assert [meaning_of(title) for title in PAIRED] == [b"", b"", b""]
        assert [record.message for record in caplog.records] == [headlines._MISSING]
    finally:
        headlines._embedder.cache_clear()


def test_nothing_is_alike_with_nothing():
    assert cosine({}, {"a": 1.0}) == 0.0
    assert storylines([]) == {}


def _seen(*rows: tuple[str, str, float]) -> list[Seen]:
    return [Seen(article, story, fit, is_headline=article.startswith("h")) for article, story, fit in rows]


@pytest.mark.parametrize(
    ("alike_ones", "story", "moved"),
    [
        ((), "story:new", ()),
        ((("h1", "s1", 0.6), ("h2", "s1", 0.5), ("h3", "s2", 0.45)), "s1", ()),
        ((("h1", "s1", 0.6), ("h2", "s1", 0.6), ("h3", "s2", 0.55)), "s1", (("h3", "s1"),)),
        ((("h1", "s1", 0.42), ("h2", "s2", 0.41), ("h3", "s3", 0.41)), "story:new", ()),
        ((("h1", "s1", 0.6), ("h2", "s1", 0.6), ("a3", "s2", 0.55)), "s1", ()),
    ],
    ids=["alone", "of the story of most", "two begun apart are one", "no story has half", "an article keeps its story"],
)
def test_a_headline_continues_the_story_of_those_that_are_alike(alike_ones, story, moved):
    seen = _seen(*alike_ones)
    assert settle_headline("new", seen, seen) == (story, moved)


def test_a_large_story_gives_no_headline_over():
    near = _seen(*((f"h{number}", "s1", 0.6) for number in range(9)), *((f"h1{number}", "s2", 0.55) for number in range(7)))
    assert settle_headline("new", near, near) == ("s1", ())
