"""Charts as pictures: drawn on the server from the same specification as in notebooks and briefs."""

from __future__ import annotations

import json
from functools import lru_cache

from fastapi import APIRouter
from starlette.responses import Response

from tocsin.desk.filters import full_day
from tocsin.present import charts
from tocsin.web.frame import Framed
from tocsin.web.routes.numbers import sources_of
from tocsin.web.routes.views import sums
from tocsin.web.security import INERT
from tocsin.web.timeline import within

router = APIRouter()


@router.get("/charts/sources.svg")
def sources(frame: Framed) -> Response:
    """Articles and origins by publisher."""
    return _picture("sources", sources_of(frame)[: charts.MOST_BARS], is_dark=frame.asked("dark") is not None)


@router.get("/charts/events.svg")
def events(frame: Framed) -> Response:
    """Events over time in a window of days."""
    first, last = (full_day(name, frame.asked(name, 10) or frame.day, is_last=name == "to") for name in ("from", "to"))
    asked = {name: frame.asked(name) for name in ("actor", "place", "type")}
    rows = sums(frame, "place", (first, last), asked)
    return _picture("events", within(rows, first, last), is_dark=frame.asked("dark") is not None)


def _picture(name: str, rows: object, *, is_dark: bool) -> Response:
    return Response(_drawn(name, json.dumps(rows), is_dark), media_type="image/svg+xml", headers={"content-security-policy": INERT})


@lru_cache(maxsize=64)
def _drawn(name: str, rows: str, is_dark: bool) -> str:
    """The same figures are drawn once: a drawing takes 50 ms, the first one a second."""
    draw = {"sources": charts.sources_chart, "events": charts.events_chart}[name]
    return charts.svg_of(draw(json.loads(rows), charts.DARK if is_dark else charts.LIGHT))
