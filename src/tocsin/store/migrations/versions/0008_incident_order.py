"""Incidents are found in the order in which they are listed: by day, then by id."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """The index ends in the id instead of the day of knowledge, so that the first rows need no sorting."""
    op.drop_index("ix_incident_recorded_to_known_to_when_start_known_from", "incident")
    op.create_index("ix_incident_recorded_to_known_to_when_start_id", "incident", ["recorded_to", "known_to", "when_start", "id"])
