"""Every operation of the API under generated questions, right and wrong, single and in sequence: all checks of schemathesis."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from tocsin.desk import open_desk
from tocsin.web.api import make_api
from tocsin.web.api.shapes import LISTS

from .test_api import ARTICLES

EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "12"))
"""Questions an operation; set SCHEMATHESIS_EXAMPLES=300 for a long look."""


@pytest.fixture(scope="module")
def description(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("schemathesis")
    rows = [{"text": text, "published": day, "publisher": who, "url": f"https://example.org/{day}"} for day, who, text in ARTICLES]
    (folder / "in.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    with open_desk(Path(folder / "api.db")) as desk:
        desk.add([str(folder / "in.jsonl")])
        yield schemathesis.openapi.from_asgi("/openapi.json", make_api(desk))


PATHS = (*(f"/{listed}" for listed in LISTS), "/findings/{id}")
QUIET = settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("mode", GenerationMode, ids=lambda mode: mode.value)
def test_no_question_breaks_it(description: Any, path: str, mode: GenerationMode) -> None:
    @QUIET
    @given(case=description[path]["GET"].as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        case.call_and_validate()

    ask()


def test_no_sequence_of_questions_breaks_it(description: Any) -> None:
    description.as_state_machine().run(settings=settings(QUIET, max_examples=8, stateful_step_count=6))
