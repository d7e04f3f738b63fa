"""Who blames or praises another in reported speech: every row of `event_judgements.tsv`, and what is no judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tocsin.lexicon.judgements import load_judgements
from tocsin.lexicon.tables import load_table

if TYPE_CHECKING:
    from tests.conftest import Read
    from tocsin.model import Event

ROWS = load_table("event_judgements").rows
AHEAD = "The town hall reopened.\n\n"


def judged(read: Read, text: str) -> list[Event]:
    record = read(AHEAD + text, published="2024-03-05")
    return [event for event in record.events if event.type in {"ACCUSE", "SUPPORT"} and event.status == "actual"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['as']}-{row['side']}-{row['words'][:12]}")
def test_every_row_matches_its_sentence_and_not_the_other(read: Read, row: dict[str, str]) -> None:
    kind = "SUPPORT" if row["side"] == "praise" else "ACCUSE"
    text = row["match"]
    kinds = [event.type for event in judged(read, text)]
    assert kind in kinds or (row["side"] == "both" and "SUPPORT" in kinds)
    assert not judged(read, row["miss"])


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Mayor Ada Brandt said the governor “is a liar”.", ["ACCUSE"]),
        ("“Ada Brandt lied to the valley,” Governor Tom Hale said.", ["ACCUSE"]),
        ("“Ada Brandt cannot be trusted,” Governor Tom Hale said.", ["ACCUSE"]),
        ("“We are proud of Ada Brandt,” Governor Tom Hale said.", ["SUPPORT"]),
        ("Governor Tom Hale said Ada Brandt was right about the dam.", ["SUPPORT"]),
        # Questions, conditions, what only may be so, and what the speaker says of himself or of a thing.
        ("“Is Ada Brandt a liar?” Governor Tom Hale asked.", []),
        ("Governor Tom Hale said that if Ada Brandt is a liar the court will find out.", []),
        ("Governor Tom Hale said Ada Brandt may be reckless.", []),
        ("“Ada Brandt is not a liar,” Governor Tom Hale said.", []),
        ("“I am a bully,” Governor Tom Hale said.", []),
        ("“The weather is terrible,” Governor Tom Hale said.", []),
        ("Half of the voters said Ada Brandt was dishonest.", []),
    ],
)
def test_judgements_of_known_parties_by_known_speakers(read: Read, text: str, kinds: list[str]) -> None:
    assert [event.type for event in judged(read, text)] == kinds


def test_the_speaker_acts_and_the_judged_receives(read: Read) -> None:
    record = read(AHEAD + "“Ada Brandt is a charlatan,” Governor Tom Hale said.", published="2024-03-05")
    event = next(event for event in record.events if event.type == "ACCUSE")
    assert [record.text_of(actor.span) for actor in event.actors] == ["Governor Tom Hale"]
    assert [record.text_of(one.span) for one in event.recipients] == ["Ada Brandt"]
    assert (record.text_of(event.trigger), event.mode, event.status) == ("charlatan", "disapprove", "actual")


def test_words_have_a_way_and_a_side() -> None:
    words = load_judgements()
    assert words["is", "liar"] == "blame"
    assert words["does", "spread"] == "carry"
    assert ("is", "farmer") not in words


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("“Governor Tom Hale must pay the nurses,” Mayor Ada Brandt said.", ["Governor Tom Hale"]),
        ("Mayor Ada Brandt said Tom Hale should release the letters.", ["Tom Hale"]),
        ("“Should Tom Hale release the letters?” Mayor Ada Brandt asked.", []),
        ("“We should rebuild the bridge,” Mayor Ada Brandt said.", []),
        ("Mayor Ada Brandt said she did not believe that Tom Hale should leave the town.", []),
        ("“Ada Brandt needs Tom Hale to build the bridge,” the envoy said.", []),
    ],
)
def test_what_another_should_do_is_a_request(read: Read, text: str, asked: list[str]) -> None:
    record = read(AHEAD + text, published="2024-03-05")
    found = [event for event in record.events if event.type == "REQUEST" and event.status == "actual"]
    assert [record.text_of(one.span) for event in found for one in event.recipients] == asked


def test_a_blaming_tone_behind_a_name_in_quotation_marks_accuses(read: Read) -> None:
    assert [event.type for event in judged(read, "“Ada Brandt brings the same failed policies,” Governor Tom Hale said.")] == ["ACCUSE"]
    assert not judged(read, "“Ada Brandt did nothing illegal,” Governor Tom Hale said.")
