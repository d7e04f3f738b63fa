from __future__ import annotations

import json
import shutil


def test_a_verdict_is_given_listed_and_taken_back(run, db, tmp_path):
    own = tmp_path / "own.db"
    shutil.copy(db, own)
    events = [json.loads(line) for line in run("events", "--db", own, "-f", "jsonl").stdout.splitlines()]
    first, last = events[0]["id"], events[-1]["id"]
    done = run("review", first[:8], "reject", "--by", "Ana", "--note", "a drill", "--db", own)
    assert done.returncode == 0, done.stderr
    assert f"{first}: rejected, by Ana" in done.stdout
    assert run("review", last, "edit", "type", "PROTEST", "--by", "Ana", "--db", own).returncode == 0
    after = {row["id"]: row for row in map(json.loads, run("events", "--db", own, "-f", "jsonl").stdout.splitlines())}
    assert first not in after
    assert (after[last]["type"], after[last]["reviewed_by"]) == ("PROTEST", "Ana")
    assert first in run("events", "--db", own, "-f", "jsonl", "--all").stdout
    listed = [json.loads(line) for line in run("review", "list", "--db", own, "-f", "jsonl").stdout.splitlines()]
    assert [(row["finding"], row["verdict"], row["note"]) for row in listed] == [(first, "rejected", "a drill"), (last, "edited", "")]
    assert "a drill" in run("review", "list", "--db", own).stdout
    assert run("review", first, "undo", "--db", own).returncode == 0
    assert first in run("events", "--db", own, "-f", "jsonl").stdout


def test_wrong_usage_is_code_two_and_a_wrong_field_is_one_line(run, db):
    for words in (("review", "e1"), ("review", "e1", "edit", "type"), ("review", "e1", "accept", "type", "X"), ("review", "e1", "praise")):
        assert run(*words, "--db", db).returncode == 2
    identity = json.loads(run("events", "--db", db, "-f", "jsonl").stdout.splitlines()[0])["id"]
    done = run("review", identity, "edit", "colour", "red", "--db", db)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
