"""A frozen release: its files, its checksums, and the command that makes the same bytes again."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import tocsin
from tests.store.made import record
from tocsin.cli.main import tocsin as command
from tocsin.present.release import error_rates, evaluation
from tocsin.present.release.errors import Evaluation, Set


def run(*words: object):
    return CliRunner().invoke(command, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("release") / "crisis.db"
    with tocsin.open(path) as desk:
        for number in range(3):
            desk.store.put(record(number))
        desk.update()
    return path


@pytest.fixture(scope="module")
def folder(db: Path) -> Path:
    made = db.parent / "v1"
    done = run("release", made, "--db", db, "--also", "polecat", "--also", "ged")
    assert done.exit_code == 0, done.output
    return made


def hashes(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def test_every_file_is_there_with_its_checksum(folder):
    held = hashes(folder)
    listed = dict(reversed(line.split("  ")) for line in (folder / "CHECKSUMS.sha256").read_text("utf-8").splitlines())
    assert listed == {name: value for name, value in held.items() if name != "CHECKSUMS.sha256"}
    texts = {"README.md", "METHODOLOGY.md", "CODEBOOK.md", "ERRORS.md", "confusion.csv"}
    assert texts | {"data/events.csv", "data/disputes.csv", "data/polecat.tsv", "data/ged.csv"} <= set(held)


def test_the_command_that_it_names_makes_the_same_bytes(db, folder):
    named = re.search(r"^ {4}(tocsin release .*)$", (folder / "README.md").read_text("utf-8"), re.MULTILINE)[1]
    with tocsin.open(db) as desk:
        desk.store.put(record(9))
        desk.update()
    again = db.parent / "v2"
    words = [str(again) if word == "FOLDER" else str(db) if word == db.name else word for word in shlex.split(named)[1:]]
    assert run(*words).exit_code == 0
    assert hashes(again) == hashes(folder)


def test_the_code_book_names_every_column(folder):
    book = (folder / "CODEBOOK.md").read_text("utf-8")
    for path in (folder / "data").glob("*.csv"):
        if path.name != "ged.csv":
            head = path.read_text("utf-8").splitlines()[0].split(",")
            section = book.partition(f"## data/{path.name}\n")[2].partition("\n## ")[0]
            assert [name for name in head if f"| {name} |" not in section] == []


def test_methodology_says_what_coded_it(folder):
    text = (folder / "METHODOLOGY.md").read_text("utf-8")
    assert "Machine codings are not verified incidents" in text
    assert "tocsin 0.1.0, none/0" in text
    assert "3 articles, published from 2020-12-23 to 2020-12-23" in text


def test_errors_are_those_of_the_matrix(folder):
    told = evaluation()
    rows = list(csv.DictReader(io.StringIO((folder / "confusion.csv").read_text("utf-8"))))
    assert sum(int(row["sentences"]) for row in rows) == sum(each.n for each in told.sets) == told.count(None, None) > 1_000
    assert {row["is"] for row in rows} >= {"ASSAULT", "CONSULT", "NONE"}
    assert "**these differ**" in (folder / "ERRORS.md").read_text("utf-8")


def test_rates_by_hand():
    told = Evaluation("2026-11-24", "one", (Set("s", 10, "x"),), (("A", "A", 6), ("A", "NONE", 2), ("NONE", "A", 1), ("NONE", "NONE", 1)))
    text = error_rates(told, "one")
    assert "| A | 8 | 25.0 | 7 | 14.3 | NONE 2 |" in text
    assert "| NONE | 2 | 50.0 | 3 | 66.7 | A 1 |" in text
    assert "these differ" not in text


def test_a_folder_that_holds_something_is_left_alone(db, tmp_path):
    (tmp_path / "note.txt").write_text("mine", "utf-8")
    done = run("release", tmp_path, "--db", db)
    assert done.exit_code == 2
    assert "is not empty" in done.output
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]
