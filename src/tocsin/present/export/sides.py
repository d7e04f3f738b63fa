"""A coded row as the field's formats see it: its sides, its day, its codes; unknown stays null."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from tocsin.lexicon.codes import cameo_for, countries, sectors

Row = dict[str, Any]
_OWN_ID = re.compile(r"[a-z]([0-9a-f]{10})")
_SEP = "; "


@dataclass(frozen=True, slots=True)
class Side:
    """One who takes part, with what is known of him; empty where it is not."""

    id: str
    name: str
    words: str
    kind: str
    country: str
    sectors: tuple[str, ...]
    title: str
    attribution: str = ""
    word_of: str = ""


_CELLS = ("", "_name", "_words", "_kind", "_country", "_sectors", "_title")


def sides(row: Row, slot: str) -> list[Side]:
    """The actors or recipients of a row, in order."""
    names = [f"{slot}{ending}" for ending in _CELLS] + (["attribution", "attributed_to"] if slot == "actor" else [])
    cells = [str(row[name]).split(_SEP) if row[name] else [] for name in names]
    count = max(len(cells[0]), len(cells[1]))
    if not count:
        return []
    padded = [[*cell, *[""] * (count - len(cell))] for cell in cells]
    if slot != "actor":
        padded += [[""] * count] * 2
    return [
        Side(identity, name, words, kind, country, tuple(filter(None, listed.split(","))), title, attribution, word_of)
        for identity, name, words, kind, country, listed, title, attribution, word_of in zip(*padded, strict=True)
    ]


def joined(values: Iterator[str]) -> str | None:
    """Values that are known, joined by "; "; null where none is."""
    listed = [value for value in values if value]
    return _SEP.join(listed) or None


def number_of(identity: str) -> int:
    """A whole number for an id, the same every time: formats of the field number their events."""
    own = _OWN_ID.fullmatch(identity)
    return int(own[1], 16) if own else int(hashlib.sha256(identity.encode()).hexdigest()[:10], 16)


def first_day(row: Row) -> str | None:
    """The first day on which it may have happened, else the last one; null where no day is known."""
    day = row["when_start"] or row["when_end"]
    return str(day)[:10] if day else None


def days_of(row: Row) -> int | None:
    """How many days it may have happened on; null where an end is open."""
    start, end = row["when_start"], row["when_end"]
    if not start or not end:
        return None
    return (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days + 1


def code_of(row: Row) -> str | None:
    """CAMEO's code: the row's own, else that of its type and mode."""
    code: str | None = row["cameo"] or cameo_for(row["type"], row["mode"])
    return code


def country_name(iso3: str | None) -> str | None:
    """The name of a country: "IRQ" is Iraq."""
    found = countries().get(iso3 or "")
    return found.name if found else None


def types_of(side: Side) -> list[str]:
    """CAMEO's actor types of a side, each once, at most three."""
    held = sectors()
    return list(dict.fromkeys(held[each].cameo for each in side.sectors if each in held and held[each].cameo))[:3]


def told(row: Row) -> str | None:
    """What a reviewer must not miss, for formats without a column for it: the marks, and on whose word the actor stands."""
    if not row["attribution"]:
        return str(row["marks"]) if row["marks"] else None
    parts = [row["marks"]] if row["marks"] else []
    parts += [f"actor {side.attribution} on the word of {side.word_of}" for side in sides(row, "actor") if side.attribution in _ON_WORD]
    return _SEP.join(dict.fromkeys(parts)) or None


_ON_WORD = frozenset({"alleged", "suspected", "denied", "claimed", "admitted"})


def unit(row: Row) -> str:
    """The id by which rows are counted where a format knows incidents: the incident's, else the event's own."""
    return str(row["incident"] or row["id"])


def as_incident(row: Row) -> Row:
    """The row of an incident's first mention, with the day and the place that other mentions tell where this one does not."""
    if row["incident"] is None:
        return row
    filled = dict(row)
    if not first_day(row):
        filled |= {"when_start": row["incident_start"], "when_end": row["incident_end"]}
    if not row["place_name"] and row["incident_place"]:
        filled |= {"place_name": row["incident_place"], "country": row["incident_country"]}
        filled |= {"lat": row["incident_lat"], "lon": row["incident_lon"]}
    return filled


class Once:
    """Lets each id through once; keeps eight bytes for each and not the id."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def is_new(self, identity: str) -> bool:
        """True the first time."""
        key = hash(identity)
        if key in self._seen:
            return False
        self._seen.add(key)
        return True
