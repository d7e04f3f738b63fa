"""The seed article's commitments and dates ahead, as an analyst wrote them down."""

from __future__ import annotations

from typing import Any

from tocsin.model import Commitment, Record


def holds(record: Record, commitment: Commitment, wanted: dict[str, Any]) -> bool:
    """True if a commitment has everything that the expectation names."""
    kinds = wanted["kind"] if isinstance(wanted["kind"], list) else [wanted["kind"]]
    names = {actor.id: actor.name for actor in record.actors}

    def party(part: Any) -> str:
        return f"{record.text_of(part.span)} {names.get(part.actor, '')}" if part is not None else ""

    said = next((claim for claim in record.claims if claim.id == commitment.claim), None)
    speaker = party(said.speaker) if said is not None and said.speaker.span is not None else ""
    checks = [
        commitment.kind in kinds,
        wanted.get("draws_line", commitment.draws_line) == commitment.draws_line,
        any(word in party(commitment.by) + " " + speaker for word in wanted.get("by", "").split()) or not wanted.get("by"),
        _alike(wanted.get("to", ""), party(commitment.to)),
        wanted.get("action", "").lower() in record.text_of(commitment.action.span).lower(),
        _in(wanted.get("condition"), record, commitment.condition),
        wanted.get("condition_kind") in {None, commitment.condition.kind if commitment.condition else None},
        wanted.get("threshold") in {None, record.text_of(commitment.threshold) if commitment.threshold else None},
        wanted.get("status") in {None, commitment.fate[-1].status},
        _due(wanted.get("due"), commitment),
        _target(wanted.get("target"), commitment),
    ]
    return all(checks)


def _alike(wanted: str, found: str) -> bool:
    return not wanted or wanted in found or (wanted == "U.S." and "United States" in found)


def _in(wanted: str | None, record: Record, part: Any) -> bool:
    return wanted is None or (part is not None and wanted in record.text_of(part.span))


def _due(wanted: dict[str, Any] | None, commitment: Commitment) -> bool:
    if wanted is None:
        return True
    return commitment.due is not None and (commitment.due.start, commitment.due.end) == (str(wanted["start"]), str(wanted["end"]))


def _target(wanted: dict[str, Any] | None, commitment: Commitment) -> bool:
    if wanted is None:
        return True
    target = commitment.target
    return target is not None and (target.current, target.goal, target.unit) == (wanted["from"], wanted["to"], wanted["unit"])


def test_every_commitment_of_the_seed(seed: Record, expected: dict[str, Any]):
    missing = [each for each in expected["commitments"]["must"] if not any(holds(seed, found, each) for found in seed.commitments)]
    assert missing == []


def test_the_truce_ended_on_its_day(seed: Record):
    truce = next(each for each in seed.commitments if each.kind == "truce")
    assert truce.fate[-1].status == "ended"
    assert truce.fate[-1].on is not None
    assert truce.fate[-1].on.start == "2020-11-18"


def test_every_date_of_the_seed(seed: Record, expected: dict[str, Any]):
    found = {(each.kind, each.date.start, each.date.end) for each in seed.dates}
    for wanted in expected["commitments"]["dates"]:
        day = wanted["date"]
        start, end = (day["start"], day["end"]) if isinstance(day, dict) else (day, day)
        assert (wanted["kind"], str(start), str(end)) in found


def test_the_quoted_line_governs(seed: Record):
    quoted = next(
        each for each in seed.commitments if each.kind == "threat" and each.condition and "American" in seed.text_of(each.condition.span)
    )
    paraphrase = next(each for each in seed.commitments if each.kind == "red_line")
    assert paraphrase.same_as == quoted.id
