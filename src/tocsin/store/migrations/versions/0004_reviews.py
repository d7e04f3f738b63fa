"""Reviews say on which article and kind they stand, and which review of an older reading they follow."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """The table was empty until now: nothing wrote it."""
    op.drop_table("review")
    op.create_table(
        "review",
        sa.Column("pk", sa.Integer, nullable=False),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("finding", "kind", "article", "anchor", "surroundings", "verdict", "by", "at", "note")
        ),
        *(sa.Column(name, sa.Text) for name in ("field", "value")),
        *(sa.Column(name, sa.Integer) for name in ("follows", "replaces")),
        *(sa.Column(name, sa.Text) for name in ("known_from", "known_to")),
        sa.Column("recorded_from", sa.Text, nullable=False),
        sa.Column("recorded_to", sa.Text),
        sa.PrimaryKeyConstraint("pk", name="pk_review"),
    )
    op.create_index("ix_review_finding", "review", ["finding"])
    op.create_index("ix_review_article", "review", ["article"])
