"""Who says what: the voice that answers for a value, the slot that it fills, and what is no account."""

from __future__ import annotations

import pytest

from tocsin.merge.picture import merge_records


@pytest.fixture(scope="session")
def accounts(read):
    """`accounts("…")` is the accounts of one text as (slot, value, speaker, polarity)."""

    def found(text: str, published: str | None = "2021-03-10"):
        record = read(text, published=published)
        picture = merge_records([record])
        said = [(account, record.text_of(account.speaker.span) if account.speaker.span else "") for account in picture.accounts]
        return [(account.slot, account.value, speaker, account.polarity) for account, speaker in said]

    return found


def test_a_figure_belongs_to_who_says_it(accounts):
    found = accounts("A bomb killed nine people at a market in Mosul on Monday, police said.")
    assert ("killed", "9", "police", "affirmed") in found


def test_without_a_speaker_it_is_the_outlets(accounts):
    assert ("killed", "9", "", "affirmed") in accounts("A bomb killed nine people at a market in Mosul on Monday.")


def test_a_headline_that_repeats_the_body_is_no_account(accounts):
    found = accounts("Bomb kills 9 in Mosul\n\nPolice said that at least nine people were killed by a bomb at a market in Mosul on Monday.")
    assert [speaker for slot, _, speaker, _ in found if slot == "killed"] == ["Police"]


def test_the_toll_of_a_war_is_no_account_of_an_attack(accounts):
    found = accounts("A bomb killed nine people at a market in Mosul on Monday. The war has killed more than 280,000 people.")
    assert [value for slot, value, _, _ in found if slot == "killed"] == ["9"]


def test_who_claims_it_is_an_account(accounts):
    found = accounts("A bomb killed nine people at a market in Mosul on Monday. Islamic State claimed responsibility for the attack.")
    assert ("claimed_by", "Islamic State", "Islamic State", "affirmed") in found


def test_a_plain_assertion_of_the_outlet_accuses_nobody(accounts):
    assert [slot for slot, *_ in accounts("Rebels shelled the town on Monday.") if slot == "perpetrator"] == []


def test_an_alleged_doer_is_an_account_of_who_alleges(accounts):
    found = accounts("Rebels shelled the town on Monday, killing two people, the army said.")
    assert ("perpetrator", "Rebels", "the army", "affirmed") in found


def test_that_it_happened_is_an_account_only_where_it_is_denied(accounts):
    plain = accounts("Activists said the chemical attack on Douma killed dozens.")
    denied = accounts(
        "Activists said that a chemical attack on Douma took place on Monday. "
        "The government denied the reports of the chemical attack on Douma as baseless."
    )
    assert [each for each in plain if each[0] == "occurrence"] == []
    assert ("occurrence", "denied") in {(slot, polarity) for slot, _, _, polarity in denied}


def test_a_part_of_what_was_counted_has_its_scope(read):
    from tocsin.merge.accounts import scope_of

    record = read("Two of the bombers were killed by the police on Monday.")
    quantity = next(each for each in record.quantities if each.value == 2)
    assert "part of them" in (scope_of(quantity, "Two of the bombers") or "")
    assert "part of them" not in (scope_of(quantity, "Two bombers") or "")


def test_an_account_keeps_its_id_when_incidents_merge(corpus):
    alone = {account.id for account in merge_records(corpus[2:3]).accounts}
    assert alone <= {account.id for account in merge_records(corpus).accounts}
