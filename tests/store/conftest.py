from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tocsin.store import Store, open_store

Open = Callable[..., Store]


@pytest.fixture
def clock() -> Callable[[], str]:
    """A clock that goes on by one second each time it is asked."""
    ticks = count()
    return lambda: f"2026-01-01T00:{next(ticks) // 60:02}:00.{next(ticks):06}Z"


@pytest.fixture
def store(tmp_path: Path, clock: Callable[[], str]) -> Iterator[Store]:
    with open_store(tmp_path / "crisis.db", clock=clock) as opened:
        yield opened
