"""The latest incidents of any day are read off the end of an index: what was not known yet, or no longer, is passed over inside it."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """The order comes before the clock: with the clock first, an as-of question sorted all incidents."""
    op.drop_index("ix_incident_recorded_to_known_to_when_start_id", "incident")
    columns = ["recorded_to", "when_start", "id", "known_from", "known_to"]
    op.create_index(f"ix_incident_{'_'.join(columns)}", "incident", columns)
