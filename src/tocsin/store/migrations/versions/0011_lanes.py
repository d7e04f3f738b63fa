"""Timelines of years are read off sums that grow with every article."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tocsin.store.lanes import add_all

revision = "0011"
down_revision = "0010"
_KEY = ("side", "grain", "known", "lane", "month", "frame", "quad")


def upgrade() -> None:
    """What is kept is added up once: a quarter of a minute for a million events."""
    whole = {"grain", "quad"}
    op.create_table(
        "lane_sum",
        *(sa.Column(each, sa.Integer if each in whole else sa.Text, nullable=False) for each in _KEY),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("one", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint(*_KEY, name="pk_lane_sum"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_article_superseded_at", "article", ["superseded_at"])
    add_all(op.get_bind())
