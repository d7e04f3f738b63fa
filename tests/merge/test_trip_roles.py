"""Who does the deed of a line, to whom, where, when and whether at all: which element of a near miss fails, and what still trips."""

from __future__ import annotations

import pytest

from tocsin.merge.crossing import compared
from tocsin.merge.fates import trips
from tocsin.merge.fitting import Later
from tocsin.merge.phrases import wire_of
from tocsin.merge.roles import can_be, nation
from tocsin.merge.watching import may_trip, seen, tokens_of
from tocsin.merge.wires import Party, Standing

SAVA = "Norland will cut off gas to Ostia if Ostian troops cross the Sava river, Defence Minister Jan Holm said on Monday."
HAMAS = "Hamas said on Monday it would fire rockets at Tel Aviv if Israel kills any of its leaders."
KURDS = "Turkey will launch a military operation in northern Syria if Kurdish fighters attack its soldiers, President Recep Tayyip Erdogan said."
CUBA = (
    "The United States warned Russia on Tuesday against deploying nuclear missiles in Cuba, saying it would regard such a step as a threat."
)
CONSUL = "Poland will close another crossing if Belarus expels its consul in Hrodna, Interior Minister Tomasz Wolny said on Monday."
KALMA = "The rebels said on Monday that they would end the ceasefire if the army resumed air strikes on the town of Kalma."
BREAD = "The union will call a general strike if the government raises the price of bread, its leader said on Monday."
INFLATION = "The central bank said on Monday that it would raise interest rates if inflation exceeded 8 percent."
SHIPS = "Russia will quit the grain deal if its ships are hit in the Black Sea, its defence ministry said on Monday."
AID = "Mali will ban French aid groups if Paris suspends its development aid, the junta said on Monday."
DOCTORS = (
    "Kenya will resume flights from Mogadishu if two Kenyan doctors held in Somalia are freed, the transport minister said on Tuesday."
)
FUEL = "Bolivia's miners will block roads from La Paz if fuel subsidies are scrapped, their leader said on Monday."

MISSES = [
    (SAVA, "Norland soldiers crossed the Sava river on Friday and set up camp on the Ostian bank.", "who"),
    (SAVA, "A lone fisherman crossed the Sava river on Friday under the eyes of Ostian troops.", "who"),
    (SAVA, "Thousands of refugees fleeing Ostian troops crossed the Sava river on Friday.", "who"),
    (SAVA, "Ostian troops crossed the Lenta river on Friday, witnesses said.", "place"),
    (SAVA, "Ostian troops are preparing to cross the Sava river, a Norland intelligence officer said on Friday.", "status"),
    (SAVA, "Ostian troops failed on Friday to cross the Sava river under heavy fire.", "status"),
    (HAMAS, "Israel killed an Islamic Jihad commander in Gaza on Friday.", "whom"),
    (HAMAS, "An Israeli minister called on Friday for the killing of Hamas leaders.", "status"),
    (KURDS, "Turkish soldiers attacked Kurdish fighters near Manbij on Friday, killing six, the Defence Ministry said.", "who"),
    (KURDS, "Islamic State militants attacked Turkish soldiers near Jarablus on Friday, the Defence Ministry said.", "name"),
    (CUBA, "A Russian newspaper recalled on Friday how Moscow deployed nuclear missiles in Cuba in 1962.", "day"),
    (CUBA, "Russia deployed nuclear missiles in Belarus on Friday, the Kremlin said.", "whom"),
    (CONSUL, "Belarus has expelled the Lithuanian consul in Hrodna, the foreign ministry said on Wednesday.", "whom"),
    (KALMA, "The rebels shelled the army's barracks in Kalma on Friday.", "who"),
    (BREAD, "Bakers raised the price of bread on Friday, blaming the cost of flour.", "who"),
    (BREAD, "The government raised the price of petrol by 10 percent on Friday.", "whom"),
    (SHIPS, "A Russian missile damaged a cargo ship in the Black Sea on Friday, Ukraine said.", "who"),
    (AID, "France suspended development aid to Niger on Friday.", "whom"),
    (DOCTORS, "Two Cuban doctors held in Somalia since 2019 were freed on Tuesday, elders said.", "whom"),
    (FUEL, "Ecuador's government scrapped fuel subsidies on Friday.", "place"),
    (FUEL, "Bolivia's finance minister said on Friday that scrapping fuel subsidies was not under discussion.", "status"),
]  # fmt: skip

