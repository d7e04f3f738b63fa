"""By what else a text calls a person whom it has named: every row of `actor_again.tsv` by its own sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.lexicon.tables import load_table
from tocsin.model import Record

Read = Callable[..., Record]
ROWS = load_table("actor_again").rows


def is_called_again(record: Record, noun: str) -> bool:
    """True if the actor who is named first is the one whom the noun behind means."""
    at = record.article.text.index(noun)
    return any(at in range(span.start, span.end) and len(actor.mentions) > 1 for actor in record.actors for span in actor.mentions)


@pytest.mark.parametrize("row", ROWS, ids=[row["nouns"].split("|")[0] for row in ROWS])
def test_a_noun_calls_again_whom_its_row_says(read: Read, row: dict[str, str]) -> None:
    noun = row["example"].partition("[")[2].partition("]")[0]
    example, counter = (row[name].replace("[", "").replace("]", "") for name in ("example", "counter"))
    assert is_called_again(read(example), f"{noun} ")
    assert not is_called_again(read(counter), f"{noun} ")
