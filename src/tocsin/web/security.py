"""What every answer carries and every request must pass: headers, the name of the host, the size of what is sent."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 4_000_000
"""Bytes that a form may send: a long statement is 50 kB, a saved page 2 MB."""
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1", "[::1]"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self' blob:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""No inline script and no inline style anywhere; the map's worker and its pictures are blobs of our own."""
INERT = "sandbox; default-src 'none'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
"""For a page as it came: no script, no style, no picture, no form, no address of ours."""
# "no-referrer" would make browsers send the forms of our own pages with "Origin: null"; to other sites nothing goes out either way.
_EVERY = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Turns away foreign host names on loopback and bodies that are too large, and gives every answer its headers.

    A page elsewhere that lets its own name point to 127.0.0.1 (DNS rebinding) sends that name as Host and gets 421.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None = LOOPBACK) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; see the class."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(MutableHeaders(scope=message))
            await send(message)

        if self.hosts is not None and host_name(headers.get("host", "")) not in self.hosts:
            await PlainTextResponse("This desk answers to 127.0.0.1 and localhost only.", 421)(scope, receive, answer)
            return
        body = _within_length if "content-length" in headers else _collected
        taken = await body(headers, receive)
        if taken is None:
            await PlainTextResponse(f"Too large: at most {LARGEST_BODY:,} bytes.", 413)(scope, receive, answer)
        else:
            await self.app(scope, taken, answer)


async def _within_length(headers: Headers, receive: Receive) -> Receive | None:
    """The body as it comes: the server holds it to the length that was told; null where that is too much."""
    told = headers["content-length"]
    return receive if told.isdecimal() and int(told) <= LARGEST_BODY else None


async def _collected(headers: Headers, receive: Receive) -> Receive | None:
    """A body whose length was not told is taken in whole first, and counted; null where it is too much."""
    if "transfer-encoding" not in headers:
        return receive
    parts, is_more = bytearray(), True
    while is_more:
        message = await receive()
        parts += message.get("body", b"")
        is_more = message.get("more_body", False)
        if len(parts) > LARGEST_BODY:
            return None
    waiting: list[Message] = [{"type": "http.request", "body": bytes(parts), "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again


def host_name(host: str) -> str:
    """The name in a Host header without its port: "[::1]:8000" is "[::1]"."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0].lower()


def _add_headers(headers: MutableHeaders) -> None:
    for name, value in _EVERY.items():
        headers.setdefault(name, value)
    headers.setdefault("content-security-policy", POLICY)
    headers.setdefault("cache-control", "no-store")
