"""Timeline and map: many events at once, each dot and each place one click from the rows that it stands for."""

from __future__ import annotations

from datetime import date, timedelta

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from tocsin.desk import summaries
from tocsin.desk.filters import full_day
from tocsin.desk.summaries import Lane
from tocsin.lexicon.codes import country_of
from tocsin.present.points import point_of
from tocsin.web import timeline
from tocsin.web.frame import Frame, Framed
from tocsin.web.wording import Row, plural, short

router = APIRouter()
FIRST_SPAN = 30
"""Days before the one shown with which a timeline opens."""
MOST_PLACES = 400


@router.get("/timeline")
def show_timeline(frame: Framed) -> Response:
    """Lanes of actors or places; where it begins and ends stands in the address."""
    first, last = _window(frame)
    lane: Lane = "place" if frame.asked("lane") == "place" else "actor"
    asked = {name: frame.asked(name) for name in ("actor", "place", "type")}
    rows = summaries.timeline(
        frame.desk,
        lane,
        timeline.signs_for(first, last),
        as_of=frame.as_of,
        since=first,
        until=last,
        **asked,  # type: ignore[arg-type]
    )
    drawing = timeline.drawing_of(rows, first, last, frame.day)
    return frame.page("timeline.html", drawing=drawing, first=first, last=last, lane=lane, asked=asked, zooms=_zooms(frame, first, last))


def _window(frame: Frame) -> tuple[str, str]:
    last = full_day("to", frame.asked("to", 10) or frame.day, is_last=True)
    first = full_day("from", frame.asked("from", 10) or (date.fromisoformat(last) - timedelta(days=FIRST_SPAN)).isoformat(), is_last=False)
    return (first, last) if first < last else (last, (date.fromisoformat(first) + timedelta(days=1)).isoformat())


def _zooms(frame: Frame, first: str, last: str) -> list[tuple[str, str]]:
    """Links to the neighbouring windows: closer, wider, earlier, later, everything."""
    a, b = date.fromisoformat(first), date.fromisoformat(last)
    days, middle = max(2, (b - a).days), a + (b - a) / 2
    windows = [
        ("closer", middle - timedelta(days=max(2, days // 4)), middle + timedelta(days=max(2, days // 4))),
        ("wider", middle - timedelta(days=min(days, 20_000)), middle + timedelta(days=min(days, 20_000))),
        ("← earlier", a - timedelta(days=days // 2), b - timedelta(days=days // 2)),
        ("later →", a + timedelta(days=days // 2), b + timedelta(days=days // 2)),
    ]
    links = [(name, frame.here(**{"from": start.isoformat(), "to": end.isoformat()})) for name, start, end in windows]
    if frame.reach.first and frame.reach.last:
        links.append(("all that is known", frame.here(**{"from": frame.reach.first, "to": frame.day})))
    return links


@router.get("/map")
def show_map(frame: Framed) -> Response:
    """The map, and the same places as a table; a country stands for itself and is never pinned in its middle."""
    asked = _map_filters(frame)
    return frame.page("map.html", rows_=[_placed(row) for row in _places(frame)], asked=asked, most=MOST_PLACES)


@router.get("/map.json")
def map_data(frame: Framed) -> Response:
    """What the map draws: points with their radius, countries to shade, names."""
    points, countries, labels = [], [], []
    for row in map(_placed, _places(frame)):
        name, href = short(row["place_name"], 80), frame.link("/search", kind="events", place=row["place"])
        title = f"{name}: {plural(row['events'], 'event')} in {plural(row['articles'], 'article')}"
        if row["place_kind"] == "country":
            known = country_of(row["country"] or "", "iso3")
            if known and known.number:
                countries.append({"iso_n3": known.number, "name": name, "count": row["articles"], "title": title, "href": href})
        elif row["point"] is not None:
            at = row["point"]
            title += ", shown coarser on purpose" if at.is_coarse else ""
            points.append(
                {
                    "lat": at.lat,
                    "lon": at.lon,
                    "radius_km": at.radius_km,
                    "label": name,
                    "count": row["articles"],
                    "title": title,
                    "href": href,
                }
            )
            labels.append({"lat": at.lat, "lon": at.lon, "name": name, "from_zoom": 2 if row["articles"] > 2 else 4})
    borders = frame.asked("borders")
    return JSONResponse(
        {"points": points, "countries": countries, "labels": labels, "disputed": borders if borders in BORDERS else "dashed"}
    )


BORDERS = ("dashed", "solid", "hidden")


def _map_filters(frame: Frame) -> dict[str, str | None]:
    return {name: frame.asked(name) for name in ("actor", "type", "since", "until", "borders")}


def _places(frame: Frame) -> list[Row]:
    asked = {name: value for name, value in _map_filters(frame).items() if name != "borders"}
    return summaries.places(frame.desk, MOST_PLACES, as_of=frame.as_of, **asked)  # type: ignore[arg-type]


def _placed(row: Row) -> Row:
    if row["lat"] is None or row["lon"] is None:
        return {**row, "point": None}
    at = point_of(row["place_name"] or "", row["place_kind"], (row["lat"], row["lon"]), holds_forces=bool(row["forces"]))
    return {**row, "point": at}
