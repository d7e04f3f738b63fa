"""The review desk: what waits for a person, one finding with its words, and the verdicts; nobody writes over anybody."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from tocsin.desk import summaries
from tocsin.errors import OvertakenError, TocsinError
from tocsin.model.columns import FATE, STORED
from tocsin.web.asking import MOST_PAGES, cut
from tocsin.web.forms import OwnSent, inside
from tocsin.web.frame import Frame, Framed, Refused
from tocsin.web.queue import WHY, waiting
from tocsin.web.routes.finding import finding_row
from tocsin.web.wording import Row

router = APIRouter()
SHOWN_QUEUED = 15
_WITHOUT_WORDS = frozenset({"actor", "dispute", "incident"})
"""Kinds of rows of the queue that stand for a whole incident: the sentence that told of it first stands beside them."""
MOST_QUEUED, MOST_DONE, MOST_TOLD = 40, 12, 2_000
_KINDS = {"events": "event", "claims": "claim", "commitments": "commitment", "dates": "date"}
_VERDICTS = {"accept": "accepted", "reject": "rejected", "edit": "edited"}


@router.get("/review")
def show_review(frame: Framed) -> Response:
    """The queue, or the one finding, or the two mentions, that the address names."""
    why, asked, pair = frame.asked("why"), frame.asked("id", 60), frame.asked("pair", 160)
    rows = waiting(frame, why)
    queue = frame.desk.queue(limit=MOST_QUEUED, as_of=frame.as_of).to_dicts()
    first = summaries.told_first(
        frame.desk, [row["incident"] for row in queue[:SHOWN_QUEUED] if row["kind"] in _WITHOUT_WORDS], as_of=frame.as_of
    )
    two = _pair(frame, pair) if pair else []
    listed, row = finding_row(frame, asked) if asked else ("events", None) if two else _first(rows)
    fields = [column.name for column in (*STORED[_KINDS[listed]], *(FATE[:1] if listed == "commitments" else ()))] if row else []
    told = frame.desk.reviews(id=row["id"], all=True).to_dicts() if row else []
    return frame.page(
        "review.html", rows_=rows, queue=queue[:SHOWN_QUEUED], first=first, two=two, row=row, listed=listed, fields=fields, told=told,
        seen=frame.desk.seen_of(row["id"]) if row else "", why=why, reasons=WHY, asked=asked, done=[] if asked else _done(frame),
    )  # fmt: skip


@router.get("/review/trail")
def show_trail(frame: Framed) -> Response:
    """The audit trail: every verdict, note, sign-off and what was taken back, with who and when, the latest first."""
    told = [_as_trail(frame, row) for row in frame.desk.reviews(all=True, newest=True, limit=MOST_TOLD)]
    told += [{**row, "what": row["kind"], "on": row["row"], "link": None, "note": row["text"]} for row in frame.desk.remarks(all=True)]
    told.sort(key=lambda row: str(row["at"]), reverse=True)
    return frame.page("trail.html", sheet=cut(told, max(1, frame.number("page", 1, MOST_PAGES))))


def _as_trail(frame: Frame, row: Row) -> Row:
    what = " ".join(filter(None, (row["verdict"], row["field"], row["value"] and f"= {row['value']}")))
    return {**row, "what": what, "on": row["anchor"], "link": frame.link("/review", id=row["finding"])}


def _pair(frame: Frame, pair: str) -> list[Row]:
    """The two mentions of which a person is asked whether they are one."""
    return [finding_row(frame, each)[1] for each in pair.split("~")[:2]] if "~" in pair else []


def _done(frame: Frame) -> list[Row]:
    """The latest verdicts on findings and on pairs, with who gave them."""
    single = [{**row, "what": " ".join(filter(None, (row["verdict"], row["field"], row["value"]))), "link": frame.link("/review", id=row["finding"]),
               "words": row["anchor"]} for row in frame.desk.reviews(newest=True, limit=MOST_DONE)]  # fmt: skip
    pairs = [{**row, "what": row["kind"], "link": frame.link("/review", pair=f"{row['row']}~{row['other']}"), "words": row["text"] or "two mentions"}
             for row in frame.desk.remarks() if row["kind"] in {"same", "different"}]  # fmt: skip
    return sorted((*single, *pairs), key=lambda row: str(row["at"]), reverse=True)[:MOST_DONE]


@router.post("/judge")
def judge(frame: Framed, sent: OwnSent) -> Response:
    """Whether two mentions are one incident; refused where it contradicts another verdict."""
    frame.needs("reviewer")
    verdict = sent.get("verdict", "")
    if verdict not in {"same", "different"}:
        raise TocsinError("Two mentions are the same or different.")
    left, right = (sent.get(side, "")[:80] for side in ("left", "right"))
    frame.desk.judge(left, right, verdict, by=frame.session.name, note=sent.get("note", "")[:2000])
    return RedirectResponse(inside(sent.get("to", "/review")), 303)


@router.post("/review/{asked}")
def decide(frame: Framed, asked: str, sent: OwnSent) -> Response:
    """A verdict; 409 with what the other one said where somebody decided since the page was drawn."""
    frame.needs("reviewer")
    _, row = finding_row(frame, asked)
    what = sent.get("what", "")
    try:
        _write(frame, row, what, sent)
    except OvertakenError as fault:
        raise Refused(409, _told_by_another(frame, row)) from fault
    return RedirectResponse(inside(sent.get("to")), 303)


def _write(frame: Frame, row: Row, what: str, sent: OwnSent) -> None:
    seen = sent.get("seen", "")
    if what == "undo":
        frame.desk.undo_review(row["id"], seen=seen)
        return
    if what not in _VERDICTS:
        raise TocsinError(f"{what[:40]!r} is no verdict; it is accept, reject, edit or undo")
    change = (sent.get("field", "")[:60], sent.get("value", "")[:2000]) if what == "edit" else ()
    frame.desk.review(row["id"], _VERDICTS[what], *change, by=frame.session.name, note=sent.get("note", "")[:2000], seen=seen)  # type: ignore[arg-type]


def _told_by_another(frame: Frame, row: Row) -> str:
    told = frame.desk.reviews(id=row["id"]).to_dicts()
    if not told:
        return "Somebody took a verdict back since you opened this. Open it again and decide on what is there now."
    last = told[-1]
    what = " ".join(filter(None, (last["verdict"], last["field"], last["value"])))
    return f"{last['by']} decided first ({what}). Open it again and decide on what is there now."


def _first(rows: list[tuple[str, str, Row]]) -> tuple[str, Row | None]:
    return (rows[0][1], rows[0][2]) if rows else ("events", None)
