"""Datasette opens the file: ready views with as many rows as the lists, meanings beside their columns, questions that answer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import tocsin
from tests.store.made import record
from tocsin.store.datasette import datasette_metadata

VIEWS = ["articles", "events", "claims", "commitments", "dates", "actors", "roles", "places", "times", "quantities", "copies"]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("datasette") / "crisis.db"
    with tocsin.open(found) as desk:
        for number in range(3):
            desk.store.put(record(number))
        desk.update()
    return found


@pytest.fixture(scope="module")
def counts(path: Path) -> dict[str, int]:
    with tocsin.open(path) as desk:
        return {view: len(getattr(desk, view)()) for view in VIEWS}


@pytest.fixture(scope="module")
def answers(path: Path) -> dict[str, Any]:
    """What Datasette answers on each address, by its own client, in a process of its own: its warnings are not ours."""
    asked = [f"/crisis/{view}.json?_size=max&_shape=objects" for view in VIEWS] + ["/crisis.json", "/crisis/events"]
    asked += [f"/crisis/{query}.json" for query in datasette_metadata(path)["databases"]["crisis"]["queries"]]
    script = """
import asyncio, json, sys
from datasette.app import Datasette
async def main(path, metadata, asked):
    datasette = Datasette([path], metadata=metadata)
    await datasette.invoke_startup()
    found = {}
    for address in asked:
        answer = await datasette.client.get(address)
        found[address] = [answer.status_code, answer.text]
    return found
path, metadata, asked = json.load(sys.stdin)
print(json.dumps(asyncio.run(main(path, metadata, asked))))
"""
    told = json.dumps([str(path), datasette_metadata(path), asked])
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", script], input=told, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_has_the_rows_of_its_list(view, answers, counts):
    status, text = answers[f"/crisis/{view}.json?_size=max&_shape=objects"]
    assert status == 200
    assert len(json.loads(text)["rows"]) == counts[view]


def test_views_are_shown_and_the_tables_behind_them_are_not(answers):
    found = json.loads(answers["/crisis.json"][1])
    assert {view["name"] for view in found["views"]} == set(VIEWS)
    assert {table["name"] for table in found["tables"] if not table["hidden"]} <= {"incident", "alembic_version"}


def test_columns_say_what_they_mean(answers):
    assert "on whose word each actor stands" in answers["/crisis/events"][1]


def test_ready_questions_answer(answers):
    asked = [address for address in answers if address.split("/")[-1].split(".")[0] in ("attacks_and_who_is_named", "who_speaks_most")]
    assert len(asked) == 2
    for address, (status, text) in answers.items():
        assert status == 200, (address, text[:300])
    assert json.loads(answers["/crisis/incidents_now.json"][1])["rows"]
    assert json.loads(answers["/crisis/lines_that_stand.json"][1])["rows"]


def test_the_command_prints_it(path):
    done = subprocess.run([sys.executable, "-m", "tocsin", "metadata", "--db", str(path)], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == datasette_metadata(path)
