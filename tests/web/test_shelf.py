"""Pages that are kept: the same words as drawn anew, another token each time, nothing of yesterday, nothing of another reader."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient

from tests.web.conftest import BASE, DAY, browser
from tocsin.desk import Desk
from tocsin.web.access import Access
from tocsin.web.app import create_app
from tocsin.web.shelf import LARGEST, ROOM, Shelf

TOKEN = re.compile(r'(name="form_token" value=")([^"]+)"')


def bare(page: str) -> str:
    return TOKEN.sub(r'\1"', page)


def test_a_kept_page_is_the_page_with_a_token_of_its_own(desk: Desk):
    keeping = browser(desk, Access(local="ana"))
    drawing = TestClient(create_app(desk, Access(local="ana"), keeps_pages=False), base_url=BASE)
    for path in (f"/?as_of={DAY}", f"/review?as_of={DAY}", "/add", f"/map?as_of={DAY}"):
        first, again, drawn = keeping.get(path), keeping.get(path), drawing.get(path)
        assert bare(first.text) == bare(again.text) == bare(drawn.text)
        assert dict(first.headers).keys() - {"set-cookie"} == dict(again.headers).keys() - {"set-cookie"}
    one, two = (TOKEN.search(keeping.get("/add").text) for _ in range(2))
    assert one is not None
    assert two is not None
    assert one[2] != two[2]


def test_what_is_written_shows_at_once(own_desk: Desk):
    reader = browser(own_desk, Access(local="ana"))
    event = next(iter(own_desk.events(as_of=DAY)))
    before = reader.get(f"/review?id={event['id']}").text
    own_desk.review(event["id"], "accepted", by="Ben")
    after = reader.get(f"/review?id={event['id']}").text
    assert "accepted" not in re.sub(r"<option.*?</option>", "", before)
    assert "accepted" in after


def test_the_token_of_a_kept_form_is_taken(own_desk: Desk):
    reader = browser(own_desk, Access(local="ana"))
    event = next(iter(own_desk.events(as_of=DAY)))
    reader.get(f"/review?id={event['id']}")
    page = reader.get(f"/review?id={event['id']}").text
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.partition("/review/")[2].partition("</form>")[0]))
    assert reader.post(f"/review/{event['id']}", data={**fields, "what": "accept"}).status_code == 303
    assert own_desk.reviews(id=event["id"]).to_dicts()[0]["verdict"] == "accepted"


def test_the_page_as_it_came_keeps_its_own_policy(desk: Desk):
    reader = browser(desk, Access(local="ana"))
    article = next(iter(desk.articles()))["id"]
    for _ in range(3):
        answer = reader.get("/article/page", params={"id": article})
        assert answer.headers["content-security-policy"].startswith("sandbox;")


def test_the_shelf_makes_room():
    shelf = Shelf()
    page = b"x" * LARGEST
    for number in range(ROOM // LARGEST + 3):
        shelf.put((str(number),), page)
    assert shelf.find(("0",)) is None
    assert shelf.find((str(ROOM // LARGEST + 2),)) == page
    shelf.put(("large",), page + b"x")
    assert shelf.find(("large",)) is None
