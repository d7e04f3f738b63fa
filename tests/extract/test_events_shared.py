"""Bare infinitives share the modal and the negation of the verb that they are joined to."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The premier said that the army would not attack or invade Ostia.", "negated"),
        ("The army did not shell or invade the town on Monday.", "negated"),
        ("The army could invade or bomb the town.", "hypothetical"),
        ("The army invaded and bombed the town on Monday.", "actual"),
    ],
)
def test_joined_verbs_share_their_status(read, text, status):
    events = [event for event in read(text, published="2021-10-26").events if event.type == "ASSAULT"]
    assert events
    assert {event.status for event in events} == {status}
