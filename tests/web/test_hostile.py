"""Articles that mean harm go through every page: nothing of theirs acts, loads, styles, turns the reading direction or breaks the page."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from lxml import html

from tests.web.conftest import EVIL, browser, every_page
from tests.web.test_pages import faults_of
from tocsin.desk import Desk
from tocsin.present.citation import citation_of
from tocsin.web.access import Access
from tocsin.web.inert_page import inert_page

DAY = "2020-12-31"
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"


@pytest.fixture(scope="module")
def client(hostile: Desk):
    return browser(hostile, Access(local="ana"))


def pages_of(hostile: Desk) -> list[str]:
    articles = [f"/article?id={quote(row['id'], safe='')}&as_of={DAY}" for row in hostile.articles()]
    raw = [each.replace("/article?", "/article/page?") for each in articles]
    statements = [f"/statement/{row['id']}?as_of={DAY}" for row in list(hostile.claims())[:10]]
    explained = [f"/explain/{row['id']}" for row in hostile.events()] + [f"/cite/{row['id']}" for row in hostile.claims()]
    return [*every_page(hostile, DAY), *articles, *raw, *statements, *explained, f"/?after=2020-12-01&as_of={DAY}"]


def test_hostile_articles_are_inert_on_every_page(client, hostile: Desk):
    pages = pages_of(hostile)
    assert len(pages) > 60
    for path in pages:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert len(answer.content) < 1_500_000, path
        faults = faults_of(html.document_fromstring(answer.text))
        assert [each for each in faults if "headings" not in each or "/page" not in path] == [], path
        assert not any(sign in answer.text for sign in TURNING), path
        assert "49" not in answer.text or "7 * 7" in answer.text or EVIL[6] not in answer.text


FIELDS = ("text", "actor", "place", "type", "speaker", "kind", "since", "page", "show", "lane", "why")


@pytest.mark.parametrize("path", ["/search", "/timeline", "/statements", "/commitments", "/map", "/actors", "/review"])
def test_hostile_questions_are_inert(client, path: str):
    for number, field in enumerate(FIELDS):
        evil = EVIL[(number + len(path)) % len(EVIL)]
        answer = client.get(path, params={field: evil})
        assert answer.status_code in {200, 400, 404}, (path, field, evil)
        assert faults_of(html.document_fromstring(answer.text)) == [], (path, field, evil)


@pytest.mark.parametrize(
    ("came", "left"),
    [
        ('<p onclick="x()">Hello <b style="color:red">there</b></p>', "<p>Hello <b>there</b></p>"),
        ("<script>alert(1)</script><p>Text</p>", "<p>Text</p>"),
        ('<a href="javascript:x()">link</a> <img src=x onerror=y()> <form action=/z><input name=a><button>go</button></form>', "link"),
        ("<svg><script>x()</script><text>no</text></svg><p>yes</p>", "<p>yes</p>"),
        ("plain < text", "plain"),
    ],
)
def test_a_page_as_it_came_loses_what_acts(came: str, left: str):
    words = inert_page(came, "T")
    assert left in words
    assert not any(each in words.lower() for each in ("script", "onclick", "onerror", "style=", "href", "src", "<form", "<input", "<svg"))


@pytest.mark.parametrize("came", ["<" * 200_000, "<!--" * 100_000, "<div>" * 100_000, "&" * 100_000, "<p " + "a=b " * 100_000, "\x00<p>x"])
def test_a_page_as_it_came_may_be_broken(came: str):
    import time

    began = time.monotonic()
    assert inert_page(came, "T").startswith("<!doctype html>")
    assert time.monotonic() - began < 3


def test_the_page_as_it_came_is_sandboxed(client, hostile: Desk):
    article = quote(next(iter(hostile.articles()))["id"], safe="")
    policy = client.get(f"/article/page?id={article}").headers["content-security-policy"]
    assert policy.startswith("sandbox; default-src 'none'")


def test_addresses_that_act_are_no_links(client, hostile: Desk):
    acting = [row["id"] for row in hostile.articles() if not row["url"].startswith("https://")]
    assert acting
    for each in acting:
        tree = html.document_fromstring(client.get("/article", params={"id": each}).text)
        assert not [href for href in tree.xpath("//a/@href") if href.startswith(("javascript", "data"))]


def test_citations_of_hostile_rows_hold_no_markup(hostile: Desk):
    for row in hostile.claims(all=True):
        cited = citation_of(row)
        assert {each.tag for each in html.fragment_fromstring(cited.html(), create_parent="div").iter()} <= {"div", "b", "a"}
        assert "<script" not in cited.markdown().replace("\\<", "")
