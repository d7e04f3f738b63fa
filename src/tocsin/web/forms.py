"""What a form sends: its fields, after the check that the desk itself drew it for this very session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request

from tocsin.web.frame import Framed, Refused

Fields = Mapping[str, str]
_FOREIGN = "This form did not come from the page that you see. Open the page again and send it from there."


def is_foreign(request: Request) -> bool:
    """True for a request that another site's page caused."""
    origin = request.headers.get("origin")
    if request.headers.get("sec-fetch-site") in {"cross-site", "same-site"}:
        return True
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host")


async def fields_of(request: Request) -> Fields:
    """The text fields of a form; files are not taken."""
    if is_foreign(request):
        raise Refused(403, _FOREIGN)
    async with request.form(max_files=0, max_fields=60) as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}


async def own_fields(frame: Framed, request: Request) -> Fields:
    """The fields of a form of this session; raises Refused for any other."""
    fields = await fields_of(request)
    if not frame.access.is_own_form(frame.session, fields.get("form_token", "")):
        raise Refused(403, _FOREIGN)
    return fields


Sent = Annotated[Fields, Depends(fields_of)]
OwnSent = Annotated[Fields, Depends(own_fields)]


def inside(address: str | None) -> str:
    """An address of this desk to go back to; anything else is Today."""
    told = address or "/"
    return told if told.startswith("/") and not told.startswith(("//", "/\\")) and "\n" not in told and "\r" not in told else "/"
