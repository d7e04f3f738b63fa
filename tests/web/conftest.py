"""A desk on the demonstration's corpus and one on hostile articles, each built once a session, and a browser's stand-in for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.web.served import DAY, demo_at
from tocsin.article.text import article_from_text
from tocsin.desk import Desk, open_desk
from tocsin.model import Interval
from tocsin.web.access import Access
from tocsin.web.app import create_app

__all__ = ["DAY"]
BASE = "http://127.0.0.1:8062"


@pytest.fixture(scope="session")
def cuba(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the demonstration; tests that write work on a copy."""
    return demo_at(tmp_path_factory.mktemp("web") / "cuba.db")


@pytest.fixture(scope="session")
def desk(cuba: Path) -> Iterator[Desk]:
    with open_desk(cuba) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(desk: Desk) -> TestClient:
    """A reader on this machine."""
    return browser(desk, Access(local="ana"))


@pytest.fixture
def own_desk(cuba: Path, tmp_path: Path) -> Iterator[Desk]:
    """A copy that a test may write to."""
    import shutil

    for file in cuba.parent.glob("cuba.db*"):
        shutil.copy(file, tmp_path / file.name)
    with open_desk(tmp_path / "cuba.db") as opened:
        yield opened


def browser(desk: Desk, access: Access, **options: object) -> TestClient:
    return TestClient(create_app(desk, access, **options), base_url=BASE, follow_redirects=False)  # type: ignore[arg-type]


def form_token(client: TestClient, path: str = "/add") -> str:
    """The hidden field of a page's form."""
    found = re.search(r'name="form_token" value="([^"]+)"', client.get(path).text)
    assert found is not None
    return found.group(1)


EVIL = (
    "<script>alert(1)</script>",
    "<svg/onload=alert(2)>",
    "<img src=x onerror=alert(3)>",
    "javascript:alert(4)",
    "data:text/html,<script>alert(5)</script>",
    "\u202egnirts\u202c \u2066isolated\u2069 \u200f",
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "'\"><iframe src=//evil.example></iframe>",
    "]]> <!-- --> \x00 \x1b[31m",
)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory, nlp: object) -> Iterator[Desk]:
    """Articles whose titles, outlets, bylines, addresses and words are all meant to break out."""
    from dataclasses import replace

    from tocsin.reading import read_article

    with open_desk(tmp_path_factory.mktemp("web") / "hostile.db") as opened:
        for number, evil in enumerate(EVIL):
            text = (
                f"{evil} gunmen attacked the {evil} embassy in Baghdad on Sunday, killing three people.\n"
                f"“We will strike {evil} if one American is killed,” President {evil} Smith said on Sunday.\n"
                f"Iran denied on Monday that it had fired rockets at Baghdad {evil}."
            )
            url = evil if number in {3, 4} else f"https://evil.example/{number}?<script>alert(6)</script>"
            article = article_from_text(
                text, url=url, title=f"{evil} attack", publisher=f"Wire {evil}", published=Interval("2020-12-20", "2020-12-20", "day")
            )
            opened.store.put(read_article(replace(article, byline=evil), nlp))  # type: ignore[arg-type]
        long = article_from_text(
            "Rockets hit Baghdad on Sunday.", url="https://evil.example/long", title="A" * 5_000_000, publisher="B" * 100_000,
            published=Interval("2020-12-21", "2020-12-21", "day"),
        )  # fmt: skip
        opened.store.put(read_article(long, nlp))  # type: ignore[arg-type]
        opened.update()
        yield opened


Pages = Callable[[Desk], list[str]]


def every_page(desk: Desk, day: str) -> list[str]:
    """An address for every page, with ids of this desk."""
    event, claim = (next(iter(table)) for table in (desk.events(as_of=day), desk.claims(as_of=day)))
    from urllib.parse import quote

    article = quote(event["article"], safe="")
    words = [
        "/", "/?after=1900-01-01", "/commitments", "/commitments?kind=threat&status=standing", "/commitments/calendar", "/statements",
        "/statements?act=deny&speaker=x", "/statements/way?about=missiles", "/statements/way", "/search?kind=articles&text=missiles", "/search", "/search?text=missiles", "/search?kind=claims&certainty=possible",
        "/search?kind=articles", "/search?kind=commitments", "/timeline", "/timeline?lane=place&from=1900-01-01", "/map", "/actors",
        "/actors?kind=state", "/add", "/review", "/review/trail", "/sources", "/about", f"/article?id={article}", f"/article?id={article}&show=event",
        f"/article/versions?id={article}&against=1", f"/statement/{claim['id']}", f"/cite/{event['id']}", f"/cite/{claim['id']}",
        f"/explain/{event['id']}", f"/explain/{claim['id']}", f"/review?id={event['id']}", f"/review?id={claim['id']}",
    ]  # fmt: skip
    words += [f"/{each}" for each in _pictured(desk, day)]
    return [f"{path}{'&' if '?' in path else '?'}as_of={day}" for path in words]


def _pictured(desk: Desk, day: str) -> list[str]:
    incidents = list(desk.incidents(as_of=day, limit=3))
    return ["incidents", "incidents?type=ASSAULT", *(f"incident/{row['id']}" for row in incidents)]
