"""Download links: every format of `tocsin export`, the same bytes, as of the day of the page."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest

from tests.web.conftest import DAY
from tocsin.present.export import FORMATS, export


def test_the_page_links_to_every_format(client):
    text = client.get("/downloads").text
    links = [unescape(each) for each in re.findall(r'href="(/downloads/[^"]+)"', text)]
    assert {link.split("/")[2].split("?")[0] for link in links} == set(FORMATS)
    assert {client.get(f"{link}{'&' if '?' in link else '?'}as_of={DAY}").status_code for link in links} == {200}


@pytest.mark.parametrize("name", ["polecat", "gdelt", "ged", "geojson"])
def test_a_download_is_what_the_command_writes(name, client, desk):
    answer = client.get(f"/downloads/{name}", params={"as_of": DAY})
    stream = io.BytesIO()
    told = export(FORMATS[name], desk.coded(as_of=DAY), stream)
    assert answer.content == stream.getvalue()
    assert answer.headers["x-rows"] == f"{told.rows} rows"
    assert f'filename="tocsin-coded{FORMATS[name].suffix}"' in answer.headers["content-disposition"]
    assert "background" in answer.headers["x-left-out"]


def test_all_keeps_what_is_set_apart(client):
    few, more = (int(client.get("/downloads/polecat", params=asked).headers["x-rows"].split()[0]) for asked in ({}, {"all": "1"}))
    assert few < more


def test_filters_narrow(client):
    answer = client.get("/downloads/csv", params={"list": "events", "type": "CONSULT"})
    rows = answer.text.splitlines()
    assert len(rows) > 1
    assert all(",CONSULT," in row for row in rows[1:] if row.startswith("e"))


@pytest.mark.parametrize(
    "path", ["/downloads/nothing", "/downloads/csv?list=blob", "/downloads/ics?list=actors", "/downloads/polecat?list=claims"]
)
def test_what_there_is_not(client, path):
    assert client.get(path).status_code == 404
