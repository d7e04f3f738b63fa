"""Add: a statement or an article pasted, or an address; read at once, kept, and opened."""

from __future__ import annotations

import ipaddress
import re
import socket
from urllib.parse import urlsplit

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from tocsin.desk.filters import full_day
from tocsin.desk.handing_in import hand_in, hand_in_address
from tocsin.errors import IngestError, TocsinError
from tocsin.model import Given, Interval, Page, Rejected
from tocsin.web.forms import Fields, OwnSent
from tocsin.web.frame import Frame, Framed

router = APIRouter()
MEDIA = ("article", "statement", "social media", "interview", "briefing", "broadcast", "document")
_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
SHORTEST, LONGEST = 20, 1_000_000
"""Characters of a text: less holds no sentence, more is a book."""


@router.get("/add")
def show_add(frame: Framed) -> Response:
    """The form."""
    return frame.page("add.html", media=MEDIA, told={}, line="")


@router.post("/add")
def add(frame: Framed, sent: OwnSent) -> Response:
    """Reads what was pasted, or fetches the address; what was wrong is said above the form, with everything still in it."""
    frame.needs("reviewer")
    try:
        kept = _kept(frame, sent)
    except TocsinError as fault:
        kept = Rejected("", str(fault))
    if isinstance(kept, Rejected):
        return frame.page("add.html", 400, media=MEDIA, told=sent, line=kept.reason)
    return RedirectResponse(frame.link("/article", id=kept, as_of=None), 303)


def _kept(frame: Frame, sent: Fields) -> str | Rejected:
    text, address = sent.get("text", "").strip(), sent.get("url", "").strip()[:2000]
    given = _given(sent, address)
    if not text:
        _check_address(address, is_own_machine=frame.access.is_open)
        return hand_in_address(frame.desk, address, given)
    if not SHORTEST <= len(text) <= LONGEST:
        raise IngestError(f"The text has {len(text):,} characters; {SHORTEST} to {LONGEST:,} can be read.")
    title = f"{given.title}\n\n" if given.title else ""
    return hand_in(frame.desk, Page.of(address or "pasted", title + text, media_type="text/plain", given=given), given)


def _given(sent: Fields, address: str) -> Given:
    """Who speaks is who publishes: a statement pasted is its speaker's own voice, and no outlet stands between."""
    told = sent.get("day", "").strip()[:10]
    days = _published(told, sent.get("time", "").strip()[:5]) if told else None
    speaker, medium = sent.get("speaker", "").strip()[:200], sent.get("medium", "")
    title = sent.get("title", "").strip()[:300]
    if not title and speaker and medium in MEDIA[1:]:
        title = f"{medium.capitalize()} of {speaker}"
    return Given(published=days, publisher=speaker or None, url=address or None, title=title or None)


def _published(day: str, hour: str) -> Interval:
    """A day, or a minute of it in UTC."""
    first, last = full_day("day", day, is_last=False), full_day("day", day, is_last=True)
    if not hour:
        return Interval(first, last, "day")
    if first != last or not _HOUR.fullmatch(hour):
        raise IngestError(f"time: {hour!r} is no time of one day; write 14:30")
    return Interval(f"{first}T{hour}Z", f"{first}T{hour}Z", "minute")


def _check_address(address: str, *, is_own_machine: bool) -> None:
    """Only http and https; on a desk that others reach, no address inside the house that it stands in."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise IngestError("Paste a text, or give an address that begins with https:// or http://.")
    if is_own_machine:
        return
    try:
        found = {each[4][0] for each in socket.getaddrinfo(parts.hostname, parts.port or 443, proto=socket.IPPROTO_TCP)}
    except OSError as error:
        raise IngestError(f"{parts.hostname}: this name leads nowhere.") from error
    if not all(ipaddress.ip_address(str(each).partition("%")[0]).is_global for each in found):
        raise IngestError(f"{parts.hostname}: addresses inside this network are not fetched for others.")
