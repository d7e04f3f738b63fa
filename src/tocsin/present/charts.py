"""Charts, specified once in Altair for notebooks, pages and briefs: drawn to SVG on the server, or handed to a page that draws them itself."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from tocsin.present.words import excerpt

if TYPE_CHECKING:
    import altair as alt

Rows = Sequence[Mapping[str, Any]]
_T = TypeVar("_T")
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
    ground: str


LIGHT = Palette("#1c1b19", "#625f59", "#dedad2", "#c77a4a", "#a3271f", "#1f4e79", "#2b6349", "#fbfaf7")
DARK = Palette("#e9e6df", "#aaa59b", "#3a3731", "#d9a273", "#ee8a80", "#8ab8e6", "#86c9a8", "#191815")
_TONES = {1: "said, met", 2: "help or retreat", 3: "refused, threatened", 4: "force or coercion"}
SAID = {"talk": "said, met, refused", "news": "force or coercion", "coop": "help or retreat", "background": "background, told again"}
"""What the dots of a timeline stand for, in the order in which they stand under one another in a lane."""
_LANE_NAMES, _LANE_NAMES_NARROW, _NARROW = 150, 84, 600
"""Pixels for the names of lanes, on a desk and in a window that is narrower than the third number."""
_LANE_STEP = 13
_EDGE = 12
"""Pixels between the first day and the edge: the largest dot is not cut."""


def sources_chart(rows: Rows, palette: Palette = LIGHT, width: int = 560) -> alt.Chart:
    """Articles and origins of each publisher, the largest first: `sources_chart(desk's sources)`."""
    import altair as alt

    values = [
        {"publisher": excerpt(str(row["publisher"] or "not known"), 40), "what": what, "count": row[key]}
        for row in rows[:MOST_BARS]
        for what, key in (("articles", "articles"), ("origins", "origins"))
    ]
    chart: alt.Chart = (
        alt.Chart(alt.InlineData(values=values), width=width, height=alt.Step(11))
        .mark_bar(cornerRadiusEnd=2)
        .encode(
            y=alt.Y("publisher:N", sort=None, title=None, axis=alt.Axis(labelLimit=min(220, width * 2 // 3))),
            x=alt.X("count:Q", title=None, axis=alt.Axis(tickMinStep=1, tickCount=max(3, width // 60))),
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


def events_chart(rows: Rows, palette: Palette = LIGHT, width: int = 900) -> alt.Chart:
    """Events by day (or month, year) and quad class, stacked; rows have `bin`, `quad` and `count`."""
    import altair as alt

    values = [{"at": row["bin"], "tone": _TONES.get(row["quad"], _TONES[1]), "count": row["count"]} for row in rows if row["bin"]]
    order = [_TONES[quad] for quad in (4, 3, 1, 2)]
    chart = alt.Chart(alt.InlineData(values=values), width=width, height=120)
    return _dressed(_bars(chart, _tones(order, palette, 4 if width > _NARROW else 2), _days_axis(width)), palette)


def timeline_chart(dots: Rows, palette: Palette = LIGHT, width: int = 1100) -> alt.VConcatChart:
    """A timeline to be handled: bars of all days above, lanes of actors or places below; days that are marked above fill the lanes.

    `dots` have `lane`, `at` (ISO day), `tone` (talk, news, coop, background), `count`, `label` and `href`, lanes in their order:
    {"lane": "Cuba", "at": "1962-10-24", "tone": "news", "count": 3, "label": "Cuba, 24 Oct 1962: 3 events", "href": "/search?…"}.
    """
    import altair as alt

    values = [{**dot, "tone": SAID[dot["tone"]]} for dot in dots]
    names = _LANE_NAMES if width > _NARROW else _LANE_NAMES_NARROW
    room = max(_LANE_NAMES, width - names - 24)
    days = alt.selection_interval(encodings=["x"], name="days")
    kinds = alt.selection_point(fields=["tone"], bind="legend", name="kinds")
    colour = _tones(list(SAID.values()), palette, 4 if width > _NARROW else 1)
    above = _bars(alt.Chart(width=room, height=48), colour, alt.Axis(labels=False, ticks=False, grid=False)).add_params(days)
    lanes = (
        alt.Chart(width=room, height=alt.Step(_LANE_STEP))
        .mark_circle(clip=True, stroke=palette.ground, strokeWidth=1, cursor="pointer")
        .encode(
            x=alt.X("at:T", title=None, scale=alt.Scale(type="utc", domain=days, padding=_EDGE), axis=_days_axis(room)),
            y=alt.Y("lane:N", sort=list(dict.fromkeys(dot["lane"] for dot in dots)), title=None, axis=_names_axis(names)),
            yOffset=alt.YOffset("tone:N", sort=list(SAID.values())),
            size=alt.Size("count:Q", scale=alt.Scale(range=[30, 320]), legend=None),
            color=colour,
            opacity=alt.condition(kinds, alt.value(0.85), alt.value(0.08)),
        )
        .add_params(kinds)
    )
    return _dressed(alt.vconcat(above, lanes, data=alt.InlineData(values=values), spacing=14), palette, 4)


def _bars(chart: alt.Chart, colour: alt.Color, axis: alt.Axis) -> alt.Chart:
    """Events by day as stacked bars; days are days in every reader's time zone."""
    import altair as alt

    drawn: alt.Chart = chart.mark_bar().encode(
        x=alt.X("at:T", title=None, scale=alt.Scale(type="utc", padding=_EDGE), axis=axis),
        y=alt.Y("sum(count):Q", title="events", axis=alt.Axis(tickMinStep=1, tickCount=3)),
        color=colour,
    )
    return drawn


