"""Incidents in the browser: accounts beside their speakers, figures by policy, and merging, splitting, confirming."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml import html

from tests.web.conftest import browser, form_token
from tests.web.test_pages import faults_of
from tocsin.desk import Desk, open_desk
from tocsin.web.access import Access
from tocsin.web.accounts import question_of, slots_of

TOLD = (
    (
        "Wire A",
        "2020-12-21",
        "BAGHDAD - A rocket attack on the Green Zone in Baghdad on Sunday killed eight people, the Iraqi military said on Monday.",
    ),
    (
        "Wire B",
        "2020-12-22",
        "BAGHDAD - The rocket attack on the Green Zone in Baghdad on Sunday killed 21 people, the U.S. Central Command said on Tuesday.",
    ),
    (
        "Wire C",
        "2020-12-22",
        "TEHRAN - Iran denied on Tuesday that it had carried out the rocket attack on the Green Zone in Baghdad on Sunday.",
    ),
    (
        "Wire E",
        "2020-12-22",
        "BAGHDAD - The rocket attack on the Green Zone in Baghdad on Sunday killed 12 people, Reuters quoted the Iraqi interior ministry as saying on Tuesday.",
    ),
    ("Wire D", "2020-12-23", "KABUL - A car bomb exploded at a market in Kabul on Wednesday, killing five people, police said."),
)


@pytest.fixture
def baghdad(tmp_path, read) -> Iterator[Desk]:
    with open_desk(tmp_path / "baghdad.db") as desk:
        for publisher, day, text in TOLD:
            desk.store.put(read(text, published=day, publisher=publisher))
        desk.update()
        yield desk


@pytest.fixture
def client(baghdad: Desk):
    return browser(baghdad, Access(local="ana"))


def disputed(desk: Desk) -> str:
    return str(next(iter(desk.disputes(status="open")))["incident"])


def test_each_value_stands_beside_who_says_so(client, baghdad: Desk):
    answer = client.get(f"/incident/{disputed(baghdad)}")
    assert answer.status_code == 200
    tree = html.document_fromstring(answer.text)
    assert faults_of(tree) == []
    told = {
        tuple(" ".join(cell.text_content().split()) for cell in row.xpath("./td")[:2])
        for row in tree.xpath("//tr[starts-with(@id, 'row-')]")
    }
    assert {value for value, _ in told} >= {"8", "21"}
    by = dict(told)
    assert "Iraq" in by["8"]
    assert "Central Command" in by["21"]
    assert "How many were killed" in answer.text
    assert "contradicts" in answer.text
    assert "never instead of them" in answer.text


def test_an_account_is_cited_with_its_speaker(client, baghdad: Desk):
    page = baghdad.incident(disputed(baghdad))
    for row in page.accounts:
        words = client.get(f"/cite/{page.id}/{row['id']}", headers={"x-part": "1"}).text
        assert row["speaker_name"] in words
        assert row["publisher"] in words
    assert client.get(f"/cite/{page.id}/a0").status_code == 404


def test_relays_stand_beside_their_speaker(client, baghdad: Desk):
    page = baghdad.incident(disputed(baghdad))
    relayed = [row for row in page.accounts if row["via"]]
    assert relayed
    words = client.get(f"/incident/{page.id}").text
    assert all(f"via {row['via']}" in words for row in relayed)


def test_the_title_accuses_nobody(client, baghdad: Desk):
    for row in baghdad.incidents():
        tree = html.document_fromstring(client.get(f"/incident/{row['id']}").text)
        names = [each for each in (row["actor_name"] or "").split("; ") if each]
        assert not [name for name in names if name in tree.findtext(".//title") or name in tree.findtext(".//h1")]


def test_today_tells_the_dispute(client, baghdad: Desk):
    words = client.get("/?as_of=2020-12-23").text
    assert "Accounts that differ" in words
    assert f"/incident/{disputed(baghdad)}" in words


def test_as_of_the_first_day_there_is_one_voice(client, baghdad: Desk):
    words = client.get(f"/incident/{disputed(baghdad)}?as_of=2020-12-21").text
    assert "Central Command" not in words


def decide(client, incident: str, **fields: str):
    return client.post(f"/incident/{incident}", data={"form_token": form_token(client), **fields})


def test_merge_split_and_take_back(client, baghdad: Desk):
    one, other = [str(row["id"]) for row in baghdad.incidents(type="ASSAULT")][:2]
    assert decide(client, one, what="merge", other=other).status_code == 303
    joined = baghdad.incident(one)
    assert {joined.id} == {baghdad.incident(other).id}
    words = client.get(f"/incident/{joined.id}").text
    assert "by ana" in words
    moved = client.get(f"/incident/{other if joined.id == one else one}")
    assert moved.headers["location"].endswith(joined.id)
    remark = re.search(r'name="remark" value="([^"]+)"', words)
    assert decide(client, joined.id, what="undo", remark=remark.group(1)).status_code == 303
    assert baghdad.incident(one).id != baghdad.incident(other).id


def test_confirm_and_note_are_shown_with_their_author(client, baghdad: Desk):
    incident = disputed(baghdad)
    assert decide(client, incident, what="confirm", note="seen the footage").status_code == 303
    assert decide(client, incident, what="note", note="ask the hospital").status_code == 303
    words = client.get(f"/incident/{incident}").text
    assert "seen the footage" in words
    assert "ask the hospital" in words


@pytest.mark.parametrize("fields", [{"what": "burn"}, {"what": "merge", "other": "i000"}, {"what": "split", "event": "e000"}])
def test_what_cannot_be_decided_is_said_so(client, baghdad: Desk, fields: dict[str, str]):
    assert decide(client, disputed(baghdad), **fields).status_code in {400, 404}


def test_an_incident_that_is_not_there(client):
    assert client.get("/incident/i0000000000").status_code == 404
    assert client.get("/incident/%3Cscript%3E").status_code == 404


def test_two_mentions_are_judged_on_the_review_page(client, baghdad: Desk):
    one, other = [next(iter(row["events"].split("; "))) for row in baghdad.incidents(type="ASSAULT")][:2]
    words = client.get(f"/review?pair={one}~{other}").text
    assert "Are these one incident?" in words
    data = {"form_token": form_token(client), "left": one, "right": other, "verdict": "different", "to": "/review"}
    assert client.post("/judge", data=data).status_code == 303
    assert client.post("/judge", data={**data, "verdict": "perhaps"}).status_code == 400
    assert "different" in client.get("/review").text


@pytest.mark.parametrize(
    ("slot", "question"), [("killed", "How many were killed"), ("count:rocket", "How many: rocket"), ("unheard_of", "Unheard of")]
)
def test_slots_are_asked_as_questions(slot: str, question: str):
    assert question_of(slot) == question


def test_relations_are_drawn_between_their_rows():
    accounts = [
        {"id": name, "slot": "killed", "speaker_name": name, "value": "1", "words": "", "polarity": "affirmed"} for name in ("a", "b", "c")
    ]
    relations = [
        {"a": "a", "b": "c", "kind": "contradicts", "reason": "1 against 2"}, {"a": "b", "b": "c", "kind": "same", "reason": ""},
        {"a": "a", "b": "gone", "kind": "denies", "reason": ""},
    ]  # fmt: skip
    (slot,) = slots_of(accounts, relations, {"interval": [{"slot": "killed", "best": 2.0}]})
    assert [arc.kind for arc in slot.arcs] == ["contradicts"]
    assert slot.arcs[0].path.startswith("M250 20.0")
    assert slot.best == [("interval", 2.0)]
