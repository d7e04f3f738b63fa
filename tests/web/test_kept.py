"""Sums are kept until something is written, and no longer."""

from __future__ import annotations

from tests.web.conftest import browser, form_token
from tocsin.desk import Desk, summaries
from tocsin.web.access import Access
from tocsin.web.kept import MOST_KEPT


def test_the_same_question_is_summed_up_once(own_desk: Desk, monkeypatch):
    asked = []
    real = summaries.sources
    monkeypatch.setattr(summaries, "sources", lambda *told, **more: asked.append(more) or real(*told, **more))
    client = browser(own_desk, Access(local="ana"))
    assert client.get("/sources").text == client.get("/sources").text
    assert len(asked) == 1
    client.get("/sources?as_of=1962-10-23")
    assert [each["as_of"] for each in asked] == [None, "1962-10-23"]


def test_what_is_added_shows_at_once(own_desk: Desk):
    client = browser(own_desk, Access(local="ana"))
    assert "Ministry" not in client.get("/sources").text
    data = {
        "form_token": form_token(client),
        "text": "The quarantine will be lifted on 1 December, the ministry said on Thursday. Ships may pass again.",
        "speaker": "Ministry",
        "day": "1962-11-30",
    }
    assert client.post("/add", data=data).status_code == 303
    assert "Ministry" in client.get("/sources").text


def test_no_more_than_so_many_are_kept(own_desk: Desk):
    client = browser(own_desk, Access(local="ana"))
    for day in range(1, MOST_KEPT + 10):
        client.get(f"/timeline?from=1962-01-01&to=1963-01-01&actor=nobody{day}")
    assert len(client.app.state.kept._held) <= MOST_KEPT
