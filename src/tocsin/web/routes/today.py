"""Today, the first screen; `Sign off` closes the day."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from tocsin.web import today
from tocsin.web.frame import Framed

router = APIRouter()


@router.get("/")
def show_today(frame: Framed) -> Response:
    """What came since the last sign-off, in the order in which an analyst asks for it."""
    after = frame.asked("after", 10) or frame.shifted(-today.FIRST_DAYS)
    new = today.window(frame, after)
    calm, hot = today.signs(new)
    return frame.page(
        "today.html", new=new, most=today.MOST, coverage=today.coverage(new), lines=today.lines(frame, new), replies=today.replies(new),
        facts=today.facts(new), posture=today.posture(new), dates=today.dates_ahead(frame), calm=calm, hot=hot,
        unknowns=today.unknowns(new), disputes=[],
    )  # fmt: skip
