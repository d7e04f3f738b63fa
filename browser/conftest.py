"""A desk on the demonstration, served on a free port, and a Chromium that draws without a graphics card.

`make test-browser` installs what is missing and runs this folder; `make test` leaves it out. Pictures stay in `artifacts/`.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.web.served import DAY, demo_at, served
from tocsin.desk import Desk, open_desk

ROOT = Path(__file__).resolve().parents[1]
ARTIFACTS = ROOT / "artifacts"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
FLAGS = (
    "--headless", "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
)  # fmt: skip
__all__ = ["DAY"]
WIDTHS = {"desktop": (1440, 900), "phone": (390, 844)}
PATIENCE = 20_000
"""Milliseconds: a map on two busy cores without a graphics card takes three seconds."""


@dataclass(slots=True)
class Seat:
    """One browser window and what went wrong in it."""

    page: Page
    base: str
    faults: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """A page of the desk, loaded until its islands are drawn."""
        answer = self.page.goto(self.base + path)
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"
        self.settled()
        return self.page

    def settled(self) -> None:
        self.page.wait_for_load_state()
        for island in self.page.locator("[data-island]").all():
            island.scroll_into_view_if_needed()
        if self.page.locator("[data-island]").count():
            self.page.wait_for_selector("[data-island][data-ready]", timeout=PATIENCE)

    def picture(self, name: str, *, whole: bool = False) -> Path:
        """Keeps what the window shows."""
        ARTIFACTS.mkdir(exist_ok=True)
        file = ARTIFACTS / f"{re.sub(r'[^a-z0-9-]+', '-', name.lower()).strip('-')}.png"
        self.page.screenshot(path=file, full_page=whole)
        return file


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration; the tests that decide something share it and undo what they did."""
    return demo_at(tmp_path_factory.mktemp("browser") / "demo.db")


@pytest.fixture(scope="session")
def desk(store: Path) -> Iterator[Desk]:
    with open_desk(store) as opened:
        yield opened


@pytest.fixture(scope="session")
def base(desk: Desk) -> Iterator[str]:
    """The address of the desk."""
    with served(desk) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.exit("no Chromium: run  make test-browser  as root, or install it and set CHROMIUM=/path/to/chromium", returncode=2)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(params=list(WIDTHS))
def width(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def seat(chromium: Browser, base: str, width: str) -> Iterator[Seat]:
    """A window of that width; at the end its console must have stayed clean."""
    yield from _seat(chromium, base, width)


@pytest.fixture
def desktop(chromium: Browser, base: str) -> Iterator[Seat]:
    """A wide window."""
    yield from _seat(chromium, base, "desktop")


def _seat(chromium: Browser, base: str, width: str) -> Iterator[Seat]:
    context = window(chromium, width)
    seat = Seat(context.new_page(), base)
    watch(seat)
    yield seat
    context.close()
    assert seat.faults == []


def window(chromium: Browser, width: str) -> BrowserContext:
    wide, high = WIDTHS[width]
    context = chromium.new_context(
        viewport={"width": wide, "height": high}, has_touch=width == "phone", permissions=["clipboard-read", "clipboard-write"]
    )
    context.add_init_script(
        "document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))"
    )
    return context


def watch(seat: Seat) -> None:
    """Everything that a console would show in red, and every request that fails or leaves this machine."""
    page = seat.page
    page.on("console", lambda line: seat.faults.append(f"{line.type}: {line.text}") if line.type == "error" else None)
    page.on("pageerror", lambda fault: seat.faults.append(f"script: {fault}"))
    page.on("response", lambda answer: seat.faults.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    page.on("request", lambda asked: None if is_own(asked.url, seat.base) else seat.faults.append(f"leaves the machine: {asked.url[:200]}"))


def is_own(url: str, base: str) -> bool:
    return url.startswith((base, "data:", "blob:", "about:"))


@pytest.fixture(scope="session")
def axe() -> str:
    """The checker's script."""
    spec = importlib.util.find_spec("axe_core_python")
    assert spec is not None
    assert spec.origin is not None
    return (Path(spec.origin).parent / "axe.min.js").read_text("utf-8")