HITS = [
    (SAVA, "Ostian soldiers waded across the Sava river before dawn on Friday, local officials said."),
    (SAVA, "An Ostian armoured column crossed the Sava river on Friday and entered the village of Brod."),
    (HAMAS, "Senior Hamas leader Yahya Sinwar was assassinated in an Israeli drone strike on Friday."),
    (KURDS, "Two Turkish soldiers were wounded on Friday when Kurdish militants fired mortars at their post near Manbij, the Defence Ministry said."),
    (KURDS, "Kurdish fighters ambushed a Turkish army patrol near Manbij on Friday, the ministry said."),
    (CUBA, "Russian missiles able to carry nuclear warheads have arrived in Cuba, U.S. officials said on Friday."),
    (KALMA, "Army jets bombed the town of Kalma on Friday for the first time in a month, residents said."),
    (KALMA, "Air strikes on Kalma resumed on Friday, killing four people, aid workers said."),
    (BREAD, "The price of bread went up by a third on Friday under a decree signed by the prime minister."),
    (INFLATION, "Inflation jumped to 8.9 percent in April, the statistics office said on Friday."),
    (SHIPS, "A drone boat damaged the Russian minesweeper Ivan Golubets in the Black Sea on Friday, the defence ministry said."),
    (AID, "France has stopped all development assistance to Mali, the foreign ministry said on Friday."),
    (FUEL, "Bolivia's government did away with subsidies on petrol and diesel on Friday."),
]  # fmt: skip

OTHERS = [
    ("Sweden will withdraw its troops from Mali if mercenaries of the Wagner group are deployed there, its foreign minister said.",
     "About 300 Wagner fighters arrived in the Central African Republic on Friday."),
    ("Norway will close its ports if Moscow cuts gas supplies to Poland, its prime minister said.",
     "Moscow cut gas supplies to Bulgaria on Friday."),
    ("The Netherlands will suspend arms exports if Turkey attacks Kurdish towns in Syria, a minister said.",
     "Turkey massed troops on the border with Syria on Friday."),
    ("France will withdraw its troops from Mali if the junta hires Russian mercenaries, President Emmanuel Macron said on Monday.",
     "The junta in Mali held talks with Russian mercenaries about a contract, diplomats said on Friday, but no deal was signed."),
    ("Denmark will close its embassy in Baghdad if protesters storm it again, the foreign minister said on Thursday.",
     "Hundreds of demonstrators scaled the walls of the Swedish embassy in Baghdad on Friday."),
    (INFLATION, "Inflation is expected to exceed 8 percent by the end of the year, economists said on Friday."),
    ("Israel will strike Beirut airport if Iran flies weapons to Hezbollah through it, the defence minister said on Monday.",
     "Iran flew weapons to Hezbollah through Damascus airport on Friday, opposition sources said."),
]  # fmt: skip


def wires(read, line):
    record = read(line, published="2023-05-01")
    return record, [each for each in record.commitments if wire_of(Standing(each, record)) is not None]


@pytest.mark.parametrize(("line", "text", "element"), MISSES)
def test_a_near_miss_fails_by_its_element(read, line, text, element):
    record, found = wires(read, line)
    later = read(text, published="2023-05-20")
    assert found
    assert not any(trips(Standing(each, record), later) for each in found)
    failing = {each for mine in found for _, _, each in compared(wire_of(Standing(mine, record)), Later.of(later))}
    assert element in failing


@pytest.mark.parametrize(("line", "text"), HITS)
def test_what_fulfils_a_line_in_other_words_trips_it(read, line, text):
    record, found = wires(read, line)
    later = read(text, published="2023-05-20")
    assert any(trips(Standing(each, record), later) for each in found)
    told = seen(tokens_of(later))
    assert all(may_trip(wire_of(Standing(each, record)), told) for each in found if trips(Standing(each, record), later))


@pytest.mark.parametrize(("line", "text"), OTHERS)
def test_what_nearly_fulfils_a_line_does_not_trip_it(read, line, text):
    record, found = wires(read, line)
    assert found
    assert not any(trips(Standing(each, record), read(text, published="2023-05-20")) for each in found)


@pytest.mark.parametrize(("country", "people"), [("Ostia", "Ostian"), ("Norland", "Norlander"), ("Kenya", "Kenyan")])
def test_a_country_and_its_people_share_a_name(country, people):
    assert nation(country) == nation(people)


@pytest.mark.parametrize(
    ("wanted", "given", "known", "is_one"),
    [
        (Party(names=frozenset({"ISR"})), Party(names=frozenset({"ISR", "~israel"})), frozenset(), True),
        (Party(names=frozenset({"group:hamas"})), Party(names=frozenset({"group:islamic-jihad", "PSE"})), frozenset(), False),
        (Party(sectors=frozenset({"MIL"}), roots=frozenset({"troop"})), Party(sectors=frozenset({"LAB"})), frozenset(), False),
        (Party(sectors=frozenset({"MIL"}), roots=frozenset({"army"})), Party(sectors=frozenset({"GOV"})), frozenset(), True),
        (Party(roots=frozenset({"junta"})), Party(names=frozenset({"CAF"})), frozenset({"MLI"}), False),
        (Party(roots=frozenset({"coalition"})), Party(names=frozenset({"group:houthis", "YEM"})), frozenset({"YEM"}), False),
    ],
)
def test_two_parties_can_be_one_unless_names_or_kinds_speak_against_it(wanted, given, known, is_one):
    assert can_be(wanted, given, known=known) is is_one


def test_hostile_text_is_compared_in_short_stretches(read):
    record, found = wires(read, SAVA)
    later = read("Ostian troops attack and cross the river " * 1500, published="2023-05-20")
    assert max(len(told.words) for told in Later.of(later).sentences) < 400
    assert not any(trips(Standing(each, record), later) for each in found)
