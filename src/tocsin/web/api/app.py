"""The API as an application: a route a list, one for a finding, one for an article; errors as problem+json; ETags."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from http import HTTPStatus
from itertools import islice
from typing import Annotated, Any

from fastapi import FastAPI, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import Response

from tocsin.desk import Desk
from tocsin.errors import LockedDatabaseError, TocsinError, UnknownIdError
from tocsin.reading import VERSION
from tocsin.web.answers import CAUTION
from tocsin.web.api.examples import example_page
from tocsin.web.api.paging import Place, cited, place_of, state_of
from tocsin.web.api.shapes import LISTS, Problem, page_model, query_model

PROBLEM = "application/problem+json"
_PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": words, "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    for status, words in ((404, "Nothing has that id"), (422, "A parameter is wrong"), (503, "The database is busy"))
}
_UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "Nothing changed since the ETag that came with the question"}}
_ABOUT = (
    "The record as the command line sees it: the same lists, the same filters, `as_of` everywhere. Every row ends with what it cites: "
    "article, publisher, day, quoted words, offsets. Pages of one cursor show one state of the store. Reads only. " + CAUTION
)
EXPLAINED = frozenset({"events", "claims", "commitments", "dates"})
"""Lists whose rows are findings that `explain` knows."""
Id = Annotated[str, Path(min_length=2, max_length=80, pattern=r"^[A-Za-z0-9:._-]+$", description="An id that a list printed")]


def make_api(desk: Desk) -> FastAPI:
    """The application that answers under `/api/v1`; it never writes."""
    api = FastAPI(title="Tocsin", version=VERSION, description=_ABOUT, docs_url=None, redoc_url=None, redirect_slashes=False)
    api.state.desk = desk
    for listed in LISTS:
        _add_list(api, desk, listed)
    _add_explain(api, desk)
    api.add_exception_handler(RequestValidationError, _wrong)
    api.add_exception_handler(HTTPException, _refused)
    api.add_exception_handler(TocsinError, _refused)
    return api


def _add_list(api: FastAPI, desk: Desk, listed: str) -> None:
    model, page = query_model(listed), page_model(listed)

    def ask(request: Request, asked: BaseModel) -> Response:
        told = asked.model_dump(exclude_none=True)
        return _answer(request, lambda: _page(desk, listed, told))

    ask.__annotations__["asked"] = Annotated[model, Query()]
    ok: dict[str, Any] = {"content": {"application/json": {"example": example_page(listed)}}}
    if listed in EXPLAINED:
        ok["links"] = {"explain": {"operationId": "explain", "parameters": {"id": "$response.body#/rows/0/id"}}}
    api.add_api_route(
        f"/{listed}",
        ask,
        methods=["GET"],
        response_model=page,
        name=listed,
        operation_id=listed,
        summary=_doc(desk, listed),
        responses={200: ok, **_UNCHANGED, 422: _PROBLEMS[422], 503: _PROBLEMS[503]},
    )


def _doc(desk: Desk, listed: str) -> str:
    return (getattr(type(desk), listed).__doc__ or listed).strip().split("\n")[0]


def _page(desk: Desk, listed: str, told: dict[str, Any]) -> dict[str, Any]:
    """One page: as many rows as asked for and one more, which says whether there is another page."""
    limit, fields, place = told.pop("limit"), told.pop("fields", None), place_of(told.pop("cursor", None), told.get("recorded_as_of"))
    told["all"] = told.get("all") == "true"
    told["recorded_as_of"] = place.moment
    rows = list(islice(getattr(desk, listed)(**told, limit=place.offset + limit + 1), place.offset, place.offset + limit + 1))
    wanted = fields.split(",") if fields else None
    following = Place(place.offset + limit, place.moment).cursor if len(rows) > limit else None
    shown = [cited(listed, row, wanted) for row in rows[:limit]]
    return {"rows": shown, "next": following, "recorded_as_of": place.moment, "caution": CAUTION}


def _add_explain(api: FastAPI, desk: Desk) -> None:
    def explain(request: Request, id: Id) -> Response:  # noqa: A002 - the address says id
        return _answer(request, lambda: _explained(desk, id))

    api.add_api_route(
        "/findings/{id}",
        explain,
        methods=["GET"],
        operation_id="explain",
        response_model=Explained,
        summary="Why a finding stands: its sentence, the words that carry each part, the rule, what people said of it",
        responses={**_UNCHANGED, **_PROBLEMS},
    )


class Marked(BaseModel):
    """Words of the sentence and what they carry; offsets count characters of the article's text."""

    label: str
    words: str
    start: int
    end: int


class Explained(BaseModel):
    """A finding with its evidence."""

    heading: str
    sentence: str
    marks: list[Marked]
    facts: list[list[str]]
    caution: str


def _explained(desk: Desk, beginning: str) -> dict[str, Any]:
    told = desk.explain(beginning)
    marks = [{"label": mark.label, "words": mark.words, "start": mark.at.start, "end": mark.at.end} for mark in told.marks]
    return {
        "heading": told.heading,
        "sentence": told.text,
        "marks": marks,
        "facts": [list(fact) for fact in told.facts],
        "caution": CAUTION,
    }


def _answer(request: Request, work: Callable[[], dict[str, Any]]) -> Response:
    """JSON with its ETag; 304 without a body, and without the work, where the caller holds this state already."""
    state = state_of(request.app.state.desk)
    mark = f'W/"{hashlib.sha256(f"{VERSION} {state} {request.url.path}?{request.url.query}".encode()).hexdigest()[:24]}"'
    headers = {"ETag": mark, "Cache-Control": "private, no-cache"}
    if mark in {each.strip() for each in request.headers.get("if-none-match", "").split(",")}:
        return Response(status_code=304, headers=headers)
    body = json.dumps(work(), ensure_ascii=False, separators=(",", ":"))
    return Response(body.encode("utf-8", "backslashreplace"), media_type="application/json", headers=headers)


def _wrong(request: Request, fault: Exception) -> Response:
    """Every wrong parameter by name."""
    del request
    errors = fault.errors() if isinstance(fault, RequestValidationError) else []
    faults = [f"{'.'.join(str(part) for part in error['loc'][1:])}: {error['msg']}" for error in errors]
    return _problem(422, f"{len(faults)} parameter(s) of the question are wrong; /api/v1/openapi.json lists what each list takes", faults)


_STATUS: tuple[tuple[type[Exception], int], ...] = ((UnknownIdError, 404), (LockedDatabaseError, 503), (TocsinError, 422))


def _refused(request: Request, fault: Exception) -> Response:
    del request
    if isinstance(fault, HTTPException):
        return _problem(fault.status_code, str(fault.detail), headers=fault.headers)
    return _problem(next(status for kind, status in _STATUS if isinstance(fault, kind)), str(fault))


def turned_away() -> Response:
    """For a question without a session or token."""
    headers = {"www-authenticate": "Bearer"}
    return _problem(401, "This desk asks who you are: send  Authorization: Bearer TOKEN, or the cookie of a session", headers=headers)


def _problem(status: int, detail: str, faults: list[str] | None = None, *, headers: Any = None) -> Response:
    told = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail[:2000], faults=[each[:500] for each in faults or []])
    return Response(told.model_dump_json(), status, media_type=PROBLEM, headers=dict(headers or {}))
