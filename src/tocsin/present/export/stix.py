"""A STIX 2.1 bundle: an incident for each event, an identity for each one who takes part, a location for each place, and who was in what.

That somebody took part is a relationship whose description says on whose word; STIX's own "attributed-to" is never used.
Objects are written as they come; the stix2 library reads them.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import IO, Any

from tocsin.codec import encode
from tocsin.lexicon.codes import countries
from tocsin.present.export.base import Picked, Row
from tocsin.present.export.sides import Once, Side, first_day, sides, told

_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:tocsin")
_CLASSES = {
    "person": "individual",
    "state": "organization",
    "organisation": "organization",
    "media": "organization",
    "armed_group": "group",
}
Thing = dict[str, Any]


def write(rows: Picked, stream: IO[bytes]) -> int:
    """One bundle; how many incidents it holds."""
    stream.write(f'{{"type":"bundle","id":"{_id("bundle", "tocsin")}","objects":[\n'.encode())
    maker, once, count = _maker(), Once(), 0
    stream.write(encode(maker))
    for row in rows:
        for thing in _things(row, once, maker["id"]):
            stream.write(b",\n" + encode(thing))
        count += 1
        if first_day(row) is None:
            rows.lost["events without a day: no day in the description"] += 1
    stream.write(b"\n]}\n")
    return count


def _id(kind: str, key: str) -> str:
    """The same thing has the same id in every file."""
    return f"{kind}--{uuid.uuid5(_SPACE, f'{kind}/{key}')}"


def _maker() -> Thing:
    made = "2026-01-01T00:00:00.000Z"
    what = "Machine codings, not verified incidents"
    return {
        "type": "identity", "spec_version": "2.1", "id": _id("identity", "tocsin"), "created": made, "modified": made,
        "name": "Tocsin", "identity_class": "system", "description": what,
    }  # fmt: skip


def _things(row: Row, once: Once, maker: str) -> Iterator[Thing]:
    made = f"{row['recorded_from'][:23].rstrip('Z')}Z"
    clocks = {"spec_version": "2.1", "created": made, "modified": made, "created_by_ref": maker}
    incident = {"type": "incident", "id": _id("incident", row["id"]), **clocks, **_incident(row)}
    yield incident
    for slot in ("actor", "recipient"):
        for side in sides(row, slot):
            identity = _identity(side)
            if once.is_new(identity["id"]):
                yield {**identity, **clocks}
            yield {**_relation(incident["id"], identity["id"], _part(slot, side)), **clocks}
    if row["place_name"]:
        location = _location(row)
        if once.is_new(location["id"]):
            yield {**location, **clocks}
        yield {**_relation(incident["id"], location["id"], f"place, as {row['where_basis'] or 'told'}"), **clocks}


def _incident(row: Row) -> Thing:
    apart = told(row)
    days = " to ".join(dict.fromkeys(str(day)[:10] for day in (row["when_start"], row["when_end"]) if day))
    lines = (row["sentence"], f"Happened: {days}." if days else "", f"{apart}." if apart else "", "Machine coding, not verified.")
    labels = [row["type"], *filter(None, (row["mode"], row["status"], row["frame"])), *(row["marks"] or "").split("; ")]
    source = {"source_name": row["publisher"] or "article", "external_id": row["article"], "description": row["headline"] or ""}
    reference = {key: value for key, value in (*source.items(), ("url", row["url"])) if value}
    return {
        "name": f"{row['type']}: {row['words']}",
        "description": "\n".join(filter(None, lines)),
        "labels": [label for label in dict.fromkeys(labels) if label],
        "external_references": [reference],
    }


def _identity(side: Side) -> Thing:
    name = side.name or side.words
    key = side.id if side.id and not side.id.startswith("local:") else f"name:{name}"
    made = {"type": "identity", "id": _id("identity", key), "name": name, "identity_class": _CLASSES.get(side.kind, "unknown")}
    return made | ({"labels": list(side.sectors)} if side.sectors else {})


def _part(slot: str, side: Side) -> str:
    if slot == "actor" and side.attribution:
        return f"named as actor: {side.attribution}, on the word of {side.word_of or 'the outlet'}"
    return f"named as {slot}"


def _location(row: Row) -> Thing:
    country = countries().get(row["country"] or "")
    made: Thing = {"type": "location", "id": _id("location", row["place"] or row["place_name"]), "name": row["place_name"]}
    if country:
        made["country"] = country.iso2
    if row["lat"] is not None and row["lon"] is not None:
        made |= {"latitude": row["lat"], "longitude": row["lon"]}
    # A location needs a point, a country or a region; the ocean has none of them.
    return made if len(made) > 3 else made | {"region": "world"}


def _relation(source: str, target: str, words: str) -> Thing:
    return {
        "type": "relationship", "id": _id("relationship", f"{source}/{target}/{words}"), "relationship_type": "related-to",
        "source_ref": source, "target_ref": target, "description": words,
    }  # fmt: skip
