"""Charts as pictures: drawn on the server from the same specification as in notebooks and briefs."""

from __future__ import annotations

import json
from functools import lru_cache

from fastapi import APIRouter
from starlette.responses import Response

from tocsin.desk.filters import full_day
from tocsin.present import charts
from tocsin.web.frame import Frame, Framed
from tocsin.web.routes.numbers import sources_of
from tocsin.web.routes.views import drawn_timeline, sums
from tocsin.web.security import INERT
from tocsin.web.timeline import within

router = APIRouter()


NARROW, WIDE = 280, 1600
"""Pixels between which a chart that is handled is drawn."""
NARROW_CHART = {"sources": 190, "events": 280}
"""How wide the drawn part of a picture is for a phone, where letters would else shrink with it."""


@router.get("/charts/sources.svg")
def sources(frame: Framed) -> Response:
    """Articles and origins by publisher."""
    return _picture(frame, "sources", sources_of(frame)[: charts.MOST_BARS])


@router.get("/charts/events.svg")
def events(frame: Framed) -> Response:
    """Events over time in a window of days."""
    first, last = (full_day(name, frame.asked(name, 10) or frame.day, is_last=name == "to") for name in ("from", "to"))
    asked = {name: frame.asked(name) for name in ("actor", "place", "type")}
    return _picture(frame, "events", within(sums(frame, "place", (first, last), asked), first, last))


@router.get("/charts/timeline.json")
def handled_timeline(frame: Framed) -> Response:
    """The timeline of the address as Vega's own JSON, as wide as the window that asks."""
    names = ("lane", "at", "tone", "count", "label", "href")
    dots = [{name: dot[name] for name in names} for dot in drawn_timeline(frame).dots]
    width = max(NARROW, frame.number("width", 1100, WIDE))
    return Response(_handled(json.dumps(dots), width, is_dark=frame.asked("dark") is not None), media_type="application/json")


def _picture(frame: Frame, name: str, rows: object) -> Response:
    width = NARROW_CHART[name] if frame.asked("narrow") else None
    drawn = _drawn(name, json.dumps(rows), width, is_dark=frame.asked("dark") is not None)
    return Response(drawn, media_type="image/svg+xml", headers={"content-security-policy": INERT})


@lru_cache(maxsize=64)
def _drawn(name: str, rows: str, width: int | None, *, is_dark: bool) -> str:
    """The same figures are drawn once: a drawing takes 50 ms, the first one a second."""
    draw = {"sources": charts.sources_chart, "events": charts.events_chart}[name]
    asked = {} if width is None else {"width": width}
    return charts.svg_of(draw(json.loads(rows), charts.DARK if is_dark else charts.LIGHT, **asked))


@lru_cache(maxsize=64)
def _handled(dots: str, width: int, *, is_dark: bool) -> str:
    return json.dumps(charts.vega_of(charts.timeline_chart(json.loads(dots), charts.DARK if is_dark else charts.LIGHT, width)))
