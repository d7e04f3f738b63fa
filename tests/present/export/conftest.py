"""Two stores: six hand-made articles, one for each way in which an event can be set apart, and some hundreds made up by a seed."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import tocsin
from evals.generate import records
from tests.store.made import record
from tocsin.desk import Desk
from tocsin.model import EventActor, Quantity, Record
from tocsin.present.export import FORMATS, Exported, export

GENERATED = 40
Write = Callable[..., tuple[bytes, Exported]]


def changed(number: int, **fields: Any) -> Record:
    """The hand-made record with its one event changed."""
    made = record(number)
    return replace(made, events=(replace(made.events[0], **fields),))


def by(number: int, attribution: str) -> tuple[EventActor, ...]:
    return tuple(replace(actor, attribution=attribution) for actor in record(number).events[0].actors)


def killed(made: Record, low: float, high: float | None) -> Record:
    """The record with its one figure turned into dead."""
    figure: Quantity = replace(made.quantities[0], role="killed", low=low, high=high, value=None, bound="exact" if high else "at_least")
    return replace(made, quantities=(figure,))


def made_records() -> list[Record]:
    return [
        record(0),
        killed(changed(1, actors=by(1, "claimed")), 3, 5),
        changed(2, frame="background", actors=()),
        changed(3, count="aggregate", actors=()),
        changed(4, status="planned", actors=()),
        changed(5, actors=(), where=None, when=None),
    ]


@pytest.fixture(scope="session")
def made_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with tocsin.open(tmp_path_factory.mktemp("export") / "made.db") as desk:
        for each in made_records():
            desk.store.put(each)
        yield desk


@pytest.fixture(scope="session")
def generated_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "generated.db"
    with tocsin.open(path) as desk:
        for each in records(GENERATED, acts=3):
            desk.store.put(each)
        desk.update()
    return path


@pytest.fixture(scope="session")
def generated_desk(generated_path: Path) -> Iterator[Desk]:
    with tocsin.open(generated_path) as desk:
        yield desk


@pytest.fixture(scope="session")
def write() -> Write:
    """`write("polecat", desk, everything=True)` is the file and what was said about it."""

    def write_all(name: str, desk: Desk, *, everything: bool = False, listed: str | None = None, **asked: Any) -> tuple[bytes, Exported]:
        form = FORMATS[name]
        rows = getattr(desk, listed or {"any": "events", "coded": "coded", "dates": "dates"}[form.listed])(**asked)
        stream = io.BytesIO()
        told = export(form, rows, stream, everything=everything)
        return stream.getvalue(), told

    return write_all
