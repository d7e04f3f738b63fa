"""News sentences and the events that they tell: type, mode, actors, recipients, attribution, setting."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.model import Event, Record

Read = Callable[..., Record]

SENTENCES = [
    # sentence, type, mode, actor, recipient
    ("Gunmen killed four farmers near Jos on Monday.", "ASSAULT", "firearms", "Gunmen", "four farmers"),
    ("Two nurses were abducted by militants in Borno.", "ASSAULT", "abduct", "militants", "Two nurses"),
    ("Israeli drones attacked a convoy of the militia.", "ASSAULT", "drone", "Israeli drones", "a convoy of the militia"),
    ("A suicide bomber attacked the embassy in Kabul.", "ASSAULT", "suicide-attack", "A suicide bomber", "the embassy"),
    ("Police fired tear gas at the students.", "ASSAULT", "crowd-control", "Police", "the students"),
    ("The militia launched a barrage of rockets at the base.", "ASSAULT", "heavy-weapons", "The militia", "the base"),
    ("Kenya expelled two Somali diplomats.", "SANCTION", "expel", "Kenya", "two Somali diplomats"),
    ("Canada suspended aid to Mali.", "SANCTION", "discontinue", "Canada", "Mali"),
    ("The United States withdrew its ambassador from Khartoum.", "SANCTION", "withdraw", "The United States", "Khartoum"),
    ("Chad recalled its ambassador from Paris.", "SANCTION", "withdraw", "Chad", "Paris"),
    ("Russia withdrew its troops from the valley.", "RETREAT", "withdraw", "Russia", "the valley"),
    ("The rebels released two French journalists.", "RETREAT", "release", "The rebels", "two French journalists"),
    ("The interior minister resigned on Monday.", "RETREAT", "resign", "The interior minister", None),
    ("The guerrillas declared a truce for Christmas.", "CONCEDE", None, "The guerrillas", None),
    ("The president pardoned 60 prisoners.", "CONCEDE", None, "The president", "60 prisoners"),
    ("The union called off its strike.", "CONCEDE", None, "The union", None),
    ("The United States lifted sanctions against Sudan.", "CONCEDE", None, "The United States", "Sudan"),
    ("The general refused to meet the envoy.", "REJECT", "meet", "The general", "the envoy"),
    ("Russia vetoed a draft resolution on Syria.", "REJECT", "yield", "Russia", "Syria"),
    ("The rebels will not release the two pilots, their spokesman said.", "REJECT", "yield", "The rebels", "the two pilots"),
    ("Iran threatened to close the strait.", "THREATEN", "restrict", "Iran", "the strait"),
    ("Washington warned Tehran against any attack.", "THREATEN", "violence", "Washington", "Tehran"),
    ("The UN urged Mali to free the editor.", "REQUEST", "yield", "The UN", "Mali"),
    ("Russia said Israel must end its raids.", "REQUEST", "yield", "Russia", "Israel"),
    ("Ukraine accused Russia of shelling the port.", "ACCUSE", "allege", "Ukraine", "Russia"),
    ("Pakistan summoned the Indian envoy.", "ACCUSE", "disapprove", "Pakistan", "the Indian envoy"),
    ("The senate opened an investigation into the bank.", "ACCUSE", "investigate", "The senate", "the bank"),
    ("The Saudi king met the Turkish foreign minister in Jeddah.", "CONSULT", None, "The Saudi king", "the Turkish foreign minister"),
    ("The two leaders spoke by phone on Sunday.", "CONSULT", "phone", "The two leaders", None),
    ("Bahrain has established diplomatic ties with Israel.", "SUPPORT", None, "Bahrain", "Israel"),
    ("Japan pledged to send doctors to Nepal.", "AGREE", None, "Japan", "Nepal"),
    ("The king will meet the Turkish president on Friday.", "AGREE", None, "The king", "the Turkish president"),
    ("Jordan shared intelligence with the coalition.", "COOPERATE", None, "Jordan", "the coalition"),
    ("Turkey sent tents to the earthquake zone.", "AID", None, "Turkey", "the earthquake zone"),
    ("Commandos freed ten hostages in a raid.", "AID", None, "Commandos", "ten hostages"),
    ("Thousands protested against the new law.", "PROTEST", "demo", "Thousands", None),
    ("Miners went on strike over pay.", "PROTEST", "strike", "Miners", None),
    ("Farmers blocked the motorway near Lyon.", "PROTEST", "obstruct", "Farmers", None),
    ("Turkey sent troops to Idlib.", "MOBILIZE", "troops", "Turkey", "Idlib"),
    ("Police arrested 20 activists.", "COERCE", "arrest", "Police", "20 activists"),
    ("The governor imposed a curfew in the city.", "COERCE", "curfew", "The governor", None),
    ("Israel outlawed the movement.", "COERCE", "restrict", "Israel", "the movement"),
    ("Turkey blocked the website of the daily.", "COERCE", "censor", "Turkey", "the website of the daily"),
]


def main_event(record: Record) -> Event:
    return min(record.events, key=lambda event: event.rank)


def actors(record: Record, event: Event) -> list[str]:
    return [record.text_of(actor.span) for actor in event.actors]


def recipients(record: Record, event: Event) -> list[str]:
    return [record.text_of(recipient.span) for recipient in event.recipients]


@pytest.mark.parametrize(("sentence", "type_", "mode", "actor", "recipient"), SENTENCES)
def test_sentence_gives_event(read: Read, sentence: str, type_: str, mode: str | None, actor: str, recipient: str | None) -> None:  # noqa: PLR0917
    record = read(sentence)
    event = main_event(record)
    assert (event.type, event.mode) == (type_, mode)
    assert actors(record, event)[:1] == [actor]
    if recipient is not None:
        assert recipients(record, event)[:1] == [recipient]


STATEMENTS = [
    "The prime minister is popular with farmers and unpopular with students.",
    "The Iran-backed militia has its headquarters in the south.",
    "The Rockets shot down the Warriors in overtime.",
    "The novel is about a soldier who comes home from the war.",
    "The minister called it a war of words.",
    "Three rockets failed to launch.",
    "A storm battered the coast of Brittany overnight.",
    'The film "The Siege" was shown on Friday.',
    "Iran's foreign minister dismissed the allegations as baseless.",
    "He vowed a legal war.",
]  # fmt: skip


@pytest.mark.parametrize("sentence", STATEMENTS)
def test_mere_statements_have_no_event(read: Read, sentence: str) -> None:
    happened = {"actual", "ongoing", "planned"}
    assert not [event.rule for event in read(sentence).events if event.status in happened]


def test_the_embedding_verb_wins(read: Read) -> None:
    record = read("The rebels refused to meet the envoy.")
    assert [(event.type, event.status, event.rank) for event in record.events] == [("REJECT", "actual", 1), ("CONSULT", "negated", 2)]


def test_an_accusation_keeps_what_it_alleges_with_its_alleged_actor(read: Read) -> None:
    record = read("Ankara accused the rebels of shelling the village.")
    deed = next(event for event in record.events if event.type == "ASSAULT")
    assert (actors(record, deed), deed.actors[0].attribution) == (["the rebels"], "alleged")


def test_blamed_on_is_never_a_bare_actor(read: Read) -> None:
    record = read("A rocket attack blamed on the militia killed a contractor at the base.")
    event = main_event(record)
    assert (actors(record, event), event.actors[0].attribution) == (["the militia"], "alleged")


def test_suspected_is_suspected_with_its_hedge(read: Read) -> None:
    record = read("Suspected rebels attacked the garrison in Gao.")
    actor = main_event(record).actors[0]
    assert actor.attribution == "suspected"
    assert [record.text_of(hedge) for hedge in actor.hedges] == ["Suspected"]


def test_the_article_s_own_voice_asserts(read: Read) -> None:
    assert main_event(read("Rebels attacked the garrison in Gao.")).actors[0].attribution == "asserted"


def test_no_actor_is_better_than_a_guessed_one(read: Read) -> None:
    assert main_event(read("Four farmers were killed near Jos on Monday.")).actors == ()


def test_a_string_of_attacks_is_an_aggregate(read: Read) -> None:
    record = read("The militia carried out a string of attacks on the base this year.")
    assert main_event(record).count == "aggregate"


def test_results_hang_on_the_strike_that_killed(read: Read) -> None:
    record = read("The drone strike on the camp killed at least nine fighters and wounded several guards.")
    event = main_event(record)
    found = {quantity.id: (quantity.role, quantity.low) for quantity in record.quantities}
    assert (event.type, event.mode) == ("ASSAULT", "drone")
    assert sorted(found[identity] for identity in event.quantities) == [("injured", 3), ("killed", 9)]
    assert len([event for event in record.events if event.type == "ASSAULT"]) == 1


def test_stated_day_and_place(read: Read) -> None:
    record = read("Gunmen attacked a mosque in Kano on December 20.", published="2020-12-23")
    event = main_event(record)
    assert event.when is not None
    assert event.where is not None
    assert (event.when.start, event.when.basis) == ("2020-12-20", "stated")
    assert record.text_of(event.where.span) == "Kano"


def test_publication_day_only_for_the_sentence_s_own_news(read: Read) -> None:
    record = read("Russia condemned the junta, days after militants bombed the embassy.", published="2020-12-23")
    by_type = {event.type: event.when for event in record.events}
    assert by_type["ACCUSE"] is not None
    assert by_type["ACCUSE"].basis == "publication"
    assert by_type["ASSAULT"] is None


def test_a_recalled_event_is_no_news(read: Read) -> None:
    record = read("In 2018 rebels bombed the hotel in Gao.", published="2020-12-23")
    assert main_event(record).frame == "background"


def test_code_book_fields(read: Read) -> None:
    event = main_event(read("Kenya expelled two Somali diplomats over a nuclear deal."))
    assert (event.quad, event.cameo, event.intensity) == (4, "166", -5.5)
    assert {"diplomatic", "cbrn"} <= set(event.contexts)


def test_titles_repeat_the_text_and_give_no_event(read: Read) -> None:
    record = read("Rebels attack garrison in Gao\n\nRebels attacked the garrison in Gao on Monday, the army said in a statement there.\n")
    spans = {event.sentence for event in record.events}
    assert len(spans) == 1


def test_ranks_are_one_to_n(read: Read) -> None:
    record = read("Police arrested two men after rebels attacked the garrison and Kenya expelled a diplomat.")
    assert sorted(event.rank for event in record.events) == list(range(1, len(record.events) + 1))
    assert main_event(record).type == "COERCE"


@pytest.mark.parametrize(
    "text",
    ["9" * 50_000, "“" * 5_000, "\u202e" * 5_000, "attack " * 5_000, "killed and " * 3_000, "of the attack " * 2_000],
    ids=["digits", "quotes", "marks", "attacks", "killed", "nested"],
)
def test_hostile_text_gives_an_answer(read: Read, text: str) -> None:
    record = read(text)
    assert all(0 <= event.trigger.start < event.trigger.end <= len(record.article.text) for event in record.events)


PROTESTS_AND_POLICE = [
    # sentence, type, mode, actor
    ("Three men were killed in police firing.", "ASSAULT", "firearms", "police"),
    ("Police made tight security arrangements at the station.", "MOBILIZE", "police", "Police"),
    ("Police found two pistols in the house.", "ACCUSE", "investigate", "Police"),
    ("Police dispersed a group of children.", "ASSAULT", "crowd-control", "Police"),
    ("Police brought the crowd under control.", "COERCE", "restrict", "Police"),
    ("Striking workers surrounded the office of the director.", "PROTEST", "obstruct", "Striking workers"),
    ("Tens of thousands gathered on the central avenue.", "PROTEST", "demo", "Tens of thousands"),
    ("The crowd threw paint at the office.", "PROTEST", "riot", "The crowd"),
    ("Shopkeepers observed a bandh in the town.", "PROTEST", "strike", "Shopkeepers"),
    ("Some 200 protesters became violent.", "PROTEST", "riot", "Some 200 protesters"),
]


@pytest.mark.parametrize(("sentence", "type_", "mode", "actor"), PROTESTS_AND_POLICE)
def test_protest_and_police_work(read: Read, sentence: str, type_: str, mode: str, actor: str) -> None:
    record = read(sentence)
    event = main_event(record)
    assert (event.type, event.mode) == (type_, mode)
    assert actors(record, event)[:1] == [actor]


@pytest.mark.parametrize(
    "sentence", ["The president's decision sparked violent street protests.", "Protests started in the township last week."]
)
def test_bare_protests_that_the_past_tells_of_are_events(read: Read, sentence: str) -> None:
    assert [event.type for event in read(sentence).events] == ["PROTEST"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Critics of the premier are fighting against the bill.",
        "The administration sent officials to the summit.",
        "The company found the report useful.",
    ],
)
def test_no_blood_no_assault_and_no_police_in_offices(read: Read, sentence: str) -> None:
    assert not [event.type for event in read(sentence).events if event.type in {"ASSAULT", "MOBILIZE", "ACCUSE"}]


@pytest.mark.parametrize(
    "sentence",
    [
        "Smith attacked Jones over his record in the debate.",
        "The super-PAC attacks Clinton in a new ad.",
        "Bernie Sanders attacked Hillary Clinton on Tuesday.",
    ],
)
def test_an_attack_in_words_is_an_accusation(read: Read, sentence: str) -> None:
    assert [event.type for event in read(sentence).events] == ["ACCUSE"]


def test_an_attack_in_a_campaign_is_still_one(read: Read) -> None:
    assert main_event(read("Rebels attacked a candidate's convoy during the campaign.")).type == "ASSAULT"
