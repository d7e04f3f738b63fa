"""A foreign event: a row of another data set, kept beside ours. It has no article and no characters, and says so."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.model.questions import Column


@dataclass(frozen=True, slots=True)
class ForeignEvent:
    """One event as another data set has it, in our codes as far as they go; what is not there is null.

    A row of POLECAT, "ASSAULT in Baghdad on 2020-12-20", is ForeignEvent("polecat:polecat-2020:7f", "polecat", "polecat-2020", "ASSAULT", …).
    """

    id: str
    """Source, origin and the id that it has there."""
    source: str
    """The kind of file: polecat, gdelt, icews, acled, ged."""
    origin: str
    """The file, or what the importer called it: rows of one origin are one source among others."""
    type: str | None = None
    actor: str | None = None
    recipient: str | None = None
    place: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    lat: float | None = None
    lon: float | None = None
    happened_from: str | None = None
    happened_to: str | None = None
    known_from: str | None = None
    payload: str = "{}"
    """The row as it came, as JSON."""


FOREIGN: tuple[Column, ...] = (
    Column("id", "text", "source, origin and the id that it has there"),
    Column("source", "text", "the kind of file: polecat, gdelt, icews, acled, ged"),
    Column("origin", "text", "the file, or what the importer called it"),
    Column("type", "text", "PLOVER type, as far as their code has one"),
    Column("actor_name", "text", "who did it, as they name him; a foreign coding, on nobody's word"),
    Column("recipient_name", "text", "to whom, as they name him"),
    Column("place_name", "text", "where"),
    Column("country", "text", "ISO 3166-1 alpha-3"),
    Column("lat", "real", "latitude, degrees"),
    Column("lon", "real", "longitude, degrees"),
    Column("when_start", "date", "first day"),
    Column("when_end", "date", "last day"),
    Column("known_from", "date", "from when the world could know it, where their file says so"),
    Column("recorded_from", "timestamp", "when this store wrote the row (UTC)"),
    Column("marks", "text", "always foreign: it has no article, no sentence and no characters"),
    Column("payload", "text", "JSON: the row as it came"),
)
"""The columns of the list of foreign events."""
