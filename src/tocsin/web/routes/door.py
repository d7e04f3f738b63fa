"""The door: log in with a token or a password, log out."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from tocsin.web.forms import OwnSent, Sent, inside
from tocsin.web.frame import COOKIE, Framed, Refused, keep_session

router = APIRouter()


@router.get("/sign-in")
def show_sign_in(frame: Framed) -> Response:
    """The form for the token, or for name and password."""
    return frame.page("sign_in.html", line="", to=inside(frame.asked("to", 2000)), by_token=frame.access.token is not None)


@router.post("/sign-in")
def sign_in(frame: Framed, sent: Sent) -> Response:
    """A session for the right word; after five wrong ones the door waits five minutes."""
    client = frame.request.client
    name, address = sent.get("name", "").strip()[:100], client.host if client else "?"
    if frame.access.is_waiting(f"address {address}", f"name {name}"):
        raise Refused(429, "Too many attempts. Wait five minutes.")
    session = frame.access.log_in(name, sent.get("word", "")[:1000], address)
    to = inside(sent.get("to"))
    if session is None:
        return frame.page("sign_in.html", 401, line="That was not right.", to=to, by_token=frame.access.token is not None)
    answer = RedirectResponse(to, 303)
    keep_session(answer, session, is_secure=frame.request.url.scheme == "https")
    return answer


@router.post("/sign-out")
def sign_out(frame: Framed, sent: OwnSent) -> Response:
    """Ends the session."""
    del sent
    frame.access.end(frame.session.key)
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(COOKIE, path="/")
    return answer
