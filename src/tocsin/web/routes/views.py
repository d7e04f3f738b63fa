"""Timeline and map: many events at once, each dot and each place one click from the rows that it stands for."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from starlette.responses import Response

from tocsin.desk import mapping, summaries
from tocsin.desk.filters import full_day
from tocsin.desk.summaries import Lane
from tocsin.web import timeline
from tocsin.web.frame import Frame, Framed, moved
from tocsin.web.islands import BORDERS
from tocsin.web.kept import Kept
from tocsin.web.routes.islands import asked_of, borders_of, keep_borders
from tocsin.web.wording import Row

router = APIRouter()
FIRST_SPAN = 30
"""Days before the one shown with which a timeline opens."""
MOST_PLACES = 150


@router.get("/timeline")
def show_timeline(frame: Framed) -> Response:
    """Lanes of actors or places; where it begins and ends stands in the address."""
    first, last = _window(frame)
    lane: Lane = "place" if frame.asked("lane") == "place" else "actor"
    asked = {name: frame.asked(name) for name in ("actor", "place", "type")}
    rows = sums(frame, lane, (first, last), asked)
    rows = timeline.within(rows, first, last)
    names = summaries.names(frame.desk, timeline.lanes_of(rows)) if lane == "actor" else {}
    drawing = timeline.drawing_of(rows, (first, last), frame.day, names)
    return frame.page("timeline.html", drawing=drawing, first=first, last=last, lane=lane, asked=asked, zooms=_zooms(frame, first, last))


def sums(frame: Frame, lane: Lane, window: tuple[str, str], asked: dict[str, str | None]) -> list[Row]:
    """Events by lane and day, as the page and its chart ask for them; kept until something is written."""
    kept: Kept = frame.request.app.state.kept
    signs = timeline.signs_for(*window)
    question = ("timeline", lane, signs, frame.as_of, window, tuple(sorted(asked.items())))
    narrowed = {"as_of": frame.as_of, "since": window[0], "until": window[1], **asked}
    return kept.ask(frame, question, lambda: summaries.timeline(frame.desk, lane, signs, **narrowed))  # type: ignore[arg-type]


def _window(frame: Frame) -> tuple[str, str]:
    last = full_day("to", frame.asked("to", 10) or frame.day, is_last=True)
    first = full_day("from", frame.asked("from", 10) or moved(last, -FIRST_SPAN), is_last=False)
    return (first, last) if first < last else (moved(last, -1), moved(first, 1))


def _zooms(frame: Frame, first: str, last: str) -> list[tuple[str, str]]:
    """Links to the neighbouring windows: closer, wider, earlier, later, everything."""
    days = max(2, (date.fromisoformat(last) - date.fromisoformat(first)).days)
    middle, near = moved(first, days // 2), max(2, days // 4)
    windows = [
        ("closer", moved(middle, -near), moved(middle, near)),
        ("wider", moved(middle, -days), moved(middle, days)),
        ("← earlier", moved(first, -(days // 2)), moved(last, -(days // 2))),
        ("later →", moved(first, days // 2), moved(last, days // 2)),
    ]
    links = [(name, frame.here(**{"from": start, "to": end})) for name, start, end in windows]
    if frame.reach.first and frame.reach.last:
        links.append(("all that is known", frame.here(**{"from": frame.reach.first, "to": frame.day})))
    return links


@router.get("/map")
def show_map(frame: Framed) -> Response:
    """The map, and the same places as a table; a country stands for itself and is never pinned in its middle."""
    asked = {name: frame.asked(name) for name in ("actor", "type", "since", "until")} | {"borders": borders_of(frame)}
    spots, is_cut = mapping.spots_of(frame.desk, asked_of(frame))
    shown = spots[:MOST_PLACES]
    page = frame.page(
        "map.html", spots=shown, asked=asked, styles=BORDERS, is_cut=is_cut, most=mapping.MOST_EVENTS, left=len(spots) - len(shown)
    )
    return keep_borders(frame, page)
