"""The application: one desk, its pages, its guards, and what a visitor sees when something fails."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode

from anyio import to_thread
from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import RedirectResponse, Response

from tocsin.desk import Desk
from tocsin.desk.filters import full_day
from tocsin.errors import LockedDatabaseError, TocsinError, UnknownIdError
from tocsin.lexicon.zones import zones_of
from tocsin.web.access import Access, Session
from tocsin.web.api import make_api, turned_away
from tocsin.web.assets import Assets
from tocsin.web.frame import COOKIE, Frame, Reach, Refused, keep_session
from tocsin.web.kept import Kept
from tocsin.web.routes import ROUTERS
from tocsin.web.security import LOOPBACK, Guard
from tocsin.web.shelf import Shelf, body_of, handed, is_page, key_of

_FREE = ("/static/", "/sign-in", "/healthz")
"""What may be seen without a session: the style of the log-in page, that page, and the sign of life."""
_STALE = 5.0
"""Seconds after which the first and last day are looked up again; another process may add articles."""
_NEVER = float("inf")
_API = "/api/v1"
_THREADS = 4
"""Pages that are drawn at once: while one waits for the disk another one works."""
Next = Callable[[Request], Awaitable[Response]]


def create_app(desk: Desk, access: Access, *, hosts: frozenset[str] | None = LOOPBACK, keeps_pages: bool = True) -> FastAPI:
    """The desk as an ASGI application; `hosts` are the names that it answers to, null for every name."""
    app = FastAPI(title="Tocsin", docs_url=None, redoc_url=None, openapi_url=None, lifespan=_few_threads)
    app.state.desk, app.state.access, app.state.reach, app.state.kept = (
        desk,
        access,
        (Reach(None, None), 0.0),
        Kept() if keeps_pages else Kept(0),
    )
    app.state.shelf, app.state.mark = Shelf() if keeps_pages else None, secrets.token_hex(24)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", Assets(directory=Path(__file__).parent / "static"), name="static")
    app.mount(_API, make_api(desk))
    app.add_api_route("/healthz", _alive)
    app.middleware("http")(_framed)
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5)
    app.add_middleware(Guard, hosts=hosts)
    for kind in (TocsinError, HTTPException):
        app.add_exception_handler(kind, _failed)
    app.add_exception_handler(Exception, _broken)
    return app


@asynccontextmanager
async def _few_threads(app: FastAPI) -> AsyncIterator[None]:
    """One page after the other: forty at once would take turns, and each would be as late as the last."""
    del app
    to_thread.current_default_thread_limiter().total_tokens = _THREADS
    # The towns of the world are read while the first reader types the address: half a second that no page waits for.
    asyncio.get_running_loop().run_in_executor(None, zones_of, "")
    yield


def _alive() -> dict[str, bool]:
    return {"ok": True}


async def _framed(request: Request, call_next: Next) -> Response:
    """Gives each request its session and its frame, and takes a day of the slider into the address."""
    if "day" in request.query_params:
        return _to_day(request)
    access: Access = request.app.state.access
    session = access.session(request.cookies.get(COOKIE))
    is_new = session is None
    if session is None:
        if not access.is_open:
            return await _unknown(request, call_next)
        session = Session("", access.local or "", "admin", _NEVER)
    try:
        request.state.frame = _frame(request, session, is_plain=_is_api(request))
    except TocsinError as fault:
        request.state.frame = replace(_frame(request, session, is_plain=True))
        return _failed(request, Refused(400, str(fault)))
    if is_new and request.method == "GET" and not request.url.path.startswith(("/static/", _API)):
        session = access.begin(session.name, session.role)
        request.state.frame = replace(request.state.frame, session=session)
        answer = await _drawn(request, call_next)
        keep_session(answer, session, is_secure=request.url.scheme == "https")
        return answer
    return await _drawn(request, call_next)


async def _drawn(request: Request, call_next: Next) -> Response:
    """The page as it was drawn for somebody of the same name since the store was last written to, else drawn now."""
    shelf: Shelf | None = request.app.state.shelf
    key = key_of(request) if shelf is not None else None
    if shelf is None or key is None:
        return await call_next(request)
    request.state.frame = frame = replace(request.state.frame, mark=request.app.state.mark)
    page = shelf.find(key)
    if page is None:
        answer = await call_next(request)
        if not is_page(answer):
            return answer
        page = await body_of(answer)
        shelf.put(key, page)
    return handed(page, frame)


async def _unknown(request: Request, call_next: Next) -> Response:
    """A visitor without a session: the log-in page, or the way to it."""
    if request.url.path.startswith(_FREE):
        request.state.frame = _frame(request, Session("", "", "reader", 0.0), is_plain=True)
        return await call_next(request)
    if _is_api(request):
        return await _by_token(request, call_next)
    there = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse("/sign-in?" + urlencode({"to": there}), HTTPStatus.SEE_OTHER)


def _is_api(request: Request) -> bool:
    return request.url.path.startswith(_API + "/")


async def _by_token(request: Request, call_next: Next) -> Response:
    """A program shows the token in the head of each question; without one the answer is a problem and no page."""
    access: Access = request.app.state.access
    kind, _, word = request.headers.get("authorization", "").partition(" ")
    session = access.bearer(word.strip(), request.client.host if request.client else "") if kind.lower() == "bearer" else None
    if session is None:
        return turned_away()
    request.state.frame = _frame(request, session, is_plain=True)
    return await call_next(request)


def _frame(request: Request, session: Session, *, is_plain: bool = False) -> Frame:
    app = request.app
    told = None if is_plain else request.query_params.get("as_of", "").strip() or None
    as_of = full_day("as of", told, is_last=True) if told else None
    return Frame(request, app.state.desk, session, app.state.access, Reach(None, None) if is_plain else _reach(app), as_of)


def _reach(app: FastAPI) -> Reach:
    known, looked = app.state.reach
    if time.monotonic() - looked > _STALE or known.last is None:
        app.state.reach = known, _ = (Reach(*app.state.desk.reach()), time.monotonic())
    return known  # type: ignore[no-any-return]


def _to_day(request: Request) -> Response:
    """The slider sends a day as a number, so that it works without a script; the address gets the day itself."""
    fields = [(name, value) for name, value in request.query_params.multi_items() if name not in {"day", "as_of"} and value]
    told = request.query_params["day"]
    if told.isdecimal() and 0 < int(told[:9]) <= date.max.toordinal():
        fields.append(("as_of", date.fromordinal(int(told[:9])).isoformat()))
    return RedirectResponse(request.url.path + ("?" + urlencode(fields) if fields else ""), HTTPStatus.SEE_OTHER)


_HEADINGS = {
    400: "This cannot be answered", 403: "Not for you", 404: "Not there", 409: "Somebody was faster", 429: "Wait a little", 503: "Busy",
}  # fmt: skip
_STATUS = ((UnknownIdError, 404), (LockedDatabaseError, 503))


def _failed(request: Request, fault: Exception) -> Response:
    """A page that says in one line what went wrong and what to do."""
    if isinstance(fault, HTTPException):
        status, line = fault.status_code, "There is no such page." if fault.status_code == 404 else str(fault.detail)
    elif isinstance(fault, Refused):
        status, line = fault.status, str(fault)
    else:
        status, line = next((code for kind, code in _STATUS if isinstance(fault, kind)), 400), str(fault)
        line = line[:1].upper() + line[1:]
    frame: Frame = request.state.frame
    return frame.page("failed.html", status, line=line, status=status, heading=_HEADINGS.get(status) or HTTPStatus(status).phrase)


def _broken(request: Request, fault: Exception) -> Response:
    """A fault of the program: the page says so and nothing of the inside."""
    del fault
    frame: Frame = request.state.frame
    return frame.page(
        "failed.html",
        500,
        line="The desk could not answer this. The fault is in the log of the server.",
        status=500,
        heading="The desk failed",
    )
