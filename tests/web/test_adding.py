"""What is pasted carries its speaker, its medium and its time."""

from __future__ import annotations

import pytest

from tests.web.conftest import browser, form_token
from tocsin.desk import Desk
from tocsin.web.access import Access

TEXT = "The quarantine will be lifted on 1 December, the ministry said on Thursday. Ships may pass again."


def post(desk: Desk, **fields: str):
    client = browser(desk, Access(local="ana"))
    return client, client.post(
        "/add", data={"form_token": form_token(client), "text": TEXT, "speaker": "Ministry", "medium": "statement", **fields}
    )


def test_a_statement_of_a_minute_is_known_from_its_day_and_told_in_utc(own_desk: Desk):
    client, answer = post(own_desk, day="1962-11-30", time="14:05")
    assert answer.status_code == 303
    words = client.get(answer.headers["location"]).text
    assert 'datetime="1962-11-30T14:05Z"' in words
    assert "30 Nov 1962, 14:05 UTC" in words
    rows = [row for row in own_desk.claims(as_of="1962-11-30") if row["publisher"] == "Ministry"]
    assert rows
    assert not [row for row in own_desk.claims(as_of="1962-11-29") if row["publisher"] == "Ministry"]
    assert "14:05 UTC" in client.get(f"/statements?speaker={rows[0]['speaker_name']}&as_of=1962-11-30").text
    for page in ("/", "/sources", "/timeline", "/incidents", "/search?kind=articles&text=quarantine", "/review", f"/cite/{rows[0]['id']}"):
        assert client.get(page).status_code == 200, page


@pytest.mark.parametrize(
    "fields", [{"day": "1962-11-30", "time": "25:00"}, {"day": "1962-11", "time": "14:05"}, {"day": "30 November", "time": ""}]
)
def test_a_time_that_is_none_is_said_so_and_what_was_typed_stays(own_desk: Desk, fields: dict[str, str]):
    _, answer = post(own_desk, **fields)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert TEXT in answer.text
