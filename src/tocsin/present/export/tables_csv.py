"""Any list as csv, as it is; what sets a row apart stands in its own columns."""

from __future__ import annotations

from typing import IO

from tocsin.present.export.base import Picked
from tocsin.present.formats import write_rows


def write(rows: Picked, stream: IO[bytes]) -> int:
    """All rows of the list; how many there were."""
    return write_rows("csv", rows.counted(), stream)
