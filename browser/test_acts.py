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
    assert page.locator(".vega-chart .mark-symbol.role-mark path").count() > 5
    page.get_by_role("link", name="closer", exact=True).click()
    page.wait_for_url(re.compile("from="))
    seat.picture(f"timeline-closer-{width}")
    page.get_by_role("link", name="wider", exact=True).click()
    page.wait_for_load_state()


def test_days_of_the_timeline_are_marked_and_opened(desktop: Seat):
    """Drawing over the bars zooms the lanes; the marked days go into the address, and a dot opens its rows."""
    page = desktop.open(f"/timeline?as_of={DAY}")
    before = _days(page)
    box = page.locator(".vega-chart svg").bounding_box()
    assert box is not None
    y = box["y"] + 65
    page.mouse.move(box["x"] + 0.77 * box["width"], y)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.91 * box["width"], y, steps=8)
    page.mouse.up()
    page.wait_for_function(
        "before => [...document.querySelectorAll('.vega-chart .role-axis-label text')].map(e => e.textContent).join() !== before",
        arg=before,
    )
    desktop.picture("timeline-marked-desktop")
    link = page.locator(".island-line a")
    assert re.fullmatch(r"Open \d+ Oct 1962 – \d+ Oct 1962", link.inner_text())
    link.click()
    page.wait_for_url(re.compile("from=1962-10-2"))
    desktop.settled()
    dot = page.locator(".vega-chart .mark-symbol.role-mark path").first
    dot.hover()
    expect(page.locator(".island-line")).to_contain_text(re.compile(r"1962: \d+ events?, "))
    dot.click()
    page.wait_for_url(re.compile("/search|/finding|/article"))


def _days(page: Page) -> str:
    return ",".join(page.locator(".vega-chart .role-axis-label text").all_text_contents())


def test_the_timeline_is_drawn_anew_in_the_dark_and_for_another_width(desktop: Seat):
    page = desktop.open(f"/timeline?as_of={DAY}")
    dot = page.locator(".vega-chart .mark-symbol.role-mark path").first
    light = dot.get_attribute("fill")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "before => document.querySelector('.vega-chart .mark-symbol.role-mark path').getAttribute('fill') !== before", arg=light
    )
    page.set_viewport_size({"width": 620, "height": 900})
    page.wait_for_function("document.querySelector('.vega-chart svg').getBoundingClientRect().width <= 620")
    assert page.evaluate("document.documentElement.scrollWidth") <= 620


def test_without_a_script_the_timeline_is_drawn_with_links_and_fits_a_phone(chromium, base):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{base}/timeline?as_of={DAY}")
    dots = page.locator("svg.timeline a circle")
    assert dots.count() > 5
    edges = [dots.nth(n).bounding_box() for n in range(dots.count())]
    assert all(each is not None and each["x"] >= 0 and each["x"] + each["width"] <= 390 for each in edges)
    page.locator("svg.timeline a").first.click()
    page.wait_for_url(re.compile("/search|/finding|/article"))
    context.close()


def test_days_of_publication_are_told_in_the_reader_s_own_time(chromium, base):
    context = chromium.new_context(timezone_id="America/Los_Angeles", locale="en-US")
    page = context.new_page()
    page.goto(f"{base}/?as_of={DAY}")
    title = page.locator(".src time").first.get_attribute("title")
    assert re.search(r"published, in UTC .*that day in UTC is Oct \d+, 1962, 5:00.PM to", title), title
    context.close()


def test_a_page_as_it_came_stands_beside_the_text(desktop: Seat):
    page = desktop.open(f"/?as_of={DAY}")
    page.locator(".src a", has_text="in the article").first.click()
    page.get_by_role("link", name="the page as it came, beside").click()
    page.wait_for_load_state("load")  # the click does not wait for the style sheet
    text, raw = page.locator(".reading .text").bounding_box(), page.locator("iframe.raw").bounding_box()
    assert text is not None
    assert raw is not None
    assert raw["x"] > text["x"] + 300
    assert abs(raw["y"] - text["y"]) < 60


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
    first = page.locator(".here").get_attribute("data-row")
    page.keyboard.press("n")
    second = page.locator(".here").get_attribute("data-row")
    assert second != first
    page.keyboard.press("k")
    assert page.locator(".here").get_attribute("data-row") == first
    page.keyboard.press("c")
    expect(page.locator("dialog[open]")).to_be_visible()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("n")
    assert page.locator(".here").get_attribute("data-row") not in {first, second}
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
