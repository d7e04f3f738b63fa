"""Copies are kept as pairs of texts, with the index that finds them. The pairs of articles of 0001 were never filled."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Texts that are there already are compared when articles are added next."""
    op.drop_table("copy")
    op.create_table(
        "fingerprint",
        sa.Column("hash", sa.Integer, nullable=False),
        sa.Column("body", sa.Integer, sa.ForeignKey("body.pk", name="fk_fingerprint_body"), nullable=False),
        sa.PrimaryKeyConstraint("hash", "body", name="pk_fingerprint"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copy",
        sa.Column("a", sa.Integer, sa.ForeignKey("body.pk", name="fk_copy_a"), nullable=False),
        sa.Column("b", sa.Integer, sa.ForeignKey("body.pk", name="fk_copy_b"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("share_of_a", sa.Float, nullable=False),
        sa.Column("share_of_b", sa.Float, nullable=False),
        sa.Column("passages", sa.Text, nullable=False),
        sa.Column("agency", sa.Text),
        sa.Column("recorded_from", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("a", "b", name="pk_copy"),
    )
    op.add_column("body", sa.Column("sampled", sa.Integer))
    op.create_index("ix_body_sampled", "body", ["sampled"])
    op.create_index("ix_article_body", "article", ["body"])
