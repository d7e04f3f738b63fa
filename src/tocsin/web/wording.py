"""How values are written on a page: days, short lines, names of codes; text of articles loses what could act or mislead."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import zip_longest
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from tocsin.lexicon.zones import zones_of
from tocsin.present.words import day, days, excerpt

Row = dict[str, Any]
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


class Party(NamedTuple):
    """One who is said to have done it, and on whose word; both always go out in the same cell."""

    name: str
    actor: str
    attribution: str
    by: str
    certainty: str


class Clock(NamedTuple):
    """Whose day a day is: in few words for beside it, and in full on hover."""

    words: str
    full: str


def inert(text: str | None) -> str:
    """Text of an article without control and direction marks; lines stay. Templates escape it."""
    return _UNSEEN.sub(" ", text or "")


def short(text: str | None, most: int = 160) -> str:
    """One line of at most `most` signs; of a title of five million only the beginning is looked at."""
    return excerpt(_UNSEEN.sub(" ", (text or "")[: 6 * most]), most)


def long_day(iso: str) -> str:
    """A day in full: "Thursday, 24 December 2020"."""
    when = date.fromisoformat(iso[:10])
    return f"{_DAYS[when.weekday()]}, {when.day} {_MONTHS[when.month - 1]} {when.year}"


def moment(iso: str | None) -> str:
    """A moment in UTC to the minute: "24 Nov 2026, 21:42 UTC"."""
    return f"{day(iso)}, {iso[11:16]} UTC" if iso and len(iso) > 15 else day(iso) if iso else ""


def spoken(code: str | None) -> str:
    """A code as words: "claim_responsibility" is "claim responsibility"."""
    return (code or "").replace("_", " ").replace("-", " ")


def split(values: str | None) -> list[str]:
    """The values of one cell."""
    return [each.strip() for each in (values or "").split(";") if each.strip()]


def few(names: str | None, most: int = 2) -> str:
    """The first names of a cell, each once, and how many more: "Israel, Iran and 2 more"."""
    found = list(dict.fromkeys(split(names)))
    shown = ", ".join(short(each, 60) for each in found[:most])
    return f"{shown} and {len(found) - most} more" if len(found) > most else shown


def uncounted(names: str | None) -> str:
    """The names of a cell without those that are figures, which stand in a table of their own: "at least 100 people"."""
    return "; ".join(each for each in split(names) if not any(sign.isdigit() for sign in each))


def figure(value: float | None) -> str:
    """A figure with thousands apart, without a needless point."""
    return "" if value is None else f"{value:,.0f}" if value == int(value) else f"{value:,}"


def outward(url: str | None) -> str | None:
    """An address that a browser may be sent to: http and https with a host, nothing else."""
    try:
        parts = urlsplit((url or "")[:2000])
    except ValueError:
        return None
    return (url or "")[:2000] if parts.scheme in {"http", "https"} and parts.netloc else None


def ahead(iso: str, today: str) -> str:
    """How far a day lies ahead: "+10 d", "today", "3 d ago"."""
    distance = (date.fromisoformat(iso[:10]) - date.fromisoformat(today[:10])).days
    return "today" if distance == 0 else f"+{distance} d" if distance > 0 else f"{-distance} d ago"


def parties(row: Row) -> list[Party]:
    """The actors of an event, each with the one on whose word he stands."""
    columns = (_cells(row.get(name)) for name in ("actor_name", "actor", "attribution", "attributed_to", "certainty"))
    found = (Party(*(cell or "" for cell in cells)) for cells in zip_longest(*columns, fillvalue=""))
    return [party for party in found if party.name]


def around(sentence: str, words: str | None, most: int = 260) -> tuple[str, str, str]:
    """A sentence in three: before the words that a row stands on, those words, after them; cut where it is longer than `most`."""
    at = sentence.find(words) if words else -1
    if at < 0:
        return short(sentence, most), "", ""
    words = (words or "")[:most]
    room = max(0, most - len(words)) // 2
    before, after = inert(sentence[max(0, at - room) : at]), inert(sentence[at + len(words) : at + len(words) + room])
    if at > room:
        before = "…" + before.partition(" ")[2]
    if at + len(words) + room < len(sentence):
        after = after.rpartition(" ")[0] + "…"
    return " ".join(before.split("\n")), " ".join(inert(words).split("\n")), " ".join(after.split("\n"))


def strip_quotes(text: str | None, most: int = 160) -> str:
    """One line without the quotation marks around it, which the page sets itself."""
    return short(text, most).strip("“”\"'‘’ ")


def word_on(row: Row, actor: str) -> str:
    """On whose word one actor of an event stands: "alleged by CENTCOM"."""
    found = next((party for party in parties(row) if party.actor == actor), None)
    by = (found.by if found else "") or row.get("publisher") or "the outlet"
    return f"{(found.attribution if found else '') or 'asserted'} by {short(by, 60)}"


def clock_of(row: Row) -> Clock:
    """Whose day the day of an event or incident is: "Havana time, UTC−5"; no words beside what is longer than a day."""
    first, last = row.get("when_start"), row.get("when_end")
    if not first:
        return Clock("", "no day is given")
    if row.get("when_basis") == "publication":
        return Clock("by the day of publication, UTC", "the words give no day: this is the day on which they were published, in UTC")
    if first[:10] != (last or first)[:10] or len(first) < 10:
        return Clock("", "days as they are counted at the place itself")
    if not row.get("place"):
        return Clock("", "the day as the article gives it; it names no place")
    zones = zones_of(row.get("place") or "", row.get("country"), row.get("lat"), row.get("lon"))
    if len(zones) == 1:
        (zone,) = zones
        words = ", ".join(filter(None, (f"{zone.town} time", zone.offset(first))))
        return Clock(words, f"the local day of the place, which keeps {zone.name}")
    if zones:
        return Clock("local day, several zones", f"the place keeps {few('; '.join(each.name for each in zones), 3)}")
    return Clock("zone not known", "the day as the article gives it; the zone of its place is not known")


def plural(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 article", "3 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _cells(joined: str | None) -> list[str]:
    return [each.strip() for each in (joined or "").split(";")] if joined else []


FILTERS: dict[str, Callable[..., Any]] = {
    "inert": inert, "short": short, "day": day, "long_day": long_day, "moment": moment, "spoken": spoken, "few": few, "split": split,
    "figure": figure, "outward": outward, "ahead": ahead, "parties": parties, "uncounted": uncounted, "clock": clock_of, "around": around, "strip_quotes": strip_quotes, "word_on": word_on, "plural": plural, "span_of": days,
}  # fmt: skip
