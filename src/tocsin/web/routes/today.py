"""Today, the first screen; signing off closes the day, and the next one starts from it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from tocsin.desk.filters import full_day
from tocsin.errors import TocsinError
from tocsin.web import today
from tocsin.web.forms import OwnSent
from tocsin.web.frame import Framed

router = APIRouter()


@router.get("/")
def show_today(frame: Framed) -> Response:
    """What came since the last sign-off, in the order in which an analyst asks for it."""
    since = today.since(frame)
    new = today.window(frame, since.after)
    calm, hot = today.signs(new)
    return frame.page(
        "today.html", new=new, since=since, most=today.MOST, coverage=today.coverage(frame, new), lines=today.lines(frame, new),
        replies=today.replies(new), facts=today.facts(new), posture=today.posture(new), dates=today.dates_ahead(frame), calm=calm, hot=hot,
        unknowns=today.unknowns(new), disputes=today.disputed(frame, new), watched=today.watched(frame, new),
    )  # fmt: skip


@router.post("/sign-off")
def sign_off(frame: Framed, sent: OwnSent) -> Response:
    """Closes a day: tomorrow tells what comes after it."""
    frame.needs("reviewer")
    day = full_day("day", sent.get("closed", "") or frame.day, is_last=True)
    frame.desk.signoff(f"{today.CLOSED}{day}", by=frame.session.name, note=sent.get("note", "")[:2000])
    return RedirectResponse(f"/?as_of={day}" if sent.get("pinned") else "/", 303)


@router.post("/watch")
def watch(frame: Framed, sent: OwnSent) -> Response:
    """Puts words on the watch list of this reader, or takes an entry off."""
    frame.needs("reviewer")
    words = " ".join(sent.get("words", "").split())[:200]
    if sent.get("gone"):
        frame.desk.undo(sent["gone"][:80])
    elif words:
        frame.desk.watch(words, by=frame.session.name)
    else:
        raise TocsinError("Say which words to watch for.")
    return RedirectResponse((f"/?as_of={full_day('day', sent['pinned'], is_last=True)}" if sent.get("pinned") else "/") + "#watch", 303)
