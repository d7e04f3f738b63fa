"""When and where an event happened: side clauses share the main clause's day, a deed told again keeps its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.model import Event, Record

Read = Callable[..., Record]
PUBLISHED = "2020-12-23"


def event_at(record: Record, words: str, *, nth: int = 0) -> Event:
    """The event whose trigger is these words."""
    return [event for event in record.events if record.text_of(event.trigger) == words][nth]


def day_of(event: Event) -> tuple[str | None, str] | None:
    return (event.when.start, event.when.basis) if event.when is not None else None


def place_of(record: Record, event: Event) -> str | None:
    names = {place.id: place.name for place in record.places}
    return names.get(event.where.place or "") if event.where is not None else None


SIDE_CLAUSES = [
    ("Gunmen stormed a school near Kano on December 15, abducting 30 pupils.", "stormed", "abducting", "2020-12-15"),
    ("The army attacked the camp on Monday, forcing residents out of their homes.", "attacked", "forcing", "2020-12-21"),
]


@pytest.mark.parametrize(("sentence", "main", "side", "day"), SIDE_CLAUSES)
def test_a_participle_shares_the_day_of_its_main_clause(read: Read, sentence: str, main: str, side: str, day: str) -> None:
    record = read(sentence, published=PUBLISHED)
    first, second = event_at(record, main), event_at(record, side)
    assert (day_of(first), day_of(second)) == ((day, "stated"), (day, "stated"))
    assert (first.rank, second.rank) == (1, 2)


ONE_DEED = [
    ("Two drones struck a depot on Monday, killing three workers.", "struck", 3),
    ("Israel struck a base near Homs on December 19, wounding two guards.", "struck", 2),
    ("Jets launched air strikes on the port, killing nine sailors.", "launched air strikes", 9),
]


@pytest.mark.parametrize(("sentence", "trigger", "hurt"), ONE_DEED)
def test_a_strike_and_its_victims_are_one_event(read: Read, sentence: str, trigger: str, hurt: int) -> None:
    record = read(sentence, published=PUBLISHED)
    assert [record.text_of(event.trigger) for event in record.events] == [trigger]
    counted = {quantity.id: quantity.value for quantity in record.quantities}
    assert hurt in [counted[one] for one in record.events[0].quantities]


def test_a_participle_shares_the_place_of_its_main_clause(read: Read) -> None:
    record = read("Gunmen stormed a school in Kano on December 15, abducting 30 pupils.", published=PUBLISHED)
    assert place_of(record, event_at(record, "abducting")) == "Kano"


def test_a_relative_clause_shares_the_day_of_its_noun(read: Read) -> None:
    record = read("The envoy spoke about a salvo of rockets that hit the port of Basra on December 14.", published=PUBLISHED)
    assert day_of(event_at(record, "hit")) == ("2020-12-14", "stated")


def test_a_temporal_clause_does_not_share_the_day_of_its_main_clause(read: Read) -> None:
    record = read("Russia condemned the junta on Monday, days after militants bombed the embassy.", published=PUBLISHED)
    assert day_of(event_at(record, "bombed")) is None


TOLD_AGAIN = [
    # text, trigger of the mention without a day, day
    ("Rebels shelled the port of Odessa on December 14. The attack killed two sailors.", "killed", "2020-12-14"),
    ("A bomb exploded in Lviv on December 15. The minister said the bombing was the work of a cell.\n\nHe spoke again of the attack.", "attack",
     "2020-12-15"),
    ("Militants attacked a barracks in Gao on December 12. Officials said this attack on the barracks was repelled.", "attack", "2020-12-12"),
    ("Gunmen have killed nine people at a mosque in Kano, police said. The attack happened on December 18 during prayers.", "killed",
     "2020-12-18"),
    ("Poland condemned Belarus, days after militants bombed its embassy in Minsk. The embassy was bombed on December 17, Minsk said.",
     "bombed", "2020-12-17"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "day"), TOLD_AGAIN)
def test_a_deed_told_again_inherits_its_day(read: Read, text: str, trigger: str, day: str) -> None:
    assert day_of(event_at(read(text, published=PUBLISHED), trigger)) == (day, "inherited")


def test_it_inherits_the_place_too(read: Read) -> None:
    record = read("Rebels shelled the port of Odessa on December 14. Kyiv protested to the UN. The attack killed two sailors.")
    assert place_of(record, event_at(record, "killed")) == "Odesa"


def test_the_nearest_mention_of_another_place_gives_nothing(read: Read) -> None:
    text = (
        "Rebels shelled the port of Odessa on December 14. Two days later a bomb exploded in Lviv. The attack in Odessa killed two sailors."
    )
    assert day_of(event_at(read(text, published=PUBLISHED), "killed")) == ("2020-12-14", "inherited")


def test_another_person_s_killing_gives_nothing(read: Read) -> None:
    text = "Gunmen shot dead Saad Hariri in Beirut on December 12. Lebanon remembered the assassination of Rafik Hariri."
    day = day_of(event_at(read(text, published=PUBLISHED), "assassination"))
    assert day is None or day[0] != "2020-12-12"


def test_a_new_deed_inherits_nothing(read: Read) -> None:
    text = "Rebels shelled the port of Odessa on December 14. Gunmen attacked a bus near Kano."
    assert day_of(event_at(read(text, published=PUBLISHED), "attacked")) == ("2020-12-23", "publication")


def test_only_condemned_is_not_of_today(read: Read) -> None:
    record = read("Iran condemned attacks on mosques.", published=PUBLISHED)
    assert day_of(event_at(record, "condemned")) == ("2020-12-23", "publication")
    assert day_of(event_at(record, "attacks")) is None


def test_the_day_of_the_condemnation_is_not_that_of_the_deed(read: Read) -> None:
    record = read("Rebels bombed the market in Gao on December 14. The president condemned the bombing on Tuesday.", published=PUBLISHED)
    assert day_of(event_at(record, "condemned")) == ("2020-12-22", "stated")
    assert day_of(event_at(record, "bombing")) == ("2020-12-14", "inherited")


def test_what_had_happened_days_ago_is_news(read: Read) -> None:
    record = read("The army said on Monday that its jets had struck a depot on Saturday.", published=PUBLISHED)
    assert event_at(record, "struck").frame == "news"


def test_an_anniversary_does_not_date_what_it_recalls(read: Read) -> None:
    record = read("Troops paraded around the anniversary of Soleimani's killing on January 3.", published=PUBLISHED)
    day = day_of(event_at(record, "killing"))
    assert day is None or day[0] != "2021-01-03"


def test_recently_is_not_dated_by_another_verb(read: Read) -> None:
    record = read(
        "A carrier has been patrolling the Gulf since November 20, and two bombers recently overflew the region.", published=PUBLISHED
    )
    assert day_of(event_at(record, "overflew")) is None


ACCUSING = [
    ("“The blast was the work of Boko Haram,” the governor said.", "the governor", "Boko Haram"),
    ("“Iran is responsible for the blast,” the general told reporters.", "the general", "Iran"),
    ("“Our embassy in Riyadh got hit by two rockets. Guess where they were from: YEMEN,” the president wrote.", "the president", "YEMEN"),
]


@pytest.mark.parametrize(("sentence", "speaker", "accused"), ACCUSING)
def test_a_quotation_that_accuses_is_an_accusation(read: Read, sentence: str, speaker: str, accused: str) -> None:
    record = read(sentence, published=PUBLISHED)
    found = [event for event in record.events if event.type == "ACCUSE"]
    assert len(found) == 1
    assert (record.text_of(found[0].actors[0].span), record.text_of(found[0].recipients[0].span)) == (speaker, accused)
    assert day_of(found[0]) == ("2020-12-23", "publication")


@pytest.mark.parametrize(
    "sentence",
    [
        "“We were behind in the polls,” Mr. Hunt said.",
        "“They are to blame for it,” the general said.",
        "“Iran is a large country,” he said.",
    ],
)
def test_no_accused_party_no_accusation(read: Read, sentence: str) -> None:
    assert not [event for event in read(sentence).events if event.type == "ACCUSE"]


def test_ranks_stay_one_to_n_with_an_accusation(read: Read) -> None:
    record = read("The army attacked the camp because “Iran is responsible for the blast,” the general said.")
    assert sorted(event.rank for event in record.events) == list(range(1, len(record.events) + 1))


def test_what_goes_on_since_a_day_is_news_without_an_end(read: Read) -> None:
    event = event_at(read("A carrier has been patrolling the Gulf since November 20.", published=PUBLISHED), "patrolling")
    assert event.when is not None
    assert (event.when.start, event.when.end, event.status, event.frame) == ("2020-11-20", None, "ongoing", "news")
