"""What map and network are handed: no pin without its speaker, no middle of a country, no private person, nothing of a later day."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from tests.web.conftest import BASE, DAY, browser
from tocsin.desk import Desk
from tocsin.lexicon.borders import disputed_borders
from tocsin.web.access import Access
from tocsin.web.islands import line_of

WORD = "a-word-of-some-length"


@pytest.fixture(scope="module")
def drawn(client: TestClient) -> dict:
    return client.get(f"/map/data.json?as_of={DAY}").json()


def test_points_lie_on_earth_and_carry_their_radius(drawn: dict):
    assert len(drawn["points"]) >= 4
    for point in drawn["points"]:
        assert -90 <= point["lat"] <= 90
        assert -180 <= point["lon"] <= 180
        assert point["radius_km"] > 0
        assert point["count"] >= 1
        assert point["href"].startswith("/search?")
        assert f"as_of={DAY}" in point["href"]


def test_a_country_is_shaded_and_its_middle_never_pinned(drawn: dict):
    assert [each["iso_n3"] for each in drawn["countries"]] == ["192"]
    assert "Cuba" not in {each["label"] for each in drawn["points"]}


def test_every_title_names_the_one_on_whose_word(drawn: dict):
    for each in (*drawn["points"], *drawn["countries"]):
        assert re.search(r"\((asserted|alleged|suspected|claimed|admitted|denied) by [^)]+|not said \(told by ", each["title"]), each[
            "title"
        ]


def test_the_map_is_narrowed_like_its_page(client: TestClient, drawn: dict):
    one = client.get(f"/map/data.json?as_of={DAY}&type=ASSAULT").json()
    assert 0 < len(one["points"]) + len(one["countries"]) < len(drawn["points"]) + len(drawn["countries"])
    before = client.get("/map/data.json?as_of=1962-08-01").json()
    assert before["points"] == []
    assert before["countries"] == []


def test_borders_in_dispute_are_remembered_for_the_reader(desk: Desk):
    reader = browser(desk, Access(local="ana"))
    assert reader.get("/map/data.json").json()["disputed"] == "dashed"
    reader.get("/map?borders=hidden")
    assert reader.get("/map/data.json").json()["disputed"] == "hidden"
    assert reader.get("/map/data.json?borders=nonsense").json()["disputed"] == "dashed"


def test_disputed_borders_are_pairs_of_numbers():
    pairs = disputed_borders()
    assert ("356", "586") in pairs  # India and Pakistan in Kashmir
    assert ("688", "") in pairs  # Kosovo has no number of its own
    assert all(re.fullmatch(r"\d{3}|", code) for pair in pairs for code in pair)


def test_towns_are_named_largest_first(drawn: dict):
    labels = drawn["labels"]
    assert len(labels) > 50
    first = next(each for each in labels if each["name"] == "Moscow")
    assert first["from_zoom"] <= 2
    assert all(each["from_zoom"] >= 2 for each in labels)


def test_the_network_holds_known_actors_only_and_counts_origins(client: TestClient):
    drawn = client.get(f"/actors/network.json?as_of={DAY}").json()
    names = {each["id"] for each in drawn["nodes"]}
    assert {"USA", "SUN", "CUB"} <= names
    assert [each for each in names if each.startswith("local:")] == []
    for edge in drawn["edges"]:
        assert edge["source"] in names
        assert edge["target"] in names
        assert edge["source"] != edge["target"]
        assert edge["weight"] >= 1
        assert re.search(r"told by \d+ origins?\. .*(by |not said)", edge["title"])


def test_one_line_never_accuses_without_its_speaker():
    row = {
        "type": "ASSAULT", "when_start": "2020-12-20", "when_end": "2020-12-20", "actor_name": "Iran", "actor": "IRN", "attribution": "alleged",
        "attributed_to": "CENTCOM", "certainty": "probable", "recipient_name": "United States", "publisher": "VOA",
    }  # fmt: skip
    assert line_of(row) == "Assault, 20 Dec 2020: Iran (alleged by CENTCOM) → United States"
    nobody = {**row, "actor_name": None, "actor": None, "attribution": None, "attributed_to": None}
    assert line_of(nobody) == "Assault, 20 Dec 2020: who did it is not said (told by VOA) → United States"


def test_hostile_names_stay_words_in_the_data(hostile: Desk):
    reader = browser(hostile, Access(local="ana"))
    for path in ("/map/data.json", "/actors/network.json"):
        answer = reader.get(path)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "\u202e" not in answer.text


def test_the_api_is_part_of_the_desk(client: TestClient):
    answer = client.get(f"/api/v1/events?limit=2&as_of={DAY}")
    assert answer.status_code == 200
    assert len(answer.json()["rows"]) == 2
    assert "set-cookie" not in answer.headers
    assert client.get("/api/v1/openapi.json").json()["info"]["title"] == "Tocsin"
    wrong = client.get("/api/v1/events?as_of=yesterday")
    assert wrong.status_code == 422
    assert wrong.headers["content-type"] == "application/problem+json"


def test_the_api_asks_for_the_token_that_the_desk_asks_for(desk: Desk):
    reader = browser(desk, Access(token=WORD), hosts=None)
    asked = reader.get("/api/v1/events?limit=1")
    assert asked.status_code == 401
    assert asked.headers["www-authenticate"] == "Bearer"
    assert asked.headers["content-type"] == "application/problem+json"
    assert reader.get("/api/v1/events?limit=1", headers={"authorization": f"Bearer {WORD}"}).status_code == 200
    for _ in range(6):
        assert reader.get("/api/v1/events?limit=1", headers={"authorization": "Bearer wrong"}).status_code == 401
    # Five wrong ones, and the right one waits as well.
    assert reader.get("/api/v1/events?limit=1", headers={"authorization": f"Bearer {WORD}"}).status_code == 401


def test_answers_are_packed_and_files_are_asked_for_once(client: TestClient):
    page = client.get(f"/?as_of={DAY}", headers={"accept-encoding": "gzip"})
    assert page.headers["content-encoding"] == "gzip"
    style = client.get("/static/desk.css", headers={"accept-encoding": "gzip"})
    assert style.headers["content-encoding"] == "gzip"
    assert style.headers["cache-control"] == "no-cache"
    plain = client.get("/static/desk.css", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == style.text
    again = client.get("/static/desk.css", headers={"if-none-match": style.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_form_tokens_differ_each_time_and_all_hold():
    access = Access(local="ana")
    session = access.begin("ana", "admin")
    one, other = access.form_token(session), access.form_token(session)
    assert one != other
    assert access.is_own_form(session, one)
    assert access.is_own_form(session, other)
    assert not access.is_own_form(session, "")
    assert not access.is_own_form(session, ".")
    assert not access.is_own_form(session, one[:-1] + ("0" if one[-1] != "0" else "1"))
    assert not access.is_own_form(access.begin("bob", "reader"), one)
    assert BASE.startswith("http://127.0.0.1")
