"""Places: news sentence → what is found, where it is, what it stands for, and why."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest

from tocsin.article.text import article_from_text
from tocsin.extract.places import PlacesIndex, find_places
from tocsin.extract.places.dateline import dateline_of
from tocsin.language import parse_article
from tocsin.lexicon.tables import load_table
from tocsin.model import MadeBy, Place, Record

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def read(text: str, nlp: Language, publisher: str | None = None) -> tuple[Doc, Record]:
    article = article_from_text(text, publisher=publisher)
    doc = parse_article(article, nlp)
    return doc, find_places(doc, Record(article=article, made_by=MadeBy("", "")))


def place_of(record: Record, words: str) -> Place | None:
    """The place of the first mention of exactly these words."""
    held = [(mention.span, place) for place in record.places for mention in place.mentions if record.text_of(mention.span) == words]
    return min(held, key=lambda pair: pair[0])[1] if held else None


def words_of(record: Record) -> list[str]:
    spans = sorted(mention.span for place in record.places for mention in place.mentions)
    return [record.text_of(span) for span in spans]


FOUND = [
    ("Rockets hit the Green Zone in Baghdad on Sunday.", ["Green Zone", "Baghdad"]),
    ("A destroyer crossed the Strait of Hormuz and entered the Gulf of Oman.", ["Strait of Hormuz", "Gulf of Oman"]),
    ("Shelling was reported along the Line of Control near Uri.", ["Line of Control", "Uri"]),
    ("The convoy left Deir ez-Zor for Al-Tanf.", ["Deir ez-Zor", "Al-Tanf"]),
    ("Drones struck the Zaporizhzhia Nuclear Power Plant overnight.", ["Zaporizhzhia Nuclear Power Plant"]),
    ("Inspectors returned to Natanz and Fordow last week.", ["Natanz", "Fordow"]),
    ("Protesters marched from Tahrir Square to the Interior Ministry in Cairo.", ["Tahrir Square", "Cairo"]),
    ("The tanker was seized off Fujairah, the UAE said.", ["Fujairah", "UAE"]),
    ("Flooding cut the road between Juba and Torit in South Sudan.", ["Juba", "Torit", "South Sudan"]),
    ("Migrants drowned in the English Channel off Calais.", ["English Channel", "Calais"]),
    ("Worshippers clashed with police at the Al-Aqsa Mosque in East Jerusalem.", ["Al-Aqsa Mosque", "East Jerusalem"]),
    ("Cholera spread through the Zaatari refugee camp in Jordan.", ["Zaatari refugee camp", "Jordan"]),
    ("A blast hit Côte d’Ivoire's port city of San-Pédro.", ["Côte d’Ivoire", "San-Pédro"]),
    ("Troops massed near Belgorod, Russia, and in Homyel, Belarus.", ["Belgorod", "Russia", "Homyel", "Belarus"]),
    ("Guards fired tear gas in the international zone of Baghdad.", ["international zone", "Baghdad"]),
    ("Gaza rockets hit the town of Ashkelon in southern Israel on Sunday.", ["Gaza", "Ashkelon"]),
    ("Two people died when a boat sank off Jupiter, Florida, on Monday.", ["Jupiter"]),
]


@pytest.mark.parametrize(("sentence", "wanted"), FOUND, ids=[sentence[:40] for sentence, _ in FOUND])
def test_places_are_found(sentence: str, wanted: list[str], nlp: Language):
    found = words_of(read(sentence, nlp)[1])
    assert [words for words in wanted if words not in found] == []


NOT_FOUND = [
    ("The ambassador spoke of human rights.", ["assad", "Hts", "rights"]),
    ("The aircraft carrier USS Nimitz sailed home.", ["Nimitz"]),
    ("HMS Richmond fired two missiles.", ["Richmond"]),
    ("The Washington Post reported the deal.", ["Washington"]),
    ("The Jerusalem Post quoted a minister.", ["Jerusalem"]),
    ("Gen. Jackson briefed reporters.", ["Jackson"]),
    ("President Clinton met Senator Lincoln.", ["Clinton", "Lincoln"]),
    ("Doctors feared an outbreak of Marburg virus.", ["Marburg"]),
    ("A case of West Nile virus was confirmed.", ["Nile", "West"]),
    ("The Peanut Corporation of America filed for bankruptcy.", ["America"]),
    ("Most of the Best students read Time in May.", ["Most", "Best", "Time", "May"]),
    ("ISIS and the Taliban claimed the attack.", ["ISIS", "Taliban"]),
    ("African-American voters were undecided.", ["African"]),
    ("SWAT officers surrounded the house.", ["SWAT"]),
    ("The Jupiter missiles were withdrawn. The Jupiters had been old.", ["Jupiter", "Jupiters"]),
    ("The Phoenix missile was tested.", ["Phoenix"]),
    ("Operation Lebanon failed.", ["Lebanon"]),
    ("Hurricane Florence weakened.", ["Florence"]),
    ("He drove a Hyundai Santa Fe.", ["Santa Fe"]),
    ("It happened on St. Patrick's Day.", ["St. Patrick"]),
    ("Boats were held near Delft Island in Sri Lanka.", ["Delft"]),
    ("The Eastern Highlands Bloc freed two men.", ["Eastern Highlands"]),
    ("The United States has 15 Jupiter missiles in Turkey, the letter said.", ["Jupiter"]),
    ("Two Patriot batteries were sent to Saudi Arabia on Monday.", ["Patriot"]),
    ("Castro said that both sides would avoid a clash at sea.", ["Castro"]),
]


@pytest.mark.parametrize(("sentence", "never"), NOT_FOUND, ids=[sentence[:40] for sentence, _ in NOT_FOUND])
def test_what_is_named_after_a_place_is_none(sentence: str, never: list[str], nlp: Language):
    found = words_of(read(sentence, nlp)[1])
    assert [words for words in never if words in found] == []


RESOLVED = [
    ("Fire crews were called to a mill in Decatur, Alabama.", "Decatur", "USA", "Alabama"),
    ("A storm hit Paris, Texas, on Friday.", "Paris", "USA", "Texas"),
    ("French police closed streets in Paris.", "Paris", "FRA", None),
    ("Police in Springfield, Ill., made an arrest.", "Springfield", "USA", "Illinois"),
    ("Georgia and Russia traded blame after shots near Tskhinvali.", "Georgia", "GEO", None),
    ("Troopers in Georgia closed a highway between Atlanta and Macon.", "Georgia", "USA", "Georgia"),
    ("Rebels shelled Tripoli, Libya, and its airport.", "Tripoli", "LBY", None),
    ("Gunmen clashed in Tripoli, Lebanon's second city, and in Beirut.", "Tripoli", "LBN", None),
    ("Rockets hit Tripoli. Lebanon's army closed the port.", "Tripoli", "LBN", None),
    (
        "President Kennedy flew home from Chicago, Illinois. Officials would not say whether it had anything to do with Cuba.",
        "Cuba",
        "CUB",
        None,
    ),
    ("Police in Springfield and Peoria, Illinois, searched a house in Cuba, Illinois.", "Cuba", "USA", None),
    ("A bomb hit Hyderabad. Pakistan's police blamed militants.", "Hyderabad", "PAK", None),
    ("Ontario police stopped a truck in London, Ontario.", "London", "CAN", "Ontario"),
    ("The minister flew to London for talks.", "London", "GBR", None),
    ("Clashes continued in the Kherson region of Ukraine.", "Kherson", "UKR", None),
    ("He was stopped in Stroud, Ontario, Canada.", "Stroud", "CAN", "Ontario"),
    ("Two boats shelled a hotel in the suburb of Miramar in Havana, the United States said.", "Havana", "CUB", None),
    ("Two boats shelled a hotel in Havana, the capital of Cuba.", "Cuba", "CUB", None),
    ("Shells fell on the suburb of Douma in Damascus on Sunday.", "Damascus", "SYR", None),
    ("Shells fell on the suburb of Brooklyn in Pretoria on Sunday.", "Pretoria", "ZAF", None),
]


@pytest.mark.parametrize(("sentence", "words", "country", "admin1"), RESOLVED, ids=[sentence[:40] for sentence, *_ in RESOLVED])
def test_places_are_resolved(sentence: str, words: str, country: str, admin1: str | None, nlp: Language):
    found = next(place for place in read(sentence, nlp)[1].places if place.name.startswith(words) or words in place.id)
    place = place_of(read(sentence, nlp)[1], words) or found
    assert place.country == country
    assert admin1 is None or place.admin1 == admin1


def test_a_suburb_lies_beside_its_town(nlp: Language):
    record = read("Two boats shelled a hotel in the suburb of Miramar in Havana on Friday.", nlp)[1]
    assert [place.country for place in record.places if place.name == "Miramar"] in ([], [None])
    record = read("Police searched homes in the suburb of Pacific Beach in San Diego and the suburb of Kifisia in Athens.", nlp)[1]
    assert "GRC" in {place.country for place in record.places if place.name.startswith("Kifisi")}


def test_a_name_has_one_sense_in_an_article(nlp: Language):
    record = read("A fire broke out in Decatur, Alabama.\n\nResidents of Decatur said they smelled smoke.", nlp)[1]
    place = place_of(record, "Decatur")
    assert place is not None
    assert place.admin1 == "Alabama"
    assert len(place.mentions) == 2


def test_the_white_house_is_in_washington_even_in_news_from_casablanca(nlp: Language):
    place = place_of(read("A bomb went off in Casablanca. The White House condemned it.", nlp)[1], "White House")
    assert place is not None
    assert place.id == "tocsin:white-house"


def test_the_rule_says_why_this_springfield(nlp: Language):
    place = place_of(read("Police in Springfield, Illinois, made an arrest.", nlp)[1], "Springfield")
    assert place is not None
    assert place.rule.startswith("ner+index; containment: Illinois; before Springfield (M")
    assert place.rule.endswith(" more")


def test_a_paper_means_the_town_it_is_named_after(nlp: Language):
    text = "Paris firefighters put out a fire.\n\nThe sheriff of Edgar County said deputies helped. The courthouse was closed."
    local, far = place_of(read(text, nlp, "parisbeacon.com")[1], "Paris"), place_of(read(text, nlp, "lemonde.fr")[1], "Paris")
    assert local is not None
    assert local.country == "USA"
    assert far is not None
    assert far.country == "FRA"


@pytest.mark.parametrize("outlet", ["Havana desk", "The Havana Observer", "Washington wire"])
def test_an_outlet_named_after_a_capital_means_the_capital(outlet: str, nlp: Language):
    text = "HAVANA, Aug. 25 — Two boats shelled a hotel in Havana on Friday. The United States was blamed.\n\nIn Washington the charge was denied."
    places = {place.name: (place.country, place.admin1) for place in read(text, nlp, outlet)[1].places}
    assert places["Havana"][0] == "CUB"
    assert places["Washington"][1] == "District of Columbia"


def test_countries_carry_a_radius_and_the_unknown_carries_nothing(nlp: Language):
    record = read("Soldiers in Iraq searched the village of Qarmuzabad near Mosul.", nlp)[1]
    country, village = place_of(record, "Iraq"), place_of(record, "Qarmuzabad")
    assert country is not None
    assert country.radius_km is not None
    assert country.radius_km > 200
    assert village is None or (village.lat is None and village.confidence is None and village.id.startswith("local:"))


USES = [
    ("Tehran considers the deal dead.", "Tehran", "metonym"),
    ("Washington threatened new sanctions.", "Washington", "metonym"),
    ("Iraq rejected the offer.", "Iraq", "metonym"),
    ("Moscow and Beijing vetoed the resolution.", "Beijing", "metonym"),
    ("The Kremlin denied the report.", "Kremlin", "metonym"),
    ("The attack prompted Washington to threaten Iran.", "Washington", "metonym"),
    ("The president warned Iran against any attack.", "Iran", "metonym"),
    ("A bomb exploded in Tehran.", "Tehran", "literal"),
    ("Refugees fled to Iraq.", "Iraq", "literal"),
    ("Syria is a country at war.", "Syria", "literal"),
    ("Shells fell near Damascus.", "Damascus", "literal"),
    ("An earthquake hit southern Iran.", "Iran", "literal"),
    ("U.S. officials blamed a militia.", "U.S.", "modifier"),
    ("An Iraqi soldier was wounded.", "Iraqi", "modifier"),
    ("He warned against attacks on U.S. military or diplomatic personnel.", "U.S.", "modifier"),
    ("Iranians took to the streets.", "Iranians", "modifier"),
    ("Iran-backed fighters withdrew.", "Iran", "modifier"),
    ("Cuba's doctors went to Angola.", "Cuba", "modifier"),
    ("France's warships left.", "France", "modifier"),
    ("Fighting spread in Iraq's north.", "Iraq", "literal"),
    ("Rockets fell in Syria's Aleppo province.", "Syria", "literal"),
    ("The Minsk agreement collapsed.", "Minsk", "modifier"),
    ("The Paris climate deal was praised.", "Paris", "modifier"),
    ("Envoys left the Geneva talks.", "Geneva", "literal"),
    ("Two people in the Ghouta region were hurt.", "Ghouta region", "literal"),
]


@pytest.mark.parametrize(("sentence", "words", "use"), USES, ids=[sentence[:40] for sentence, *_ in USES])
def test_what_a_mention_stands_for(sentence: str, words: str, use: str, nlp: Language):
    record = read(sentence, nlp)[1]
    uses = {record.text_of(mention.span): mention.use for place in record.places for mention in place.mentions}
    assert uses.get(words) == use or (words == "Ghouta region" and uses.get("Ghouta") == use)


COMPOUNDS = [
    ("Rockets hit the U.S. Embassy in Baghdad.", "U.S. Embassy", "tocsin:us-embassy-baghdad"),
    ("Protesters stormed the Swedish embassy in Baghdad.", "Swedish embassy", "tocsin:embassy-swe-in-98182"),
    ("A drone fell near Baghdad's airport.", "Baghdad's airport", "tocsin:baghdad-airport"),
    ("Flights from Tobruk airport were cancelled.", "Tobruk airport", "tocsin:airport-of-81302"),
]


@pytest.mark.parametrize(("sentence", "words", "place"), COMPOUNDS, ids=[words for _, words, _ in COMPOUNDS])
def test_embassies_and_airports(sentence: str, words: str, place: str, nlp: Language):
    found = place_of(read(sentence, nlp)[1], words)
    assert found is not None
    assert found.id == place
    assert found.kind == "facility"


def test_an_embassy_without_a_city_is_that_of_the_article(nlp: Language):
    record = read("Rockets hit the U.S. Embassy in Baghdad.\n\nIraq's army said the U.S. Embassy was evacuated.", nlp)[1]
    place = next(place for place in record.places if place.id == "tocsin:us-embassy-baghdad")
    assert len(place.mentions) == 2


GOVERNING = [
    ("Rockets hit the base near Kirkuk on Sunday.", "hit", "Kirkuk", "object"),
    ("A bomb exploded in Kabul.", "exploded", "Kabul", "phrase"),
    ("The Kabul bombing killed twelve.", "bombing", "Kabul", "phrase"),
    ("Jets bombed Sanaa.", "bombed", "Sanaa", "object"),
    ("Gunmen attacked a checkpoint. It happened near Mosul.", "attacked", None, None),
    ("The army moved into Goma. Fighters looted shops.", "looted", "Goma", "sentence"),
    ("In Aleppo, residents said that rebels looted shops.", "looted", "Aleppo", "sentence"),
    ("BAGHDAD (Reuters) - Gunmen killed a colonel.", "killed", "BAGHDAD", "dateline"),
    ("Tehran said that gunmen killed a colonel.", "killed", None, None),
    ("A drone killed Syria's top general outside Amman.", "killed", "Amman", "phrase"),
    ("Shells fell on the Green Zone.\n\nMost of the shells landed near a checkpoint.", "landed", "Green Zone", "sentence"),
    ("In a show of force aimed at Iran, a carrier crossed the Strait of Hormuz.", "crossed", "Strait of Hormuz", "object"),
    ("Iran was behind the attack, a minister said.", "attack", None, None),
    ("Militants shelled the Green Zone in Baghdad.", "shelled", "Green Zone", "object"),
    ("Militants in Mosul shelled the Green Zone.", "shelled", "Green Zone", "object"),
]


@pytest.mark.parametrize(("text", "trigger", "words", "basis"), GOVERNING, ids=[f"{row[1]}-{row[3]}" for row in GOVERNING])
def test_where_an_event_was(text: str, trigger: str, words: str | None, basis: str | None, nlp: Language):
    doc, record = read(text, nlp)
    found = PlacesIndex(record).governing(next(token for token in doc if token.text == trigger))
    assert (found and record.text_of(found.span), found and found.basis) == (words, basis)


DATELINES = [
    ("BAGHDAD (Reuters) - Gunmen killed a colonel.", "BAGHDAD"),
    ("KABUL, Afghanistan (AP) — A bomb went off.", "KABUL, Afghanistan"),
    ("GAZA CITY, Dec. 27 -- Jets struck.", "GAZA CITY"),
    ("Beirut (AFP) – A minister resigned.", "Beirut"),
    ("Police said nothing - at first.", None),
    ("A bomb went off.", None),
]


@pytest.mark.parametrize(("text", "words"), DATELINES)
def test_datelines(text: str, words: str | None):
    article = article_from_text(text)
    span = dateline_of(article)
    assert (span and article.text_of(span)) == words


def test_ten_thousand_names_take_linear_time(nlp: Language):
    names = ["Paris", "Springfield", "San Juan", "Washington County", "Tripoli", "Santa Maria", "Georgia"]

    def spent(count: int) -> float:
        text = ", ".join(f"{names[at % len(names)]}" for at in range(count))
        article = article_from_text(text)
        doc = nlp.make_doc(text)
        for token in doc:
            token.dep_ = "dep"
        began = time.process_time()
        find_places(doc, Record(article=article, made_by=MadeBy("", "")))
        return time.process_time() - began

    spent(10)
    small, large = spent(2_000), spent(10_000)
    assert large < 5
    assert large < 12 * max(small, 0.02)


@pytest.mark.parametrize("text", ["", "\u202eBaghdad\u200f Iraq", "In " * 500, "“”" * 200, "St. " * 300, "A" * 5_000, "U.S." * 400])
def test_hostile_text_gives_an_answer(text: str, nlp: Language):
    record = read(text, nlp)[1]
    assert all(0 <= mention.span.start < mention.span.end <= len(text) for place in record.places for mention in place.mentions)


def test_every_feature_is_found_by_its_name(nlp: Language):
    """One paragraph a feature. Embassies are put together from sender and city; a comma in a name is for the reader alone."""
    rows = [row for row in load_table("place_features").rows if row["feature"] != "embassy" and "," not in row["name"]]
    lost = []
    for start in range(0, len(rows), 100):
        part = rows[start : start + 100]
        record = read("\n\n".join(f"Officials said it happened near {row['name']} on Sunday." for row in part), nlp)[1]
        spans = [mention.span for place in record.places for mention in place.mentions]
        for row in part:
            at = re.search(r"near " + re.escape(row["name"]) + " on Sunday", record.article.text)
            assert at is not None
            if not any(span.start < at.end() - 10 and at.start() + 5 < span.end for span in spans):
                lost.append(row["name"])
    assert lost == []
