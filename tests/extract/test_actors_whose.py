"""Whose officials and bodies are, who backs whom, what is a person, and whom a pronoun means."""

from __future__ import annotations

import pytest

from tests.extract.test_actors import actor_at
from tests.extract.test_actors_again import linked


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("In Ouagadougou, the foreign ministry expelled three French envoys.", "the foreign ministry", "BFA"),
        ("Iraq's speaker protested, and the government summoned the American envoy.", "the government", "IRQ"),
        ("Israel killed two men in Gaza City on Sunday. The military said they were fighters.", "The military", "ISR"),
        ("Foreign Minister Elmer Rojas said in Lima that Peru would not yield.", "Elmer Rojas", "PER"),
        ("Kyiv recalled Olena Koval, its ambassador in Vienna.", "Olena Koval", "UKR"),
        ("The Royal Thai Army fired first. Its spokesman, General Somchai Prem, said so.", "Somchai Prem", "THA"),
        ("The Chin Hills Council freed ten men. Myanmar's army was silent.", "The Chin Hills Council", "MMR"),
        ("The Tánaiste, Niamh Corrigan, flew to Brussels.", "Niamh Corrigan", "IRL"),
        # of two countries none, and nobody's where the text tells of others only
        ("Archbishop Piet Steyn called for sanctions against Nigeria.", "Piet Steyn", None),
        ("Russian jets killed three civilians near Idlib and Ankara protested.", "three civilians", None),
    ],
)
def test_whose_an_official_or_a_body_is(read, text, words, country):
    found = actor_at(read(text), words)
    assert found is not None
    assert found.country == country


@pytest.mark.parametrize(
    ("text", "words", "country", "kind"),
    [
        ("South Korea voted. The Democratic Party said it had won.", "The Democratic Party", "KOR", "organisation"),
        ("The president of Peru dissolved Congress.", "Congress", "PER", "organisation"),
        ("Croatia's Social Democratic Party (SDP) met. The SDP called it an attack.", "The SDP", "HRV", "organisation"),
        ("American voters trust the Democratic Party.", "the Democratic Party", "USA", "organisation"),
    ],
)
def test_a_common_name_is_that_of_the_country_of_the_text(read, text, words, country, kind):
    found = actor_at(read(text), words)
    assert found is not None
    assert (found.country, found.kind) == (country, kind)


@pytest.mark.parametrize(
    ("text", "words", "backer"),
    [
        ("The Kachin Union Front, armed and supplied by China, denied it.", "The Kachin Union Front", "CHN"),
        ("The Southern Council, which Ethiopia backs with troops, denied it.", "The Southern Council", "ETH"),
        ("The Shabwa Brigade is funded by Qatar.", "The Shabwa Brigade", "QAT"),
        ("Men of the Russian-backed authorities stopped a bus.", "Men of", "RUS"),
    ],
)
def test_who_stands_behind_a_group(read, text, words, backer):
    found = actor_at(read(text), words)
    assert found is not None
    assert [tie.to for tie in found.ties if tie.kind == "backed_by"] == [backer]


def test_who_may_back_a_group_does_not_back_it_yet(read):
    found = actor_at(read("The Shabwa Brigade could be funded by Qatar."), "The Shabwa Brigade")
    assert found is not None
    assert found.ties == ()


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Success Masra, who heads a party, spoke.", "Success Masra", "person"),
        ("Mareme Sow has headed Senegal's election commission since May.", "Mareme Sow", "person"),
        ("Troops jailed Efrain Alegre in May.", "Efrain Alegre", "person"),
    ],
)
def test_who_does_what_persons_do_is_one(read, text, words, kind):
    found = actor_at(read(text), words)
    assert found is not None
    assert found.kind == kind


