"""Forms of reporting one by one: who is content and who is not, marks, days, what is refused, what is called false."""

from __future__ import annotations

import pytest

from tocsin.model import Claim, Record


def said(record: Record) -> list[Claim]:
    return [each for each in record.claims if each.speaker.kind != "outlet"]


# text, speaker, content, relays
FORMS = [
    ("‘‘We are ready,’’ Colonel Haddad said.", "Colonel Haddad", ["‘‘We are ready,’’"], []),
    ("“We stay,” said Adams — “we always have.”", "Adams", ["“We stay,”", "“we always have.”"], []),
    ("The rebels were accused by the army of shelling the hospital.", "the army", ["The rebels were", "of shelling the hospital"], []),
    ("The White House said on Friday it would impose sanctions.", "The White House", ["it would impose sanctions"], []),
    ("Police told reporters on Monday the road was open.", "Police", ["the road was open"], []),
    ("“Nobody was hurt,” it quoted the governor as saying.", "the governor", ["“Nobody was hurt,”"], ["it"]),
    ("The Pentagon refused to confirm the strike.", "The Pentagon", ["to confirm the strike"], []),
    ("The embassy declined to comment on the report.", "The embassy", ["to comment on the report"], []),
    ("The general threatened Norland with air strikes.", "The general", ["air strikes"], []),
]


@pytest.mark.parametrize("row", FORMS, ids=lambda row: row[0][:40])
def test_who_says_what(read, row):
    text, speaker, content, via = row
    record = read(text)
    (claim,) = said(record)
    assert record.text_of(claim.speaker.span) == speaker
    assert [record.text_of(span) for span in claim.content] == content
    assert [record.text_of(each.span) for each in claim.via] == via


def test_who_is_threatened_is_addressed(read):
    record = read("The general threatened Norland with air strikes.")
    assert record.text_of(said(record)[0].addressee.span) == "Norland"


def test_what_she_called_it_is_her_word_and_what_is_not(read):
    record = read("What she called a “campaign of terror” has killed dozens, the minister said.")
    first = said(record)[0]
    assert (record.text_of(first.speaker.span), [record.text_of(span) for span in first.content]) == ("she", ["a “campaign of terror”"])


def test_who_calls_allegations_false_denies_them_and_passes_nothing_on(read):
    record = read("Allegations that the army used gas are false, the ministry said.")
    alleged, denied = said(record)
    assert alleged.via == ()
    assert (denied.acts, denied.polarity, denied.replies_to) == (("deny",), "negative", alleged.id)


def test_a_protest_is_no_denial(read):
    record = read("The council protested that a lorry had been hit by shells.")
    assert (said(record)[0].acts, said(record)[0].polarity) == (("accuse",), "positive")


def test_a_report_by_somebody_is_his(read):
    record = read("A report by the United Nations said the army had used chemical weapons.")
    assert (said(record)[0].speaker.actor, said(record)[0].speaker.kind) == ("org:un", "document")


def test_either_of_two_speakers_can_be_asked_for(read):
    record = read("Germany and France said that the vote was rigged.")
    assert record.text_of(said(record)[0].speaker.span) == "Germany and France"


def test_the_owner_of_allegations_says_them_whatever_the_apostrophe(read):
    for mark in "'’":
        text = f"Iran{mark}s foreign minister dismissed Trump{mark}s allegations that Iran was behind the recent rocket attack."
        record = read(text, published="2020-12-23")
        [claim] = [claim for claim in record.claims if claim.rule == "noun/that"]
        assert claim.speaker.span is not None
        assert record.text_of(claim.speaker.span).startswith("Trump")


def test_what_cannot_speak_neither_adds_nor_guarantees(read):
    record = read("The council said it was unclear when the raids took place adding that two men had been taken away.")
    assert {record.text_of(claim.speaker.span) for claim in said(record)} == {"The council"}
    (warned,) = said(read("The ruling does not guarantee that the boy will be sent home, the ministry warned."))
    assert warned.acts == ("warn",)
