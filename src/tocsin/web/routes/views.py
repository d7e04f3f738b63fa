"""Timeline and map: many events at once, each dot and each place one click from the rows that it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
_ASKED = ("actor", "place", "type")


@router.get("/timeline")
def show_timeline(frame: Framed) -> Response:
    """Lanes of actors or places; where it begins and ends stands in the address."""
    drawn = drawn_timeline(frame)
    asked = {name: frame.asked(name) for name in _ASKED}
    return frame.page(
        "timeline.html", drawing=drawn.drawing, dots=drawn.dots, first=drawn.first, last=drawn.last, lane=drawn.lane, asked=asked,
        zooms=_zooms(frame, drawn.first, drawn.last),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Timeline:
    """What the address asks for, drawn, and each dot with the address of its rows."""

    first: str
    last: str
    lane: Lane
    drawing: timeline.Drawing
    dots: Sequence[Row]


def drawn_timeline(frame: Frame) -> Timeline:
    """The timeline of the address, for the page and for the chart that a reader handles."""
    first, last = _window(frame)
    lane: Lane = "place" if frame.asked("lane") == "place" else "actor"
    rows = timeline.within(sums(frame, lane, (first, last), {name: frame.asked(name) for name in _ASKED}), first, last)
    names = summaries.names(frame.desk, timeline.lanes_of(rows)) if lane == "actor" else {}
    drawing = timeline.drawing_of(rows, (first, last), frame.day, names)
    order = {key: (n, name) for n, (key, name, _) in enumerate(drawing.lanes)}
    dots = sorted(drawing.dots, key=lambda dot: (order[dot.lane], dot.first, dot.tone))
    return Timeline(first, last, lane, drawing, [_told(frame, lane, order[dot.lane][1], dot) for dot in dots])


def _told(frame: Frame, lane: Lane, name: str, dot: timeline.Dot) -> Row:
    """A dot with where it lies and the address of the rows that it stands for."""
    rows = frame.link("/search", kind="events", since=dot.first, until=dot.last, **{lane: dot.lane})
    href = frame.link(f"/finding/{dot.one}") if dot.count == 1 and dot.one else rows
    return {
        "lane": name, "at": dot.at, "tone": dot.tone, "count": dot.count, "label": dot.label, "href": href,
        "x": dot.x, "y": dot.y, "radius": dot.radius,
    }  # fmt: skip


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
