"""One deed told by several words is one event; who judges another in words accuses or supports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.model import Record

Read = Callable[..., Record]

ONE = [
    # sentence, the types of what is told as having happened
    ("Ten civilians were killed when airstrikes hit a bus near Aleppo.", ["ASSAULT"]),
    ("Two guards were killed and five were wounded in several attacks.", ["ASSAULT"]),
    ("Six farmers were killed in clashes with the army.", ["ASSAULT"]),
    ("Shells fired by rebels at the square killed a nurse.", ["ASSAULT"]),
    ("The driver was arrested and jailed.", ["COERCE"]),
    ("Militiamen targeted a funeral with mortars, killing three women and injuring dozens more.", ["ASSAULT"]),
    ("The gang fired three shells that landed near a school.", ["ASSAULT"]),
    ("The gang detonated a device which it had planted on a bicycle.", ["ASSAULT"]),
    ("One civilian was killed while 16 others were injured in rocket attacks on the port.", ["ASSAULT"]),
    ("More than 3,000 people have been killed since the conflict began.", ["ASSAULT"]),
    ("Nine were killed in an air raid on Hama after rebels launched an offensive.", ["ASSAULT", "ASSAULT"]),
    ("Six were killed on Friday, days after an attack on a mosque.", ["ASSAULT", "ASSAULT"]),
    ("Soldiers killed nine guards and destroyed three trucks in the valley.", ["ASSAULT"]),
    ("Guards kicked and punched a protester outside the hall.", ["ASSAULT", "PROTEST"]),
]


def happened(record: Record) -> list[str]:
    return [event.type for event in record.events if event.status in {"actual", "ongoing"}]


@pytest.mark.parametrize(("sentence", "types"), ONE)
def test_one_deed_is_one_event(read: Read, sentence: str, types: list[str]) -> None:
    assert happened(read(sentence)) == types


def test_the_actor_of_the_deed_acts_in_the_killing_too(read: Read) -> None:
    (event,) = read("Ten civilians were killed when militiamen attacked a bus near Aleppo.").events
    assert [event.rule.partition("[")[0], event.actors[0].attribution] == ["verb:kill", "asserted"]


def test_a_passive_without_a_subject_shares_that_of_its_clause(read: Read) -> None:
    record = read("The driver opened fire on tourists before being shot to death by police.")
    shot = next(event for event in record.events if "shot" in record.text_of(event.trigger))
    assert [record.text_of(each.span) for each in (*shot.actors, *shot.recipients)] == ["police", "The driver"]


CHARGED = [
    # sentence, who is said to have done it, on whose word
    ("Police blamed the ELN for the attack.", "the ELN", "alleged"),
    ("Police accused the ELN of the attack on the bridge.", "the ELN", "alleged"),
    ("The army holds the FMLN responsible for the killing of the priests.", "the FMLN", "alleged"),
    ("The bombing was the work of the ELN.", "the ELN", "alleged"),
    ("Guerrillas are believed to be behind the bombing.", "Guerrillas", "alleged"),
    ("Hamas claimed the attack.", "Hamas", "claimed"),
    ("Washington attributed the attack to Iran.", "Iran", "alleged"),
    ("Iran dismissed the claim that it attacked the tanker.", "Iran", "denied"),
]


@pytest.mark.parametrize(("sentence", "actor", "attribution"), CHARGED)
def test_who_is_charged_with_a_deed_is_its_alleged_actor(read: Read, sentence: str, actor: str, attribution: str) -> None:
    record = read(sentence)
    event = next(event for event in record.events if event.type == "ASSAULT")
    assert [(record.text_of(each.span), each.attribution) for each in event.actors] == [(actor, attribution)]


def test_the_weapon_is_what_those_who_act_use(read: Read) -> None:
    record = read("Rebels using rifles and mortars attacked the base.")
    (event,) = record.events
    assert record.text_of(event.instrument) == "rifles"


def test_a_travel_page_has_no_events(read: Read) -> None:
    page = (
        "Visitors can climb the towers of the castle and enjoy the view from the hotel garden.\n\n"
        "The castle was besieged by Madog in 1294. Queen Victoria visited it in 1852. The beach trail is a pleasant stroll for a tourist."
    )
    assert not read(page).events


def test_what_happened_before_the_age_of_newspapers_is_background(read: Read) -> None:
    (event,) = read("The castle was besieged by the Scots in 1314.").events
    assert event.frame == "background"


def test_who_surrenders_at_a_border_surrenders_to_nobody(read: Read) -> None:
    event = next(event for event in read("Eight militants surrendered in a town on the border with Iraq last week.").events)
    assert (event.type, event.mode, event.recipients) == ("RETREAT", "disarm", ())


JUDGED = [
    ("“The president is a liar,” Senator Maria Lopes said.", "ACCUSE", "Senator Maria Lopes", "The president"),
    ("“The pilot is a hero,” Senator Maria Lopes said.", "SUPPORT", "Senator Maria Lopes", "The pilot"),
    ("“Your government put its citizens at risk,” Senator Maria Lopes wrote.", "ACCUSE", "Senator Maria Lopes", "Your government"),
]


@pytest.mark.parametrize(("sentence", "kind", "actor", "recipient"), JUDGED)
def test_who_judges_another_accuses_or_supports(read: Read, sentence: str, kind: str, actor: str, recipient: str) -> None:
    record = read(sentence)
    event = next(event for event in record.events if event.type == kind)
    assert [record.text_of(each.span) for each in (*event.actors, *event.recipients)] == [actor, recipient]


@pytest.mark.parametrize(
    "sentence", ["The president is a liar.", "“I am a liar,” Senator Maria Lopes said.", "Critics say the law is unfair."]
)
def test_a_judgement_of_nobody_known_or_of_oneself_is_no_event(read: Read, sentence: str) -> None:
    assert not [event for event in read(sentence).events if event.type == "ACCUSE"]


ELECTIONS = [
    "Gary Hart beat Walter Mondale in the primary.",
    "At a Trump rally in Ohio, voters cheered the candidate.",
    "The campaign has declined to release any tax returns.",
    "The council said it had not released the poll.",
]


@pytest.mark.parametrize("sentence", ELECTIONS)
def test_elections_are_won_without_blood(read: Read, sentence: str) -> None:
    assert not {event.type for event in read(sentence).events} & {"ASSAULT", "PROTEST", "RETREAT"}


NOBODY = [
    ("The minister appealed at the Olympic Games.", "Games"),
    ("Rebels fired mortars at dawn.", "dawn"),
    ("Supporters gathered in the evening outside the palace.", "evening"),
]


@pytest.mark.parametrize(("sentence", "word"), NOBODY)
def test_games_and_hours_are_no_recipients(read: Read, sentence: str, word: str) -> None:
    record = read(sentence)
    assert all(word not in record.text_of(each.span) for event in record.events for each in event.recipients)


def test_a_plural_with_rows_of_its_own_keeps_those_of_the_singular(read: Read) -> None:
    (event,) = read("Air strikes on the port went on for a week.").events
    assert event.type == "ASSAULT"


def test_what_is_stolen_is_no_weapon(read: Read) -> None:
    (event,) = read("Gunmen stole nine rifles from the depot.").events
    assert (event.type, event.instrument) == ("COERCE", None)
