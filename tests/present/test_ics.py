"""Days ahead and dues as a calendar: read back by a calendar parser, with ids that hold."""

from __future__ import annotations

from datetime import date
from typing import Any

import icalendar

from tocsin.present.calendar import calendar_of


def row(**changed: Any) -> dict[str, Any]:
    base = {
        "id": "d0123456789", "kind": "deadline", "date_start": "2021-01-11", "date_end": "2021-01-20", "note": "reduction of troops",
        "words": "by mid-January", "sentence": "The ministry ordered a reduction of troops by mid-January.",
        "publisher": "The Echo", "published_end": "2020-12-24", "url": "https://example.org/a", "recorded_from": "2020-12-24T08:00:00+00:00",
    }  # fmt: skip
    return {**base, **changed}


def entries(rows: list[dict[str, Any]]) -> list[Any]:
    return list(icalendar.Calendar.from_ical(calendar_of(rows)).walk("VEVENT"))


def test_a_loose_deadline_covers_its_interval():
    (entry,) = entries([row()])
    assert entry.decoded("dtstart") == date(2021, 1, 11)
    assert entry.decoded("dtend") == date(2021, 1, 21), "the end of a whole-day entry is the day after (RFC 5545, 3.6.1)"
    assert "reduction of troops" in str(entry["summary"])
    assert "by mid-January" in str(entry["description"])


def test_ids_hold_over_reruns():
    first, again = entries([row()]), entries([row(note="other words", recorded_from="2021-01-02T08:00:00+00:00")])
    assert [str(each["uid"]) for each in first] == [str(each["uid"]) for each in again]
    assert len({str(each["uid"]) for each in entries([row(), row(id="d9876543210")])}) == 2


def test_the_due_of_a_commitment_is_an_entry():
    due = row(id="m0123456789", date_start=None, date_end=None, due_start=None, due_end="2021-03-12", action="leave the square")
    (entry,) = entries([due])
    assert entry.decoded("dtstart") == date(2021, 3, 12)


def test_what_has_no_last_day_is_no_entry():
    assert entries([row(date_start=None, date_end=None)]) == []


def test_long_and_foreign_words_survive_folding():
    words = "Außenminister – 外交部 " * 20
    (entry,) = entries([row(sentence=words)])
    assert words.strip() in str(entry["description"])
