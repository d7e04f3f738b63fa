from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from tocsin.cli.main import tocsin

DISPATCHES = {
    "monday.txt": (
        "Drones hit fuel depot near Port Sudan\n\nPORT SUDAN - Two drones struck a fuel depot near Port Sudan on Monday, "
        "killing at least three workers, the army said in a statement.\n\nThe militia denied that it was behind the attack. "
        "“We have no such weapons,” its spokesman, Colonel Adam Ibrahim, told reporters.\n\n"
        "The army warned that any further attack on the port would be met with force."
    ),
    "thursday.txt": (
        "Ceasefire talks to open in Jeddah\n\nJEDDAH - Envoys of the army and the militia will meet in Jeddah on 4 March, "
        "Saudi Arabia’s foreign ministry said on Thursday.\n\nEgypt urged both sides to keep the truce that was announced last week. "
        "The militia said it would withdraw from the airport by 10 March if the army lifts its siege of the city."
    ),
}
PUBLISHED = {"monday.txt": "2025-02-24", "thursday.txt": "2025-02-27"}
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def run() -> Run:
    """`run("events", "--db", db)` is the finished process of a real command line."""

    def run_tocsin(*words: object, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tocsin", *map(str, words)]
        return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False, timeout=300)

    return run_tocsin


@pytest.fixture(scope="session")
def ask() -> Callable[..., str]:
    """`ask("events", "--db", db)` is what a command prints, in this process: quicker where no exit code is asked for."""
    from tocsin.config import Settings

    def ask_tocsin(*words: object) -> str:
        done = CliRunner().invoke(tocsin, [str(word) for word in words], obj=Settings(), prog_name="tocsin", catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.stdout

    return ask_tocsin


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dispatches")
    for name, text in DISPATCHES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="session")
def db(run: Run, texts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("store") / "crisis.db"
    for name, day in PUBLISHED.items():
        done = run("add", texts / name, "--db", file, "--published", day, "--publisher", "Own words", "--quiet")
        assert done.returncode == 0, done.stderr
    return file