def test_a_name_that_one_is_near_to_is_a_place(read):
    assert actor_at(read("They sank a ship off Hodeidah on Monday."), "Hodeidah") is None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Pita Srisai invited the Union Party to join him.", "him", "Pita Srisai"),
        ("Jordan's Intelligence Directorate arrested 16 men. The directorate said they had built drones.", "they", "16 men"),
        ("The Water Authority wants to see the film; it has been given nothing.", "it", "Water Authority"),
        ("The Labour Union met in Sfax. They voted to strike.", "They", "Labour Union"),
    ],
)
def test_whom_a_pronoun_means(read, text, words, name):
    assert linked(read(text), words) == name


def test_nobody_is_his_own_minister(read):
    record = read("Jeremiah Manu met reporters. His foreign minister, Peter Agovaka, spoke in Honiara.")
    assert linked(record, "Peter Agovaka") == "Peter Agovaka"
    assert linked(record, "His") == "Jeremiah Manu"


def test_a_speaker_behind_a_full_stop_speaks_of_something_else(read):
    record = read('"Cruz is right," spokesman Rick Tyler said, "and he has the record." Mara Voss describes it.')
    assert linked(record, "and he") != "Rick Tyler"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ('"We agree," Mr Marek said, "he is right." Senator Ana Ruiz left.', ', "he', None),
        ('The union met in Sfax. The ministry said: "It has no right to strike."', '"It', "The union"),
        ('The ministry said "it would answer in kind".', '"it', "The ministry"),
    ],
)
def test_in_words_given_in_full_nobody_calls_himself_he(read, text, words, name):
    assert linked(read(text), words) == name


def test_a_body_in_a_title_is_one(read):
    record = read("Police killed the gunman. CIA Director John Brennan said that the agency knew nothing.")
    assert linked(record, "the agency") == "CIA"
    assert [(role.title, role.organisation) for role in record.roles] == [("CIA Director", "org:cia")]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Washington and its allies struck a base.", "its", "United States"),
        ("The ministry met. Trash was pulled from the river and its shores.", "its", None),
        ("The opposition urged the army to suspend its raids.", "its", "army"),
        ("Amnesty International called on the ministry to pay its debts.", "its", "the ministry"),
        ("Ana Ruiz praised her record as a senator. Later her aides agreed.", "Later her", "Ana Ruiz"),
        ("Monte Haines was adopted by an American family when he was ten.", "when he", "Monte Haines"),
    ],
)
def test_whose_something_is_and_who_is_nobody_of_his_own(read, text, words, name):
    assert linked(read(text), words) == name


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Russian jets killed 30 civilians on Sunday.", "30 civilians", None),
        ("Kenyan police killed three protesters on Sunday.", "three protesters", "KEN"),
        ("Gunmen in Mali killed four farmers.", "four farmers", "MLI"),
        ("Engineers of the Peruvian Nuclear Institute left.", "the Peruvian Nuclear Institute", "PER"),
    ],
)
def test_whom_another_state_harms_is_not_of_it(read, text, words, country):
    found = actor_at(read(text), words)
    assert found is not None
    assert found.country == country


@pytest.mark.parametrize(
    ("text", "words", "sectors"),
    [
        ("The attorney general resigned.", "general", ("GOV", "JUD")),
        ("The CIA director flew home.", "director", ("SPY",)),
        ("Police shot a boy. The officer was held.", "The officer", ("COP",)),
        ("The army shot a boy. The officer was held.", "The officer", ("MIL",)),
        ("The oil director flew home.", "director", ("BUS",)),
        ("A monitor counted ten dead.", "monitor", ()),
    ],
)
def test_in_whose_service_somebody_is(read, text, words, sectors):
    found = actor_at(read(text), words)
    assert found is not None
    assert found.sectors == sectors


def test_a_name_before_an_armed_group_is_one(read):
    found = actor_at(read("The Khorasan militant group denied it."), "Khorasan")
    assert found is not None
    assert (found.kind, found.sectors) == ("armed_group", ("REB",))


