"""One example row a list for the API's description: public facts in our own words, as a row would show them."""

from __future__ import annotations

from typing import Any

from tocsin.web.answers import CAUTION

_CITES = {
    "article": "a1f09c3b",
    "version": 1,
    "publisher": "Northern Wire",
    "published": "1962-10-23",
    "quoted": "On Monday President Kennedy announced a naval quarantine of Cuba.",
    "words": "announced a naval quarantine",
    "start": 412,
    "end": 440,
}
_ROWS: dict[str, dict[str, Any]] = {
    "articles": {
        "id": "a1f09c3b",
        "headline": "Washington to search ships bound for Cuba",
        "publisher": "Northern Wire",
        "published_end": "1962-10-23",
    },
    "events": {
        "id": "e51c0a2d",
        "type": "SANCTION",
        "actor_name": "John F. Kennedy",
        "recipient_name": "Cuba",
        "when_start": "1962-10-22",
        "status": "actual",
    },
    "claims": {"id": "c77ab310", "speaker_name": "John F. Kennedy", "content": "any missile would be answered", "polarity": "affirmed"},
    "commitments": {"id": "m0d4e6f1", "kind": "promise", "by_name": "John F. Kennedy", "status": "standing"},
    "dates": {"id": "d3311b7e", "kind": "scheduled", "date_start": "1962-10-24", "note": "the quarantine takes effect"},
    "actors": {"id": "person:john-f-kennedy", "name": "John F. Kennedy", "kind": "person", "country": "USA"},
    "roles": {"person_name": "John F. Kennedy", "title": "president", "organisation": "United States"},
    "places": {"id": "CUB", "name": "Cuba", "kind": "country", "radius_km": 600.0},
    "copies": {"a": "a1f09c3b", "b": "a77e2210", "kind": "truncated", "share_of_a": 0.61, "share_of_b": 0.97},
    "stories": {"id": "s41", "title": "Quarantine of Cuba", "first": "1962-10-22", "last": "1962-10-28"},
    "incidents": {"id": "i9c", "type": "SANCTION", "when_start": "1962-10-22", "place_name": "Cuba"},
    "disputes": {"incident": "i9c", "slot": "count:missile", "speaker_name": "Pentagon", "value": "42", "kind": "discrepancy"},
}


def example_page(listed: str) -> dict[str, Any]:
    """A page of one row: `example_page("events")["rows"][0]["type"]` is "SANCTION"."""
    cites = [_CITES] if listed not in {"stories", "copies", "incidents"} else []
    row = {**_ROWS[listed], "cites": cites}
    return {"rows": [row], "next": None, "recorded_as_of": "2026-11-24T20:15:00.000000Z", "caution": CAUTION}
