"""Foreign files beside a record: planted matches and misses, through the file, the store and the command line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import tocsin
from tests.ingest.test_foreign import ROWS, file_of
from tests.store.made import record
from tocsin.merge.compare import Within
from tocsin.model import When

MATCHED, ONLY_OURS, ONLY_THEIRS = 7, 5, 4
ATTACK = ROWS["polecat"]


@pytest.fixture
def planted(tmp_path: Path) -> tuple[Path, Path]:
    """A store of twelve attacks in Baghdad on twelve days far apart, and a POLECAT-shaped file with seven of them and four others."""
    db, file = tmp_path / "crisis.db", tmp_path / "theirs.tsv"
    days = [f"2020-{month:02}-10" for month in range(1, 13)]
    with tocsin.open(db) as desk:
        for number, day in enumerate(days):
            made = record(number)
            event = replace(made.events[0], actors=(), when=When(day, day, "day", "stated"))
            desk.store.put(replace(made, events=(event,)))
    rows = [{**ATTACK, "Event ID": f"m{n}", "Event Date": day} for n, day in enumerate(days[:MATCHED])]
    rows += [
        {**ATTACK, "Event ID": "x1", "Event Date": days[8], "Event Type": "PROTEST"},
        {**ATTACK, "Event ID": "x2", "Event Date": "2020-09-13"},
        {**ATTACK, "Event ID": "x3", "Event Date": days[9], "Latitude": "30.5", "Longitude": "47.8", "Placename": "Basra"},
        {**ATTACK, "Event ID": "x4", "Event Date": days[0]},
    ]
    file.write_text(file_of("polecat", rows), "utf-8")
    return db, file


def test_planted_matches_and_misses_are_exact(planted):
    db, file = planted
    with tocsin.open(db) as desk:
        told = desk.import_foreign(str(file))
        assert (told.added, told.unchanged, told.rejected) == (MATCHED + ONLY_THEIRS, 0, [])
        found = desk.compare()
        assert (len(found.matched), len(found.only_ours), len(found.only_theirs)) == (MATCHED, ONLY_OURS, ONLY_THEIRS)
        assert found.only_theirs == tuple(f"polecat:theirs:x{n}" for n in range(1, 5))
        assert {match.theirs for match in found.matched} == {f"polecat:theirs:m{n}" for n in range(MATCHED)}
        assert len(desk.compare(until="2020-03-31").matched) == 3
        assert len(desk.compare("theirs", Within(days=3)).matched) == MATCHED + 1
        assert desk.compare("another").only_theirs == ()


def test_foreign_rows_stand_beside_ours_and_never_among_them(planted):
    db, file = planted
    with tocsin.open(db) as desk:
        desk.import_foreign(str(file))
        assert len(desk.events()) == MATCHED + ONLY_OURS
        rows = desk.foreign(type="protest").to_dicts()
        assert [(row["id"], row["marks"], row["origin"]) for row in rows] == [("polecat:theirs:x1", "foreign", "theirs")]
        assert json.loads(rows[0]["payload"])["Event Type"] == "PROTEST"
        assert len(desk.foreign()) == len(desk.foreign().to_dicts()) == MATCHED + ONLY_THEIRS
        assert len(desk.foreign(place="IRQ", since="2020-09-01", until="2020-09-30")) == 2
        assert len(desk.foreign(as_of="2020-12-20")) == 0
        assert len(desk.foreign(as_of="2020-12-21", limit=3)) == 3
        assert len(desk.foreign(kind="gdelt")) == 0
        assert len(desk.foreign(actor="United States")) == MATCHED + ONLY_THEIRS


def test_to_import_twice_changes_nothing(planted):
    db, file = planted
    with tocsin.open(db) as desk:
        desk.import_foreign(str(file))
        again = desk.import_foreign(str(file))
        assert (again.added, again.unchanged) == (0, MATCHED + ONLY_THEIRS)
        assert desk.import_foreign(str(file), origin="second").added == MATCHED + ONLY_THEIRS


def test_our_own_export_comes_back_as_itself(planted, tmp_path):
    from tocsin.present.export import FORMATS, export

    db, _ = planted
    with tocsin.open(db) as desk:
        for form in ("polecat", "gdelt", "icews", "acled", "ged"):
            path = tmp_path / f"ours-{form}.txt"
            with path.open("wb") as stream:
                written = export(FORMATS[form], desk.coded(), stream)
            told = desk.import_foreign(str(path))
            assert (written.rows, told.added, told.rejected) == (12, 12, [])
            found = desk.compare(f"ours-{form}", Within(0, 1))
            assert (len(found.matched), found.only_ours, found.only_theirs) == (12, (), ())


def test_the_command_line(planted, tmp_path, monkeypatch):
    from click.testing import CliRunner

    from tocsin.cli.main import tocsin as command

    db, file = planted
    file.write_text(file.read_text("utf-8") + "x\ty\n", "utf-8")

    def run(*words: object):
        return CliRunner().invoke(command, [str(word) for word in words])

    done = run("import", file, "--db", db, "--quiet")
    assert done.exit_code == 1
    assert "11 foreign events added, 0 known, 1 rows rejected" in done.output
    assert "theirs.tsv:13: 2 cells where the head has 40" in done.output
    assert run("compare", "--db", db).output.startswith("7 matched, 5 only ours, 4 only theirs")
    assert len(json.loads(run("compare", "--db", db, "-f", "json").output)["matched"]) == MATCHED
    assert run("compare", "--db", db, "-f", "csv").output.count("only_theirs") == ONLY_THEIRS
    done = run("export", "polecat", "--db", db, "--out", tmp_path / "o.tsv", "--until", "2020-06-30")
    assert "6 rows of polecat" in done.output
    assert run("export", "polecat", "--db", db, "--list", "claims").exit_code == 2
    assert run("export", "ics", "--db", db, "--list", "actors").exit_code == 2
