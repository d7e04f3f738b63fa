"""The tools as an agent sees them: the SDK's own client, in the process, over stdio and over streamable HTTP."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest

pytest.importorskip("mcp", reason="the extra `agents` is not installed")

from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from tocsin.desk import open_desk
from tocsin.errors import StoreError
from tocsin.web.answers import CHARS_A_TOKEN, LONGEST, Question, answer, brief_row, within
from tocsin.web.mcp import make_server

ARTICLES = (
    (
        "2021-03-02",
        "Northern Wire",
        (
            "Rebels shelled the port of Berbera on Monday, killing 12 people, the Somali defence ministry said. "
            "“If one more shell falls, we will strike their camps,” Defence Minister Hassan Ali said."
        ),
    ),
    (
        "2021-03-04",
        "Coast Daily",
        "A rebel spokesman denied on Wednesday that his men had shelled Berbera. Talks must begin by 1 April 2021, he said.",
    ),
)
HOSTILE: tuple[dict[str, Any], ...] = (
    {"as_of": "yesterday"},
    {"as_of": "2021-02-30"},
    {"limit": 0},
    {"limit": 10**12},
    {"offset": -1},
    {"budget": 1},
    {"actor": "x" * 5000},
    {"actor": "'; DROP TABLE finding; --"},
    {"place": "\u202e\x00\ud7ff%_"},
    {"type": ["ASSAULT"]},
    {"unknown": 1},
)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mcp")
    rows = [{"text": text, "published": day, "publisher": who, "url": f"https://example.org/{day}"} for day, who, text in ARTICLES]
    (folder / "in.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    with open_desk(folder / "agents.db") as desk:
        assert desk.add([str(folder / "in.jsonl")]).added == 2
    return folder / "agents.db"


def _text(result: Any) -> str:
    return "".join(part.text for part in result.content)


def _ask(server: Any, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    async def run() -> list[Any]:
        async with Client(server) as client:
            return [await client.call_tool(name, arguments) for name, arguments in calls]

    return anyio.run(run)


def test_the_tools_are_read_only_and_named(database: Path) -> None:
    async def run() -> list[Any]:
        async with Client(make_server(database)) as client:
            return (await client.list_tools()).tools

    tools = anyio.run(run)
    assert {tool.name for tool in tools} == {
        "search", "events", "claims", "incidents", "disputes", "commitments", "dates_ahead", "explain", "brief_actor",
    }  # fmt: skip
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)


def test_an_event_comes_with_its_speaker_and_its_citation(database: Path) -> None:
    [result] = _ask(make_server(database), ("events", {"type": "ASSAULT"}))
    told = json.loads(_text(result))
    assault = next(row for row in told["rows"] if row.get("country") == "SOM" or "Berbera" in row["cites"]["quoted"])
    assert assault["cites"]["publisher"] in {"Northern Wire", "Coast Daily"}
    assert "Berbera" in assault["cites"]["quoted"]
    assert assault["cites"]["published"].startswith("2021-03-0")
    assert told["caution"].startswith("Machine codings")


def test_as_of_keeps_back_what_was_published_later(database: Path) -> None:
    early, late = _ask(make_server(database), ("claims", {"as_of": "2021-03-02"}), ("claims", {"as_of": "2021-03-04"}))
    assert {row["cites"]["publisher"] for row in json.loads(_text(early))["rows"]} == {"Northern Wire"}
    assert "Coast Daily" in _text(late)


def test_every_tool_answers_within_its_budget(database: Path) -> None:
    server = make_server(database)
    calls = [
        ("search", {"text": "Berbera"}), ("events", {}), ("claims", {}), ("incidents", {}), ("disputes", {}), ("commitments", {}),
        ("dates_ahead", {"days": 60, "as_of": "2021-03-04"}), ("brief_actor", {"name": "Somali"}),
    ]  # fmt: skip
    for (name, _), result in zip(calls, _ask(server, *calls), strict=True):
        assert not result.is_error, (name, _text(result))
        assert len(_text(result)) <= 4_000 * CHARS_A_TOKEN, name


def test_explain_takes_the_id_that_a_list_gave(database: Path) -> None:
    server = make_server(database)
    [listed] = _ask(server, ("events", {}))
    first = json.loads(_text(listed))["rows"][0]["id"]
    [told] = _ask(server, ("explain", {"id": first}))
    assert first in _text(told)
    [missing] = _ask(server, ("explain", {"id": "e00000000"}))
    assert missing.is_error
    assert "e00000000" in _text(missing)


@pytest.mark.parametrize("arguments", HOSTILE, ids=lambda given: next(iter(given)))
def test_hostile_arguments_get_a_line_and_the_server_goes_on(database: Path, arguments: dict[str, Any]) -> None:
    server = make_server(database)
    hostile, sane = _ask(server, ("events", arguments), ("events", {}))
    assert len(_text(hostile)) <= 4_000 * CHARS_A_TOKEN
    assert "Traceback" not in _text(hostile)
    assert not sane.is_error


def test_a_database_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such database"):
        make_server(tmp_path / "none.db")


def test_a_thousand_calls(database: Path) -> None:
    calls = [("dates_ahead", {"days": 1 + number % 300, "as_of": "2021-03-04", "limit": 3}) for number in range(1000)]
    results = _ask(make_server(database), *calls)
    assert len(results) == 1000
    assert not any(result.is_error for result in results)


def test_over_stdio(database: Path) -> None:
    async def run() -> str:
        command = StdioServerParameters(command=sys.executable, args=["-m", "tocsin", "mcp", "--db", str(database)], env=dict(os.environ))
        async with Client(stdio_client(command)) as client:
            return _text(await client.call_tool("events", {"limit": 1}))

    assert json.loads(anyio.run(run))["rows"]


@pytest.fixture
def address(database: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tocsin", "mcp", "--http", "--port", str(port), "--db", str(database)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/mcp"
        server.terminate()


def test_over_streamable_http(address: str) -> None:
    async def run() -> str:
        async with Client(address) as client:
            return _text(await client.call_tool("events", {"limit": 1}))

    assert json.loads(anyio.run(run))["rows"]


def test_rows_are_paged_by_budget_and_offset() -> None:
    rows = [{"id": f"e{number}", "type": "ASSAULT", "sentence": "x" * 300} for number in range(50)]
    first = json.loads(answer("events", rows, Question(limit=50, budget=1_000)))
    assert 0 < len(first["rows"]) < 50
    second = json.loads(answer("events", rows, Question(limit=50, offset=first["next_offset"], budget=1_000)))
    assert second["rows"][0]["id"] == f"e{first['next_offset']}"
    last = json.loads(answer("events", rows, Question(limit=50, offset=49)))
    assert last["next_offset"] is None


def test_a_row_leaves_out_what_is_empty_and_cuts_what_is_long() -> None:
    row = {"id": "e1", "type": "ASSAULT", "mode": None, "actor_name": "", "sentence": "y" * 900, "char_start": 3, "char_end": 9}
    told = brief_row("events", row)
    assert set(told) == {"id", "type", "cites"}
    assert len(told["cites"]["quoted"]) == LONGEST
    assert told["cites"]["at"] == [3, 9]


def test_a_text_is_cut_to_its_budget() -> None:
    assert within("short", 200) == "short"
    assert within("z" * 10_000, 200).endswith(" …")
    assert len(within("z" * 10_000, 200)) == 200 * CHARS_A_TOKEN
