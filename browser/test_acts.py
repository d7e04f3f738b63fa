"""What a reader does: filter, drag the day, drag the map, open a citation, decide; at the end nothing is red in the console."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from browser.conftest import DAY, Seat


def test_the_slider_takes_every_page_to_another_day(seat: Seat):
    page = seat.open(f"/?as_of={DAY}")
    slider = page.locator("#asof-day")
    box = slider.bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] - 4, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.45, y, steps=6)
    shown = page.locator("#asof-shown").inner_text()
    page.mouse.up()
    page.wait_for_url(lambda url: f"as_of={DAY}" not in url)
    assert page.locator("#asof-shown").inner_text() == shown
    page.get_by_role("link", name="Commitments", exact=True).click()
    expect(page.locator("#asof-shown")).to_have_text(shown)


def test_search_is_filtered_and_its_address_can_be_shared(seat: Seat):
    page = seat.open(f"/search?as_of={DAY}")
    page.get_by_label("Words in the sentence").fill("missiles")
    page.locator("form[role=search]:has([name=text]) button").first.click()
    page.wait_for_url(re.compile("text=missiles"))
    rows = page.locator("main .item").count()
    assert rows > 0
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    assert page.locator("main .item").count() == rows


def test_a_statement_is_one_click_from_its_words(seat: Seat):
    page = seat.open(f"/?as_of={DAY}")
    page.locator(".src a", has_text="in the article").first.click()
    page.wait_for_url(re.compile("/article"))
    spot = page.locator(".text a.f.on").first
    expect(spot).to_be_in_viewport()


def test_findings_of_an_article_are_filtered(seat: Seat):
    page = seat.open(f"/?as_of={DAY}")
    page.locator(".src a", has_text="in the article").first.click()
    page.wait_for_url(re.compile("/article"))
    every = page.locator(".text a.f").count()
    page.goto(re.sub(r"#.*", "", page.url) + "&show=date")
    assert 0 <= page.locator(".text a.f").count() < every


def test_the_map_is_dragged_zoomed_and_read(seat: Seat, width: str):
    page = seat.open(f"/map?as_of={DAY}")
    island = page.locator("[data-island=map]")
    box = island.bounding_box()
    assert box is not None
    before = _labels(page)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 90, y + 40, steps=5)
    page.mouse.up()
    page.wait_for_timeout(500)
    assert _labels(page) != before
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(700)
    seat.picture(f"map-dragged-{width}")
    told = page.locator(".map-told", has_text="Havana")
    assert told.count() == 1


def _labels(page: Page) -> str | None:
    return page.locator(".map-told").first.evaluate("e => e.getBoundingClientRect().x + ' ' + e.getBoundingClientRect().y")


def test_a_place_of_the_map_names_who_says_so(desktop: Seat):
    page = desktop.open(f"/map?as_of={DAY}")
    spot = page.locator(".map-told", has_text="Moscow").bounding_box()
    assert spot is not None
    page.mouse.click(spot["x"] - 8, spot["y"] + spot["height"] / 2)
    card = page.locator(".map-card")
    expect(card).to_be_visible()
    assert re.search(r" by | not said ", card.inner_text())
    desktop.picture("map-card-desktop")
    card.get_by_role("link").click()
    page.wait_for_url(re.compile(r"/search|/finding|/article"))


def test_borders_in_dispute_are_a_readers_setting(desktop: Seat):
    page = desktop.open(f"/map?as_of={DAY}")
    page.get_by_label("Borders in dispute").select_option("hidden")
    page.locator("form.fields button").first.click()
    page.wait_for_url(re.compile("borders=hidden"))
    desktop.open(f"/map?as_of={DAY}")
    expect(page.get_by_label("Borders in dispute")).to_have_value("hidden")


def test_the_network_is_read_by_pointing(desktop: Seat):
    page = desktop.open(f"/actors?as_of={DAY}")
    island = page.locator("[data-island=network]")
    box = island.bounding_box()
    assert box is not None
    line = page.locator(".island-line")
    first = line.inner_text()
    for at in range(1, 40):
        page.mouse.move(box["x"] + box["width"] * (at % 8 + 0.5) / 8, box["y"] + box["height"] * (at // 8 + 0.5) / 5, steps=12)
        if line.inner_text() != first:
            break
    assert re.search("origin", line.inner_text())


def test_the_timeline_is_zoomed_by_its_links(seat: Seat, width: str):
    page = seat.open(f"/timeline?as_of={DAY}")
    dots = page.locator("svg.timeline circle").count()
    assert dots > 0
    page.get_by_role("link", name="closer", exact=True).click()
    page.wait_for_url(re.compile("from="))
    seat.picture(f"timeline-closer-{width}")
    page.get_by_role("link", name="wider", exact=True).click()
    page.wait_for_load_state()
    region = page.locator(".scroll").first
    region.evaluate("e => e.scrollBy(120, 0)")


def test_a_citation_is_copied(desktop: Seat):
    page = desktop.open(f"/?as_of={DAY}")
    page.locator("a.cite").first.click()
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    dialog.locator("[data-copy]").first.click()
    page.wait_for_timeout(200)
    assert "“" in page.evaluate("navigator.clipboard.readText()")


def test_keys_walk_the_rows(desktop: Seat):
    page = desktop.open(f"/?as_of={DAY}")
    page.keyboard.press("n")
    first = page.locator(".here").get_attribute("id")
    page.keyboard.press("n")
    assert page.locator(".here").get_attribute("id") != first
    page.keyboard.press("/")
    page.wait_for_url(re.compile("/search"))


def test_a_finding_is_reviewed_and_taken_back(seat: Seat, width: str):
    page = seat.open("/review")
    asked = page.locator("form[action^='/review/']").first.get_attribute("action")
    assert asked is not None
    finding = asked.rsplit("/", 1)[-1]
    page.locator("[data-key=a]").first.click()
    page.wait_for_load_state()
    seat.open(f"/review?id={finding}")
    expect(page.locator("main")).to_contain_text("accepted")
    seat.picture(f"reviewed-{width}")
    page.locator("[data-key=u]").first.click()
    page.wait_for_load_state()
    seat.open(f"/review?id={finding}")
    expect(page.locator("[data-key=a]").first).to_be_visible()


def test_pages_work_without_a_script(chromium, base):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("/", "/timeline", "/commitments", "/search?text=missiles", "/review", "/map", "/actors"):
        answer = page.goto(f"{base}{path}{'&' if '?' in path else '?'}as_of={DAY}")
        assert answer.status == 200
        assert page.locator("h1").is_visible()
    context.close()
