"""Deeds as wire stories put them: which types a sentence tells of, and sentences that look alike and tell of none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Read

AHEAD = "The town hall reopened.\n\n"


def told(read: Read, text: str) -> list[str]:
    """The types of what happened or goes on, in order of the text."""
    events = read(AHEAD + text, published="2024-03-05").events
    return [event.type for event in events if event.status in {"actual", "ongoing"}]


FORCE = [
    ("Jets struck near a clinic in Saraqib late on Sunday.", ["ASSAULT"]),
    ("Two missiles hit close to the airport of Aden.", ["ASSAULT"]),
    ("A number of mortar shells hit houses in the old town.", ["ASSAULT"]),
    ("One of the rockets landed in the courtyard of a mosque.", ["ASSAULT"]),
    ("Dozens of rebels attacked the barracks at dawn.", ["ASSAULT"]),
    ("The Friday strike hit a bakery near the front line.", ["ASSAULT"]),
    ("Canisters of gas were dropped on the suburb by helicopters.", ["ASSAULT"]),
    ("The illness was caused by chlorine dropped by army helicopters.", ["ASSAULT"]),
    ("The rebels have used a substance that attacks the nerve system.", ["ASSAULT"]),
    ("The insurgents detonated a vehicle packed with explosives.", ["ASSAULT"]),
    ("Between four and six policemen were wounded.", ["ASSAULT"]),
    ("A grenade was thrown by militants and exploded in the bus, killing two girls and injuring nine others.", ["ASSAULT"]),
    ("The town has been under siege for two years.", ["COERCE"]),
    ("Six men were placed under arrest.", ["COERCE"]),
    ("The government launched a crack down on smugglers.", ["COERCE"]),
    ("Customs officers seized 40 kilos of ivory.", ["COERCE"]),
    ("A journalist was held by soldiers, and released a day later.", ["COERCE", "RETREAT"]),
    ("Militants stationed in the valley shelled the town.", ["ASSAULT"]),
]

ARMIES = [
    ("The army took two villages near the border.", ["ASSAULT"]),
    ("An army unit carried out operations against the militants.", ["ASSAULT"]),
    ("Two trucks and a cannon were destroyed in the confrontations.", ["ASSAULT"]),
    ("Some twenty young men were martyred.", ["ASSAULT"]),
    ("The shelling resulted in the destruction of a bridge.", ["ASSAULT"]),
    ("The port was shelled by rebels, while two men were killed in the market.", ["ASSAULT", "ASSAULT"]),
    ("Several gatherings of militants were hit near the farm.", ["ASSAULT"]),
    ("Nine strikes were made near the front, the general said.", ["ASSAULT"]),
    ("A drone confirmed the destruction of four tanks.", ["ASSAULT"]),
    ("The brigade has been locked in battle for a month.", ["ASSAULT"]),
    ("A shooting rampage in the mall left nine dead.", ["ASSAULT"]),
    ("A 16-year-old was killed in Leeds on Sunday.", ["ASSAULT"]),
    ("The operation conducted by the army drove the terrorists into the desert.", ["ASSAULT"]),
    ("Soldiers in cooperation with local police killed five rebels.", ["ASSAULT"]),
]

CROWDS = [
    ("Lecturers went on an indefinite hunger strike.", ["PROTEST"]),
    ("Life was paralysed by a hartal called by the traders.", ["PROTEST"]),
    ("Notaries abstained from work in protest against the bill.", ["PROTEST"]),
    ("Shops stayed shut in response to a bandh call by traders.", ["PROTEST"]),
    ("Slogans were raised against the chief minister.", ["PROTEST"]),
    ("Some 300 people smashed equipment and threw tyres on the track.", ["PROTEST"]),
    ("A shop was also set alight in the township.", ["PROTEST"]),
    ("Mourners ransacked the clinic after the girl died.", ["PROTEST"]),
    ("The agitators uprooted rail tracks near the town.", ["PROTEST"]),
]

POLICE = [
    ("Police have stepped up vigil across the state.", ["MOBILIZE"]),
    ("Some 40 squads have been deployed.", ["MOBILIZE"]),
    ("Some detonators were also recovered from a rickshaw.", ["COERCE"]),
    ("Section 144 was clamped in the old town.", ["COERCE"]),
    ("Five more were rounded up on Tuesday.", ["COERCE"]),
    ("The two men were taken to a police station.", ["COERCE"]),
]

WORDS = [
    ("The opposition alleged fraud in the northern districts.", ["ACCUSE"]),
    ("The deployment was protested by Ankara.", ["ACCUSE"]),
    ("The map drew protests from Beijing.", ["ACCUSE"]),
    ("Deputy Ana Lopes said the police had begun a campaign of intimidation.", ["ACCUSE"]),
    ("The watchdog is examining reports of fraud at the bank.", ["ACCUSE"]),
    ("The ministry declined to comment.", ["REJECT"]),
    ("A spokeswoman for the bank would not say when the fault was found.", ["REJECT"]),
    ("China vetoed the resolution on Thursday.", ["REJECT"]),
    ("Senator Ana Lopes went on offense against Governor Tom Hale.", ["ACCUSE"]),
    ("There was a backlash against the law.", ["ACCUSE"]),
    ("London stepped up pressure on Beijing to hold talks.", ["REQUEST"]),
    ("Any attack on the ships would have consequences, Secretary Ann Brown said.", ["THREATEN"]),
    ("“I am in full support of the ban,” Senator Ann Brown said.", ["SUPPORT"]),
    ("The senator made racist remarks about the judge.", ["ACCUSE"]),
    ("The senator took Governor Tom Hale to task.", ["ACCUSE"]),
    ("“This is a reckless move by Ankara,” Prime Minister Ann Brown said.", ["ACCUSE"]),
    ("The envoy voiced his gratitude to Norway.", ["SUPPORT"]),
    ("Senator Ana Lopes defended the judge.", ["SUPPORT"]),
    ("Ankara sent two ships of grain to Sudan.", ["AID"]),
    ("The envoy tendered his resignation.", ["RETREAT"]),
    ("Two banks are pulling their funding from the club.", ["SANCTION"]),
    ("A court ruled that the editor should remain in custody.", ["COERCE"]),
    ("The governor’s refusal to sign the bill angered farmers.", ["REJECT"]),
    ("Deputies seized a mobile lab near the lake.", ["COERCE"]),
    ("An officer fired a Taser at the man.", ["ASSAULT"]),
    ("Rustlers raided in a village near Isiolo.", ["ASSAULT"]),
    ("The cessation of hostilities began at noon.", ["CONCEDE"]),
    ("The senator questioned the court’s impartiality.", ["ACCUSE"]),
    ("The strikes killed dozens in areas held by a rebel alliance.", ["ASSAULT"]),
    ("Relief deliveries to the camp have resumed.", ["AID"]),
    ("The masked men took cash and a phone from the clerk.", ["COERCE"]),
    ("Scores of extra police were brought in before the march.", ["MOBILIZE", "PROTEST"]),
    ("The alliance held the government responsible for the floods.", ["ACCUSE"]),
    ("The accusations were made by two former pupils.", ["ACCUSE"]),
    ("Delegates loudly booed the governor.", ["ACCUSE"]),
    ("The committee agreed on Monday on a timetable.", ["AGREE"]),
    ("Two million doses have been promised by the ministry.", ["AGREE"]),
    ("The regulator has tightened the rules on drones.", ["COERCE"]),
    ("“Please stop the shelling,” Mayor Ann Brown said.", ["REQUEST"]),
    ("“Free the hostages now,” President Ann Brown told the rebels.", ["REQUEST"]),
    ("“If you saw the van, please call the hotline,” Mayor Ann Brown said.", ["REQUEST"]),
    ("The new law attracted criticism.", ["ACCUSE"]),
    ("Norway increased aid to Malawi after the drought.", ["AID"]),
    ("The militia declared death to the singers.", ["THREATEN"]),
]

NOTHING = [
    "Lightning struck near a clinic in Saraqib late on Sunday.",
    "Barrels of oil were dropped on the quay by a crane.",
    "A type of flu that has spread worldwide was found in ducks.",
    "Tragedy struck the small town last year.",
    "The boy was visiting relatives in Houston.",
    "A toy company based in Geneva recalled its cars.",
    "The party uses the data to mobilize voters.",
    "He said the nation was not ready for a young president.",
    "The group executes such deals through a broker.",
    "They crossed through army checkpoints on the way.",
    "Nurses complained of headaches and nausea.",
    "The shop has received inquiries about the painting.",
    "The team would comment on the match at noon.",
    "A majority of Finns are in favour of the treaty, a survey found.",
    "The house was set alight by a faulty heater.",
    "Two girls attended the funeral of a teacher.",
    "The two men expressed interest in buying a car.",
    "In the last act of the opera the heroine is shot by a firing squad.",
    "Some 300 people destroyed their old letters.",
    "Out of that number, 327 were killed in crashes.",
    "He asked what the company would do.",
    "In a poll the public says students should use one room.",
    "The pupil spent her spring break on the beach.",
    "“Be responsible and take precautions,” Mayor Ann Brown said.",
    "The hotel released photographs of the pool.",
    "The bus slammed into a wall.",
    "“This is a reckless move by nobody,” Prime Minister Ann Brown said.",
    "The lawyer defended the minister in court.",
    "Cyclone Yasmin hit the coast on Monday.",
    "All livestock on the farm was incinerated.",
    "The minister is rallying a coalition against the tax.",
    "The girl is in state custody.",
    "It was her first visit to a restaurant.",
    "“I do not believe that Governor Tom Hale is a liar,” Senator Ann Brown said.",
    "The mayor received 20 percent support in the poll.",
    "The harvest was good, thanks to Ann Brown.",
    "The ministry released a fact sheet on Monday.",
    "A guest walked out with an umbrella.",
    "We got a call from the shop.",
    "The quarter, called Viridian, has two parks.",
    "Neither player led, so they agreed to a draw.",
    "The state has launched a rocket into space.",
    "He said no when asked by a reporter if he would run.",
    "The shop recalled shelled walnuts.",
    "The composer died of a heart attack in 1963.",
    "The letter and the statement were read by the pupil.",
    "The two men spoke to reporters.",
    "The sum was rounded up on Tuesday.",
]


@pytest.mark.parametrize(("text", "types"), [*FORCE, *ARMIES, *CROWDS, *POLICE, *WORDS])
def test_a_deed_is_found_once(read: Read, text: str, types: list[str]) -> None:
    assert told(read, text) == types


@pytest.mark.parametrize("text", NOTHING)
def test_what_looks_like_a_deed_is_none(read: Read, text: str) -> None:
    assert told(read, text) == []
