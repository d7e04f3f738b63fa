"""Addresses → Pages, over a server on this machine."""

import datetime as dt
import hashlib

import httpx
import pytest

from tocsin.ingest import pages, web
from tocsin.model import Page, Rejected


def only(source):
    (found,) = pages(source)
    return found


def test_a_page_with_all_that_the_server_says(server):
    page = only(f"{server}/page")
    assert isinstance(page, Page)
    assert page.content.startswith(b"<html>")
    assert (page.source, page.url) == (f"{server}/page", f"{server}/page")
    assert (page.media_type, page.encoding) == ("text/html", "iso-8859-1")
    assert page.sha256 == hashlib.sha256(page.content).hexdigest()
    assert dt.datetime.fromisoformat(page.retrieved).utcoffset() == dt.timedelta(0)


def test_packed_pages_are_unpacked(server):
    assert only(f"{server}/packed").content.startswith(b"<html>")


def test_a_redirect_is_followed_and_its_end_is_the_address(server):
    page = only(f"{server}/moved")
    assert (page.source, page.url) == (f"{server}/moved", f"{server}/page")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/nowhere", "404"),
        ("/broken", "503"),
        ("/loop", "more than 5 redirects"),
        ("/empty", "an empty page"),
        ("/cut", "cannot be reached"),
    ],
)
def test_bad_answers_are_one_clear_line(server, path, reason):
    result = only(server + path)
    assert isinstance(result, Rejected)
    assert result.source == server + path
    assert reason in result.reason
    assert "\n" not in result.reason


def test_too_large(server, monkeypatch):
    monkeypatch.setattr(web, "LARGEST", 1_000)
    assert "larger than" in only(f"{server}/huge").reason


def test_too_slow_to_begin(server, monkeypatch):
    monkeypatch.setattr(web, "_TIMEOUT", httpx.Timeout(0.1))
    assert "no answer in time" in only(f"{server}/slow").reason


def test_too_slow_to_end(server, monkeypatch):
    monkeypatch.setattr(web, "_LONGEST", -1.0)
    assert "not complete" in only(f"{server}/page").reason


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "http://no-such-host.invalid/", "http://[bad", "https://"])
def test_dead_addresses(address):
    result = only(address)
    assert isinstance(result, Rejected)
    assert result.reason
    assert "\n" not in result.reason
