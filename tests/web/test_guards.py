"""Who is let in: names of the host, sizes, foreign forms, sessions, roles, a limit on failed log-ins."""

from __future__ import annotations

import pytest

from tests.web.conftest import browser, form_token
from tocsin.desk import Desk
from tocsin.errors import SettingsError
from tocsin.web import access as access_module
from tocsin.web.access import Access, User, hash_password, load_users
from tocsin.web.forms import inside
from tocsin.web.security import LARGEST_BODY, host_name


@pytest.fixture(scope="module")
def hashed() -> str:
    return hash_password("a long pass phrase")


@pytest.mark.parametrize("host", ["127.0.0.1:8062", "localhost", "[::1]:99", "LOCALHOST:1"])
def test_own_names_are_answered(client, host: str):
    assert client.get("/about", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil", "[::2]"])
def test_a_foreign_name_that_points_here_is_turned_away(client, host: str):
    answer = client.get("/about", headers={"host": host})
    assert answer.status_code == 421
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(("host", "name"), [("a:1", "a"), ("[::1]:80", "[::1]"), ("A", "a"), ("", "")])
def test_host_name(host: str, name: str):
    assert host_name(host) == name


def test_too_much_is_turned_away_before_it_is_read(client):
    assert client.post("/add", content=b"x" * (LARGEST_BODY + 1)).status_code == 413


def test_too_much_without_a_length_is_counted(client):
    def parts():
        for _ in range(LARGEST_BODY // 1_000_000 + 2):
            yield b"x" * 1_000_000

    answer = client.post("/add", content=parts(), headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 413


@pytest.mark.parametrize("path", ["/add", "/review/e0000000000", "/sign-off", "/watch", "/sign-out"])
@pytest.mark.parametrize("token", [None, "", "x" * 64])
def test_a_form_without_the_session_s_token_does_nothing(client, path: str, token: str | None):
    data = {"text": "Rockets hit Baghdad on Sunday, the army said."} | ({} if token is None else {"form_token": token})
    assert client.post(path, data=data).status_code in {403, 404, 405}


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}])
def test_a_form_of_another_site_does_nothing(client, headers: dict[str, str]):
    token = form_token(client)
    assert client.post("/add", data={"form_token": token, "text": "x" * 30}, headers=headers).status_code == 403


def test_without_a_session_there_is_only_the_door(desk: Desk, hashed: str):
    client = browser(desk, Access(users={"ana": User("ana", "reader", hashed)}))
    answer = client.get("/search?text=missiles")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?to=%2Fsearch%3Ftext%3Dmissiles"
    assert client.get("/sign-in").status_code == 200
    assert client.get("/static/desk.css").status_code == 200
    assert client.post("/add", data={"text": "x" * 30}).status_code == 303


def test_log_in_keeps_the_way_and_log_out_ends_it(desk: Desk, hashed: str):
    client = browser(desk, Access(users={"ana": User("ana", "reader", hashed)}))
    answer = client.post("/sign-in", data={"name": "ana", "word": "a long pass phrase", "to": "/actors"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/actors")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    words = client.get("/actors").text
    assert "ana, reader" in words
    token = form_token(client, "/actors")
    assert client.post("/sign-out", data={"form_token": token}).status_code == 303
    assert client.get("/actors").status_code == 303


def test_a_reader_may_not_decide_or_add(desk: Desk, hashed: str):
    client = browser(desk, Access(users={"ana": User("ana", "reader", hashed)}))
    client.post("/sign-in", data={"name": "ana", "word": "a long pass phrase"})
    token = form_token(client, "/")
    event = next(iter(desk.events()))["id"]
    assert client.post(f"/review/{event}", data={"form_token": token, "what": "reject", "seen": ""}).status_code == 403
    assert client.post("/add", data={"form_token": token, "text": "x" * 30}).status_code == 403
    assert "needs the role of a reviewer" in client.get("/add").text


def test_five_wrong_words_and_the_door_waits(desk: Desk, hashed: str):
    now = [1000.0]
    client = browser(desk, Access(users={"ana": User("ana", "reader", hashed)}, clock=lambda: now[0]))
    for _ in range(access_module.MOST_FAILURES):
        assert client.post("/sign-in", data={"name": "ana", "word": "wrong"}).status_code == 401
    assert client.post("/sign-in", data={"name": "ana", "word": "a long pass phrase"}).status_code == 429
    now[0] += access_module.FAILURE_SECONDS + 1
    assert client.post("/sign-in", data={"name": "ana", "word": "a long pass phrase"}).status_code == 303


def test_a_session_ends_after_a_working_day(desk: Desk):
    now = [0.0]
    client = browser(desk, Access(token="t" * 20, clock=lambda: now[0]))
    assert client.post("/sign-in", data={"word": "t" * 20}).status_code == 303
    assert client.get("/about").status_code == 200
    now[0] += access_module.SESSION_SECONDS + 1
    assert client.get("/about").status_code == 303


def test_an_unknown_name_and_a_wrong_word_look_alike(desk: Desk, hashed: str):
    client = browser(desk, Access(users={"ana": User("ana", "reader", hashed)}))
    answers = [client.post("/sign-in", data={"name": name, "word": "wrong"}) for name in ("ana", "nobody")]
    assert answers[0].text == answers[1].text


@pytest.mark.parametrize(
    ("address", "to"), [("/a?b=1", "/a?b=1"), ("//evil", "/"), ("https://evil", "/"), ("/\\evil", "/"), (None, "/"), ("/a\r\nb", "/")]
)
def test_the_way_back_leads_inside(address: str | None, to: str):
    assert inside(address) == to


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("", "no user"),
        ("[ana]\nrole = 'king'\npassword = '$argon2id$x'", "give one of"),
        ("[ana]\nrole = 'reader'\npassword = 'plain'", "no argon2 hash"),
        ("[ana]\nrole = 'reader'", "needs role and password"),
        ("not toml", "cannot be read"),
    ],
)
def test_a_file_of_users_that_is_wrong_says_so(tmp_path, words: str, fault: str):
    path = tmp_path / "users.toml"
    path.write_text(words)
    with pytest.raises(SettingsError, match=fault):
        load_users(str(path))


def test_a_file_of_users(tmp_path, hashed: str):
    path = tmp_path / "users.toml"
    path.write_text(f"[ana]\nrole = 'reviewer'\npassword = '{hashed}'\n")
    assert load_users(str(path))["ana"].role == "reviewer"
