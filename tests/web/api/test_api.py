"""The API as a program sees it: rows with citations, pages that hold still, errors that say what to do; schemathesis over all of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tocsin.desk import Desk, open_desk
from tocsin.model.questions import Filters
from tocsin.web.api import make_api
from tocsin.web.api.examples import example_page
from tocsin.web.api.paging import Place, place_of
from tocsin.web.api.shapes import COLUMNS, FILTERS, LISTS, page_model

ARTICLES = (
    ("2021-03-02", "Northern Wire", "Rebels shelled the port of Berbera on Monday, killing 12 people, the Somali defence ministry said."),
    (
        "2021-03-04",
        "Coast Daily",
        "A rebel spokesman denied on Wednesday that his men had shelled Berbera. Talks must begin by 1 April 2021, he said.",
    ),
    ("2021-03-05", "Coast Daily", "Police arrested three protesters in Hargeisa on Thursday, a police spokesman said."),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("api")
    rows = [{"text": text, "published": day, "publisher": who, "url": f"https://example.org/{day}"} for day, who, text in ARTICLES]
    (folder / "in.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    with open_desk(folder / "api.db") as opened:
        opened.add([str(folder / "in.jsonl")])
        yield opened


@pytest.fixture(scope="module")
def client(desk: Desk) -> Iterator[TestClient]:
    with TestClient(make_api(desk), base_url="http://127.0.0.1") as client:
        yield client


@pytest.mark.parametrize("listed", LISTS)
def test_every_list_answers_in_its_own_shape(client: TestClient, listed: str) -> None:
    answer = client.get(f"/{listed}")
    assert answer.status_code == 200, answer.text
    page_model(listed).model_validate(answer.json())
    page_model(listed).model_validate(example_page(listed))


@pytest.mark.parametrize("listed", LISTS)
def test_every_filter_is_one_that_the_desk_knows(listed: str) -> None:
    assert set(FILTERS[listed]) <= set(Filters.__dataclass_fields__)


def test_rows_cite_article_publisher_day_words_and_offsets(client: TestClient, desk: Desk) -> None:
    rows = client.get("/events", params={"type": "ASSAULT"}).json()["rows"]
    assert rows
    for row in rows:
        [cite] = row["cites"]
        assert cite["publisher"] in {"Northern Wire", "Coast Daily"}
        text = next(record.article.text for record in desk.records() if record.article.id == cite["article"])
        assert text[cite["start"] : cite["end"]] == cite["words"]
        assert cite["words"] in cite["quoted"]


def test_as_of_keeps_back_what_was_published_later(client: TestClient) -> None:
    early = client.get("/articles", params={"as_of": "2021-03-02"}).json()["rows"]
    assert [row["publisher"] for row in early] == ["Northern Wire"]


def test_pages_follow_the_cursor_and_hold_still_while_articles_come_in(client: TestClient, desk: Desk, tmp_path: Path) -> None:
    whole = [row["id"] for row in client.get("/events").json()["rows"]]
    assert len(whole) > 2
    page = client.get("/events", params={"limit": 1}).json()
    seen = [row["id"] for row in page["rows"]]
    late = {"text": "Rebels shelled Zeila on 1 January 2021, the ministry said.", "published": "2021-01-02", "publisher": "Late Post"}
    (tmp_path / "late.jsonl").write_text(json.dumps(late), "utf-8")
    desk.add([str(tmp_path / "late.jsonl")])
    while page["next"]:
        page = client.get("/events", params={"limit": 1, "cursor": page["next"]}).json()
        seen += [row["id"] for row in page["rows"]]
    assert seen == whole


def test_fields_project(client: TestClient) -> None:
    rows = client.get("/claims", params={"fields": "id,speaker_name,cites"}).json()["rows"]
    assert rows
    assert all(list(row) == ["id", "speaker_name", "cites"] for row in rows)


def test_an_etag_saves_the_second_answer(client: TestClient) -> None:
    first = client.get("/events")
    again = client.get("/events", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    other = client.get("/events?limit=2", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/events?as_of=2021-02-30", 422, "as_of"),
        ("/events?limit=0", 422, "limit"),
        ("/events?colour=red", 422, "colour"),
        ("/events?fields=id,colour", 422, "fields"),
        ("/events?cursor=12", 422, "cursor"),
        ("/dates?actor=IRN", 422, "actor"),
        ("/findings/e00000000", 404, "e00000000"),
        ("/nothing", 404, "Not Found"),
    ],
)
def test_errors_are_problems_that_say_what_and_where(client: TestClient, address: str, status: int, said: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in answer.text


def test_nothing_can_be_written(client: TestClient) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = client.request(method, "/events")
        assert answer.status_code == 405
        assert answer.headers["allow"] == "GET"


def test_a_finding_is_explained(client: TestClient) -> None:
    first = client.get("/events", params={"limit": 1}).json()["rows"][0]
    told = client.get(f"/findings/{first['id']}").json()
    assert first["id"] in told["heading"]
    assert {"label", "words", "start", "end"} == set(told["marks"][0])


def test_a_cursor_says_where_and_when() -> None:
    place = Place(200, "2026-11-24T20:15:00.000123Z")
    assert place_of(place.cursor, None) == place
    assert place_of(None, "2026-11-24") == Place(0, "2026-11-24T23:59:59.999999Z")


def test_the_description_has_every_column_and_an_example(client: TestClient) -> None:
    told = client.get("/openapi.json").json()
    for listed in LISTS:
        row = told["components"]["schemas"][f"{listed.capitalize()}Row"]["properties"]
        assert {column.name for column in COLUMNS[listed]} <= set(row)
        content: dict[str, Any] = told["paths"][f"/{listed}"]["get"]["responses"]["200"]["content"]["application/json"]
        assert content["example"]["rows"]
