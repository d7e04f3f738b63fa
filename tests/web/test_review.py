"""Reviewing in the browser: verdicts, changes, undoing, and two people on one row."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from urllib.parse import urlsplit

import pytest

from tests.web.conftest import browser, form_token
from tocsin.desk import Desk
from tocsin.web.access import Access, User, hash_password


@pytest.fixture
def client(own_desk: Desk):
    return browser(own_desk, Access(local="ana"))


def an_event(desk: Desk) -> str:
    return str(next(iter(desk.events()))["id"])


def form_of(client, finding: str) -> dict[str, str]:
    words = client.get(f"/review?id={finding}").text
    return {name: re.search(rf'name="{name}" value="([^"]*)"', words).group(1) for name in ("form_token", "seen")}


def test_accept_reject_edit_and_undo(client, own_desk: Desk):
    event = an_event(own_desk)
    for what, fields, verdict in (
        ("accept", {}, "accepted"),
        ("reject", {"note": "a drill"}, "rejected"),
        ("edit", {"field": "type", "value": "PROTEST"}, "edited"),
    ):
        answer = client.post(f"/review/{event}", data={**form_of(client, event), "what": what, "to": "/review", **fields})
        assert (answer.status_code, answer.headers["location"]) == (303, "/review")
        last = list(own_desk.reviews(id=event))[-1]
        assert (last["verdict"], last["by"]) == (verdict, "ana")
    assert client.post(f"/review/{event}", data={**form_of(client, event), "what": "undo"}).status_code == 303
    assert [row["recorded_to"] is None for row in own_desk.reviews(id=event, all=True)].count(False) >= 1


def test_two_reviewers_do_not_write_over_each_other(own_desk: Desk):
    users = {name: User(name, "reviewer", hash_password(name * 4)) for name in ("ana", "ben")}
    access, event = Access(users=users), an_event(own_desk)
    clients = {name: browser(own_desk, access) for name in users}
    for name, each in clients.items():
        each.post("/sign-in", data={"name": name, "word": name * 4})
    forms = {name: form_of(each, event) for name, each in clients.items()}
    assert clients["ana"].post(f"/review/{event}", data={**forms["ana"], "what": "accept"}).status_code == 303
    answer = clients["ben"].post(f"/review/{event}", data={**forms["ben"], "what": "reject"})
    assert answer.status_code == 409
    assert "ana decided first (accepted)" in answer.text
    assert [row["verdict"] for row in own_desk.reviews(id=event)] == ["accepted"]


_DECIDES = """
import sys, time
from tocsin.desk import open_desk
from tocsin.errors import OvertakenError
path, event, seen, name, start = sys.argv[1:]
with open_desk(path, busy_seconds=30) as desk:
    time.sleep(max(0.0, float(start) - time.time()))
    try:
        desk.review(event, "edited", "type", {"ana": "PROTEST", "ben": "COERCE"}[name], by=name, seen=seen)
    except OvertakenError:
        print("overtaken")
    else:
        print("kept")
