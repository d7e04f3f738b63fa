"""The drawing of the timeline: what goes into which lane, where, and in which tone."""

from __future__ import annotations

import pytest
from lxml import html

from tests.web.conftest import DAY
from tocsin.desk import Desk, summaries
from tocsin.web.timeline import LANES, LEFT, RIGHT, drawing_of, lanes_of, signs_for, within

WINDOW = ("2020-12-01", "2020-12-31")


def row(lane: str, bin_: str, quad: int = 4, frame: str = "news", count: int = 1) -> dict[str, object]:
    return {"lane": lane, "lane_name": f"the {lane}", "bin": bin_, "quad": quad, "frame": frame, "count": count, "one": "e1"}


@pytest.mark.parametrize(
    ("first", "last", "signs"), [("2020-12-01", "2020-12-31", 10), ("2020-01-01", "2020-12-31", 7), ("1962-01-01", "2002-12-31", 4)]
)
def test_a_dot_stands_for_a_day_a_month_or_a_year(first: str, last: str, signs: int):
    assert signs_for(first, last) == signs


def test_what_began_before_the_window_is_not_in_it():
    rows = [row("IRN", "2020-11-30"), row("IRN", "2020-12-01"), row("IRN", "2020-12-31"), row("IRN", "2021-01-01")]
    assert [each["bin"] for each in within(rows, *WINDOW)] == ["2020-12-01", "2020-12-31"]
    assert within([row("IRN", "2020-12")], *WINDOW)
    assert within([row("IRN", "2020")], *WINDOW)


def test_lanes_with_most_events_come_first_and_no_more_than_fit():
    rows = [row(f"lane{number:02}", "2020-12-01", count=number + 1) for number in range(20)]
    assert lanes_of(rows)[0] == "lane19"
    assert len(lanes_of(rows)) == LANES


def test_tones_stand_apart_and_days_stand_in_order():
    rows = [
        row("IRN", "2020-12-01"),
        row("IRN", "2020-12-31"),
        row("IRN", "2020-12-01", frame="background"),
        row("IRN", "2020-12-01", quad=1),
    ]
    drawing = drawing_of(rows, WINDOW, "2020-12-15", {"IRN": "Iran"})
    tones = {dot.tone: dot for dot in drawing.dots if dot.first == "2020-12-01"}
    assert set(tones) == {"news", "background", "talk"}
    assert len({dot.y for dot in tones.values()}) == 3
    news = sorted(dot.x for dot in drawing.dots if dot.tone == "news")
    assert LEFT <= news[0] < drawing.today < news[1] <= RIGHT
    assert tones["news"].label == "Iran, 1 Dec 2020: 1 event, force or coercion"


def test_quad_classes_of_one_tone_are_added_up():
    (dot,) = drawing_of([row("IRN", "2020-12-05", quad=1, count=2), row("IRN", "2020-12-05", quad=3)], WINDOW, "2020-12-31", {}).dots
    assert dot.count == 3


@pytest.mark.parametrize(("bin_", "last"), [("2020-12-05", "2020-12-05"), ("2020-02", "2020-02-29"), ("2020", "2020-12-31")])
def test_a_dot_opens_the_days_that_it_stands_for(bin_: str, last: str):
    (dot,) = drawing_of([row("IRN", bin_)], ("2019-06-01", "2021-06-01"), "2020-12-31", {}).dots
    assert dot.last == last


def test_the_desk_adds_up_what_its_list_holds(desk: Desk):
    asked = {"as_of": DAY, "since": "1962-10-22", "until": DAY}
    rows = summaries.timeline(desk, "place", 10, **asked)
    events = [each for each in desk.events(**asked) if each["place"] and each["when_start"] and each["when_start"] >= asked["since"]]
    assert sum(each["count"] for each in rows) == len(events)


def test_private_and_local_names_have_no_lane(desk: Desk):
    lanes = {each["lane"] for each in summaries.timeline(desk, "actor", 4)}
    private = {each["id"] for each in desk.actors() if each["private"]}
    assert lanes
    assert not lanes & private
    assert not [lane for lane in lanes if lane.startswith("local:")]


def test_every_dot_opens_its_rows(client):
    tree = html.document_fromstring(client.get(f"/timeline?as_of={DAY}").text)
    links = tree.xpath("//*[local-name()='svg']//*[local-name()='a']/@href")
    assert len(links) > 5
    for href in set(links):
        answer = client.get(href, follow_redirects=True)
        assert answer.status_code == 200
        assert "Nothing fits" not in answer.text, href


def test_a_year_that_the_window_cuts_is_drawn_in_what_is_left_of_it():
    (dot,) = drawing_of([row("IRN", "1962")], ("1962-10-14", "2006-10-01"), "2006-10-01", {}).dots
    assert LEFT <= dot.x < LEFT + 1
    assert (dot.first, dot.last) == ("1962-01-01", "1962-12-31")


def test_the_page_fits_every_width_and_holds_its_dots_without_a_script(client):
    words = client.get(f"/timeline?as_of={DAY}").text
    tree = html.document_fromstring(words)
    (drawing,) = tree.xpath("//*[contains(@class, 'timeline drawing')]")
    assert drawing.get("width") == "100%"
    assert all(each.get("cx").endswith("%") for each in drawing.xpath(".//*[local-name()='circle']"))
    dots = drawing.xpath(".//*[local-name()='a']/@href")
    assert tree.xpath("//details[contains(@class, 'rows')]//a/@href") == dots


@pytest.mark.parametrize(("asked", "width"), [("350", 350), ("99999999", 1600), ("1", 280), ("x", 1100)])
def test_the_chart_that_is_handled_is_vega_and_no_wider_than_its_window(client, asked: str, width: int):
    answer = client.get(f"/charts/timeline.json?as_of={DAY}&width={asked}")
    assert answer.headers["content-type"].startswith("application/json")
    told = answer.json()
    assert "vega/v" in told["$schema"]
    dots = next(each["values"] for each in told["data"] if each.get("values"))
    assert all(dot["href"].startswith(("/finding/", "/search?")) for dot in dots)
    assert {dot["lane"] for dot in dots} >= {"Cuba", "Soviet Union"}
    assert 0 < told["width"] < width
