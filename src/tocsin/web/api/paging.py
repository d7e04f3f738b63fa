"""Pages of a list: a cursor that shows one state of the store, rows with their citations, and the store's state for an ETag."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tocsin.desk import Desk

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CITED = (
    ("article", "article"), ("version", "version"), ("publisher", "publisher"), ("published_end", "published"), ("url", "url"),
    ("sentence", "quoted"), ("words", "words"), ("char_start", "start"), ("char_end", "end"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins, and the moment whose state all pages of its cursor show."""

    offset: int
    moment: str

    @property
    def cursor(self) -> str:
        """Offset and microseconds since 1970: "200.1795550000000000"."""
        passed = datetime.fromisoformat(self.moment) - _EPOCH
        return f"{self.offset}.{passed // timedelta(microseconds=1)}"


def place_of(cursor: str | None, recorded_as_of: str | None) -> Place:
    """The place that a cursor names; without one the beginning, in the state asked for, else of now."""
    if cursor is not None:
        offset, micros = cursor.split(".")
        moment = _EPOCH + timedelta(microseconds=int(micros))
        return Place(int(offset), _written(moment))
    if recorded_as_of is None:
        return Place(0, _written(datetime.now(UTC)))
    return Place(0, recorded_as_of if "T" in recorded_as_of else f"{recorded_as_of}T23:59:59.999999Z")


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def cited(listed: str, row: Mapping[str, Any], wanted: list[str] | None) -> dict[str, Any]:
    """A row with what it cites; only the wanted columns where some are named, `cites` among them unless left out."""
    told = dict(row)
    if listed == "articles":
        cites = [
            {
                "article": row["id"],
                "version": row["version"],
                "publisher": row["publisher"],
                "published": row["published_end"],
                "url": row["url"],
            }
        ]
    elif listed == "copies":
        cites = [
            {
                "article": row[side],
                "version": row[f"{side}_version"],
                "publisher": row[f"{side}_publisher"],
                "published": row[f"{side}_published_end"],
            }
            for side in "ab"
        ]
    else:
        cite = {name: row[column] for column, name in _CITED if row.get(column) is not None}
        cites = [cite] if cite else []
    told["cites"] = cites
    return {name: told[name] for name in wanted} if wanted else told


def state_of(desk: Desk) -> str:
    """What changes whenever the store does: times and sizes of its files."""
    parts = []
    for path in (Path(desk.store.path), Path(f"{desk.store.path}-wal")):
        try:
            stat = path.stat()
        except FileNotFoundError:
            continue
        parts.append(f"{stat.st_mtime_ns}.{stat.st_size}")
    return "-".join(parts)
