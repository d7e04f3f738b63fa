"""Sets by somebody who had not read the rules: frozen by hash before these ran on them, and never edited.

Each `*.sha256` beside the sets lists hashes of files. What may be read of a set by those who write rules stands in its README.
"""

from __future__ import annotations

import csv
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from evals.gold import GOLD, scorer

SETS = Path(__file__).resolve().parent / "sets"
Row = dict[str, Any]


def rows(name: str, folder: Path = SETS) -> list[Row]:
    """The rows of a frozen set, `.jsonl` or `.tsv`; raises ValueError when a character of it has changed, or where no hash is kept."""
    data, frozen = (folder / name).read_bytes(), _hashes(folder).get(name)
    if frozen is None:
        raise ValueError(f"{name} has no hash: a set is frozen before it is scored")
    if hashlib.sha256(data).hexdigest() != frozen:
        raise ValueError(f"{name} has changed: a frozen set is never edited")
    lines = [line for line in data.decode("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    if name.endswith(".tsv"):
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [json.loads(line) for line in lines]


def _hashes(folder: Path) -> dict[str, str]:
    lines = [line.split() for file in sorted(folder.glob("*.sha256")) for line in file.read_text("utf-8").splitlines() if line.strip()]
    return {name: value for value, name in lines}


def text_of(row: Row) -> str:
    """The passage of a row: written out, or cut from its gold file."""
    text = row["text"]
    if isinstance(text, str):
        return text
    held = _lines(text["file"]) or _documents(text["corpus"])
    return held[text["doc"]][text["start"] : text["end"]]


@cache
def _documents(corpus: str) -> dict[str, str]:
    return {name: text for name, _, text in scorer("gold/commitments/documents.py").documents(corpus)}


@cache
def _lines(file: str) -> dict[str, str]:
    """The stories of a file whose lines have a text of their own."""
    if not file.startswith("events/"):
        return {}
    whole = (GOLD / file).read_text("utf-8")
    items = json.loads(whole) if whole.lstrip().startswith("[") else [json.loads(line) for line in whole.splitlines() if line.strip()]
    return {str(item.get("docid", item.get("id"))): str(item.get("text", item.get("doctext"))) for item in items}
