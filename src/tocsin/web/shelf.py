"""Pages that were drawn are kept until something is written: fifty readers of one morning ask for the same twenty pages.

A page hangs on the address, on who asks (name and role), on how he wants borders, and on the state of the store; all of it is the key.
The token of its forms is another one in each answer: in a kept page a mark stands in its place.
"""

from __future__ import annotations

from collections import OrderedDict

from fastapi import Request
from starlette.responses import HTMLResponse, Response

from tocsin.web.api.paging import state_of
from tocsin.web.frame import Frame
from tocsin.web.routes.islands import borders_of

ROOM = 32_000_000
"""Bytes of pages that are kept: some thousand."""
LARGEST = 1_000_000
Key = tuple[str, ...]


class Shelf:
    """Drawn pages, those asked for last."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Key, bytes] = OrderedDict()
        self._size = 0

    def find(self, key: Key) -> bytes | None:
        """The page, if it is there."""
        found = self._pages.get(key)
        if found is not None:
            self._pages.move_to_end(key)
        return found

    def put(self, key: Key, page: bytes) -> None:
        """Keeps a page; the ones that were asked for longest ago make room."""
        if len(page) > LARGEST or key in self._pages:
            return
        self._pages[key] = page
        self._size += len(page)
        while self._size > ROOM:
            _, gone = self._pages.popitem(last=False)
            self._size -= len(gone)


def key_of(request: Request) -> Key | None:
    """What a page hangs on; null for what is no page of the desk, and for one that sets the reader's own choice."""
    path = request.url.path
    frame: Frame = request.state.frame
    if request.method != "GET" or path.startswith(("/static/", "/api/", "/sign-in", "/healthz")) or "borders" in request.query_params:
        return None
    who = (frame.session.name, frame.session.role, request.headers.get("x-part", ""), borders_of(frame))
    return (path, request.url.query, *who, str(frame.reach), state_of(frame.desk))


async def body_of(answer: Response) -> bytes:
    """The whole of an answer that is sent piece by piece."""
    return b"".join([piece if isinstance(piece, bytes) else bytes(str(piece), "utf-8") async for piece in answer.body_iterator])  # type: ignore[attr-defined]


def is_page(answer: Response) -> bool:
    """True for a page that anybody of this name and role would get; one with a cookie or a policy of its own is none."""
    is_html = answer.headers.get("content-type", "").startswith("text/html")
    return answer.status_code == 200 and is_html and not {"set-cookie", "content-security-policy"} & set(answer.headers)


def handed(page: bytes, frame: Frame) -> Response:
    """A kept page with this answer's own token in its forms."""
    return HTMLResponse(page.replace(frame.mark.encode(), frame.access.form_token(frame.session).encode()))
