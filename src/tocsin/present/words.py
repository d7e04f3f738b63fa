"""Small texts that every view shares: days as people write them, excerpts, names of actors and places."""

from __future__ import annotations

import re
from datetime import date

from tocsin.model import Record, Span

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_QUOTES = "“”\"'"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def day(iso: str) -> str:
    """A date as people write it: 2020-12-23 is "23 Dec 2020", 2020-12 is "Dec 2020"; anything else stays as it is."""
    parts = iso.split("T", maxsplit=1)[0].split("-")
    if len(parts) == 1 or not all(part.isdigit() for part in parts):
        return iso
    month = _MONTHS[int(parts[1]) - 1] if 1 <= int(parts[1]) <= 12 else parts[1]
    return f"{int(parts[2])} {month} {parts[0]}" if len(parts) > 2 else f"{month} {parts[0]}"


def days(start: str | None, end: str | None) -> str:
    """An interval in the fewest words: "20 Dec 2020", "11–20 Jan 2021", "Nov 2020", "since 21 Nov 2020"."""
    if start is None or end is None:
        return "" if start is end else f"since {day(start)}" if start else f"until {day(end or '')}"
    a, b = _date(start), _date(end)
    if a is None or b is None or a == b:
        return day(start)
    if a.day == 1 and (b.month, b.day) == (12, 31) and a.month == 1:
        return str(a.year) if a.year == b.year else f"{a.year}–{b.year}"
    if (a.year, a.month) == (b.year, b.month):
        whole = a.day == 1 and (b.month == 12 or date(b.year, b.month + 1, 1).toordinal() - 1 == b.toordinal())
        whole = whole and (b.month != 12 or b.day == 31)
        return f"{_MONTHS[a.month - 1]} {a.year}" if whole else f"{a.day}–{b.day} {_MONTHS[a.month - 1]} {a.year}"
    return f"{day(start)} – {day(end)}"


def _date(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def plain(text: str) -> str:
    """One line without control and direction marks: hostile text stays inert on a terminal."""
    return " ".join(_CONTROL.sub(" ", text).split())


def excerpt(text: str, limit: int) -> str:
    """The first words of a text, at most `limit` characters, cut between words."""
    line = plain(text)
    if len(line) <= limit:
        return line
    head = line[: limit - 1].rsplit(" ", 1)[0]
    return head.rstrip(",;:") + "…"


def quoted(text: str, limit: int = 70) -> str:
    """Words of the article in quotation marks; marks of their own are taken off first."""
    return f"“{excerpt(text, limit).strip(_QUOTES)}”"


def words_from(record: Record, anchor: Span, sentence: Span, limit: int = 60) -> str:
    """The words of the sentence from the anchor on: what was done, in the article's own words."""
    return quoted(record.article.text[anchor.start : min(sentence.end, anchor.start + 4 * limit)], limit)


def actor_names(record: Record) -> dict[str, str]:
    """Actor id → the name to show; the unnamed are left out, their own words say more ("an anonymous official")."""
    return {actor.id: plain(actor.name) for actor in record.actors if actor.kind != "unnamed"}


def place_names(record: Record) -> dict[str, str]:
    """Place id → the name to show."""
    return {place.id: plain(place.name) for place in record.places}
