"""Today: its order, its window of days, signing off, the watch list."""

from __future__ import annotations

import re

import pytest
from lxml import html

from tests.web.conftest import DAY, browser, form_token
from tocsin.desk import Desk
from tocsin.web.access import Access

ORDER = (
    "Lines and commitments", "Accounts that differ", "Replies", "Facts with their figures", "Dates ahead", "Posture", "Calm · escalation",
    "Not known", "My watch list",
)  # fmt: skip


def headings(words: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in html.document_fromstring(words).iter("h2")]


def test_sections_stand_in_their_order(client):
    found = headings(client.get(f"/?as_of={DAY}").text)
    assert [heading for heading in found if heading in ORDER] == [each for each in ORDER if each in found]
    assert len([heading for heading in found if heading in ORDER]) == len(ORDER)


def test_coverage_counts_voices_origins_and_articles(client, desk: Desk):
    words = " ".join(client.get(f"/?as_of={DAY}&after=1962-10-22").text.split())
    told = re.search(r"<strong>(\d+) voices</strong> / (\d+) origins? / <strong>(\d+) articles</strong>", words)
    voices, origins, articles = map(int, told.groups())
    assert articles == len(desk.articles(as_of=DAY, known_after="1962-10-22"))
    assert origins < articles
    assert voices > 5


def test_lines_that_are_drawn_stand_first(client):
    tree = html.document_fromstring(client.get(f"/?as_of={DAY}").text)
    tags = [
        " ".join(each.text_content().split())
        for each in tree.xpath("//h2[@id='lines']/following-sibling::article[1]//span[contains(@class,'tag')]")
    ]
    assert "line drawn" in tags or "red line" in tags


def test_every_row_leads_to_its_words_and_its_citation(client):
    tree = html.document_fromstring(client.get(f"/?as_of={DAY}").text)
    items = tree.xpath("//article[@class='item']")
    assert len(items) > 15
    for item in items:
        links = item.xpath(".//p[@class='src']//a/@href")
        assert any("/article?" in each and "#" in each for each in links)
        assert any("/cite/" in each for each in links)


def test_signing_off_closes_the_day_and_the_next_starts_from_it(own_desk: Desk):
    client = browser(own_desk, Access(local="ana"))
    assert "you have not signed off yet" in client.get("/?as_of=1962-10-25").text
    data = {"form_token": form_token(client), "closed": "1962-10-25", "pinned": "1"}
    answer = client.post("/sign-off", data=data)
    assert (answer.status_code, answer.headers["location"]) == (303, "/?as_of=1962-10-25")
    assert "signed off" in client.get("/?as_of=1962-10-25").text
    words = client.get("/?as_of=1962-10-26").text
    assert "since 25 Oct 1962" in words
    told = int(re.search(r"<strong>(\d+) articles</strong>", words).group(1))
    assert told == len(own_desk.articles(as_of="1962-10-26", known_after="1962-10-25"))
    other = browser(own_desk, Access(local="ben"))
    assert "you have not signed off yet" in other.get("/?as_of=1962-10-26").text


def test_the_watch_list_finds_what_came_in(own_desk: Desk):
    client = browser(own_desk, Access(local="ana"))
    token = form_token(client)
    assert (
        client.post("/watch", data={"form_token": token, "words": "quarantine", "pinned": DAY}).headers["location"]
        == f"/?as_of={DAY}#watch"
    )
    words = client.get(f"/?as_of={DAY}").text
    assert re.search(r"\d+ new", words)
    gone = re.search(r'name="gone" value="([^"]+)"', words).group(1)
    client.post("/watch", data={"form_token": token, "gone": gone})
    assert "Nothing yet" in client.get(f"/?as_of={DAY}").text


@pytest.mark.parametrize("data", [{"words": "  "}, {"words": "x", "pinned": "never"}, {"gone": "r0"}])
def test_a_watch_that_cannot_be(own_desk: Desk, data: dict[str, str]):
    client = browser(own_desk, Access(local="ana"))
    assert client.post("/watch", data={"form_token": form_token(client), **data}).status_code in {400, 404}
