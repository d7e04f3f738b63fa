"""What changed, how statements travelled, the queue and a person's word on two events, from the command line."""

from __future__ import annotations

import json
import shutil

import pytest


@pytest.fixture(scope="module")
def own(db, tmp_path_factory):
    path = tmp_path_factory.mktemp("own") / "own.db"
    shutil.copy(db, path)
    return path


def rows(done):
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_what_became_known_between_two_days(run, own):
    found = rows(run("diff", "2025-02-23", "2025-02-27", "--db", own, "-f", "jsonl"))
    assert {row["kind"] for row in found} >= {"article", "incident", "account"}
    assert {row["what"] for row in found} == {"known"}
    assert {row["day"] for row in found} <= {"2025-02-24", "2025-02-27"}
    assert run("diff", "soon", "later", "--db", own).returncode == 2


def test_the_ledger_quotes_each_step(run, own):
    done = run("statements", "--about", "fuel depot", "--db", own)
    assert done.returncode == 0, done.stderr
    assert "“" in done.stdout
    assert "killed" in done.stdout
    assert "nobody says anything" in run("statements", "--about", "Atlantis", "--db", own).stdout
    assert run("statements", "--db", own).returncode == 2


def test_the_watch_list_and_the_queue(run, own):
    made = run("watch", "Port Sudan", "--by", "Ana", "--db", own)
    assert "Port Sudan is watched" in made.stdout
    (row,) = rows(run("watch", "--db", own, "-f", "jsonl"))
    queue = rows(run("review", "--db", own, "-f", "jsonl"))
    assert len(queue) <= 15
    assert [each["weight"] for each in queue] == sorted((each["weight"] for each in queue), reverse=True)
    assert run("watch", "--drop", row["id"], "--db", own).returncode == 0
    assert rows(run("watch", "--db", own, "-f", "jsonl")) == []


def test_a_persons_word_on_two_events(run, own, tmp_path):
    incidents = rows(run("incidents", "--db", own, "-f", "jsonl"))
    events = [row["events"].split("; ")[0] for row in incidents if row["events"]][:2]
    assert "one incident, says Ana" in run("review", "same", *events, "--by", "Ana", "--db", own).stdout
    done = run("review", "different", *events, "--by", "Ben", "--db", own)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "take that back first" in done.stderr
    file = tmp_path / "cases.jsonl"
    assert run("review", "--export", file, "--db", own).returncode == 0
    (case,) = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert (case["kind"], case["verdict"], case["by"], len(case["sides"])) == ("pair", "same", "Ana", 2)
    listed = run("review", "list", "--db", own, "-f", "jsonl").stdout
    remark = json.loads(listed.splitlines()[-1])["id"]
    assert "taken back" in run("review", "undo", remark, "--db", own).stdout
    assert rows(run("incidents", "--db", own, "-f", "jsonl", "--limit", "1"))


def test_the_queue_is_gone_through_row_by_row(run, own):
    done = run("review", "--ask", "--by", "Ana", "--db", own, stdin="o\nq\n")
    assert done.returncode == 0, done.stderr
    assert "1 of " in done.stdout or done.stdout == ""
