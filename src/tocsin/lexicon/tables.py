"""Reads code books and lexicons from `lexicon/data`, and from a user's own folder laid over ours.

A TSV file starts with comment lines `# version: 3`, `# source: …`, `# licence: …`, then the column names, then rows.
A YAML file is a mapping with the keys version, source, licence and entries.
"""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from tocsin.errors import LexiconError

_HEAD = ("version", "source", "licence")


@dataclass(frozen=True, slots=True)
class Table:
    """One code book: its head and its rows, each row a mapping from column to text."""

    name: str
    version: str
    source: str
    licence: str
    rows: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class Book:
    """One YAML code book: its head and its entries as plain Python."""

    name: str
    version: str
    source: str
    licence: str
    entries: Any


def data_path(name: str) -> Path:
    """Where a data file of ours lies."""
    return Path(str(resources.files("tocsin.lexicon") / "data" / name))


def own_folder() -> Path | None:
    """The folder of a user's own lexicon, which TOCSIN_LEXICON names; null where it names none."""
    given = os.environ.get("TOCSIN_LEXICON")
    return Path(given).expanduser() if given else None


def load_table(name: str, overlay: Path | None = None) -> Table:
    """The table `data/NAME.tsv`; rows of OVERLAY/NAME.tsv come first, so that a user's row wins.

    Without `overlay` the folder that TOCSIN_LEXICON names is laid over ours, where it names one.
    Raises LexiconError with file and line when a row has not as many fields as the header.
    """
    return _load_table(name, overlay or own_folder())


@cache
def _load_table(name: str, overlay: Path | None) -> Table:
    table = _parse_table(data_path(f"{name}.tsv"))
    mine = overlay / f"{name}.tsv" if overlay else None
    if mine is None or not mine.exists():
        return table
    extra = _parse_table(mine)
    return Table(name, f"{table.version}+{extra.version}", table.source, table.licence, extra.rows + table.rows)


def _parse_table(path: Path) -> Table:
    lines = path.read_text(encoding="utf-8").splitlines()
    head = _parse_head(path, lines)
    body = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not body:
        raise LexiconError(f"{path}: no header row; the first line that is no comment names the columns")
    columns = body[0][1].split("\t")
    rows = []
    for number, line in body[1:]:
        fields = next(csv.reader([line], delimiter="\t", quoting=csv.QUOTE_NONE))
        if len(fields) > len(columns):
            raise LexiconError(f"{path}:{number}: {len(fields)} fields where the header has {len(columns)}; remove the extra tabs")
        rows.append(dict(zip(columns, fields + [""] * (len(columns) - len(fields)), strict=True)))
    return Table(path.stem, head["version"], head["source"], head["licence"], tuple(rows))


def _parse_head(path: Path, lines: list[str]) -> dict[str, str]:
    head: dict[str, str] = {}
    for line in lines:
        if line.startswith("#") and ":" in line:
            key, _, value = line[1:].partition(":")
            head.setdefault(key.strip(), value.strip())
    missing = [key for key in _HEAD if key not in head]
    if missing:
        raise LexiconError(f"{path}: the head lacks {', '.join(missing)}; add lines like  # version: 1")
    return head


@cache
def load_book(name: str) -> Book:
    """The code book `data/NAME.yaml`; raises LexiconError when its head is incomplete."""
    import yaml

    try:
        from yaml import CSafeLoader as Loader
    except ImportError:  # a PyYAML built without libyaml
        from yaml import SafeLoader as Loader  # type: ignore[assignment]

    path = data_path(f"{name}.yaml")
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
    missing = [key for key in (*_HEAD, "entries") if key not in raw]
    if missing:
        raise LexiconError(f"{path}: the head lacks {', '.join(missing)}")
    return Book(name, str(raw["version"]), raw["source"], raw["licence"], raw["entries"])


@cache
def versions() -> tuple[tuple[str, str], ...]:
    """Name and version of every code book and lexicon, as records carry them; only the heads of the files are read."""
    files = sorted(path for path in data_path("").iterdir() if path.suffix in {".tsv", ".yaml"})
    return tuple((path.stem, _version_with_own(path)) for path in files)


def _version_with_own(path: Path) -> str:
    """Our version, and the user's behind a plus where a file of that name lies in the own folder."""
    folder = own_folder()
    mine = folder / path.name if folder else None
    return f"{_version(path)}+{_version(mine)}" if mine is not None and mine.exists() else _version(path)


def _version(path: Path) -> str:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            key, _, value = line.lstrip("# ").partition(":")
            if key == "version":
                return value.strip()
    raise LexiconError(f"{path}: the head lacks version; add a line like  # version: 1")
