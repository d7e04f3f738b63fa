"""What the seed holds as one incident, as several, as disputed and as no dispute (expect.yaml)."""

from __future__ import annotations

import pytest

from tocsin.merge.picture import merge_records


@pytest.fixture(scope="session")
def picture(seed):
    return merge_records([seed])


@pytest.fixture(scope="session")
def attack(seed, picture) -> str:
    return incident_at(seed, picture, "launched eight rockets at the Green Zone")


def incident_at(seed, picture, anchor: str) -> str:
    start = seed.article.text.index(anchor)
    return next(name for name, mention in picture.mentions if start <= mention.anchor.start < start + len(anchor))


def told(picture, incident: str, slot: str):
    return [account for account in picture.accounts if (account.incident, account.slot) == (incident, slot)]


def by(seed, account) -> str:
    names = {actor.id: actor.name for actor in seed.actors}
    return names.get(account.speaker.actor or "", "")


def test_five_mentions_are_one_incident(seed, picture, expected):
    assert len({incident_at(seed, picture, anchor) for anchor in expected["events"]["one_incident"]}) == 1


def test_look_alikes_are_different_incidents(seed, picture, expected):
    anchors = expected["events"]["different_incidents"]
    assert len({incident_at(seed, picture, anchor) for anchor in anchors}) == len(anchors)


def test_the_incident_has_the_day_and_no_values(picture, attack):
    incident = next(each for each in picture.incidents if each.id == attack)
    assert (incident.type, incident.when.start, incident.when.end) == ("ASSAULT", "2020-12-20", "2020-12-20")


def test_eight_rockets_against_21_is_a_discrepancy(seed, picture, attack):
    dispute = next(each for each in picture.disputes if (each.incident, each.slot) == (attack, "count:rocket"))
    figures = {account.low: by(seed, account) for account in picture.accounts if account.id in dispute.accounts}
    assert dispute.kind == "discrepancy"
    assert set(figures) == {8.0, 21.0}
    assert "Central Command" in figures[21.0] or "CENTCOM" in figures[21.0]
    assert (dispute.low, dispute.high) == (8.0, 21.0)


def test_several_is_compatible_with_both(seed, picture, attack):
    vague = next(account for account in told(picture, attack, "count:rocket") if account.bound == "vague")
    assert "Trump" in by(seed, vague)
    assert not [each for each in picture.relations if vague.id in {each.a, each.b} and each.kind in {"contradicts", "denies"}]


def test_who_did_it_is_told_coarsely_and_finely(seed, picture, attack):
    values = {account.value: account for account in told(picture, attack, "perpetrator")}
    fine = next(account for value, account in values.items() if "rogue militia group" in value)
    coarse = next(account for value, account in values.items() if "outlawed group" in value)
    kinds = {each.kind for each in picture.relations if {each.a, each.b} == {fine.id, coarse.id}}
    assert kinds == {"refines"}
    assert [each for each in picture.disputes if (each.incident, each.slot) == (attack, "perpetrator")] == []


def test_whose_weapons_they_were_is_an_account_of_its_own(seed, picture, attack):
    (account,) = told(picture, attack, "weapon_origin")
    assert (account.value.upper(), account.basis, by(seed, account)) == ("IRAN", "words", "Donald Trump")


def test_responsibility_is_disputed_by_denial(seed, picture, attack):
    dispute = next(each for each in picture.disputes if (each.incident, each.slot) == (attack, "responsibility"))
    accounts = told(picture, attack, "responsibility")
    denied = {by(seed, account).split()[-1]: account.basis for account in accounts if account.polarity == "denied"}
    accusing = {by(seed, account).split()[-1]: account for account in accounts if account.polarity == "affirmed"}
    assert dispute.kind in {"denial", "counter_accusation"}
    assert denied == {"Khatibzadeh": "words", "Zarif": "characterised"}
    assert (accusing["Trump"].value, accusing["Trump"].basis) == ("Iran", "characterised")
    assert "U.S." in accusing["Khatibzadeh"].value


def test_no_american_hurt_and_one_iraqi_hurt_is_no_dispute(picture, attack):
    figures = {account.low for account in told(picture, attack, "injured")}
    assert figures >= {0.0, 1.0}
    assert [each for each in picture.disputes if (each.incident, each.slot) == (attack, "injured")] == []


def test_a_militia_and_iran_are_not_set_against_each_other(picture, attack):
    pairs = {(each.a, each.b) for each in picture.relations if each.kind in {"contradicts", "denies"}}
    doers = {account.id for account in told(picture, attack, "perpetrator")}
    blamed = {account.id for account in told(picture, attack, "responsibility")}
    assert not [pair for pair in pairs if set(pair) & doers and set(pair) & blamed]


def test_21_rockets_have_one_voice(picture, attack):
    voices = [voice for voice in picture.voices if voice.statement == f"{attack} count:rocket affirmed: exact 21"]
    assert len(voices) == 1


def test_a_string_of_attacks_is_no_incident(seed, picture):
    start = seed.article.text.index("string of attacks")
    assert [mention for _, mention in picture.mentions if start <= mention.anchor.start < start + 17] == []
