from __future__ import annotations

import csv
import io
import json

import pytest


@pytest.mark.parametrize("listed", ["articles", "events", "claims", "commitments", "dates", "actors", "roles", "places"])
def test_every_list_answers_in_every_format(ask, db, tmp_path, listed):
    rows = [json.loads(line) for line in ask(listed, "--db", db, "-f", "jsonl").splitlines()]
    assert rows
    assert json.loads(ask(listed, "--db", db, "-f", "json")) == rows
    table = list(csv.DictReader(io.StringIO(ask(listed, "--db", db, "-f", "csv"))))
    assert [set(row) for row in table] == [set(row) for row in rows]
    assert f"{len(rows)} row" in ask(listed, "--db", db)
    file = tmp_path / "rows.parquet"
    ask(listed, "--db", db, "-f", "parquet", "--out", file)
    import polars as pl

    assert pl.read_parquet(file).height == len(rows)


def test_every_row_points_at_its_words(run, db, texts):
    for listed in ("events", "claims", "commitments"):
        for line in run(listed, "--db", db, "-f", "jsonl").stdout.splitlines():
            row = json.loads(line)
            source = next(text for text in (path.read_text("utf-8") for path in texts.iterdir()) if row["sentence"] in text)
            assert source[row["char_start"] : row["char_end"]] == row["words"]


def test_an_answer_as_of_a_day_holds_nothing_that_came_later(run, db):
    def publishers(*asked: str) -> set[str]:
        return {json.loads(line)["published_end"] for line in run("claims", "--db", db, "-f", "jsonl", *asked).stdout.splitlines()}

    assert publishers() == {"2025-02-24", "2025-02-27"}
    assert publishers("--as-of", "2025-02-25") == {"2025-02-24"}
    assert publishers("--as-of", "2025-02-23") == set()


def test_an_event_explains_itself_from_the_store(run, db):
    row = json.loads(run("events", "--db", db, "-f", "jsonl", "--type", "ASSAULT").stdout.splitlines()[0])
    done = run("explain", row["id"][:8], "--db", db)
    assert done.returncode == 0, done.stderr
    assert row["words"] in done.stdout
    assert "rule" in done.stdout


def test_filters_narrow(run, db):
    everything = run("claims", "--db", db, "-f", "jsonl").stdout.splitlines()
    some = [json.loads(line) for line in run("claims", "--db", db, "-f", "jsonl", "--speaker", "army").stdout.splitlines()]
    assert 0 < len(some) < len(everything)
    assert all("army" in row["speaker_name"].lower() for row in some)


def test_dates_ahead_are_counted_from_the_day_asked_about(run, db):
    rows = [
        json.loads(line) for line in run("dates", "--db", db, "-f", "jsonl", "--as-of", "2025-02-28", "--next", "7d").stdout.splitlines()
    ]
    assert {row["date_start"] for row in rows} == {"2025-03-04"}


def test_adding_twice_changes_nothing(run, db, texts):
    before = run("events", "--db", db, "-f", "csv").stdout
    done = run("add", texts / "monday.txt", "--db", db, "--published", "2025-02-24", "--publisher", "Own words", "--quiet")
    assert "1 in, 0 added, 1 unchanged, 0 rejected" in done.stdout
    assert run("events", "--db", db, "-f", "csv").stdout == before


def test_rereading_with_the_same_version_changes_nothing(run, db):
    assert "2 read again, 0 of them changed, 0 failed" in run("reread", "--db", db, "--quiet").stdout


def test_a_batch_goes_on_past_what_is_no_article(run, tmp_path, texts):
    (tmp_path / "broken.txt").write_bytes(b"")
    done = run("add", tmp_path / "broken.txt", texts / "monday.txt", "--db", tmp_path / "some.db", "--quiet")
    assert done.returncode == 1
    assert "2 in, 1 added, 0 unchanged, 1 rejected" in done.stdout
    assert "broken.txt" in done.stderr


def test_a_database_that_is_not_there_or_not_ours_is_one_line(run, tmp_path):
    missing = run("events", "--db", tmp_path / "none.db")
    assert (missing.returncode, len(missing.stderr.splitlines())) == (1, 1)
    assert not (tmp_path / "none.db").exists()
    foreign = tmp_path / "foreign.db"
    foreign.write_text("not a database at all, but long enough to have a header of sorts" * 20)
    done = run("events", "--db", foreign)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert str(foreign) in done.stderr