"""


def test_two_server_processes_do_not_write_over_each_other(own_desk: Desk):
    """Both saw the row before anybody had decided; whoever comes second is told so, whichever that is."""
    events = [str(row["id"]) for row in own_desk.events(limit=3)]
    for event in events:
        seen, start = own_desk.seen_of(event), str(time.time() + 2)
        running = [
            subprocess.Popen(
                [sys.executable, "-c", _DECIDES, own_desk.store.path, event, seen, name, start], stdout=subprocess.PIPE, text=True
            )
            for name in ("ana", "ben")
        ]
        said = [each.communicate(timeout=60)[0].strip() for each in running]
        assert sorted(said) == ["kept", "overtaken"]
        winner = ("ana", "ben")[said.index("kept")]
        assert [row["by"] for row in own_desk.reviews(id=event, all=True)] == [winner]
        assert own_desk.seen_of(event) != seen


@pytest.mark.parametrize(
    "data", [{"what": "burn"}, {"what": "edit", "field": "nothing", "value": "x"}, {"what": "edit", "field": "lat", "value": "north"}]
)
def test_a_verdict_that_cannot_be_is_said_so(client, own_desk: Desk, data: dict[str, str]):
    event = an_event(own_desk)
    assert client.post(f"/review/{event}", data={**form_of(client, event), **data}).status_code == 400
    assert list(own_desk.reviews(id=event)) == []


def test_the_queue_gives_reasons_and_loses_what_was_decided(client, own_desk: Desk):
    words = client.get("/review").text
    waiting = re.findall(r'id="wait-(\w+)"', words)
    assert len(waiting) > 5
    assert "a line or an ultimatum" in words
    first = waiting[0]
    client.post(f"/review/{first}", data={**form_of(client, first), "what": "accept"})
    after = client.get("/review").text
    assert f'id="wait-{first}"' not in after
    assert "Decided of late" in after


def test_the_queue_by_reason(client):
    words = client.get("/review?why=line").text
    assert re.findall(r'id="wait-(\w+)"', words)
    assert 'id="wait-e' not in words


def test_the_audit_trail_shows_who_decided_what(client, own_desk: Desk):
    event = an_event(own_desk)
    client.post(f"/review/{event}", data={**form_of(client, event), "what": "reject", "note": "it was a drill"})
    words = client.get(f"/review?id={event}").text
    assert "it was a drill" in words
    assert "UTC" in words
    client.post(f"/review/{event}", data={**form_of(client, event), "what": "undo"})
    trail = client.get("/review/trail").text
    assert "it was a drill" in trail
    assert "taken back or replaced" in trail


def test_what_is_pasted_is_read_and_opened(client, own_desk: Desk):
    data = {
        "form_token": form_token(client),
        "text": "The quarantine will be lifted on 1 December, the Navy said on Thursday. Ships may pass again.",
        "speaker": "U.S. Navy", "medium": "statement", "day": "1962-11-29",
    }  # fmt: skip
    answer = client.post("/add", data=data)
    assert answer.status_code == 303
    words = client.get(answer.headers["location"]).text
    assert "U.S. Navy" in words
    assert "Statement of U.S. Navy" in words
    kept = [row for row in own_desk.articles() if row["publisher"] == "U.S. Navy"]
    assert [row["published_start"] for row in kept] == ["1962-11-29"]
    assert client.post("/add", data=data).status_code == 303
    assert len([row for row in own_desk.articles() if row["publisher"] == "U.S. Navy"]) == 1


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ({"text": "short"}, "characters"),
        ({"url": "file:///etc/passwd"}, "https://"),
        ({"url": "/etc/passwd"}, "https://"),
        ({"text": "Die Regierung wies den Bericht am Sonntag zurück und nannte ihn falsch."}, "language"),
        ({"text": "x" * 30, "day": "yesterday"}, "no day"),
    ],
)
def test_what_cannot_be_added_is_said_above_the_form(client, data: dict[str, str], line: str):
    answer = client.post("/add", data={"form_token": form_token(client), **data})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert line in answer.text


def test_a_shared_desk_fetches_nothing_from_its_own_house(own_desk: Desk):
    client = browser(own_desk, Access(token="t" * 20))
    client.post("/sign-in", data={"word": "t" * 20})
    for address in ("http://127.0.0.1:8062/", "http://localhost/", "http://169.254.169.254/latest", "http://[::1]/"):
        answer = client.post("/add", data={"form_token": form_token(client), "url": address})
        assert answer.status_code == 400, address
        assert "inside this network" in answer.text, address


def test_the_way_to_a_finding_leads_to_its_words(client, own_desk: Desk):
    event = an_event(own_desk)
    answer = client.get(f"/finding/{event}")
    there = urlsplit(answer.headers["location"])
    assert there.fragment == event
    assert f'id="{event}"' in client.get(f"{there.path}?{there.query}").text
