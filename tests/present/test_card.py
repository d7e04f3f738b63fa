"""Cards, labels, explanations and words from hand-made records: no model is needed to look at a value."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tocsin.article.text import article_from_text
from tocsin.errors import UnknownIdError
from tocsin.model import (
    Action,
    Actor,
    Claim,
    Commitment,
    Event,
    EventActor,
    Interval,
    MadeBy,
    Party,
    Record,
    RiskDate,
    Span,
    Speaker,
    When,
)
from tocsin.present.card import card_of
from tocsin.present.explanation import explain
from tocsin.present.labels import labels_of, resolve
from tocsin.present.words import days, excerpt, plain, quoted

TEXT = "The militia shelled Tell Amar on Monday, the army said. “We will answer any attack,” it warned."
SENTENCE = Span(0, 55)


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def record() -> Record:
    article = article_from_text(
        TEXT, title="Shells on Tell Amar", publisher="Own words", published=Interval("2025-02-24", "2025-02-24", "day")
    )
    army = Actor("org:army", "Army", "organisation", (span("the army"),))
    militia = Actor("local:1", "militia", "unnamed", (span("The militia"),))
    event = Event(
        "e1111111111", "ASSAULT", "heavy-weapons", "194", (), 4, -9.0, span("shelled"), SENTENCE, 1,
        actors=(EventActor(span("The militia"), "local:1", "alleged", by="c2222222222"),),
        when=When("2025-02-24", "2025-02-24", "day", "stated", span("on Monday")), rule="verb:shell",
    )  # fmt: skip
    possible = Event("e3333333333", "ASSAULT", None, None, (), 4, None, span("attack"), Span(56, len(TEXT)), 1, status="hypothetical")
    claim = Claim(
        "c2222222222", Speaker(span("the army"), "org:army", "organisation"), (span("said"),), (Span(0, 39),), SENTENCE, rule="verb/that"
    )
    threat = Commitment(
        "m4444444444",
        "threat",
        draws_line=True,
        action=Action(span("answer any attack")),
        sentence=Span(56, len(TEXT)),
        by=Party(span("We"), "org:army"),
        claim=None,
    )
    dates = tuple(
        RiskDate(f"d{n}", Interval(day, day, "day"), "scheduled", span("Monday"), note="talks")
        for n, day in enumerate(("2025-03-04", "2025-03-04", "2024-01-01"))
    )
    return Record(
        article, MadeBy("", ""), actors=(army, militia), events=(event, possible), claims=(claim,), commitments=(threat,), dates=dates
    )


def test_the_card_has_everything_with_its_words_and_label():
    card = card_of(record())
    rows = {section.heading: section.rows for section in card.sections}
    assert card.title == "Shells on Tell Amar"
    assert card.about.startswith("Own words · published 24 Feb 2025 · 17 words")
    (event,) = rows["EVENTS"]
    assert (event.lead, event.label) == ("24 Feb 2025", "e1")
    assert "The militia (alleged)" in event.text
    assert event.words.startswith("“shelled Tell Amar on Monday")
    (line,) = rows["LINES AND COMMITMENTS"]
    assert (line.lead, line.words) == ("Army", "“answer any attack”")


def test_one_line_in_two_wordings_is_one_row():
    made = record()
    again = replace(made.commitments[0], id="m5555555555", action=Action(span("answer")), same_as="m4444444444")
    lines = next(
        s.rows for s in card_of(replace(made, commitments=(*made.commitments, again))).sections if s.heading == "LINES AND COMMITMENTS"
    )
    assert [(row.label, row.words) for row in lines] == [("m1", "“answer any attack”; also “answer”")]


def test_dates_that_have_passed_or_are_told_twice_are_left_to_all():
    ahead = next(section.rows for section in card_of(record()).sections if section.heading == "AHEAD")
    assert [row.lead for row in ahead] == ["4 Mar 2025"]
    everything = next(section.rows for section in card_of(record(), show_all=True).sections if section.heading == "AHEAD")
    assert len(everything) == 3


def test_what_did_not_happen_is_counted_and_not_shown():
    events = next(section for section in card_of(record()).sections if section.heading == "EVENTS")
    assert events.more == "(1 planned, conditional, negated or possible, not events: in the JSON)"


def test_a_label_or_the_beginning_of_an_id_names_a_finding():
    made = record()
    assert labels_of(made)["m4444444444"] == "m1"
    assert resolve(made, "e2") == resolve(made, "e333") == "e3333333333"
    for wrong in ("e9", "e", "x"):
        with pytest.raises(UnknownIdError):
            resolve(made, wrong)


def test_an_explanation_marks_its_spans_and_names_the_rule():
    found = explain(record(), "e1111111111")
    assert {mark.label: mark.words for mark in found.marks} == {"trigger": "shelled", "actor": "The militia", "when": "on Monday"}
    assert all(found.text[slice(*mark.span)] == mark.words == TEXT[slice(*mark.at)] for mark in found.marks)
    assert dict(found.facts)["rule"] == "verb:shell"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2020-12-20", "2020-12-20", "20 Dec 2020"),
        ("2021-01-11", "2021-01-20", "11–20 Jan 2021"),
        ("2020-11-01", "2020-11-30", "Nov 2020"),
        ("2020-12-01", "2020-12-31", "Dec 2020"),
        ("2018-01-01", "2018-12-31", "2018"),
        ("1990-01-01", "1999-12-31", "1990–1999"),
        ("2020-12-20", "2021-01-03", "20 Dec 2020 – 3 Jan 2021"),
        ("2020-11-21", None, "since 21 Nov 2020"),
        (None, "2020-11-21", "until 21 Nov 2020"),
        (None, None, ""),
    ],
)
def test_days_as_people_write_them(start, end, words):
    assert days(start, end) == words


def test_hostile_words_become_one_inert_line():
    assert plain("a\x1b[31m\u202eb\n c") == "a [31m b c"
    assert excerpt("one two three four", 10) == "one two…"
    assert quoted("“We will answer”") == "“We will answer”"
