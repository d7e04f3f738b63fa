"""News sentences and the commitments that they hold, word for word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.extract.commitment_reading import read_short, words_of

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True)
class Case:
    """One sentence with one commitment in it; what is not given is not looked at, "-" is none."""

    text: str
    kind: str
    action: str
    by: str | None = None
    to: str | None = None
    condition: str | None = None
    due: tuple[str, str] | None = None
    status: str = "standing"


CASES = [
    Case("If a single convoy is touched, we will shut the strait, the admiral said.", "threat", "shut the strait", "we", condition="If a single convoy is touched"),
    Case("The junta gave the teachers until noon on Tuesday to leave the square.", "ultimatum", "leave the square", "The junta", "the teachers", due=("2021-03-16", "2021-03-16")),
    Case("The premier warned Ostia against moving guns to the river.", "red_line", "moving guns to the river", "The premier", "Ostia"),
    Case("The premier vowed to retaliate against Ostia unless the siege ended.", "threat", "retaliate against Ostia", "The premier", "Ostia", "unless the siege ended"),
    Case("The president promised to rebuild the port by May.", "promise", "rebuild the port", "The president", due=("2021-05-01", "2021-05-31")),
    Case("The rebels refused to negotiate until the prisoners were freed.", "refusal", "negotiate", "The rebels", condition="until the prisoners were freed"),
    Case("Norland will not tolerate any attack on its ships, the minister said.", "red_line", "any attack on its ships", "Norland"),
    Case("The attack on the dam would be a red line, the minister said.", "red_line", "The attack on the dam"),
    Case("Any attempt to move the capital would be unacceptable, the minister said.", "red_line", "Any attempt to move the capital"),
    Case("Any attack on the dam will be met with force, the general warned.", "threat", "met with force", condition="Any attack on the dam"),
    Case("Further raids would trigger a war, the general said.", "threat", "trigger a war", condition="Further raids"),
    Case("Should the army advance, we will burn the bridges, the rebels said.", "threat", "burn the bridges", "we", condition="Should the army advance"),
    Case("The rebels declared a ceasefire on condition that the siege be lifted.", "truce", "a ceasefire", "The rebels", condition="on condition that the siege be lifted"),
    Case("The truce collapsed on Monday after shelling in the valley.", "truce", "The truce", status="ended"),
    Case("The army violated the ceasefire on Sunday, monitors said.", "truce", "the ceasefire", status="broken"),
    Case("The rebels offered to free the engineers in exchange for ten prisoners.", "promise", "free the engineers", "The rebels", condition="in exchange for ten prisoners"),
    Case("The envoy called on Norland to lift the siege.", "demand", "lift the siege", "The envoy", "Norland"),
    Case("The rebels demanded that the garrison leave the town by Friday.", "ultimatum", "leave the town", "The rebels", "the garrison", due=("2021-03-12", "2021-03-12")),
    Case("The court ordered the ministry to release the monk.", "order", "release the monk", "The court", "the ministry"),
    Case("The ministers are due to meet on Friday.", "plan", "meet", "The ministers", due=("2021-03-12", "2021-03-12")),
    Case("The president vowed not to fire on the city.", "promise", "not to fire on the city", "The president"),
    Case("The president pledged to hunt down those responsible for the bombing.", "promise", "hunt down those responsible for the bombing"),
    Case("The president pledged to crush the revolt.", "threat", "crush the revolt"),
    Case("Norland is not looking for war with Ostia, the envoy said.", "assurance", "war with Ostia", "Norland", "Ostia"),
    Case("The two governments agreed to a ceasefire in the valley.", "truce", "a ceasefire in the valley", "The two governments"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:40])
def test_commitment(case: Case, nlp: Language):
    record = read_short(case.text, nlp)
    found = [each for each in record.commitments if each.kind == case.kind]
    assert len(found) == 1, [(each.kind, each.rule) for each in record.commitments]
    words = words_of(record, found[0])
    assert words["action"] == case.action
    wanted = {"by": case.by, "to": case.to, "condition": case.condition}
    assert {name: words[name] for name, value in wanted.items() if value is not None} == {k: v for k, v in wanted.items() if v is not None}
    if case.due is not None:
        assert found[0].due is not None
        assert (found[0].due.start, found[0].due.end) == case.due
    assert found[0].fate[-1].status == case.status


SILENT = [
    "Forecasters warned that the storm would flood the valley.",
    "The wolf is a threatened species in the north.",
    "She is a promising young player.",
    "Will Norland keep its promise to leave the valley?",
    "The drought threatens to ruin the harvest.",
    "The team vowed to win the championship this season.",
    "The retailer plans to open two stores and pay a dividend.",
    "If the tests return positive it will be a major spread of the virus.",
    "The minister might be willing to move a little.",
    "The witness refused to comment.",
    "The shelling hit a village on the ceasefire line.",
    "The envoy hopes to reach a truce.",
    "Analysts believe that the government could fall.",
    "The polls suggest that the opposition will win.",
    "The warning came after the ministers met.",
    "The staff worked in order to finish the report.",
    "We will see a new government soon.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_commitment(text: str, nlp: Language):
    assert [(each.kind, each.rule) for each in read_short(text, nlp).commitments] == []


def test_one_line_in_three_wordings_is_one_line(read):
    record = read(
        'President Donald Trump warned Iran against any attack on Americans. "If one American is killed, I will hold Iran responsible," Trump wrote.',
        published="2020-12-23",
    )
    paraphrase, quoted = record.commitments
    assert (paraphrase.kind, quoted.kind) == ("red_line", "threat")
    assert paraphrase.draws_line
    assert quoted.draws_line
    assert paraphrase.same_as == quoted.id
    assert quoted.same_as is None
    assert paraphrase.threshold is not None
    assert record.text_of(paraphrase.threshold) == "any attack on Americans"


def test_a_later_sentence_ends_the_truce(nlp: Language):
    text = "Two militias announced a suspension of attacks in October. That truce came to an end on November 18 with a rocket strike."
    first, second = read_short(text, nlp, published="2020-12-24").commitments
    assert [fate.status for fate in first.fate] == ["standing", "ended"]
    assert first.fate[-1].on is not None
    assert first.fate[-1].on.start == "2020-11-18"
    assert second.same_as == first.id


def test_a_promise_told_by_a_rival_is_carried_by_the_rivals_claim(read):
    record = read("Israel said on Monday that Hamas had promised to free the hostages.", published="2021-03-10")
    (promise,) = record.commitments
    carrier = next(claim for claim in record.claims if claim.id == promise.claim)
    assert record.text_of(carrier.speaker.span) == "Israel"
    assert promise.by is not None
    assert record.text_of(promise.by.span) == "Hamas"


def test_a_target_has_both_levels_and_its_deadline(nlp: Language):
    record = read_short("The ministry ordered its garrison cut from 900 to 600 soldiers by mid-May.", nlp)
    (order,) = record.commitments
    assert order.target is not None
    assert (order.target.current, order.target.goal, order.target.unit) == (900.0, 600.0, "soldiers")
    assert order.due is not None
    assert (order.due.start, order.due.end, order.due.granularity) == ("2021-05-11", "2021-05-20", "part")


def test_a_broken_promise_is_told_in_the_same_sentence(nlp: Language):
    record = read_short("The premier pledged to close the plant but reneged on the promise.", nlp)
    assert [(each.kind, each.fate[-1].status) for each in record.commitments] == [("promise", "broken")]


def test_ids_hold(nlp: Language):
    text = "The premier vowed to retaliate."
    assert [each.id for each in read_short(text, nlp).commitments] == [
        each.id for each in read_short(text, nlp, published="2021-04-01").commitments
    ]


@pytest.mark.parametrize("text", ["7" * 100_000, '"' * 20_000, "will if until " * 8_000, "\u202e" * 5_000, "promise to " * 5_000])
def test_hostile_text_gets_an_answer(text: str, nlp: Language):
    assert read_short(text, nlp).commitments is not None
