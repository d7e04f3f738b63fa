"""Sources, and About the numbers: where it comes from, how it is made, how well, and what it must not be used for."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from tocsin.desk import summaries
from tocsin.web.figures import measured
from tocsin.web.frame import Framed
from tocsin.web.kept import Kept
from tocsin.web.wording import Row

router = APIRouter()
_MOST = 200


@router.get("/sources")
def show_sources(frame: Framed) -> Response:
    """Publishers: articles against different texts, when the last one came, what was corrected, what has no day."""
    kept: Kept = frame.request.app.state.kept
    rows = [
        _with_health(row, frame.day)
        for row in kept.ask(frame, ("sources", frame.as_of), lambda: summaries.sources(frame.desk, _MOST, as_of=frame.as_of))
    ]
    copies = frame.desk.copies(as_of=frame.as_of, limit=500).to_dicts()
    return frame.page("sources.html", rows_=rows, copies=copies[:20], most=_MOST)


def _with_health(row: Row, day: str) -> Row:
    from datetime import date

    silent = (date.fromisoformat(day) - date.fromisoformat(row["last"][:10])).days if row["last"] else None
    return {**row, "silent": silent}


@router.get("/about")
def show_about(frame: Framed) -> Response:
    """What machine coding is, formulas, versions, measured figures, keys."""
    from tocsin.lexicon.tables import versions
    from tocsin.reading import VERSION

    return frame.page("about.html", version=VERSION, lexicons=versions(), figures=measured())
