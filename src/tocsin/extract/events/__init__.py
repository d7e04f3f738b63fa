"""Parsed sentences come in, PLOVER events go out: who did what to whom, when, where, whether it happened, and on whose word.

Patterns are data (`lexicon/data/event_*.tsv`); this room matches them over dependencies and fills the slots of the record.
It must not judge truth, merge events across sentences, or name an actor that the words do not name.
"""

from __future__ import annotations

from tocsin.extract.base import Extractor
from tocsin.extract.events.find import find_events

EVENTS = Extractor("events", needs=("times", "quantities", "places", "actors", "claims"), makes=("events",), find=find_events)

__all__ = ["EVENTS", "find_events"]
