"""What is stored across articles, asked and ruled on: pages, changes between days, the ledger, the queue, verdicts that are passed on."""

from __future__ import annotations

from functools import partial

import pytest

import tocsin
from tocsin.desk.rulings import Said
from tocsin.desk.shown import Material, _mark
from tocsin.errors import ReviewError, TocsinError, UnknownIdError
from tocsin.merge.parts import Part
from tocsin.merge.relations import Statement
from tocsin.merge.verdicts import Verdicts
from tocsin.model import Account, Dispute, Given, Interval, Relation, Span, Speaker

ARTICLES = {
    "2025-02-25": (
        "Drones hit fuel depot near Port Sudan\n\nPORT SUDAN - Drones attacked a fuel depot near Port Sudan on Monday. "
        "The army said that three people were killed in the attack."
    ),
    "2025-02-26": (
        "Militia tells of attack on depot\n\nNYALA - The militia said on Tuesday that eleven people were killed in the drone attack "
        "on the fuel depot near Port Sudan on Monday."
    ),
    "2025-02-27": (
        "Toll of depot attack rises\n\nPORT SUDAN - The army said on Wednesday that at least five people were killed in the drone attack "
        "on the fuel depot near Port Sudan on Monday."
    ),
}


@pytest.fixture
def desk(tmp_path):
    with tocsin.open(tmp_path / "crisis.db") as opened:
        for day, text in ARTICLES.items():
            path = tmp_path / f"{day}.txt"
            path.write_text(text, "utf-8")
            opened.add(str(path), given=Given(Interval(day, day, "day"), f"Outlet of {day}"))
        yield opened


def attack(desk, **asked):
    return max(desk.incidents(type="ASSAULT", **asked), key=lambda row: row["articles"])


def test_everything_that_can_be_asked_of_an_attack(desk):
    row = attack(desk)
    page = desk.incident(row["id"])
    assert page.row == row
    assert {each["speaker_name"] for each in page.accounts} >= {"Sudan: Army", "The militia"}
    assert all(each["sentence"] and each["char_end"] > each["char_start"] for each in page.accounts)
    assert {each["id"] for each in page.memberships} == set(row["events"].split("; "))
    assert {each["verdict"] for each in page.judgements} >= {"same"}
    assert all(0 <= each["score"] <= 1 for each in page.judgements)
    assert [each["id"] for each in desk.story(row["story"]).incidents][:1] == [row["id"]]
    assert desk.incident(row["id"][:6]).id == row["id"]
    with pytest.raises(UnknownIdError, match="no incident 'inone'"):
        desk.incident("inone")
    # as of the first day
    first = desk.incident(row["id"], as_of="2025-02-25")
    assert (first.row["articles"], first.disputes) == (1, [])
    found = [each["article"] for each in desk.search('"fuel depot" army')]
    assert len(found) == 2
    assert "fuel" in next(iter(desk.search('"fuel depot" Nyala')))["snippet"]
    assert len(desk.search("depot", as_of="2025-02-25")) == 1


def test_between_two_days(desk):
    what = {row["what"] for row in desk.diff("2025-02-24", "2025-02-25")}
    assert what == {"known"}
    opened = [row for row in desk.diff("2025-02-25", "2025-02-26") if row["what"] == "dispute_opened"]
    assert {(row["slot"], row["day"], row["after"]) for row in opened} == {("killed", "2025-02-26", "3 to 11")}
    closed = [row for row in desk.diff("2025-02-26", "2025-02-27") if row["what"] == "dispute_closed"]
    assert {(row["slot"], row["day"]) for row in closed} == {("killed", "2025-02-27")}
    changed = {(row["slot"], row["before"], row["after"]) for row in desk.diff("2025-02-25", "2025-02-27", kind="changed")}
    assert ("killed_high", "3", "11") in changed
    assert desk.diff("2025-02-27", "2025-03-01").to_dicts() == []
    with pytest.raises(TocsinError, match="is no day"):
        desk.diff("soon", "later")


