"""GDELT 2 mentions: 16 columns, tab-separated, no header; one row for each event mention, numbered as its incident in `gdelt`."""

from __future__ import annotations

from typing import IO, Any

from tocsin.present.export.base import Picked, Row
from tocsin.present.export.delimited import write_tabbed
from tocsin.present.export.sides import first_day, number_of, told, unit

COLUMNS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID",
    "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone",
    "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
_WEB, _OTHER = 1, 2


def write(rows: Picked, stream: IO[bytes]) -> int:
    """One line an event mention."""
    return write_tabbed(stream, (_cells(row) for row in rows))


def _cells(row: Row) -> tuple[Any, ...]:
    return (
        number_of(unit(row)), _midnight(first_day(row)), _midnight(row["published_end"]), _WEB if row["url"] else _OTHER,
        row["publisher"], row["url"] or row["article"], row["sentence_number"],
        row["actor_start"], row["recipient_start"], row["char_start"], 1, None, row["chars"], None, None, told(row),
    )  # fmt: skip


def _midnight(day: str | None) -> str | None:
    """YYYYMMDD000000: the hour is not known."""
    return day[:10].replace("-", "") + "000000" if day else None
