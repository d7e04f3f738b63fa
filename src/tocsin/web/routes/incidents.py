"""Incidents: the list, the page of one with its accounts, and merging, splitting and confirming."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from tocsin.desk import summaries
from tocsin.errors import TocsinError, UnknownIdError
from tocsin.model.vocabulary import Policy
from tocsin.web.accounts import mentions_of, slots_of
from tocsin.web.asking import sheet
from tocsin.web.forms import OwnSent
from tocsin.web.frame import Framed
from tocsin.web.wording import Row

router = APIRouter()
MOST_MENTIONS, MOST_JUDGED = 60, 40
POLICIES: tuple[Policy, ...] = ("conservative", "interval", "latest-official")


@router.get("/incidents")
def show_incidents(frame: Framed) -> Response:
    """Those that happened last first; filters stand in the address."""
    asked = {name: frame.asked(name) for name in ("type", "actor", "place", "since", "until", "text", "status")}
    found = sheet(frame, "incidents", newest=True, **asked)
    first = summaries.told_first(frame.desk, [row["id"] for row in found.rows], as_of=frame.as_of)
    return frame.page("incidents.html", sheet=found, asked=asked, told_first=first)


@router.get("/incident/{asked}")
def show_incident(frame: Framed, asked: str) -> Response:
    """Accounts as a table, who, through whom, value, certainty, words; how they stand to one another; why mentions are one."""
    try:
        page = frame.desk.incident(asked[:80], as_of=frame.as_of)
    except UnknownIdError as error:
        raise UnknownIdError("There is no incident of that id in what was known on that day.") from error
    if page.id != asked:
        return RedirectResponse(frame.link(f"/incident/{page.id}"), 303)
    disputes: dict[str, Sequence[Row]] = {
        policy: frame.desk.disputes(id=page.id, policy=policy, as_of=frame.as_of).to_dicts() for policy in POLICIES
    }
    slots = slots_of(page.accounts, page.relations, disputes)
    judged = [row for row in page.judgements if row["verdict"] != "different" or row["by"] == "person"]
    return frame.page(
        "incident.html", page=page, row=page.row, events=page.memberships[:MOST_MENTIONS], mentions=mentions_of(page.memberships[:MOST_MENTIONS]), slots=slots, judged=judged[:MOST_JUDGED],
        told={row["id"]: row for row in page.memberships},
    )  # fmt: skip


@router.post("/incident/{asked}")
def decide(frame: Framed, asked: str, sent: OwnSent) -> Response:
    """Merges, splits, confirms; a person's verdict outlives every rerun, and can be taken back."""
    frame.needs("reviewer")
    what, by, note = sent.get("what", ""), frame.session.name, sent.get("note", "")[:2000]
    if what == "merge":
        frame.desk.merge(asked, sent.get("other", "").strip()[:80], by=by)
    elif what == "split":
        frame.desk.split(asked, sent.get("event", "").strip()[:80], by=by)
    elif what == "same":
        frame.desk.judge(sent.get("left", "")[:80], sent.get("right", "")[:80], "same", by=by, note=note)
    elif what == "confirm":
        frame.desk.signoff(asked, by=by, note=note)
    elif what == "note":
        frame.desk.note(asked, note, by=by)
    elif what == "undo":
        frame.desk.undo(sent.get("remark", "")[:80])
    else:
        raise TocsinError(f"{what[:40]!r}: an incident can be merged, split, confirmed, or given a note")
    return RedirectResponse(frame.link(f"/incident/{asked}"), 303)
