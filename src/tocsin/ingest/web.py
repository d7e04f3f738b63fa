"""Address → Page, over HTTP with a time limit, a size limit and few redirects."""

from __future__ import annotations

import datetime as dt
import hashlib
import time

import httpx

from tocsin.ingest.limits import LARGEST, too_large
from tocsin.model import Page, Rejected

# A page that has not begun to answer after ten seconds will not in thirty.
_TIMEOUT = httpx.Timeout(20.0, connect=10.0)
# A server that drips a byte a second would hold a batch for hours.
_LONGEST = 60.0
# Publishers redirect http → https → www → canonical → consent and back; above that it is a loop.
_REDIRECTS = 5
_HEADERS = {
    "User-Agent": "tocsin (news reader; one page at a time)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1",
}


def fetch(url: str) -> Page | Rejected:
    """The page at an address with the time of fetching, or Rejected with one line that says what went wrong."""
    try:
        with (
            httpx.Client(timeout=_TIMEOUT, follow_redirects=True, max_redirects=_REDIRECTS, headers=_HEADERS) as client,
            client.stream("GET", url) as response,
        ):
            return _page(url, response)
    except httpx.TooManyRedirects:
        return Rejected(url, f"more than {_REDIRECTS} redirects: open it in a browser and give the address it ends at")
    except httpx.TimeoutException:
        return Rejected(url, "no answer in time: try again later, or save the page and give the file")
    except httpx.InvalidURL as error:
        return Rejected(url, f"not an address: {error}")
    except httpx.HTTPError as error:
        return Rejected(url, f"cannot be reached: {str(error) or type(error).__name__}; check the address")


def _page(url: str, response: httpx.Response) -> Page | Rejected:
    if response.is_error:
        return Rejected(url, f"the server answers {response.status_code} {response.reason_phrase}: check the address")
    content = bytearray()
    until = time.monotonic() + _LONGEST
    for piece in response.iter_bytes():
        content += piece
        if time.monotonic() > until:
            return Rejected(url, f"not complete after {_LONGEST:.0f} seconds: save the page and give the file")
        if len(content) > LARGEST:
            return Rejected(url, too_large())
    if not bytes(content).strip():
        return Rejected(url, "the server answers with an empty page")
    return Page(
        source=url,
        content=bytes(content),
        sha256=hashlib.sha256(content).hexdigest(),
        url=str(response.url),
        media_type=response.headers.get("content-type", "").split(";")[0].strip().lower() or None,
        encoding=response.charset_encoding,
        retrieved=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
    )
