"""Downloads: the record in every format of `tocsin export`, as of the day that the page shows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response, StreamingResponse

from tocsin.desk import Table
from tocsin.present.export import FORMATS, Exported, Format, export
from tocsin.web.frame import Frame, Framed

router = APIRouter()
LISTS = ("events", "claims", "commitments", "dates", "incidents", "disputes", "stories", "articles", "actors", "places")
_CALENDAR = ("dates", "commitments", "events")
_FILTERS = ("since", "until", "actor", "place", "type")
_PIECE = 64 * 1024


@router.get("/downloads")
def show_downloads(frame: Framed) -> Response:
    """Every format with what it is, for the day that the page shows."""
    asked = {name: frame.asked(name) for name in (*_FILTERS, "all")}
    return frame.page("downloads.html", formats=FORMATS.values(), lists=LISTS, calendar=_CALENDAR, asked=asked)


@router.get("/downloads/{name}")
def download(name: str, frame: Framed) -> Response:
    """One file; what was left out and what the format could not hold stands in the answer's head."""
    form = FORMATS.get(name)
    if form is None:
        raise HTTPException(404, f"there is no format {name[:40]!r}; /downloads shows all")
    rows = _rows(form, frame)
    # On disk, not in memory: a file may be larger than the machine.
    stream = tempfile.TemporaryFile()  # noqa: SIM115 - closed when its last piece is sent
    told = export(form, rows, stream, everything=frame.asked("all") is not None)
    size = stream.tell()
    stream.seek(0)
    file = f"tocsin-{rows.name}{form.suffix}"
    head = {"content-disposition": f'attachment; filename="{file}"', "content-length": str(size), **_told(told)}
    return StreamingResponse(_pieces(stream), media_type="application/octet-stream", headers=head)


def _rows(form: Format, frame: Frame) -> Table:
    asked = {name: frame.asked(name) for name in _FILTERS}
    listed = frame.asked("list")
    known = {"any": LISTS, "dates": _CALENDAR, "coded": ("coded",)}[form.listed]
    if listed is not None and listed not in known:
        raise HTTPException(404, f"{form.name} has no list {listed[:40]!r}; it has {', '.join(known)}")
    named = listed or known[0]
    rows: Table = getattr(frame.desk, "audited" if form.listed == "any" and named == "events" else named)(as_of=frame.as_of, **asked)
    return rows


def _told(told: Exported) -> dict[str, str]:
    words = {"x-rows": [("rows", told.rows)], "x-left-out": told.left_out, "x-not-held": told.lost}
    return {name: "; ".join(f"{count} {what}" for what, count in counts) for name, counts in words.items() if counts}


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    with stream:
        while piece := stream.read(_PIECE):
            yield piece
