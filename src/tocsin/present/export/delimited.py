"""Rows of cells → tab- or comma-separated text, written as it comes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import IO, Any

_BREAKS = str.maketrans({"\t": " ", "\n": " ", "\r": " "})


def write_tabbed(stream: IO[bytes], rows: Iterable[Sequence[Any]], header: Sequence[str] | None = None, missing: str = "") -> int:
    """Tab-separated UTF-8 without quotes: a tab or a line's end inside a cell becomes a blank. How many rows there were."""
    count = 0
    if header:
        stream.write(("\t".join(header) + "\n").encode())
    for row in rows:
        cells = [missing if cell is None else str(cell).translate(_BREAKS) for cell in row]
        stream.write(("\t".join(cells) + "\n").encode())
        count += 1
    return count


def write_commas(stream: IO[bytes], rows: Iterable[Sequence[Any]], header: Sequence[str]) -> int:
    """Comma-separated UTF-8 with a header and quotes where they are needed; null is an empty cell."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    count = 0
    try:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(header)
        for row in rows:
            writer.writerow(row)
            count += 1
    finally:
        text.flush()
        text.detach()
    return count
