"""Every pattern finds what its own example marks, and nothing in its counterexample; the word lists hold together."""

from __future__ import annotations

import re

import pytest

from tocsin.errors import LexiconError
from tocsin.extract.times.days import safe_date
from tocsin.extract.times.digits import in_year
from tocsin.extract.times.find import BESIDE, BUILDS
from tocsin.extract.times.lexing import alphabet, lex
from tocsin.extract.times.patterns import matches, parted
from tocsin.lexicon.tables import load_table
from tocsin.lexicon.times import named_days, time_patterns, time_words

# Found only to be left out: ages are no times, and "as soon as" is a conjunction.
LEFT_OUT = {"age", "none"}
PATTERNS = [pytest.param(pattern, id=pattern.name) for pattern in time_patterns()]


def found(sentence: str) -> list[tuple[str, str]]:
    line = lex(sentence, 0, len(sentence))
    return [(part.shape, sentence[part.span.start : part.span.end]) for match in matches(line) for part in parted(match)]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_pattern_finds_what_its_example_marks(pattern):
    wanted = re.findall(r"\[([^\]]+)\]", pattern.match)
    if pattern.build in LEFT_OUT:
        assert wanted == []
        return
    sentence = pattern.match.replace("[", "").replace("]", "")
    assert wanted
    assert [words for shape, words in found(sentence) if shape == pattern.name] == wanted


@pytest.mark.parametrize("pattern", PATTERNS)
def test_pattern_finds_nothing_in_its_counterexample(pattern):
    assert pattern.never
    assert [words for shape, words in found(pattern.never) if shape == pattern.name] == []


def test_ages_are_found_only_to_be_left_out():
    assert found("The 36-year-old commander, aged 36, fell.") == [("age", "The 36-year-old"), ("aged", "aged 36")]


def test_every_build_has_its_reader():
    assert {pattern.build for pattern in time_patterns()} - LEFT_OUT - {"pair"} == set(BUILDS) | set(BESIDE)


def test_no_two_patterns_share_a_name():
    names = [pattern.name for pattern in time_patterns()]
    assert len(names) == len(set(names))


def test_every_named_kind_is_a_kind_of_words_or_numbers():
    kinds = {kind for kinds in alphabet() for kind in kinds}
    named = {
        name
        for pattern in time_patterns()
        for part in pattern.pattern.split()
        for name in part.lstrip("<>").rstrip("?").split(":")[0].split("/")
        if name[:1].isupper()
    }
    assert named <= kinds


def test_every_item_of_a_long_text_has_a_letter():
    text = "On May 2, two thousand twenty-one (2021), the twenty-first of 15 raids at 0630 GMT cost $3,000, 2.5 hours and 1/2 day."
    line = lex(text, 0, len(text))
    assert [item.word for item, letter in zip(line.items, line.letters, strict=True) if item.kinds and letter == "x"] == []


def test_cues_each_carry_a_sentence():
    rows = load_table("time_cues").rows
    assert [row["word"] for row in rows if len(row["example"].split()) < 3] == []
    assert len({(row["word"], row["kind"]) for row in rows}) == len(rows)


def test_words_are_in_lower_case_and_have_no_twins():
    rows = [(entry.word, entry.kind) for entries in time_words().values() for entry in entries]
    assert len(rows) == len(set(rows))
    assert [word for word, _ in rows if word != word.lower()] == []


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Christmas Eve", 2020, (2020, 12, 24)),
        ("Thanksgiving", 2020, (2020, 11, 26)),
        ("Thanksgiving Day", 1999, (1999, 11, 25)),
        ("Memorial Day", 2021, (2021, 5, 31)),
        ("Election Day", 1998, (1998, 11, 3)),
        ("Election Day", 2020, (2020, 11, 3)),
        ("Black Friday", 2020, (2020, 11, 27)),
        ("Easter", 2000, (2000, 4, 23)),
        ("Good Friday", 2021, (2021, 4, 2)),
        ("Pentecost", 2019, (2019, 6, 9)),
        ("9/11", 1990, (2001, 9, 11)),
    ],
)
def test_named_days_fall_on_their_day(name, year, day):
    assert in_year(named_days()[name], year) == safe_date(*day)


def test_every_named_day_has_a_rule_that_works():
    assert [name for name, rule in named_days().items() if in_year(rule, 2021) is None] == []


def test_unknown_table_is_an_error():
    with pytest.raises((LexiconError, FileNotFoundError)):
        load_table("time_nothing")
