"""Parts say which version of merging made them, so that a newer one makes them anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Parts that are there already say nothing, and are made anew when articles are added next."""
    op.add_column("part", sa.Column("made", sa.Text))
