"""An article: its text with every finding marked, a card for each, the page as it came, and what its versions changed."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from tocsin.model import Record
from tocsin.web import reading
from tocsin.web.frame import Frame, Framed
from tocsin.web.inert_page import inert_page
from tocsin.web.security import INERT
from tocsin.web.wording import Row, short

router = APIRouter()
_CARDS = (("commitments", "commitment"), ("events", "event"), ("claims", "claim"), ("dates", "date"))


@router.get("/article")
def show_article(frame: Framed) -> Response:
    """The text, filtered by kind of finding; `finding` opens one, `beside=page` has the page as it came where the cards stand."""
    record = _record(frame)
    shown = frozenset((frame.asked("show") or ",".join(reading.KINDS)).split(",")) & set(reading.KINDS)
    asked = frame.asked("finding", 60)
    cards = [(kind, row) for listed, kind in _CARDS if kind in shown for row in _rows(frame, listed, record)]
    cards += [("place", row) for row in reading.places(record)] if "place" in shown else []
    cards.sort(key=lambda card: card[1]["char_start"] or 0)
    return frame.page(
        "article.html", record=record, article=record.article, shown=shown, kinds=reading.KINDS, asked=asked,
        paragraphs=reading.paragraphs(record, shown, asked), cards=cards[: reading.MOST_CARDS], more=len(cards) - reading.MOST_CARDS,
        is_cut=len(record.article.text) > reading.LONGEST_TEXT, versions=frame.desk.versions(record.article.id),
        is_page_beside=frame.asked("beside") == "page",
    )  # fmt: skip


@router.get("/article/page")
def show_page(frame: Framed) -> Response:
    """The page as it came, for the sandboxed frame: no script, style, picture, link or form of it is left."""
    record = _record(frame)
    page = frame.desk.page(record.article.id, record.article.version)
    source = page.content.decode(page.encoding or "utf-8", "replace") if page else record.article.text
    words = inert_page(source, short(record.article.title, 200))
    return HTMLResponse(words, headers={"content-security-policy": INERT})


@router.get("/article/versions")
def show_versions(frame: Framed) -> Response:
    """Two versions of an article, paragraph by paragraph, and which findings came and went."""
    record = _record(frame)
    older = max(1, frame.number("against", record.article.version - 1, 10_000))
    other = frame.desk.article(record.article.id, older)
    return frame.page(
        "versions.html", article=record.article, older=other.article, versions=frame.desk.versions(record.article.id),
        told=reading.differences(other.article.text, record.article.text),
    )  # fmt: skip


def _record(frame: Frame) -> Record:
    version = frame.number("version", 0, 10_000) or None
    return frame.desk.article(frame.asked("id", 4000) or "", version, as_of=frame.as_of)


def _rows(frame: Frame, listed: str, record: Record) -> list[Row]:
    rows = getattr(frame.desk, listed)(article=record.article.id, as_of=frame.as_of)
    return [row for row in rows if row["version"] == record.article.version]
