"""Whole stories of MUC-4: is there an incident, who did it, to whom, with what.

Sets: gold/events/muc4 doc_dev with keys_dev. These keys carry the string fills only (perpetrators, targets, instrument); type, date,
place, stage and numbers of the full templates are not in them, so they cannot be measured here. A story's fill is right if a word of
substance is shared with one of the strings that its key gives; each key entity and each of our fills
counts once a story.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from evals.figures import Figure
from evals.gold import GOLD, corpus_hash
from evals.parses import doc_of
from tocsin.article.text import article_from_text
from tocsin.model import EventActor, Record
from tocsin.reading import read_doc

FOLDER = GOLD / "events" / "muc4"
QUICK = 40
INCIDENTS = frozenset({"ASSAULT", "COERCE"})
TOLD = frozenset({"actual", "ongoing"})
SLOTS = {
    "perpetrator": ("perp_individual_id", "perp_organization_id"),
    "target": ("hum_tgt_name", "hum_tgt_description", "phys_tgt_id"),
    "instrument": ("incident_instrument_id",),
}
_EMPTY = frozenset({"the", "a", "an", "of", "and", "his", "her", "their", "some", "two", "three", "at", "in", "to", "for", "by"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "them", "him", "we"})
Fill = frozenset[str]
"""Words of one entity."""


def words(text: str) -> Fill:
    return frozenset(re.findall(r"[a-z0-9]+", text.lower())) - _EMPTY


def keys() -> dict[str, dict[str, set[Fill]]]:
    """Entities by story and slot; a story without an incident has no slot at all."""
    told: dict[str, dict[str, set[Fill]]] = {}
    for block in (FOLDER / "keys_dev").read_text("utf-8").split("%%%"):
        if not block.strip():
            continue
        pairs: list[tuple[str, Any]] = json.loads(block)
        story = told.setdefault(str(dict(pairs)["message_id"]), {})
        if dict(pairs)["message_template"] == "*":
            continue
        for slot, names in SLOTS.items():
            fills = story.setdefault(slot, set())
            fills.update(fill for name, value in pairs if name in names and value for fill in [_strings(value)] if fill)
    return told


def _strings(value: dict[str, Any]) -> Fill:
    parts = [*value.get("strings", ()), *value.get("strings_lhs", ()), *value.get("strings_rhs", ())]
    return frozenset().union(*map(words, parts)) if parts else frozenset()


def ours(record: Record) -> dict[str, set[Fill]]:
    """The same from a record: attacks and coercions that are told as having happened."""
    events = [event for event in record.events if event.type in INCIDENTS and event.status in TOLD]
    found: dict[str, set[Fill]] = {slot: set() for slot in SLOTS} if events else {}
    for event in events:
        found["perpetrator"] |= {words(named(actor, record)) for actor in event.actors}
        found["target"] |= {words(record.text_of(recipient.span)) for recipient in event.recipients}
        found["instrument"] |= {words(record.text_of(event.instrument))} if event.instrument else set()
    return {slot: {fill for fill in fills if fill} for slot, fills in found.items()}


def named(actor: EventActor, record: Record) -> str:
    """The words of an actor; for a pronoun the longest words that name whom it stands for."""
    text = record.text_of(actor.span)
    who = next((each for each in record.actors if each.id == actor.actor), None)
    if who is None or text.lower() not in _PRONOUNS:
        return text
    return max((record.text_of(span) for span in who.mentions), key=len, default=text)


def stories(*, quick: bool) -> Iterator[tuple[dict[str, set[Fill]], dict[str, set[Fill]]]]:
    """Key and answer of each story."""
    key = keys()
    rows = [json.loads(line) for line in (FOLDER / "doc_dev").read_text("utf-8").splitlines()]
    for row in rows[:: len(rows) // QUICK] if quick else rows:
        article = article_from_text(row["text"])
        yield key[row["docid"]], ours(read_doc(doc_of(article), article, "kept"))


def figures(*, quick: bool) -> list[Figure]:
    if not FOLDER.is_dir():
        return []
    told = list(stories(quick=quick))
    corpus = corpus_hash(FOLDER / "doc_dev", FOLDER / "keys_dev")
    relevant = f1(sum(bool(a) and bool(b) for a, b in told), sum(bool(b) for _, b in told), sum(bool(a) for a, _ in told))
    measured = [Figure("muc.incident.f1", relevant, len(told), "stories", corpus)]
    for slot in SLOTS:
        pairs = [(key.get(slot, set()), answer.get(slot, set())) for key, answer in told if key]
        wanted, given = sum(len(key) for key, _ in pairs), sum(len(answer) for _, answer in pairs)
        found = sum(any(fill & other for other in answer) for key, answer in pairs for fill in key)
        right = sum(any(fill & other for other in key) for key, answer in pairs for fill in answer)
        precision, recall = right / max(1, given), found / max(1, wanted)
        measured.append(Figure(f"muc.{slot}.f1", 200 * precision * recall / max(1e-9, precision + recall), wanted, "fills", corpus))
    return measured


def f1(right: int, given: int, wanted: int) -> float:
    """F1 in per cent from counts."""
    return 200 * right / max(1, given + wanted)