def test_who_says_that_he_will_is_a_person(read):
    found = actor_at(read("Bevins said he could check with the board."), "Bevins")
    assert found is not None
    assert found.kind == "person"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("She beat one-time rival Jeb Bush.", ["one-time rival"]),
        ("Three-term governor Ana Ruiz quit.", ["Three-term governor"]),
        ("Frank Coleman, the group's senior vice president, denied it.", ["senior vice president"]),
        ("Dean Woehrle, co-chairman of the party, spoke.", ["co-chairman of the party"]),
        ("Dean Robert Hall spoke.", ["Dean"]),
        ("Senators Jon Aas and Ann Roe left.", ["Senator", "Senator"]),
        ("Sgt. Derek Glenn, a spokesman for the force, spoke.", ["Sgt", "spokesman for the force"]),
        ("Clinton met the one ally who has backed his threat of force, British prime minister Tony Blair.", ["prime minister", "one ally"]),
        ("Jon Roe, president of the assembly and Castro's man, spoke.", ["president of the assembly and Castro's man"]),
        ("They told Sens. Dick Roe, of Ohio, and Ann Bell of the plan.", ["Sen.", "Sen."]),
        ("He beat his sister. John Jenkin was held.", []),
        ("They met John Roe, the leader of the rebel-controlled chamber, on Monday.", ["leader of the rebel-controlled chamber"]),
        ("They met the brother of the late King Fahim.", ["late King"]),
        ("Officers fired at Trooper Drew Ledbetter.", ["Trooper"]),
    ],
)
def test_titles_begin_and_end_where_they_should(read, text, titles):
    assert [role.title for role in read(text).roles] == titles


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Mayor Jon Roe signed it. The mayor, a Republican, said he was glad.", "said he", "Jon Roe"),
        ("General Omar Said met reporters. President Ivo Marek himself had called them.", "himself", "Ivo Marek"),
        ("The Obama administration denied it. Later the administration gave in.", "Later the administration", "United States"),
        ("The Supreme Court of Chad sat on Friday. The judges struck down the decree.", "The judges", "Chad: Court"),
        ("The commission set the date. The court let him put changes to the document.", "the document", None),
        ("The countries of the region met. Burundi's president left. The country's voters stayed.", "The country", "Burundi"),
        # a thing is nearer than anybody
        ("The fire brigade came at noon. The roof fell and men fought the fire until it was out.", "until it", None),
        ("The rebels fled. The ministry signed the accords and will respect them.", "them", None),
        ("The Bank of Tarn kept its rate. Prices would fall by autumn, it forecast.", ", it", "Bank of Tarn"),
    ],
)
def test_whom_or_what_a_word_turns_back_to(read, text, words, name):
    assert linked(read(text), words) == name


def test_a_longer_name_is_of_another_body(read):
    record = read("The Christian Democratic Party won the vote in Ohio, and Americans were glad.")
    found = actor_at(record, "Democratic Party")
    assert found is not None
    assert (found.name, found.kind) == ("Christian Democratic Party", "organisation")


def test_where_a_commission_goes_it_is_not_at_home(read):
    found = actor_at(read("The official dialogue commission will go to Caracas on Monday."), "The official dialogue commission")
    assert found is not None
    assert found.country is None


def test_who_is_in_office_is_of_the_country_of_most_of_the_text(read):
    record = read(
        "Russian markets fell. Russia shut its banks on Monday. Finance Minister Pavel Orlin gave money. "
        "Russian troops had entered Georgia in May. Russia lost money. Russian oil is cheap."
    )
    found = actor_at(record, "Pavel Orlin")
    assert found is not None
    assert (found.country, found.rule.split("; ")[-1]) == ("RUS", "country of most of the text")


@pytest.mark.parametrize(
    ("text", "words", "kind", "name"),
    [
        ("The Cape Argus newspaper reported it.", "newspaper", "media", "Cape Argus"),
        ("Spanish newspaper La Gaceta denied it.", "La Gaceta", "media", "La Gaceta"),
        ("The African News Agency reported it.", "Agency", "media", "African News Agency"),
        ("The American ambassador to Kenya Prudence Bushnell was hurt.", "Prudence Bushnell", "person", "Prudence Bushnell"),
    ],
)
def test_what_a_name_is_by_the_words_beside_it(read, text, words, kind, name):
    found = actor_at(read(text), words)
    assert found is not None
    assert (found.kind, found.name) == (kind, name)


