"""Stories: what articles tell of, whatever the order in which they come."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.lexicon.trips import stem
from tocsin.merge.stories import Sketch, cosine, sketch_of, stories_of, stories_of_sketches

QUAKE = {"quake": 3.0, "qeshm": 4.0, "island": 2.0, "magnitud": 2.0}
VOTE = {"senat": 4.0, "vote": 3.0, "budget": 3.0, "deal": 2.0}
SKETCHES = (
    Sketch("a", QUAKE, (737000, 737000), "Quake hits Qeshm"),
    Sketch("b", {**QUAKE, "governor": 2.0}, (737001, 737001), "Quake on island"),
    Sketch("c", VOTE, (737000, 737000), "Senate votes"),
    Sketch("d", {**VOTE, "leader": 2.0}, (737001, 737001), "Budget deal"),
    Sketch("e", {**QUAKE, "anniversari": 1.0}, (737400, 737400), "A year on"),
)


def test_two_stories_and_an_old_one():
    assert [story.articles for story in stories_of_sketches(SKETCHES)] == [("a", "b"), ("c", "d"), ("e",)]


def test_a_story_is_named_by_its_first_article():
    first = stories_of_sketches(SKETCHES)[0]
    assert (first.id, first.title, first.first, first.last) == ("story:a", "Quake hits Qeshm", "2018-11-02", "2018-11-03")


@settings(max_examples=30, deadline=None)
@given(order=st.permutations(SKETCHES))
def test_any_order_gives_the_same_stories(order):
    assert stories_of_sketches(order) == stories_of_sketches(SKETCHES)


def test_every_article_is_in_one_story(corpus):
    articles = [article for story in stories_of(corpus) for article in story.articles]
    assert sorted(articles) == sorted(record.article.id for record in corpus)


def test_a_sketch_weighs_names_of_the_whole_text(read):
    sketch = sketch_of(
        read("Talks held\n\n" + "The ministers met and spoke. " * 60 + "They flew to Geneva with Lavrov.", published="2021-03-08")
    )
    assert sketch.words["geneva"] > sketch.words[stem("spoke")] / 3
    assert sketch.title == "Talks held"


def test_nothing_is_alike_with_nothing():
    assert cosine({}, {"a": 1.0}) == 0.0
    assert stories_of([]) == ()
