"""An explanation with what was considered beside the event and rejected: the article is read again for it."""

from __future__ import annotations

from dataclasses import replace

from tocsin.model import Event, Record
from tocsin.present.explanation import Explanation, find


def with_trace(explanation: Explanation, record: Record, finding_id: str) -> Explanation:
    """The explanation with the patterns and candidates that lost; for findings other than events as it was."""
    finding = find(record, finding_id)
    if not isinstance(finding, Event):
        return explanation
    from tocsin.reading import trace_event

    return replace(explanation, facts=(*explanation.facts, *trace_event(record, finding)))
