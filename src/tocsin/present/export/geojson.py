"""GeoJSON: a feature for each event that has coordinates; its properties are the row."""

from __future__ import annotations

from typing import IO, Any

from tocsin.codec import encode
from tocsin.present.export.base import Picked, Row

_LEFT = frozenset({"lat", "lon"})


def write(rows: Picked, stream: IO[bytes]) -> int:
    """One FeatureCollection, written feature by feature."""
    stream.write(b'{"type":"FeatureCollection","features":[')
    count = 0
    for row in rows:
        if row["lat"] is None or row["lon"] is None:
            rows.lost["events without coordinates"] += 1
            continue
        stream.write((b",\n" if count else b"\n") + encode(_feature(row)))
        count += 1
    stream.write(b"\n]}\n")
    return count


def _feature(row: Row) -> dict[str, Any]:
    """Longitude first, as RFC 7946 has it; unknown properties are left out."""
    point = {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
    properties = {name: value for name, value in row.items() if value is not None and name not in _LEFT}
    return {"type": "Feature", "id": row["id"], "geometry": point, "properties": properties}
