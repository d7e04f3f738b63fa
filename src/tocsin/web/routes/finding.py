"""One finding: the way to its words, why it stands, and how it is cited."""

from __future__ import annotations

import re

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from tocsin.errors import UnknownIdError
from tocsin.present.citation import citation_of
from tocsin.web.frame import Frame, Framed
from tocsin.web.wording import Row, outward

router = APIRouter()
_ID = re.compile(r"[a-z][0-9a-f]{4,40}")
_LISTS = {"e": "events", "c": "claims", "m": "commitments", "d": "dates"}


def finding_row(frame: Frame, asked: str) -> tuple[str, Row]:
    """The list and the row of a finding by its whole id; raises UnknownIdError."""
    if _ID.fullmatch(asked) and (listed := _LISTS.get(asked[0])):
        for row in getattr(frame.desk, listed)(id=asked, as_of=frame.as_of, all=True):
            return listed, row
    raise UnknownIdError("There is no finding of that id in what was known on that day.")


@router.get("/finding/{asked}")
def show_finding(frame: Framed, asked: str) -> Response:
    """The finding in its article."""
    _, row = finding_row(frame, asked)
    return RedirectResponse(frame.link("/article", id=row["article"], finding=asked) + f"#{asked}", 303)


@router.get("/cite/article")
def show_article_citation(frame: Framed) -> Response:
    """An article by its headline: what a hit of the search is cited as."""
    asked = frame.asked("id", 4000) or ""
    row = next(iter(frame.desk.articles(id=asked, as_of=frame.as_of)), None)
    if row is None:
        raise UnknownIdError("There is no article of that id in what was known on that day.")
    return _cited(frame, {**row, "sentence": row["headline"] or "Without a title", "headline": None}, frame.link("/article", id=asked))


@router.get("/cite/{asked}")
def show_citation(frame: Framed, asked: str) -> Response:
    """A finding as a cited sentence in three writings; a part of a page where a script asks for it."""
    _, row = finding_row(frame, asked)
    return _cited(frame, row, frame.link("/article", id=row["article"], finding=asked) + f"#{asked}")


@router.get("/cite/{incident}/{account}")
def show_account_citation(frame: Framed, incident: str, account: str) -> Response:
    """One speaker's account of an incident as a cited sentence: its value stands in his words."""
    told = frame.desk.incident(incident[:80], as_of=frame.as_of).accounts
    row = next((each for each in told if each["id"] == account), None)
    if row is None:
        raise UnknownIdError("There is no account of that id in what was known on that day.")
    cited = {**row, "id": row["finding"], "published_start": row.get("published_start") or row.get("published_end")}
    return _cited(frame, cited, frame.link(f"/incident/{incident}") + f"#row-{account}")


def _cited(frame: Frame, row: Row, back: str) -> Response:
    """The citation as a page, or as a part of one; where the outlet's own address is not known, the link leads to the words on this desk."""
    is_part = frame.request.headers.get("x-part") == "1"
    address = outward(row.get("url")) or str(frame.request.base_url).rstrip("/") + back
    return frame.page("cite_part.html" if is_part else "cite.html", citation=citation_of({**row, "url": address}), row=row, back=back)


@router.get("/explain/{asked}")
def show_explanation(frame: Framed, asked: str) -> Response:
    """The sentence with its spans, the rule that fired, and what people said of it."""
    listed, row = finding_row(frame, asked)
    return frame.page("explain.html", row=row, listed=listed, explanation=frame.desk.explain(asked, as_of=frame.as_of))
