"""Lists: filters, pages of rows, the calendar, the way of one statement, citations."""

from __future__ import annotations

import re

import pytest
from lxml import html

from tests.web.conftest import DAY
from tocsin.desk import Desk
from tocsin.web import asking
from tocsin.web.wording import ahead, around, few, figure, inert, long_day, outward, parties, short, uncounted


def items(words: str) -> list[html.HtmlElement]:
    return html.document_fromstring(words).xpath("//article[contains(@class, 'item')]")


@pytest.mark.parametrize(
    ("path", "listed", "asked"),
    [
        ("/commitments?kind=threat", "commitments", {"kind": "threat"}),
        ("/commitments?by=Kennedy", "commitments", {"by": "Kennedy"}),
        ("/statements?speaker=Zorin", "claims", {"speaker": "Zorin"}),
        ("/search?kind=events&type=ASSAULT", "events", {"type": "ASSAULT"}),
        ("/search?kind=events&place=Cuba&since=1962-10-23", "events", {"place": "Cuba", "since": "1962-10-23"}),
        ("/search?kind=claims&text=quarantine", "claims", {"text": "quarantine"}),
    ],
)
def test_a_list_shows_what_the_desk_answers(client, desk: Desk, path: str, listed: str, asked: dict[str, str]):
    found = items(client.get(f"{path}&as_of={DAY}").text)
    wanted = getattr(desk, listed)(as_of=DAY, **asked).to_dicts()
    assert len(wanted) > 0
    assert {item.get("id") for item in found} == {f"row-{row['id']}" for row in wanted}


def test_long_lists_come_in_pages(client, desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(asking, "A_PAGE", 5)
    first, second = (client.get(f"/statements?page={number}&as_of={DAY}").text for number in (1, 2))
    assert len(items(first)) == len(items(second)) == 5
    assert not {item.get("id") for item in items(first)} & {item.get("id") for item in items(second)}
    assert "further rows" in first
    assert "earlier rows" in second


def test_a_page_beyond_the_last_is_empty_and_says_so(client):
    answer = client.get(f"/statements?page=39&as_of={DAY}")
    assert answer.status_code == 200
    assert items(answer.text) == []


@pytest.mark.parametrize("page", ["²", "-1", "x", "9" * 30, ""])
def test_a_page_that_is_no_number_is_the_first(client, page: str):
    assert client.get("/statements", params={"page": page, "as_of": DAY}).status_code == 200


def test_statements_by_act(client):
    found = items(client.get(f"/statements?act=deny&as_of={DAY}").text)
    assert found
    assert all("deny" in item.text_content() for item in found)


def test_the_calendar_holds_the_days_that_articles_name(client, desk: Desk):
    words = client.get("/commitments/calendar?month=1962-10").text
    days = {row["date_start"][8:10] for row in desk.dates() if row["date_start"][:7] == "1962-10"}
    assert days
    assert "Oct 1962" in words
    assert "month=1962-09" in words
    assert "month=1962-11" in words
    cells = [cell for cell in html.document_fromstring(words).xpath("//div[contains(@class, 'month')]/div") if cell.xpath(".//a")]
    assert {cell.findtext("b") for cell in cells} >= {day.lstrip("0") for day in days}


@pytest.mark.parametrize("month", ["0001-01", "9999-12"])
def test_the_calendar_ends_somewhere(client, month: str):
    assert client.get(f"/commitments/calendar?month={month}").status_code in {200, 400}


def test_the_way_of_a_statement_ends_where_it_was_printed(client, desk: Desk):
    told = next(row for row in desk.claims() if row["via"])
    words = client.get(f"/statement/{told['id']}").text
    way = html.document_fromstring(words).xpath("//ol[@class='way']/li")
    assert told["speaker_name"] in way[0].text_content()
    assert told["via"].split("; ")[0] in "".join(step.text_content() for step in way)
    assert told["publisher"] in way[-1].text_content()


def test_a_citation_stands_in_three_writings(client, desk: Desk):
    claim = next(iter(desk.claims()))
    words = client.get(f"/cite/{claim['id']}").text
    assert len(re.findall(r"data-copy=", words)) == 3
    part = client.get(f"/cite/{claim['id']}", headers={"x-part": "1"}).text
    assert "<html" not in part
    assert claim["publisher"] in part


def test_an_article_marks_what_is_asked_for(client, desk: Desk):
    event = next(iter(desk.events()))
    every = html.document_fromstring(client.get("/article", params={"id": event["article"]}).text)
    kinds = {spot.get("class").split()[1] for spot in every.xpath("//div[@class='text']//a[starts-with(@class, 'f ')]")}
    assert {"event", "claim"} <= kinds
    one = html.document_fromstring(client.get("/article", params={"id": event["article"], "show": "event"}).text)
    assert {spot.get("class").split()[1] for spot in one.xpath("//div[@class='text']//a[starts-with(@class, 'f ')]")} == {"event"}
    spot = every.xpath(f"//div[@class='text']//a[@data-finding='{event['id']}']")
    assert "".join(each.text_content() for each in spot) == event["words"]


def test_a_text_is_shown_whole(client, desk: Desk):
    for row in desk.articles(limit=5):
        record = desk.article(row["id"])
        tree = html.document_fromstring(client.get("/article", params={"id": row["id"]}).text)
        shown = "".join(each.text_content() for each in tree.xpath("//div[@class='text']")[0])
        for block in record.article.blocks:
            assert " ".join(record.text_of(block.span).split()) in " ".join(shown.split())


def test_versions_are_compared(client, desk: Desk):
    corrected = next(row for row in desk.articles() if row["version"] > 1)
    words = client.get("/article/versions", params={"id": corrected["id"]}).text
    assert "<ins>" in words
    assert "<del>" in words


@pytest.mark.parametrize(
    ("got", "wanted"),
    [
        (short("a\u202eb " * 100, 10), "a b a b…"),
        (inert("a\x00b\nc"), "a b\nc"),
        (long_day("2020-12-24"), "Thursday, 24 December 2020"),
        (figure(12345.0), "12,345"),
        (figure(None), ""),
        (outward("https://a.example/x"), "https://a.example/x"),
        (outward("javascript:alert(1)"), None),
        (outward("https://"), None),
        (outward("http://[bad"), None),
        (ahead("2021-01-03", "2020-12-24"), "+10 d"),
        (ahead("2020-12-24", "2020-12-24"), "today"),
        (ahead("2020-12-20", "2020-12-24"), "4 d ago"),
        (few("Israel; Iran; Iran; Oman; Iraq"), "Israel, Iran and 2 more"),
        (few(None), ""),
        (around("Rockets hit Baghdad on Sunday.", "hit"), ("Rockets ", "hit", " Baghdad on Sunday.")),
        (around("Rockets fell.", "elsewhere"), ("Rockets fell.", "", "")),
    ],
)
def test_values_are_written_as_people_read_them(got: object, wanted: object):
    assert got == wanted


def test_each_actor_keeps_his_own_word():
    row = {
        "actor_name": "Iran; a militia",
        "actor": "IRN; ",
        "attribution": "alleged; suspected",
        "attributed_to": "CENTCOM; VOA",
        "certainty": "probable; ",
    }
    assert [(party.name, party.attribution, party.by) for party in parties(row)] == [
        ("Iran", "alleged", "CENTCOM"),
        ("a militia", "suspected", "VOA"),
    ]


def test_figures_are_no_names():
    assert uncounted("students; at least 100 people; 20 people; the council") == "students; the council"
    assert uncounted(None) == ""