def _tones(order: Sequence[str], palette: Palette, columns: int = 4) -> alt.Color:
    import altair as alt

    hues = {
        "said, met": palette.talk,
        "help or retreat": palette.help,
        "refused, threatened": palette.conflict,
        "force or coercion": palette.force,
    }
    hues |= {SAID["talk"]: palette.talk, SAID["background"]: palette.soft}
    scale = alt.Scale(domain=list(order), range=[hues[each] for each in order])
    return alt.Color("tone:N", title=None, scale=scale, legend=alt.Legend(orient="top", columns=columns, symbolType="circle"))


def _days_axis(room: int) -> alt.Axis:
    """Days as people write them, as many as there is room for."""
    import altair as alt

    words = "utchours(datum.value) === 0 ? utcFormat(datum.value, '%-d %b %Y') : ''"
    return alt.Axis(labelExpr=words, tickCount=max(2, room // 120), labelOverlap="greedy", labelSeparation=14)


def _names_axis(room: int) -> alt.Axis:
    import altair as alt

    return alt.Axis(labelLimit=room, domain=False, ticks=False, grid=True, offset=4)


def _dressed(chart: _T, palette: Palette, left: int = 44) -> _T:
    """No frame and no ground, and room at the left: the reader's letters are wider than those that the drawing was measured with."""
    dressed: Any = chart
    dressed = dressed.configure(
        background="transparent", font="system-ui, sans-serif", padding={"left": left, "right": 16, "top": 4, "bottom": 4}
    ).configure_view(stroke=None)
    dressed = dressed.configure_axis(
        labelColor=palette.soft,
        titleColor=palette.soft,
        gridColor=palette.line,
        domainColor=palette.line,
        tickColor=palette.line,
        labelFontSize=12,
    )
    drawn: _T = dressed.configure_legend(labelColor=palette.soft, labelFontSize=12, columnPadding=36)
    return drawn


def vega_of(chart: alt.Chart | alt.VConcatChart) -> dict[str, Any]:
    """The chart as Vega's own JSON, for a page that draws it itself and lets the reader handle it.

    Its parts have no roles of their own: to a screen reader it is one picture, and the table beside it holds the rows.
    """
    import vl_convert

    found = vl_convert.vegalite_to_vega(chart.to_dict())
    return _one_picture(json.loads(found) if isinstance(found, str) else dict(found))


def _one_picture(part: dict[str, Any]) -> dict[str, Any]:
    for name in ("marks", "axes", "legends"):
        if name in part:
            part[name] = [{**_one_picture(each), "aria": False} for each in part[name]]
    return part


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
