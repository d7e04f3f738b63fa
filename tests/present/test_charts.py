"""Charts: one specification, drawn without a browser."""

from __future__ import annotations

import pytest

from tocsin.present.charts import DARK, LIGHT, events_chart, pdf_of, png_of, sources_chart, svg_of

SOURCES = [{"publisher": "VOA", "articles": 12, "origins": 9}, {"publisher": None, "articles": 1, "origins": 1}]
EVENTS = [{"bin": "2020-12-20", "quad": 4, "count": 3}, {"bin": "2020-12-21", "quad": 1, "count": 2}, {"bin": None, "quad": 2, "count": 9}]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_sources_are_named_and_counted(palette):
    drawn = svg_of(sources_chart(SOURCES, palette))
    assert drawn.startswith("<svg")
    assert all(each in drawn for each in ("VOA", "not known", palette.talk))
    assert "<script" not in drawn


def test_events_without_a_day_are_not_drawn():
    spec = events_chart(EVENTS).to_dict()
    values = next(iter(spec["datasets"].values())) if "datasets" in spec else spec["data"]["values"]
    assert [each["count"] for each in values] == [3, 2]


def test_names_are_cut_and_inert():
    drawn = svg_of(sources_chart([{"publisher": "<script>alert(1)</script>" * 1000, "articles": 1, "origins": 1}]))
    assert "<script" not in drawn
    assert len(drawn) < 100_000


def test_pictures_for_briefs():
    chart = sources_chart(SOURCES)
    assert png_of(chart)[:8] == b"\x89PNG\r\n\x1a\n"
    assert pdf_of(chart)[:5] == b"%PDF-"
