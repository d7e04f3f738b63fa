"""The commands of the tutorial run, in its order, and give an answer."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "tutorial.md"
COMMANDS = [line for block in re.findall(r"```\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL) for line in block.splitlines()]
ON_THE_DEMO = [line for line in COMMANDS if "demo.db" in line]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tutorial")


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command)]
    assert words[0] == "tocsin"
    return subprocess.run(
        [sys.executable, "-m", *words], cwd=folder, capture_output=True, text=True, check=False, timeout=300, stdin=subprocess.DEVNULL
    )


def test_the_demonstration_comes_first():
    assert ON_THE_DEMO[0].startswith("tocsin demo")
    assert len(ON_THE_DEMO) > 8


def test_every_command_gives_an_answer(folder):
    for command in ON_THE_DEMO:
        done = run(command, folder)
        assert done.returncode == 0, f"{command}: {done.stderr}"
        assert "nothing fits" not in done.stdout, command
        assert len(done.stdout.splitlines()) > (0 if "jsonl" in command else 1), command


def test_running_the_demonstration_again_reads_nothing_twice(folder):
    assert "55 dispatches, written for this demonstration; 0 read in" in run(ON_THE_DEMO[0], folder).stdout
