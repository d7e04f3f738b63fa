"""The data of the two islands, with the filters and the day of the page that they stand on."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from tocsin.desk import mapping
from tocsin.desk.filters import filters_of
from tocsin.model.questions import Filters
from tocsin.web import islands
from tocsin.web.frame import Frame, Framed

router = APIRouter()
BORDERS_COOKIE = "tocsin_borders"
_A_YEAR = 365 * 24 * 3600


@router.get("/map/data.json")
def map_data(frame: Framed) -> Response:
    """The map of the question in the address."""
    spots, _ = mapping.spots_of(frame.desk, asked_of(frame))
    return JSONResponse(islands.map_of(frame, spots, borders_of(frame)))


@router.get("/actors/network.json")
def network_data(frame: Framed) -> Response:
    """The network of the question in the address."""
    return JSONResponse(islands.network_of(frame, mapping.network_of(frame.desk, asked_of(frame))))


def asked_of(frame: Frame) -> Filters:
    """The filters that a map and a network share with their pages."""
    asked: dict[str, Any] = {name: frame.asked(name) for name in ("actor", "place", "type", "since", "until", "text")}
    return filters_of(as_of=frame.as_of, **asked)


def borders_of(frame: Frame) -> str:
    """How borders in dispute are drawn: as the address says, else as this reader chose last."""
    told = frame.asked("borders") or frame.request.cookies.get(BORDERS_COOKIE, "")
    return told if told in islands.BORDERS else islands.BORDERS[0]


def keep_borders(frame: Frame, answer: Response) -> Response:
    """Remembers the choice in the address for the next visit."""
    if frame.asked("borders") in islands.BORDERS:
        answer.set_cookie(BORDERS_COOKIE, borders_of(frame), max_age=_A_YEAR, httponly=True, samesite="strict", path="/")
    return answer
