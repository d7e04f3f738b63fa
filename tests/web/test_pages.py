"""Every page: it answers, its markup is clean, nothing acts or loads from elsewhere, nobody is accused without his accuser."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient
from lxml import html

from tests.web.conftest import DAY, every_page
from tocsin.desk import Desk, open_desk
from tocsin.web.access import Access

HANDLERS = re.compile(r"^on", re.IGNORECASE)


def tree_of(words: str) -> html.HtmlElement:
    return html.document_fromstring(words)


def faults_of(tree: html.HtmlElement) -> list[str]:
    """What the policy forbids or a screen reader would stumble over."""
    found = [f"inline script {script.text[:40]!r}" for script in tree.iter("script") if script.text or not script.get("src")]
    found += [f"style attribute on {each.tag}" for each in tree.xpath("//*[@style]")] + ["style element" for _ in tree.iter("style")]
    found += [f"{name} on {each.tag}" for each in tree.iter() for name in each.attrib if HANDLERS.match(name)]
    loaded = [each.get(name) for each in tree.iter() for name in ("src", "srcset", "action", "data-src") if each.get(name)]
    loaded += [each.get("href") for each in tree.iter("link")]
    found += [f"loads {each}" for each in loaded if not each.startswith("/") or each.startswith("//")]
    found += [f"acts {each}" for each in tree.xpath("//a/@href") if not re.match(r"^(/|#|\?|https?://)", each)]
    ids = tree.xpath("//@id")
    found += [f"id {each} twice" for each in {each for each in ids if ids.count(each) > 1}]
    labelled = set(tree.xpath("//label/@for"))
    for field in tree.xpath("//input[not(@type='hidden')] | //select | //textarea"):
        if field.get("id") not in labelled and not field.xpath("ancestor::label") and not field.get("aria-label"):
            found.append(f"no label on {field.get('name')}")
    found += [f"{len(tree.xpath('//h1'))} headings of the first rank"] if len(tree.xpath("//h1")) != 1 else []
    return found


def test_every_page_answers_and_is_clean(client: TestClient, desk: Desk):
    for path in every_page(desk, DAY):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert len(answer.content) < 1_500_000, path
        tree = tree_of(answer.text)
        assert faults_of(tree) == [], path
        assert tree.get("lang") == "en"
        assert tree.findtext(".//title").strip() != "· Tocsin"


def test_every_page_carries_its_guards(client: TestClient, desk: Desk):
    for path in every_page(desk, DAY):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_no_actor_stands_without_the_one_on_whose_word(client: TestClient, desk: Desk):
    seen = 0
    for path in every_page(desk, DAY):
        for party in tree_of(client.get(path).text).xpath("//*[contains(@class, 'party')]"):
            via = party.xpath(".//*[@class='via']")
            assert via, path
            assert re.search(r"\w+ by \S", via[0].text_content()), path
            seen += 1
    assert seen > 20


def test_every_actor_cell_of_an_event_is_a_party(client: TestClient):
    """Names of actors go out through one macro only: no template prints them by itself."""
    from importlib import resources

    for file in (resources.files("tocsin.web") / "templates").iterdir():
        if file.name.endswith(".html") and file.name != "rows.html":
            assert "row.actor_name" not in file.read_text("utf-8").replace('row.actor_name | short(40) }}</a> <span class="arrow"', ""), (
                file.name
            )


@pytest.mark.parametrize("day", ["1962-10-22", "1962-10-24"])
def test_nothing_of_a_later_day_shows_through(client: TestClient, desk: Desk, day: str):
    later = {row["headline"] for row in desk.articles() if row["published_start"] > day}
    for path in every_page(desk, day):
        words = client.get(path).text
        assert [headline for headline in later if headline in words] == [], path


def test_the_day_stays_in_every_link(client: TestClient):
    tree = tree_of(client.get(f"/statements?as_of={DAY}").text)
    pages = list(tree.xpath("//nav[@aria-label='Pages']/a/@href"))
    assert len(pages) == 12
    assert all(f"as_of={DAY}" in each for each in pages)


def test_the_slider_works_without_a_script(client: TestClient):
    from datetime import date

    answer = client.get(f"/search?text=missiles&as_of=1962-10-20&day={date(1962, 10, 27).toordinal()}")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/search?text=missiles&as_of=1962-10-27"


@pytest.mark.parametrize(
    "path",
    [
        "/?as_of=nonsense",
        "/?as_of=1962-13-40",
        "/timeline?from=x",
        "/commitments/calendar?month=1962-99",
        "/?day=0",
        "/?day=²",
        "/commitments/calendar?month=²²²²-1",
    ],
)
def test_a_wrong_question_gets_a_page(client: TestClient, path: str):
    answer = client.get(path)
    assert answer.status_code in {303, 400}
    if answer.status_code == 400:
        assert faults_of(tree_of(answer.text)) == []


@pytest.mark.parametrize(
    "path", ["/nothing", "/article?id=none", "/finding/e000000000000", "/cite/%F4%8F%BF%BF", "/actor?id=local:kennedy", "/explain/x"]
)
def test_what_is_not_there_gets_a_page(client: TestClient, path: str):
    answer = client.get(path)
    assert answer.status_code == 404
    assert faults_of(tree_of(answer.text)) == []


def test_an_empty_desk_has_designed_pages(tmp_path):
    from tests.web.conftest import browser

    with open_desk(tmp_path / "empty.db") as empty:
        client = browser(empty, Access(local="ana"))
        for path in (
            "/",
            "/commitments",
            "/commitments/calendar",
            "/statements",
            "/search?kind=events",
            "/timeline",
            "/map",
            "/actors",
            "/review",
            "/sources",
            "/add",
        ):
            answer = client.get(path)
            assert answer.status_code == 200, path
            assert faults_of(tree_of(answer.text)) == [], path
            assert "empty" in answer.text or path == "/add", path


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    "path", ["/", "/timeline", "/commitments/calendar", "/sources", "/review", "/map", "/search?kind=events", "/incidents"]
)
def test_the_calendar_s_own_ends_hold(client: TestClient, path: str, day: str):
    answer = client.get(f"{path}{'&' if '?' in path else '?'}as_of={day}")
    assert answer.status_code in {200, 400}
    assert client.get(f"/timeline?from={day}&to={day}").status_code == 200


def test_a_fault_of_the_program_tells_nothing_of_the_inside(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    from tocsin.web.app import create_app

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret inside")

    monkeypatch.setattr(type(desk), "commitments", broken)
    client = TestClient(create_app(desk, Access(local="ana")), base_url="http://127.0.0.1", raise_server_exceptions=False)
    answer = client.get("/commitments")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "The desk failed" in answer.text
