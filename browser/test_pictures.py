"""The three pictures of the README, made anew with each run into `artifacts/`; whoever changes a page copies them to `docs/pictures` after a look."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from browser.addresses import addresses
from browser.conftest import ARTIFACTS, DAY, Seat, watch
from tocsin.desk import Desk

SHOWN = {"today": 0, "incident": 0, "map": 150}
"""Which pages, and how far each is scrolled: the map's own room begins below its filters."""


@pytest.mark.parametrize("name", list(SHOWN))
def test_a_picture_for_the_readme(chromium: Browser, base: str, desk: Desk, name: str):
    context = chromium.new_context(viewport={"width": 1330, "height": 800}, color_scheme="light")
    seat = Seat(context.new_page(), base)
    watch(seat)
    page = seat.open(addresses(desk, DAY)[name])
    page.evaluate("top => window.scrollTo(0, top)", SHOWN[name])
    page.wait_for_timeout(300)
    file = seat.picture(f"readme-{name}")
    assert file.parent == ARTIFACTS
    assert 20_000 < file.stat().st_size < 400_000
    context.close()
    assert seat.faults == []
