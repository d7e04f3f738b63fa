"""What the two islands draw, as plain values: the shapes are those of `islands/src/data.ts`.

A title is one line that names who says so; an accusation without its speaker goes into no pin, no shade and no edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tocsin.desk.mapping import Network, Spot, Tie
from tocsin.lexicon.borders import disputed_borders
from tocsin.lexicon.codes import countries
from tocsin.lexicon.places import Toponym, open_index
from tocsin.present.words import days
from tocsin.web.frame import Frame
from tocsin.web.wording import Row, parties, plural, short

MOST_SPOTS = 400
MOST_NODES, MOST_EDGES = 70, 220
"""More is a ball of wool; the table below the picture holds the rest."""
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
BORDERS = ("dashed", "solid", "hidden")
MOST_LABELS = 260
_NEAR_DEGREES = 6.0
"""Towns are named around what happened, as far as half of France."""


def map_of(frame: Frame, spots: Sequence[Spot], borders: str) -> dict[str, Any]:
    """The map: points with their radius, countries to shade, names of towns, borders in dispute."""
    shown = spots[:MOST_SPOTS]
    points = [_point(frame, spot) for spot in shown if spot.point is not None]
    return {
        "points": points,
        "countries": _shades(frame, shown),
        "labels": _labels([(each["lat"], each["lon"]) for each in points]),
        "disputed": borders if borders in BORDERS else BORDERS[0],
        "borders": [list(pair) for pair in disputed_borders()],
    }


def network_of(frame: Frame, network: Network) -> dict[str, Any]:
    """The network: actors by the origins that name them, ties by the origins that tell of them, never by articles."""
    heaviest = sorted(network.actors, key=lambda each: (-network.actors[each][1], each))[:MOST_NODES]
    kept = set(heaviest)
    nodes = [
        {
            "id": each,
            "label": short(network.actors[each][0], 60),
            "kind": "",
            "weight": network.actors[each][1],
            "href": frame.link("/actor", id=each),
        }
        for each in heaviest
    ]
    edges = [_edge(frame, tie) for tie in network.ties if tie.source in kept and tie.target in kept]
    return {"nodes": nodes, "edges": edges[:MOST_EDGES]}


def line_of(row: Row) -> str:
    """One event in one line with its speaker: "Assault, 24 Oct 1962: Cuba (alleged by CENTCOM) → United States"."""
    when = days(row["when_start"], row["when_end"])
    actors = ", ".join(
        f"{short(each.name, 40)} ({each.attribution or 'asserted'} by {short(each.by, 40) or 'the outlet'})" for each in parties(row)
    )
    done_to = f" → {short(row['recipient_name'], 60)}" if row["recipient_name"] else ""
    outlet = short(row["publisher"], 40) or "the outlet"
    return f"{row['type'].capitalize()}{', ' + when if when else ''}: {actors or f'who did it is not said (told by {outlet})'}{done_to}"


def _title(spot: Spot) -> str:
    more = len(spot.events) - 1
    return line_of(spot.events[0]) + (f"; and {plural(more, 'more event')} in {plural(spot.articles, 'article')}" if more else "")


def _point(frame: Frame, spot: Spot) -> dict[str, Any]:
    point = spot.point
    assert point is not None
    name = short(spot.name, 80) or "not named"
    return {
        "lat": point.lat, "lon": point.lon, "radius_km": point.radius_km, "count": spot.articles,
        "label": f"{name}, shown coarser on purpose" if point.is_coarse else name,
        "title": _title(spot), "href": frame.link("/search", kind="events", place=spot.place),
    }  # fmt: skip


def _shades(frame: Frame, spots: Sequence[Spot]) -> list[dict[str, Any]]:
    known, shades = countries(), []
    for spot in spots:
        country = known.get(spot.country or "") if spot.kind == "country" else None
        if country is not None and country.number:
            href = frame.link("/search", kind="events", place=spot.place)
            shades.append({"iso_n3": country.number, "name": country.name, "count": spot.articles, "title": _title(spot), "href": href})
    return shades


def _edge(frame: Frame, tie: Tie) -> dict[str, Any]:
    told = f"{QUADS[tie.quad]}, told by {plural(tie.origins, 'origin')}. {line_of(tie.events[0])}"
    href = frame.link("/search", kind="events", actor=tie.source) if len(tie.events) > 1 else frame.link(f"/finding/{tie.events[0]['id']}")
    return {"source": tie.source, "target": tie.target, "weight": tie.origins, "quad": QUADS[tie.quad], "title": told, "href": href}


def _labels(points: Sequence[tuple[float, float]]) -> list[dict[str, Any]]:
    """Capitals and large towns of the world, and smaller ones near what happened; the fewer people, the closer one must look."""
    kept = []
    for town in open_index().towns():
        zoom = _zoom_of(town)
        if zoom > 4.5 and not any(abs(town.lat - lat) < _NEAR_DEGREES and abs(town.lon - lon) < _NEAR_DEGREES for lat, lon in points):
            continue
        kept.append({"lat": round(town.lat, 3), "lon": round(town.lon, 3), "name": town.name, "from_zoom": zoom})
        if len(kept) == MOST_LABELS:
            break
    return kept


def _zoom_of(town: Toponym) -> float:
    """From which zoom a town is named: its people halve with each half step, as their room on the screen doubles."""
    steps = ((8_000_000, 2.0), (3_000_000, 3.5), (1_000_000, 4.5), (500_000, 5.0), (200_000, 6.0))
    zoom = next((zoom for people, zoom in steps if town.population >= people), 7.0)
    return min(zoom, 2.0 if town.population >= 1_000_000 else 3.5) if town.is_capital else zoom
