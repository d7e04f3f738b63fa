"""What the demonstration shows across its dispatches: a dispute, two days, a revision, a copy, an unsure merge, a correction."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

import tocsin
from tocsin.cli.main import tocsin as front


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    done = CliRunner().invoke(front, ["demo", "--db", str(path)], catch_exceptions=False)
    assert done.exit_code == 0
    return path, done.output


@pytest.fixture(scope="module")
def desk(shown):
    with tocsin.open(shown[0]) as opened:
        yield opened


def shooting(desk, **asked):
    rows = [row for row in desk.disputes(**asked) if row["slot"] == "killed"]
    return {(row["speaker_name"], row["value"]) for row in rows}


def test_a_dispute_with_three_speakers(shown, desk):
    assert {name for name, _ in shooting(desk)} == {"Fernando Garza", "National Strike Council", "Octavio Paz"}
    assert re.search(r"A DISPUTE WITH 3 SPEAKERS: the dead of 1968-10-02", shown[1])
    assert re.search(r"low 20, high 325", shown[1])


def test_two_days_have_two_answers(shown, desk):
    assert shooting(desk, as_of="1968-10-02") == set()
    assert shooting(desk, as_of="1968-10-04") == {("Fernando Garza", "20"), ("National Strike Council", "100")}
    assert ("National Strike Council", "190") in shooting(desk, as_of="1968-10-07")
    assert ("Octavio Paz", "325") not in shooting(desk, as_of="1970-02-19")
    for day in ("1968-10-04", "1968-10-07"):
        assert f"AS OF {day}: 2 speakers differ" in shown[1]


def test_nothing_leaks_from_a_later_or_an_inferred_day(shown, desk):
    assert "in 0 answers as of the 14th and in 1 as of the 15th" in shown[1]
    (row,) = desk.articles(text='"Olympic Games were opened"')
    assert (row["published_basis"], row["known_from"]) == ("inferred", "1968-10-15")
    for day in ("1962-10-23", "1968-10-06", "1968-10-14"):
        for listed in (desk.articles, desk.events, desk.claims, desk.incidents, desk.disputes):
            assert all(row["known_from"] <= day for row in listed(as_of=day))


def test_a_revision_is_no_dispute(shown, desk):
    assert "A REVISION THAT IS NO DISPUTE: National Strike Council said at least 100 on 1968-10-03 and 190 on 1968-10-06" in shown[1]
    incident = next(row["incident"] for row in desk.disputes() if row["slot"] == "killed")
    page = desk.incident(incident)
    speaker = {row["id"]: row["speaker_name"] for row in page.accounts}
    pairs = [(speaker[row["a"]], speaker[row["b"]]) for row in page.relations if row["kind"] == "contradicts"]
    assert pairs
    assert all(one != other for one, other in pairs)


def test_a_wire_copy_is_counted_once(shown, desk):
    assert re.search(r"A WIRE COPY COUNTED ONCE: \d+ articles, \d+ origins", shown[1])
    incident = next(row["incident"] for row in desk.disputes() if row["slot"] == "killed")
    row = desk.incident(incident).row
    assert row["origins"] == row["articles"] - 1
    garza = [each for each in desk.voices(id=incident) if each["speaker_name"] == "Fernando Garza" and each["slot"] == "killed"]
    assert [(each["articles"], each["origins"]) for each in garza] == [(2, 1)]


def test_an_unsure_merge_waits_in_the_queue(shown, desk):
    merges = desk.queue(kind="merge").to_dicts()
    assert merges
    assert all(row["sentence"] and row["other"] for row in merges)
    assert f"tocsin review same|different {merges[0]['id'].replace('~', ' ')}" in shown[1]


def test_a_coding_error_stays_corrected(shown, desk):
    assert "after its article was read anew it is still in no list" in shown[1]
    rejected = [row for row in desk.commitments(all=True) if row["reviewed"] == "rejected"]
    assert [row["reviewed_by"] for row in rejected] == ["The demonstration"]


def test_the_ledger_of_the_shooting(desk):
    rows = [row for row in desk.statements("Three Cultures", kind="killed") if row["speaker_name"] == "National Strike Council"]
    assert [row["value"] for row in rows][:1] == ["100"]
    assert any("100 became 190" in row["drift"] for row in rows)
    garza = [row for row in desk.statements("Three Cultures", kind="killed") if row["speaker_name"] == "Fernando Garza"]
    assert [row["drift"] for row in garza] == ["first", "word for word, of one origin"]


def test_what_changed_between_two_days(desk):
    changes = desk.diff("1968-10-02", "1968-10-07").to_dicts()
    assert {row["what"] for row in changes} >= {"known", "dispute_opened"}
    opened = [row["slot"] for row in changes if row["what"] == "dispute_opened"]
    assert sorted(opened) == ["killed", "perpetrator", "responsibility"]


def test_every_kind_of_dispute_is_shown(desk):
    """A figure that differs, a denial of one charge, and two parties that blame each other."""
    rows = desk.disputes().to_dicts()
    assert {row["kind"] for row in rows} == {"discrepancy", "denial", "counter_accusation"}
    shelled = {(row["speaker_name"], row["polarity"]) for row in rows if row["kind"] == "denial" and row["slot"] == "responsibility"}
    assert {polarity for _, polarity in shelled} == {"affirmed", "denied"}
    assert len({name for name, _ in shelled}) == 2
    mexico = {(row["speaker_name"], row["value"], row["polarity"]) for row in rows if row["kind"] == "counter_accusation"}
    assert ("National Strike Council", "the army", "affirmed") in mexico
    assert ("National Strike Council", "students", "denied") in mexico