def test_a_statement_with_its_steps(desk):
    rows = [row for row in desk.statements(attack(desk)["id"]) if row["slot"] == "killed" and row["speaker_name"] == "Sudan: Army"]
    assert [(row["step"], row["value"]) for row in rows] == [(1, "3"), (2, "5")]
    assert rows[0]["drift"] == "first"
    assert "3 became 5" in rows[1]["drift"]
    assert "exact became at least" in rows[1]["drift"]
    assert all(row["words"] in row["sentence"] for row in rows)
    assert {row["account"] for row in desk.statements("fuel depot")} >= {row["account"] for row in rows}


def test_the_dead_come_first_in_the_queue(desk):
    asked = {"as_of": "2025-02-26"}
    rows = desk.queue(**asked).to_dicts()
    assert rows[0]["why"] == "deaths"
    assert [row["weight"] for row in rows] == sorted((row["weight"] for row in rows), reverse=True)
    desk.signoff(rows[0]["id"], by="Ana")
    assert rows[0]["id"] not in {row["id"] for row in desk.queue(**asked)}
    assert rows[0]["id"] in {row["id"] for row in desk.queue(all=True, **asked)}
    assert all(row["watched"] is None for row in desk.queue(**asked))
    desk.watch("depot", by="Ana")
    assert "depot" in {row["watched"] for row in desk.queue(all=True, **asked)}


def test_a_person_divides_and_undoes(desk):
    before = desk.incidents().to_dicts()
    row = attack(desk)
    page = desk.incident(row["id"])
    gone = next(each["id"] for each in page.memberships if each["article"] != page.memberships[0]["article"])
    ruling = desk.split(row["id"], gone, by="Ana", note="another attack")
    assert attack(desk)["articles"] == 2
    assert desk.incident(row["id"]).remarks[0]["by"] == "Ana"
    assert attack(desk, as_of="2025-02-26")["articles"] <= 2
    with pytest.raises(ReviewError, match="take that back first"):
        desk.judge(ruling.left, ruling.right, "same", by="Ben")
    # what is recorded as of before the verdict does not know it
    assert len(desk.incidents(recorded_as_of=before[0]["recorded_from"])) >= 0
    (remark,) = desk.remarks(kind="different")
    assert desk.cases()[-1]["verdict"] == "different"
    desk.undo(remark["id"])
    now = [{name: value for name, value in each.items() if not name.startswith("recorded")} for each in desk.incidents()]
    assert now == [{name: value for name, value in each.items() if not name.startswith("recorded")} for each in before]
    assert [each["kind"] for each in desk.remarks(all=True)] == ["different"]


def test_a_verdict_is_passed_on(desk):
    rows = desk.incidents().to_dicts()
    others = [row for row in rows if row["id"] != attack(desk)["id"]]
    events = [row["events"].split("; ")[0] for row in [attack(desk), *others]][:2]
    if len(events) < 2:
        events = attack(desk)["events"].split("; ")[:2]
        desk.judge(*events, "different", by="Ana")
        with pytest.raises(ReviewError):
            desk.judge(*events, "same", by="Ben")
        return
    desk.judge(*events, "same", by="Ana")
    assert len({row["id"] for row in desk.incidents()}) == len(rows) - 1
    with pytest.raises(ReviewError, match="cannot be different"):
        desk.judge(*events, "different", by="Ben")


def test_notes_stand_beside_any_row(desk):
    row = attack(desk)["id"]
    identity = desk.note(row, "ask the ministry", by="Ana")
    assert [(each["text"], each["by"]) for each in desk.incident(row).remarks] == [("ask the ministry", "Ana")]
    desk.undo(identity)
    assert desk.incident(row).remarks == []
    with pytest.raises(UnknownIdError, match="no remark in force"):
        desk.undo(identity)
    with pytest.raises(ReviewError):
        desk.note(row, " ", by="Ana")


@pytest.mark.parametrize(("policy", "best"), [("conservative", 3.0), ("interval", 3.0), ("latest-official", 11.0), ("all", None)])
def test_the_best_figure_is_what_the_policy_says(desk, policy, best):
    rows = [row for row in desk.disputes(policy=policy, as_of="2025-02-26") if row["slot"] == "killed"]
    assert {(row["best"], row["policy"]) for row in rows} == {(best, policy)}
    with pytest.raises(TocsinError, match="policy"):
        desk.disputes(policy="loudest")


