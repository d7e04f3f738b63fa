"""The seed article, read as a user reads it; the tests are skipped, and say why, where the gold folder is absent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tocsin.model import Record


@pytest.fixture(scope="session")
def seed(gold: Path) -> Record:
    import tocsin

    return tocsin.read(gold / "seed" / "article.txt")


@pytest.fixture(scope="session")
def expected(gold: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((gold / "seed" / "expect.yaml").read_text("utf-8"))
    return loaded
