"""All times of a document: match, read, put clock times and days together, in order of the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.base import Extractor
from tocsin.extract.times import clocks, dates, nth, quarters, relative, spells, weekdays
from tocsin.extract.times.beside import read_anniversary, read_beside, read_eve
from tocsin.extract.times.clocks import clocked, with_clocks
from tocsin.extract.times.digits import read_digits, read_iso, read_named
from tocsin.extract.times.echo import Echo
from tocsin.extract.times.lexing import lex
from tocsin.extract.times.patterns import Match, matches, parted
from tocsin.extract.times.plausible import is_plausible
from tocsin.extract.times.said import said_of
from tocsin.extract.times.scene import Reading, Scene, midpoint
from tocsin.model import Record, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from tocsin.model import Article
    from tocsin.model.vocabulary import Direction

Build = Callable[[Match, Scene], Reading | None]

BESIDE: dict[str, Callable[[Match, Scene, Echo], Reading | None]] = {
    "beside": read_beside,
    "eve": read_eve,
    "anniversary": read_anniversary,
}
BUILDS: dict[str, Build] = {
    "iso": read_iso,
    "numdate": read_digits,
    "named": read_named,
    "date": dates.read_date,
    "monthday": dates.read_day_of_month,
    "dayrange": dates.read_day_range,
    "dayspan": dates.read_day_span,
    "monthrange": dates.read_month_range,
    "yearrange": dates.read_year_range,
    "year": dates.read_year,
    "decade": dates.read_decade,
    "century": dates.read_century,
    "season": dates.read_season,
    "weekday": weekdays.read_weekday,
    "weekdays": weekdays.read_weekdays,
    "dayref": weekdays.read_dayref,
    "daypart": weekdays.read_daypart,
    "nightref": weekdays.read_nightref,
    "clock": clocks.read_clock,
    "quarter": quarters.read_quarter,
    "half": quarters.read_half,
    "quarters": quarters.read_quarters,
    "period": quarters.read_period,
    "relunit": relative.read_unit,
    "shift": relative.read_shift,
    "inshift": relative.read_in_shift,
    "defunit": relative.read_definite_unit,
    "then": relative.read_then,
    "yearend": relative.read_part_of_unit,
    "weekof": nth.read_week_of,
    "partof": nth.read_part_of_day,
    "duration": spells.read_duration,
    "reldur": spells.read_relative_duration,
    "relbare": spells.read_recent_units,
    "bare": spells.read_bare,
    "every": spells.read_every,
    "timesa": spells.read_set_word,
    "setword": spells.read_set_word,
    "fixed": spells.read_fixed,
    "present": spells.read_fixed,
    "past": spells.read_fixed,
    "recent": spells.read_fixed,
    "future": spells.read_fixed,
}


def find_times(doc: Doc, record: Record) -> Record:
    """The record with its times, in order of the text.

    "Rockets hit the zone on Sunday", printed on 2020-12-23, gives DATE 2020-12-20, past, basis publication.
    """
    found = matches_of(record.article)
    today = midpoint(record.article.published)
    scene = Scene(doc, today, said_of(record.article, Scene(doc, today), found, read_one))
    return replace(record, times=tuple(_time(match, reading, scene) for match, reading in read_all(found, scene)))


def read_one(match: Match, scene: Scene) -> Reading | None:
    """What one match means; null where it means no time."""
    build = BUILDS.get(match.build)
    return clocked(match, build(match, scene)) if build and is_plausible(match, scene) else None


def read_all(found: list[Match], scene: Scene) -> list[tuple[Match, Reading]]:
    """Every match with its reading, in order of the text; those that hang on other events are read last."""
    for match in with_clocks(found):
        reading = read_one(match, scene)
        if reading is not None:
            scene.told.append((match, reading))
    beside = [match for match in found if match.build in BESIDE]
    if beside:
        echo = Echo(scene.doc, list(scene.told))
        scene.told += [(match, reading) for match in beside if (reading := BESIDE[match.build](match, scene, echo))]
    return sorted(scene.told, key=lambda pair: pair[0].span)


def matches_of(article: Article) -> list[Match]:
    """What the patterns find in the blocks that are read."""
    out = []
    for block in article.blocks:
        if block.kind != "boilerplate" and not block.is_repeat:
            line = lex(article.text, block.span.start, block.span.end)
            out += [part for match in (matches(line) if line else []) for part in parted(match)]
    return out


def _time(match: Match, reading: Reading, scene: Scene) -> Time:
    days = reading.days
    start = days.start if days else reading.start
    end = days.end if days else reading.end
    return Time(
        span=match.span,
        type=reading.type,
        value=reading.value,
        start=start.isoformat() if start else None,
        end=end.isoformat() if end else None,
        granularity=days.granularity if days else None,
        direction=_direction(match, reading, scene),
        basis=reading.basis,
        rule=f"times.{match.shape}",
    )


def _direction(match: Match, reading: Reading, scene: Scene) -> Direction | None:
    now = scene.now(match)
    start = reading.days.start if reading.days else reading.start
    end = reading.days.end if reading.days else reading.end
    if now is None or reading.type == "SET" or (start is None and end is None):
        return None
    if end is not None and (end < now or (start is None and end == now)):
        return "past"
    if start is not None and (start > now or (end is None and start == now)):
        return "future"
    return "present"


TIMES = Extractor("times", needs=("article",), makes=("times",), find=find_times)
"""Runs first: places, claims, events and commitments ask for times."""
