"""What every row carries: its citation in three writings, its speaker, the zone of its day."""

from __future__ import annotations

import re

import pytest
from lxml import html

from tests.web.conftest import DAY, every_page
from tocsin.desk import Desk
from tocsin.web.accounts import mentions_of, slots_of
from tocsin.web.routes.numbers import health_of
from tocsin.web.wording import clock_of


def test_every_row_of_every_page_can_be_cited(client, desk: Desk):
    last = desk.reach()[1]
    rows = 0
    for path in (
        *every_page(desk, DAY),
        f"/?as_of={last}",
        f"/incidents?as_of={last}",
        "/review",
        "/search?kind=articles&text=missiles",
        "/statements/way?about=Cultures",
    ):
        tree = html.document_fromstring(client.get(path).text)
        for row in tree.xpath("//*[@data-row]"):
            rows += 1
            assert row.xpath(".//a[contains(concat(' ', @class, ' '), ' cite ')]/@href"), (path, row.get("data-row"))
    assert rows > 300


def test_every_kind_of_citation_holds_speaker_outlet_day_and_link(client, desk: Desk):
    event, claim, dated = (next(iter(table))["id"] for table in (desk.events(), desk.claims(), desk.dates()))
    article = next(iter(desk.articles()))
    for path in (f"/cite/{event}", f"/cite/{claim}", f"/cite/{dated}", f"/cite/article?id={article['id']}"):
        tree = html.document_fromstring(client.get(path, headers={"x-part": "1"}).text)
        plain, markdown = (tree.xpath(f"//*[@id='cite-{name}']")[0].text_content() for name in ("plain", "markdown"))
        (rich,) = tree.xpath("//*[@id='cite-html']")
        assert "(demo)" in plain
        assert re.search(r"\d{4}", plain)
        assert "http://" in plain
        assert "](<http://" in markdown
        assert rich.xpath(".//a/@href")[0].startswith("http://")


def test_the_link_of_a_citation_without_an_address_leads_to_its_words(client, desk: Desk):
    event = next(iter(desk.events(as_of=DAY)))
    tree = html.document_fromstring(client.get(f"/cite/{event['id']}?as_of={DAY}").text)
    address = tree.xpath("//*[@id='cite-html']//a/@href")[0]
    answer = client.get(address)
    assert answer.status_code == 200
    assert f'id="{event["id"]}"' in answer.text


@pytest.mark.parametrize("page", ["/cite/article?id=nothing", "/cite/e0000000000"])
def test_what_is_not_there_is_not_cited(client, page: str):
    assert client.get(page).status_code == 404


PLACED = {"when_start": "1962-10-27", "when_end": "1962-10-27", "when_basis": "stated", "country": None, "lat": None, "lon": None}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({**PLACED, "place": "geonames:3553478"}, "Havana time, UTC−5"),
        ({**PLACED, "place": "geonames:4155751"}, "local day, several zones"),
        ({**PLACED, "place": "local:plaza"}, "zone not known"),
        ({**PLACED, "place": None}, ""),
        ({**PLACED, "place": "geonames:3553478", "when_end": "1962-10-30"}, ""),
        ({**PLACED, "place": "geonames:3553478", "when_basis": "publication"}, "by the day of publication, UTC"),
        ({**PLACED, "place": "geonames:3553478", "when_start": None}, ""),
    ],
)
def test_the_zone_of_a_local_day_is_named(row: dict[str, object], words: str):
    clock = clock_of(row)
    assert clock.words == words
    assert clock.full


def test_days_of_events_stand_with_their_zone_on_the_page(client):
    words = client.get(f"/search?kind=events&place=Havana&as_of={DAY}").text
    assert "Havana time, UTC−5" in words
    assert "keeps America/Havana" in words


