"""Sources, and About the numbers: where it comes from, how it is made, how well, and what it must not be used for."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from starlette.responses import Response

from tocsin.desk import summaries
from tocsin.web.figures import measured
from tocsin.web.frame import Frame, Framed
from tocsin.web.kept import Kept
from tocsin.web.wording import Row

router = APIRouter()
_MOST = 200
_SHOWN_COPIES, _MOST_COPIES = 20, 500
SILENCE = 14
"""Days without an article after which an outlet is called silent: a weekly has missed two issues."""


@router.get("/sources")
def show_sources(frame: Framed) -> Response:
    """Publishers: articles against origins, when the last one came, what was corrected, what has no day."""
    rows = [{**row, "health": health_of(row, frame.day)} for row in sources_of(frame)]
    copies = frame.desk.copies(as_of=frame.as_of, limit=_MOST_COPIES).to_dicts()
    return frame.page("sources.html", rows_=rows, copies=copies[:_SHOWN_COPIES], more_copies=len(copies) - _SHOWN_COPIES, silence=SILENCE)


def sources_of(frame: Frame) -> list[Row]:
    """Publishers with their sums; page and chart ask once."""
    kept: Kept = frame.request.app.state.kept
    return kept.ask(frame, ("sources", frame.as_of), lambda: summaries.sources(frame.desk, _MOST, as_of=frame.as_of))


def health_of(row: Row, day: str) -> list[str]:
    """What is not in order with an outlet, in few words: ["silent for 21 d", "2 without a day"]."""
    silent = (date.fromisoformat(day) - date.fromisoformat(row["last"][:10])).days if row["last"] else 0
    told = [f"silent for {silent:,} d"] if silent > SILENCE else []
    told += [f"{row['undated']} without a day"] if row["undated"] else []
    return told + ([f"{row['inferred']} by an inferred day"] if row["inferred"] else [])


@router.get("/about")
def show_about(frame: Framed) -> Response:
    """What machine coding is, formulas, versions, measured figures, keys."""
    from tocsin.lexicon.tables import versions
    from tocsin.reading import VERSION

    return frame.page("about.html", version=VERSION, lexicons=versions(), figures=measured())
