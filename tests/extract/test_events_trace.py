"""What `tocsin explain` tells of an event: the row that fired, those that lost, and what else stood in the sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.model import Record
from tocsin.reading import trace_event

Read = Callable[..., Record]


def lines(record: Record, words: str) -> list[tuple[str, str]]:
    event = next(event for event in record.events if record.text_of(event.trigger) == words)
    return list(trace_event(record, event))


def test_the_row_that_fired_comes_first_with_its_weight_and_example(read: Read) -> None:
    label, text = lines(read("The minister called off the talks with the rebels."), "called off")[0]
    assert label == "pattern"
    assert text.startswith("REJECT meet by verb:call[prt:off")
    assert "weight" in text
    assert "as in" in text


def test_rows_that_fit_but_ask_less_are_outweighed(read: Read) -> None:
    told = lines(read("The president congratulated the premier and met the envoy of Mali with the king."), "met")
    assert any(label == "outweighed" and text.startswith("CONSULT") for label, text in told)


def test_rows_that_lack_something_say_what(read: Read) -> None:
    told = lines(read("The minister called off the talks with the rebels."), "called off")
    assert any(label == "not met" and "lacks" in text for label, text in told)


LEFT_OUT = [
    # sentence, trigger, the word that is left out, why
    ("Jets struck a market on Monday, killing nine people.", "struck", "killing", "one event with “struck”"),
    ("The senate ratified the agreement with Turkey.", "ratified", "agreement", "what “ratified” speaks of"),
    ("Militants attacked a convoy while the film “The Siege” was shown.", "attacked", "Siege", "part of a title in quotation marks"),
]


@pytest.mark.parametrize(("sentence", "trigger", "word", "why"), LEFT_OUT)
def test_what_else_stood_in_the_sentence_is_told_with_its_reason(read: Read, sentence: str, trigger: str, word: str, why: str) -> None:
    told = [text for label, text in lines(read(sentence), trigger) if label == "left out"]
    assert any(text.startswith(f"“{word}”") and why in text for text in told)


def test_events_beside_it_are_not_called_left_out(read: Read) -> None:
    told = lines(read("Police arrested two men and the court freed a third."), "arrested")
    assert not any(label == "left out" and "freed" in text for label, text in told)