def mention(name: str, article: str, sentence: str, **more: str | None) -> dict[str, object]:
    empty = {"actor_name": None, "recipient_name": None, "place_name": None, "when_start": None, "mode": None}
    return {"id": name, "article": article, "sentence": sentence, "type": "ASSAULT", **empty, **more}


def test_events_of_one_sentence_are_one_mention_and_copies_stand_beside_it():
    told = [
        mention("e1", "a", "20 people were killed in the shooting.", mode="firearms"),
        mention("e2", "a", "20 people were killed in the shooting.", recipient_name="20 people"),
        mention("e3", "b", "20 people were killed in the shooting."),
        mention("e4", "b", "Troops opened fire."),
    ]
    first, second = mentions_of(told)
    assert (first.row["id"], first.kinds, [each["id"] for each in first.printed]) == ("e2", ["Assault, firearms", "Assault"], ["e3"])
    assert (second.row["id"], second.printed) == ("e4", [])


def account(name: str, speaker: str, value: str, sentence: str, known: str) -> dict[str, object]:
    said = {"slot": "killed", "polarity": "affirmed", "words": value, "said": None}
    return {"id": name, "speaker_name": speaker, "value": value, "sentence": sentence, "known_from": known, **said}


def test_one_speaker_s_rows_stand_together_and_the_same_words_once():
    told = [
        account("k3", "Council", "190", "190 died.", "1968-10-06"),
        account("k2", "Garza", "20", "20 died.", "1968-10-04"),
        account("k0", "Garza", "20", "20 died.", "1968-10-03"),
        account("k1", "Council", "100", "100 died.", "1968-10-03"),
    ]
    relations = [{"a": each, "b": "k3", "kind": "contradicts", "reason": "20 against 190"} for each in ("k0", "k2")]
    (slot,) = slots_of(told, relations, {})
    assert [(row["id"], [each["id"] for each in printed]) for row, printed in slot.accounts] == [("k1", []), ("k3", []), ("k0", ["k2"])]
    assert len(slot.arcs) == 1


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"last": "2020-12-20", "undated": 0, "inferred": 0}, []),
        ({"last": "2020-12-01", "undated": 2, "inferred": 1}, ["silent for 23 d", "2 without a day", "1 by an inferred day"]),
        ({"last": None, "undated": 1, "inferred": 0}, ["1 without a day"]),
    ],
)
def test_what_is_not_in_order_with_an_outlet_is_said(row: dict[str, object], told: list[str]):
    assert health_of(row, "2020-12-24") == told


def test_sources_count_origins_against_articles(client, desk: Desk):
    tree = html.document_fromstring(client.get("/sources").text)
    heads = [" ".join(each.text_content().split()) for each in tree.xpath("//table[1]//th")][:10]
    assert heads[1:4] == ["Articles", "Origins", "Printed elsewhere too"]
    told = {
        row.xpath("./td[1]")[0].text_content(): [cell.text_content().strip() for cell in row.xpath("./td")]
        for row in tree.xpath("(//table)[1]//tbody/tr")
    }
    origins = {row["origin"] for row in desk.articles() if row["publisher"] == "London evening sheet (demo)"}
    assert told["London evening sheet (demo)"][2] == str(len(origins))
    # Killed: 20, twice 100, twice 190; arrested 1,000. Both hundreds of the council were revised, and nothing else.
    assert told["Mexico desk (demo)"][8] == "2 of 6"


def test_why_an_event_stands_names_on_whose_word_in_the_same_cell(client, desk: Desk):
    for row in [each for each in desk.events(as_of=DAY) if each["actor_name"]][:12]:
        tree = html.document_fromstring(client.get(f"/explain/{row['id']}?as_of={DAY}").text)
        cells = [each.text_content() for each in tree.xpath("//td | //dd")]
        naming = [cell for cell in cells if cell.startswith("actor ") or " actor " in cell]
        assert all("on the word of" in cell for cell in naming if "certainty" in cell), row["id"]
        assert any("on the word of" in cell for cell in cells), row["id"]
