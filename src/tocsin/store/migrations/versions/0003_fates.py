"""What later articles do to commitments: the clauses of each article, what would trip each commitment, and what did."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Articles that are there already are looked through when articles are added next."""
    op.create_table(
        "trace",
        sa.Column("article", sa.Integer, sa.ForeignKey("article.pk", name="fk_trace_article"), nullable=False),
        sa.Column("clauses", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("article", name="pk_trace"),
    )
    op.create_table(
        "trip_wire",
        sa.Column("finding", sa.Integer, sa.ForeignKey("finding.pk", name="fk_trip_wire_finding"), nullable=False),
        sa.Column("wire", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("finding", name="pk_trip_wire"),
    )
    op.create_table(
        "commitment_turn",
        sa.Column("pk", sa.Integer, nullable=False),
        sa.Column("finding", sa.Integer, sa.ForeignKey("finding.pk", name="fk_commitment_turn_finding"), nullable=False),
        sa.Column("article", sa.Integer, sa.ForeignKey("article.pk", name="fk_commitment_turn_article"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("kind", "status")),
        *(sa.Column(name, sa.Text) for name in ("on_start", "on_end")),
        sa.Column("evidence", sa.Text, nullable=False),
        *(sa.Column(name, sa.Integer) for name in ("start", "end")),
        sa.Column("words", sa.Text),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("recorded_from", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("pk", name="pk_commitment_turn"),
    )
    op.create_index("ix_commitment_turn_finding", "commitment_turn", ["finding"])
