"""What the seed article must give, and the adapter on gold against gold; skipped, with the reason, without the gold folder."""

import json

import pytest
import yaml

from tocsin.article import article_from_text


@pytest.fixture(scope="module")
def seed(gold):
    return article_from_text((gold / "seed" / "article.txt").read_text("utf-8"))


@pytest.fixture(scope="module")
def expected(gold):
    return yaml.safe_load((gold / "seed" / "expect.yaml").read_text("utf-8"))["article"]


def texts(article, kind):
    return [article.text_of(block.span) for block in article.blocks if block.kind == kind and not block.is_repeat]


def test_the_seed_is_cleaned(seed, expected):
    assert seed.language == expected["language"]
    assert texts(seed, "boilerplate") == expected["boilerplate"]
    assert texts(seed, "heading") == [expected["heading"]]
    captions = texts(seed, "caption")
    assert len(captions) == len(expected["captions"])
    assert all(caption.startswith(start) for caption, start in zip(captions, expected["captions"], strict=True))


def test_the_seeds_repeated_caption_counts_once(seed, expected):
    repeats = [seed.text_of(block.span) for block in seed.blocks if block.is_repeat]
    assert len(repeats) == 1
    assert repeats[0].startswith(expected["repeated_caption_once"])


def test_the_seeds_day_is_inferred(seed, expected):
    inferred = expected["published_when_not_given"]
    assert (seed.published.start, seed.published.end) == (str(inferred["start"]), str(inferred["end"]))
    assert seed.published_basis == inferred["basis"]


def test_gold_against_gold_is_perfect(gold):
    from evals.adapters.articles import TRUTH, score_texts

    truth = json.loads(TRUTH.read_text("utf-8"))
    texts = {page: "\n".join(part if isinstance(part, str) else "\n".join(part) for part in row["body"]) for page, row in truth.items()}
    assert score_texts(truth, texts) == {"p": 100.0, "r": 100.0, "f1": 100.0}


def test_nothing_found_scores_nothing(gold):
    from evals.adapters.articles import TRUTH, score_texts

    truth = json.loads(TRUTH.read_text("utf-8"))
    assert score_texts(truth, {})["f1"] == 0.0


def test_twenty_pages_are_well_above_the_floor(gold):
    from evals.adapters.articles import figures

    values = {figure.name: figure.value for figure in figures(quick=True)}
    assert values["articles.f1"] >= 94
    assert values["articles.rejected"] <= 1
