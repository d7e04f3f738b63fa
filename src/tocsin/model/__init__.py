"""The nouns of Tocsin as frozen, slotted dataclasses: nothing comes in, the record and the picture go out.

`record.py` and `findings.py` are one article, `picture.py` is many. This room knows the standard library only and does no work.
"""

from __future__ import annotations

from tocsin.model.article import Article, Block
from tocsin.model.findings import (
    About,
    Action,
    Actor,
    Addressee,
    Claim,
    Commitment,
    Condition,
    Due,
    Event,
    EventActor,
    Fate,
    Party,
    Place,
    PlaceMention,
    Quantity,
    Recipient,
    RiskDate,
    Role,
    Speaker,
    Target,
    Tie,
    Time,
    Truce,
    Violation,
    When,
    Where,
)  # fmt: skip
from tocsin.model.ids import finding_id, kind_of_id, text_id
from tocsin.model.page import NOTHING_GIVEN, Given, Page, Rejected
from tocsin.model.picture import (
    Account,
    Clocks,
    Copy,
    Dispute,
    Incident,
    Judgement,
    Membership,
    Origin,
    Passage,
    Relation,
    Review,
    Story,
    Voice,
)  # fmt: skip
from tocsin.model.record import SCHEMA, MadeBy, Record, Versioned
from tocsin.model.spans import Interval, Span

__all__ = [
    "NOTHING_GIVEN", "SCHEMA", "About", "Account", "Action", "Actor", "Addressee", "Article", "Block", "Claim", "Clocks",
    "Commitment", "Condition", "Copy", "Dispute", "Due", "Event", "EventActor", "Fate", "Given", "Incident", "Interval",
    "Judgement", "MadeBy", "Membership", "Origin", "Page", "Party", "Passage", "Place", "PlaceMention", "Quantity",
    "Recipient", "Record", "Rejected", "Relation", "Review", "RiskDate", "Role", "Span", "Speaker", "Story", "Target", "Tie",
    "Time", "Truce", "Versioned", "Violation", "Voice", "When", "Where", "finding_id", "kind_of_id", "text_id",
]  # fmt: skip
