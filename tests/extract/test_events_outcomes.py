"""What the words above a deed leave of it: every row of `event_outcomes.tsv` by its own sentences, and chains of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tocsin.errors import LexiconError
from tocsin.lexicon.events import load_events
from tocsin.lexicon.tables import load_table
from tocsin.model import Record

Read = Callable[..., Record]
ROWS = load_table("event_outcomes").rows


def status_at(record: Record, words: str) -> str | None:
    """The status of the event whose trigger holds some words; null if there is none."""
    return next((event.status for event in record.events if words in record.text_of(event.trigger)), None)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['kind']}:{row['word'][:20]}:{row['links']}" for row in ROWS])
def test_every_row_tells_what_its_example_says(read: Read, row: dict[str, str]) -> None:
    wanted = {row["told"], row["negated"]} - {""}
    assert status_at(read(row["example"]), row["anchor"]) in wanted
    assert status_at(read(row["counter"]), row["anchor"]) != status_at(read(row["example"]), row["anchor"])


def test_a_status_that_is_none_is_told(tmp_path: Path) -> None:
    head = "# version: 1\n# source: a test\n# licence: CC0-1.0\nword\tkind\tlinks\ttold\tnegated\tanchor\texample\tcounter\n"
    (tmp_path / "event_outcomes.tsv").write_text(f"{head}shelve\tverb\tobj\tdropped\t\tvisit\tThey shelved it.\tThey did it.\n", "utf-8")
    with pytest.raises(LexiconError, match="'shelve' has the unknown status 'dropped' in told"):
        load_events(tmp_path)


CHAINS = [
    ("The ministry denied reports that jets had bombed the dam.", "bombed", "negated"),
    ("The union dropped its plan to strike.", "strike", "negated"),
    ("Police foiled a plot to bomb the station.", "bomb", "negated"),
    ("The governor has no plans to resign.", "resign", "negated"),
    ("It was not the army that shelled the clinic.", "shelled", "negated"),
    ("The mob tried in vain to storm the jail.", "storm", "negated"),
    ("The claim that the army shelled the clinic is false.", "shelled", "negated"),
    ("The ceasefire never took hold.", "ceasefire", "negated"),
    ("The dockers called off their strike on Tuesday.", "strike", "negated"),
    ("The strike by pilots was to begin at noon.", "strike", "planned"),
    ("The rebels had threatened to blow up the dam if the army came near.", "blow up", "conditional"),
    ("Russia denied the attack on the convoy.", "attack", "actual"),
    ("The talks are under way in Riga.", "talks", "ongoing"),
]


@pytest.mark.parametrize(("sentence", "words", "status"), CHAINS)
def test_the_word_higher_up_decides(read: Read, sentence: str, words: str, status: str) -> None:
    assert status_at(read(sentence), words) == status


def test_a_deed_told_in_a_clause_that_somebody_denies_is_news(read: Read) -> None:
    event = next(event for event in read("The prefect denied that his guards had beaten the nurse.").events if event.type == "ASSAULT")
    assert (event.status, event.frame) == ("negated", "news")
