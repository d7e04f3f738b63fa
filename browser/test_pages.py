"""Every page at two widths, light and dark: it opens, nothing is red in the console, axe finds nothing serious, nothing is wider than the window."""

from __future__ import annotations

from typing import Any

import pytest

from browser.addresses import NAMES, addresses
from browser.conftest import DAY, Seat
from tocsin.desk import Desk

GRAVE = frozenset({"serious", "critical"})


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_sound_in_light_and_dark(seat: Seat, width: str, desk: Desk, axe: str, name: str):
    page = seat.open(addresses(desk, DAY)[name])
    assert page.locator("h1").count() == 1
    assert page.locator("#asof-day").count() == 1
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found += [f"{scheme}: {each}" for each in _grave(page.evaluate, axe)]
        seat.picture(f"{name}-{width}-{scheme}", whole=True)
    assert found == []
    # A table that scrolls in its own box is well; a page that scrolls sideways is not.
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("document.documentElement.clientWidth")


def _grave(evaluate: Any, axe: str) -> list[str]:
    """What axe calls serious or critical; its script is evaluated, not added as a tag, which the policy would forbid."""
    evaluate(axe)
    answer = evaluate(
        "axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })"
    )
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:160]} ({len(each['nodes'])})" for each in answer["violations"] if each["impact"] in GRAVE
    ]


def test_a_page_without_an_answer_is_a_page(desktop: Seat):
    answer = desktop.page.goto(f"{desktop.base}/finding/e000000000")
    assert answer is not None
    assert answer.status == 404
    assert desktop.page.locator("h1").count() == 1
    desktop.picture("not-found-desktop")
    desktop.faults.clear()  # the 404 itself


def test_print_leaves_the_head_out(desktop: Seat):
    page = desktop.open(f"/?as_of={DAY}")
    page.emulate_media(media="print")
    assert not page.locator("header.top").is_visible()
    assert page.locator("h1").is_visible()
    desktop.picture("today-print")


def test_first_paint_of_today_is_light(desktop: Seat):
    """What Chromium takes over the wire for Today, packed as it comes."""
    session = desktop.page.context.new_cdp_session(desktop.page)
    session.send("Network.enable")
    taken: list[float] = []
    session.on("Network.loadingFinished", lambda told: taken.append(told["encodedDataLength"]))
    desktop.open(f"/?as_of={DAY}")
    assert 0 < sum(taken) <= 350_000, sum(taken)
    print(f"first paint of Today: {sum(taken) / 1000:.0f} kB in {len(taken)} answers")