def test_voices_of_one_government_that_differ_are_marked(tmp_path):
    told = {
        "2025-03-04": "The Pentagon said that five people were killed in the drone attack on the fuel depot near Port Sudan on Monday.",
        "2025-03-05": "The White House said that nine people were killed in the drone attack on the fuel depot near Port Sudan on Monday.",
    }
    with tocsin.open(tmp_path / "marks.db") as desk:
        for day, text in told.items():
            path = tmp_path / f"{day}.txt"
            path.write_text(f"Drone attack on depot near Port Sudan\n\nPORT SUDAN - {text}", "utf-8")
            desk.add(str(path), given=Given(Interval(day, day, "day"), f"Outlet of {day}"))
        rows = [row for row in desk.disputes() if row["slot"] == "killed"]
        assert {(row["speaker_name"], row["value"]) for row in rows} == {("Pentagon", "5"), ("United States", "9")}
        assert {row["mark"] for row in rows} == {"one_government"}


@pytest.mark.parametrize(
    ("one", "other", "mark"),
    [
        ("org:ministry", "org:ministry", "self"),
        ("org:ministry", "person:minister", "one_government"),
        ("org:ministry", "org:hospital", None),
        (None, None, None),
    ],
)
def test_who_differs_is_marked(one, other, mark):
    sides = [Account(name, "i1", name, name, Speaker(None, actor, "organisation" if actor else "outlet"), "killed", "5", Span(0, 1))
             for name, actor in (("a", one), ("b", other))]  # fmt: skip
    by_id = {side.id: Statement(side, (side.speaker.actor or "").rpartition(":")[2], None) for side in sides}
    part = Part(
        "a", 1, None, (), (), (), None, None, offices=(("org:ministry", "SDN"), ("person:minister", "SDN"), ("org:hospital", "TCD"))
    )
    dispute = Dispute("i1", "killed", "denial", ("a", "b"), (Relation("a", "b", "denies", ""),))
    assert _mark(dispute, by_id, Material([], {("a", 1): part}, [], Verdicts(), "i1")) == mark


def test_a_person_settles_a_dispute_from_that_day_on(desk, tmp_path, monkeypatch):
    monkeypatch.setattr("tocsin.desk.across.Said", partial(Said, at=lambda: "2025-02-28T09:00:00Z"))
    path = tmp_path / "more.txt"
    path.write_text("PORT SUDAN - The city hospital said 30 people were killed in the drone attack near Port Sudan on Monday.", "utf-8")
    desk.add(str(path), given=Given(Interval("2025-02-26", "2025-02-26", "day"), "Outlet D"))
    name = attack(desk)["id"]
    sides = [row for row in desk.disputes(id=name) if row["slot"] == "killed"]
    assert {row["status"] for row in sides} == {"open"}
    right = next(row for row in sides if row["value"] == "30")
    made = desk.settle(right["account"], by="Ana", note="the list of names")
    after = [row for row in desk.disputes(id=name) if row["slot"] == "killed"]
    assert {(row["status"], row["settled_by"], row["low"], row["high"]) for row in after} == {("settled", right["account"], 30, 30)}
    assert attack(desk)["disputes"] == attack(desk, as_of="2025-02-27")["disputes"] - 1
    assert {row["status"] for row in desk.disputes(id=name, as_of="2025-02-27") if row["slot"] == "killed"} == {"open"}
    closed = [row for row in desk.diff("2025-02-27", "2025-02-28") if row["what"] == "dispute_closed"]
    assert {(row["slot"], row["day"], row["after"]) for row in closed} == {("killed", "2025-02-28", f"settled by {right['account']}")}
    assert f"{name} killed" not in {row["id"] for row in desk.queue(limit=None)}
    desk.undo(made)
    again = [row for row in desk.disputes(id=name) if row["slot"] == "killed"]
    assert [{**row, "recorded_from": None} for row in again] == [{**row, "recorded_from": None} for row in sides]
    with pytest.raises(UnknownIdError, match="is no account"):
        desk.settle("knone", by="Ana")
    disputed = {each["account"] for each in desk.disputes()}
    lone = next(row for row in desk.incident(name).accounts if row["id"] not in disputed)
    with pytest.raises(ReviewError, match="nobody contradicts it"):
        desk.settle(lone["id"], by="Ana")
