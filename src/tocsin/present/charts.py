"""Charts, specified once in Altair for notebooks, pages and briefs; drawn to SVG on the server, since a page may run no code of theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tocsin.present.words import excerpt

if TYPE_CHECKING:
    import altair as alt

Rows = Sequence[Mapping[str, Any]]
MOST_BARS = 14
"""Bars that can still be read under one another."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of a chart; those of the page, so that light and dark hold in it."""

    ink: str
    soft: str
    line: str
    conflict: str
    force: str
    talk: str
    help: str


LIGHT = Palette("#1c1b19", "#625f59", "#dedad2", "#c77a4a", "#a3271f", "#1f4e79", "#2b6349")
DARK = Palette("#e9e6df", "#aaa59b", "#3a3731", "#d9a273", "#ee8a80", "#8ab8e6", "#86c9a8")
_TONES = {1: "said, met", 2: "help or retreat", 3: "refused, threatened", 4: "force or coercion"}


def sources_chart(rows: Rows, palette: Palette = LIGHT) -> alt.Chart:
    """Articles and origins of each publisher, the largest first: `sources_chart(desk's sources)`."""
    import altair as alt

    values = [
        {"publisher": excerpt(str(row["publisher"] or "not known"), 40), "what": what, "count": row[key]}
        for row in rows[:MOST_BARS]
        for what, key in (("articles", "articles"), ("origins", "origins"))
    ]
    chart = (
        alt.Chart(alt.InlineData(values=values), width=560, height=alt.Step(11))
        .mark_bar(cornerRadiusEnd=2)
        .encode(
            y=alt.Y("publisher:N", sort=None, title=None, axis=alt.Axis(labelLimit=220)),
            x=alt.X("count:Q", title=None, axis=alt.Axis(tickMinStep=1)),
            yOffset=alt.YOffset("what:N", sort=["articles", "origins"]),
            color=alt.Color(
                "what:N",
                title=None,
                scale=alt.Scale(domain=["articles", "origins"], range=[palette.line, palette.talk]),
                legend=alt.Legend(orient="top"),
            ),
        )
    )
    return _dressed(chart, palette)


def events_chart(rows: Rows, palette: Palette = LIGHT) -> alt.Chart:
    """Events by day (or month, year) and quad class, stacked; rows have `bin`, `quad` and `count`."""
    import altair as alt

    values = [{"bin": row["bin"], "tone": _TONES.get(row["quad"], _TONES[1]), "count": row["count"]} for row in rows if row["bin"]]
    order = [_TONES[quad] for quad in (4, 3, 1, 2)]
    colours = [palette.force, palette.conflict, palette.talk, palette.help]
    chart = (
        alt.Chart(alt.InlineData(values=values), width=900, height=120)
        .mark_bar()
        .encode(
            x=alt.X("bin:T", title=None),
            y=alt.Y("sum(count):Q", title="events", axis=alt.Axis(tickMinStep=1, tickCount=4)),
            color=alt.Color("tone:N", title=None, scale=alt.Scale(domain=order, range=colours), legend=alt.Legend(orient="top")),
            order=alt.Order("quad:Q"),
        )
    )
    return _dressed(chart, palette)


def _dressed(chart: alt.Chart, palette: Palette) -> alt.Chart:
    """No frame and no ground, and room at the left: the reader's letters are wider than those that the drawing was measured with."""
    dressed = chart.configure(
        background="transparent", font="system-ui, sans-serif", padding={"left": 44, "right": 16, "top": 4, "bottom": 4}
    ).configure_view(stroke=None)
    dressed = dressed.configure_axis(
        labelColor=palette.soft,
        titleColor=palette.soft,
        gridColor=palette.line,
        domainColor=palette.line,
        tickColor=palette.line,
        labelFontSize=12,
    )
    return dressed.configure_legend(labelColor=palette.soft, labelFontSize=12, columnPadding=36)  # type: ignore[no-any-return]


def svg_of(chart: alt.Chart) -> str:
    """The chart as SVG, without a browser."""
    import vl_convert

    return str(vl_convert.vegalite_to_svg(chart.to_dict()))


def png_of(chart: alt.Chart, scale: float = 2.0) -> bytes:
    """The chart as PNG, for briefs."""
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(chart.to_dict(), scale=scale))


def pdf_of(chart: alt.Chart) -> bytes:
    """The chart as PDF, for briefs."""
    import vl_convert

    return bytes(vl_convert.vegalite_to_pdf(chart.to_dict()))