def test_a_task_force_is_no_army(read):
    found = actor_at(read("A task force began its work."), "A task force")
    assert found is not None
    assert found.sectors == ()


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        (
            "WELLINGTON, New Zealand (AP) - New Zealand agreed. Foreign Minister Don McKay told of bombs at U.S. embassies in Nairobi.",
            "Don McKay",
            "NZL",
        ),
        ("HAVANA (AP) - Cuba asked for the boy. Brazil said no. Foreign Minister Rui Costa denied it in Spain.", "Rui Costa", None),
        (
            "Australia and India fly more. Korea does not. Tourism Minister Andrew Tomson said flights would leave Mumbai.",
            "Andrew Tomson",
            None,
        ),
        ("The car blew up near the Turkish border in Qamishli. Kurdish police said so. Syria denied it.", "police", "SYR"),
        ("South Africa President Cyril Ramaphosa spoke. The protests come after the country saw crimes.", "the country", "ZAF"),
    ],
)
def test_whose_a_minister_is_by_where_the_text_was_filed(read, text, words, country):
    found = actor_at(read(text), words)
    assert found is not None
    assert found.country == country


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Congress of SA Trade Unions met in Pretoria, South Africa.", "Congress", "Congress of SA Trade Unions"),
        ("Iceland's Foreign Minister Gunnar Sveinsson spoke.", "Gunnar Sveinsson", "Gunnar Sveinsson"),
        ("The council of the union met. The delegation was sent home.", "The delegation", "The delegation"),
        ("Hungary, Poland and Slovakia joined. Voters backed the country's entry.", "the country", "the country"),
        ("New York Mayor Michael Bloomberg spoke. Later Bloomberg left.", "Later Bloomberg", "Michael Bloomberg"),
        ("THE TROOPS LEFT, SAID GENNADI GERASIMOV.", "GERASIMOV", "Gennadi Gerasimov"),
        ("Icelandic leaders on Saturday sent condolences.", "leaders", "Icelandic leaders"),
    ],
)
def test_what_a_name_or_noun_stands_for(read, text, words, name):
    assert linked(read(text), words) == name


def test_a_congress_of_students_is_no_parliament(read):
    assert actor_at(read("Students of Cuba came to town for a regional congress."), "congress") is None
    assert actor_at(read("He landed at Andrews Air Force Base."), "Air Force") is None


def test_a_portfolio_is_no_body(read):
    record = read("Interior Secretary Ken Salazar spoke in Ohio.")
    assert [(role.title, role.organisation) for role in record.roles] == [("Interior Secretary", None)]
    assert [actor.name for actor in record.actors] == ["Ken Salazar"]


def test_latin_america_is_not_america(read):
    found = actor_at(read("THE COUNTRIES OF LATIN AMERICA MET."), "THE COUNTRIES")
    assert found is not None
    assert found.country is None


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("U.S. and Iranian officials reported progress.", "officials", None),
        ("Bosnian Serbs fled in May.", "Bosnian Serbs", "BIH"),
        ("Bosnian Serb leaders met.", "leaders", "BIH"),
        ("A U.S. missile strike hit the Syrian city of Homs. The base had helped army operations.", "army", None),
        ("The blast toppled a house near the embassy in Nairobi, Kenya. The embassy was shut.", "The embassy", None),
    ],
)
def test_of_two_countries_or_of_another_than_the_place(read, text, words, country):
    found = actor_at(read(text), words)
    assert found is not None
    assert found.country == country


def test_a_full_name_before_a_known_acronym_is_that_body(read):
    record = read("The Multidimensional Integrated Stabilization Mission in Mali (MINUSMA) left. MINUSMA denied it.")
    assert linked(record, "Stabilization Mission") == linked(record, "MINUSMA denied"[:7])
    assert [actor.country for actor in record.actors if actor.id == "org:minusma"] == [None]


def test_two_who_are_one_subject_are_their_own(read):
    assert linked(read("Ten people came. The bride and the groom exchanged their vows."), "their") is None
