"""Lists with their filters: commitments with their calendar, statements and the way of one, search."""

from __future__ import annotations

import calendar
from collections import defaultdict
from datetime import date
from itertools import islice

from fastapi import APIRouter
from starlette.responses import Response

from tocsin.errors import TocsinError
from tocsin.web.accounts import question_of
from tocsin.web.asking import A_PAGE, Sheet, cut, number_of, sheet
from tocsin.web.frame import Frame, Framed
from tocsin.web.routes.finding import finding_row
from tocsin.web.wording import Row

router = APIRouter()
KINDS = ("threat", "red_line", "ultimatum", "promise", "assurance", "truce", "demand", "order", "plan", "refusal")
FATES = ("standing", "tripped", "met", "broken", "ended", "expired", "unknown")
ACTS = (
    "deny",
    "accuse",
    "threaten",
    "warn",
    "admit",
    "claim_responsibility",
    "confirm",
    "estimate",
    "promise",
    "demand",
    "announce",
    "retract",
)
SEARCHED = ("events", "claims", "commitments", "articles")
MOST_LOOKED_AT = 2_000
"""Rows that a filter of the page's own goes through; what the desk can ask itself goes to the desk."""
MOST_DATES, MOST_STEPS = 400, 300


@router.get("/commitments")
def show_commitments(frame: Framed) -> Response:
    """Threats, lines, promises and truces with what became of them, the latest first."""
    asked = {name: frame.asked(name) for name in ("kind", "status", "actor", "by", "to", "text")}
    found = sheet(frame, "commitments", newest=True, **asked)
    return frame.page("commitments.html", sheet=found, asked=asked, kinds=KINDS, fates=FATES)


@router.get("/commitments/calendar")
def show_calendar(frame: Framed) -> Response:
    """One month with its deadlines, meetings and anniversaries; those before and after by link."""
    year, month = _month(frame.asked("month", 7) or frame.day[:7])
    last = calendar.monthrange(year, month)[1]
    first, end = date(year, month, 1).isoformat(), date(year, month, last).isoformat()
    held: dict[str, list[Row]] = defaultdict(list)
    for row in islice(frame.desk.dates(as_of=frame.as_of, due_after=first, limit=MOST_DATES), MOST_DATES):
        if first <= (row["date_start"] or "") <= end:
            held[row["date_start"][:10]].append({**row, "line": row["note"] or row["words"], "what": row["kind"]})
    for row in islice(frame.desk.commitments(as_of=frame.as_of, due_after=first, limit=MOST_DATES), MOST_DATES):
        if row["due_end"] and first <= row["due_end"] <= end:
            held[row["due_end"][:10]].append({**row, "line": row["action"], "what": _whose(row)})
    held = {day: list({(row["what"], row["line"]): row for row in rows}.values()) for day, rows in held.items()}
    weeks = calendar.Calendar().monthdatescalendar(year, month)
    before, after = _shifted(year, month, -1), _shifted(year, month, 1)
    return frame.page("calendar.html", weeks=weeks, held=held, first=first, month=month, before=before, after=after)


def _whose(row: Row) -> str:
    """Whose commitment it is, and who tells of it: "threat of Cuba, told by Castro"."""
    return f"{row['kind']} of {row['by_name'] or 'somebody not named'}, told by {row['attributed_to'] or row['publisher'] or 'the outlet'}"


def _month(asked: str) -> tuple[int, int]:
    year, _, month = asked.partition("-")
    if not (year.isdecimal() and len(year) == 4 and month.isdecimal() and 1 <= int(month) <= 12 and 1 < int(year) < 9999):
        raise TocsinError(f"month: {asked!r} is no month; write 1962-10")
    return int(year), int(month)


def _shifted(year: int, month: int, by: int) -> str:
    count = max(12, year * 12 + month - 1 + by)
    return f"{count // 12:04}-{count % 12 + 1:02}"


@router.get("/statements")
def show_statements(frame: Framed) -> Response:
    """Who says what, through whom, the latest first."""
    asked = {name: frame.asked(name) for name in ("speaker", "text")}
    act = frame.asked("act")
    if act is None:
        found = sheet(frame, "claims", newest=True, **asked)
    else:
        rows = frame.desk.claims(as_of=frame.as_of, newest=True, limit=MOST_LOOKED_AT, **asked)  # type: ignore[arg-type]
        found = cut([row for row in rows if act in (row["acts"] or "")], max(1, frame.number("page", 1, 40)))
    return frame.page("statements.html", sheet=found, asked=asked, act=act, acts=ACTS)


@router.get("/statements/way")
def show_way(frame: Framed) -> Response:
    """Who said it first, through whom it travelled and how the wording drifted: about an incident, an event, or words."""
    about = frame.asked("about")
    rows = list(frame.desk.statements(about, as_of=frame.as_of, limit=MOST_STEPS)) if about else []
    threads: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        threads[row["thread"]].append(row)
    told = sorted(threads.values(), key=lambda steps: -len(steps))
    return frame.page("way.html", about=about, threads=told, questions=[question_of(steps[0]["slot"]) for steps in told])


@router.get("/statement/{asked}")
def show_statement(frame: Framed, asked: str) -> Response:
    """The way of one statement: who said it, who passed it on, where it was printed, who answered."""
    _, row = finding_row(frame, asked)
    words = " ".join((row["content"] or "").split()[:8])
    alike = [row]
    if row["speaker_name"] and words:
        same = frame.desk.claims(as_of=frame.as_of, speaker=row["speaker"] or row["speaker_name"], text=f'"{words}"', limit=100)
        alike += [each for each in same if each["id"] != row["id"]]
    answers = [each for each in frame.desk.claims(as_of=frame.as_of, article=row["article"]) if each["replies_to"] == row["id"]]
    about = [found for each in (row["about"] or "").split("; ") if each for found in frame.desk.events(id=each, as_of=frame.as_of)]
    return frame.page("statement.html", row=row, alike=alike, answers=answers, about=about)


@router.get("/search")
def show_search(frame: Framed) -> Response:
    """Full text with filters; the address of a search can be shared and kept."""
    listed = frame.asked("kind") if frame.asked("kind") in SEARCHED else "events"
    names = ("text", "actor", "place", "type", "speaker", "since", "until")
    asked = {name: frame.asked(name) for name in names}
    certainty = frame.asked("certainty")
    narrowed = {name: value for name, value in asked.items() if value}
    found = _searched(frame, listed or "events", narrowed, certainty) if narrowed or certainty or frame.asked("kind") else None
    return frame.page("search.html", sheet=found, asked=asked, listed=listed, lists=SEARCHED, certainty=certainty)


def _searched(frame: Frame, listed: str, asked: dict[str, str], certainty: str | None) -> Sheet:
    if listed == "articles" and "text" in asked:
        words, number = asked.pop("text"), number_of(frame)
        found = frame.desk.search(words, as_of=frame.as_of, limit=A_PAGE + 1, offset=(number - 1) * A_PAGE, **asked)  # type: ignore[arg-type]
        rows = list(found)
        return Sheet(rows[:A_PAGE], number, len(rows) > A_PAGE)
    sure = certainty if listed in {"events", "claims"} else None
    return sheet(frame, listed, newest=True, certainty=sure, **asked)
