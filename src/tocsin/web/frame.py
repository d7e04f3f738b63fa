"""What every page shares: the desk, the visitor, the day asked about, addresses that keep that day, and the drawing of a template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, cast
from urllib.parse import urlencode

from fastapi import Depends, Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from tocsin.desk import Desk
from tocsin.errors import TocsinError
from tocsin.web.access import Access, Role, Session
from tocsin.web.wording import FILTERS

PAGES = (
    ("Today", "/"), ("Incidents", "/incidents"), ("Timeline", "/timeline"), ("Map", "/map"), ("Actors", "/actors"),
    ("Commitments", "/commitments"), ("Statements", "/statements"), ("Search", "/search"), ("Review", "/review"),
    ("Add", "/add"), ("Sources", "/sources"), ("About", "/about"),
)  # fmt: skip
COOKIE = "tocsin_session"
SLIDE_DAYS = 45
"""Days on either side of the one shown that the slider reaches: a day is then two pixels; farther days go by the calendar field."""
_NO_FILTERS = frozenset({"as_of", "day", "page", "lane", "borders", "month", "about"})
"""Fields that say where one looks and how, not which rows are wanted."""
STATIC = Path(__file__).parent / "static"


class Refused(TocsinError):  # noqa: N818 — not a fault of the program: the visitor may not do this
    """A request that may not be: the status that it gets, and one line for the visitor."""

    def __init__(self, status: int, line: str) -> None:
        super().__init__(line)
        self.status = status


@dataclass(frozen=True, slots=True)
class Reach:
    """First and last day on which the world could know something of what is kept; null in an empty store."""

    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Frame:
    """One request, as a page needs it."""

    request: Request
    desk: Desk
    session: Session
    access: Access
    reach: Reach
    as_of: str | None
    """The day asked about; null is the present state."""
    mark: str = ""
    """Stands for the token of forms in a page that is kept; nobody else can guess it."""

    @property
    def day(self) -> str:
        """The day that the page shows: the one asked about, else the last one that is known, else today."""
        return self.as_of or self.reach.last or date.today().isoformat()  # noqa: DTZ011 — the reader's own calendar

    def asked(self, name: str, most: int = 200) -> str | None:
        """One field of the address, cut to what a person would write; null where it is empty."""
        return self.request.query_params.get(name, "").strip()[:most] or None

    def number(self, name: str, otherwise: int, most: int) -> int:
        """A number of the address between 0 and `most`."""
        told = self.request.query_params.get(name, "")
        return min(int(told), most) if told.isdecimal() and len(told) < 10 else otherwise

    def link(self, path: str, **fields: object) -> str:
        """An address that keeps the day asked about; null fields are left out."""
        told = {"as_of": self.as_of, **fields}
        query = urlencode({name: str(value) for name, value in told.items() if value is not None and value != ""})
        return f"{path}?{query}" if query else path

    def here(self, **fields: object) -> str:
        """The page's own address with some fields changed; null takes a field away."""
        told: dict[str, object] = {**dict(self.request.query_params), **fields}
        return self.link(self.request.url.path, **{"as_of": self.as_of, **told})

    def needs(self, role: Role) -> None:
        """Raises Refused where the visitor has not got this role."""
        if not self.session.may(role):
            raise Refused(403, f"This needs the role of a {role}; you are a {self.session.role}.")

    def page(self, template: str, status: int = 200, /, **values: Any) -> HTMLResponse:
        """A template drawn with these values and everything that the frame of the page shows."""
        words = environment().get_template(template).render(frame=self, **values)
        return HTMLResponse(words, status)

    def island(self, name: str) -> Markup:
        """The tags of a built island; nothing where it was not built, and the page does without."""
        tags = [Markup('<link rel="stylesheet" href="/static/built/{}.css">').format(name)] if _is_built(f"{name}.css") else []
        tags += [Markup('<script type="module" src="/static/built/{}.js"></script>').format(name)] if _is_built(f"{name}.js") else []
        return Markup("\n").join(tags)

    def is_at(self, path: str) -> bool:
        """True for the page that is shown; an incident's page is one of the incidents."""
        here = self.request.url.path
        return here == path or (path != "/" and here.startswith((path.removesuffix("s") + "/", path + "/")))

    def has_page(self, actor: str | None) -> bool:
        """True for an actor with a page of his own: one that is known across articles."""
        return bool(actor) and not str(actor).startswith("local:")

    def latest(self) -> str:
        """The page's own address without a day."""
        fields = [(name, value) for name, value in self.request.query_params.multi_items() if name not in {"as_of", "day", "page"}]
        return self.request.url.path + ("?" + urlencode(fields) if fields else "")

    @property
    def narrowed(self) -> list[str]:
        """The fields of the address that narrow what is asked, by their names."""
        aside = _NO_FILTERS | ({"kind"} if self.request.url.path == "/search" else set())
        return [name for name, value in self.request.query_params.items() if value and name not in aside]

    @property
    def form_token(self) -> str:
        """For the hidden field of every form; in a page that is kept, the mark that each answer puts its own token for."""
        return self.mark or self.access.form_token(self.session)

    @property
    def slider(self) -> Mapping[str, object] | None:
        """First, last and present day of the slider as numbers; null where there is nothing to slide over."""
        if not self.reach.first or not self.reach.last or self.reach.first >= self.reach.last:
            return None
        first, last, day = (date.fromisoformat(each).toordinal() for each in (self.reach.first, self.reach.last, self.day))
        day = max(first, min(last, day))
        return {"first": max(first, day - SLIDE_DAYS), "last": min(last, day + SLIDE_DAYS), "day": day}

    def shifted(self, days: int) -> str:
        """The day that lies so many days from the one shown."""
        return moved(self.day, days)


def keep_session(answer: Response, session: Session, *, is_secure: bool) -> None:
    """The cookie: no script reads it, no other site sends it."""
    answer.set_cookie(COOKIE, session.key, httponly=True, samesite="strict", secure=is_secure, path="/")


def moved(day: str, days: int) -> str:
    """The day that lies so many days from another one; the calendar's own ends hold it."""
    at = date.fromisoformat(day[:10]).toordinal() + days
    return date.fromordinal(max(1, min(date.max.toordinal(), at))).isoformat()


def frame_of(request: Request) -> Frame:
    """The frame of a request, as the middleware of the app prepared it."""
    return cast("Frame", request.state.frame)


Framed = Annotated[Frame, Depends(frame_of)]


@cache
def _is_built(name: str) -> bool:
    return (STATIC / "built" / name).is_file()


@cache
def environment() -> Environment:
    """The templates: everything is escaped, a name that is not there is an error."""
    made = Environment(loader=PackageLoader("tocsin.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters |= FILTERS
    made.globals |= {"PAGES": PAGES}
    return made
