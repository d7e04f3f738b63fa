"""Every entry of the commitment and date lexicons finds its own example and leaves its counter-example alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.extract.commitment_reading import read_short
from tocsin.extract.commitments.conditions import conditions_in
from tocsin.lexicon.commitments import cues, markers
from tocsin.lexicon.tables import load_table

if TYPE_CHECKING:
    from spacy.language import Language

CUES = [cue for found in cues().values() for cue in found]
MARKERS = [marker for found in markers().values() for marker in found]
DATES = load_table("date_cues").rows + load_table("date_phrases").rows
FORMS = load_table("commitment_forms").rows
FATES = load_table("commitment_fates").rows


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: f"{cue.lemma}-{cue.pos}-{cue.frame}")
def test_cue(cue, nlp: Language):
    rule = f"{cue.pos}/{cue.lemma}/{'that' if cue.frame == 'insist_will' else cue.frame}"
    assert rule in {each.rule for each in read_short(cue.match, nlp).commitments}
    assert rule not in {each.rule for each in read_short(cue.never, nlp).commitments}


@pytest.mark.parametrize("marker", MARKERS, ids=lambda marker: "-".join(marker.words))
def test_condition_marker(marker, nlp: Language):
    kind = "if" if marker.kind == "when" else marker.kind
    assert kind in [found.kind for sent in nlp(marker.match).sents for found in conditions_in(sent)]
    assert not [found for sent in nlp(marker.never).sents for found in conditions_in(sent)]


# Which finders read a form; the words of a doubter leave a statement that hangs on a condition without a commitment.
READERS = {"bound": "conditional/", "reply": "deed/reply", "price": "deed/whoever", "clear": "conditional/", "doubter": "conditional/"}


@pytest.mark.parametrize("row", FORMS, ids=lambda row: f"{row['form']}-{row['lemma'].split()[0]}")
def test_form(row, nlp: Language):
    def found(words: str) -> list[str]:
        return [each.kind for each in read_short(words, nlp).commitments if each.rule.startswith(READERS[row["form"]])]

    kinds = [each.kind for each in read_short(row["match"], nlp).commitments]
    assert kinds if row["form"] in {"clear", "doubter"} else row["kind"] in kinds
    assert not found(row["never"])


@pytest.mark.parametrize("row", DATES, ids=lambda row: row.get("lemma") or row["words"])
def test_date_cue(row, nlp: Language):
    found = {each.kind for each in read_short(row["match"], nlp, published="2021-06-02").dates}
    assert row["kind"] in found
    assert not [each for each in read_short(row["never"], nlp, published="2021-06-02").dates if each.rule.startswith("date/")]


@pytest.mark.parametrize("row", FATES, ids=lambda row: row["lemma"])
def test_fate(row, nlp: Language):
    from tests.extract.commitment_reading import fates_told

    assert fates_told(row["match"], nlp) == [row["status"]]
    assert fates_told(row["never"], nlp) == []


@pytest.mark.parametrize("row", load_table("date_moon").rows, ids=lambda row: row["name"])
def test_moving_holiday(row, nlp: Language):
    published = (date.fromisoformat(row["days"].split()[14]) - timedelta(days=9)).isoformat()
    found = [each for each in read_short(row["match"], nlp, published=published).dates if each.rule == "date/holiday-by-moon"]
    assert [each.note for each in found] == [row["name"]]
    assert found[0].date.start <= row["days"].split()[14] <= found[0].date.end
    assert not [each for each in read_short(row["never"], nlp, published=published).dates if each.rule == "date/holiday-by-moon"]


def test_a_holiday_told_as_past_is_none_ahead(nlp: Language):
    assert not read_short("An attack during Ramadan killed nine people.", nlp, published="2024-02-20").dates
