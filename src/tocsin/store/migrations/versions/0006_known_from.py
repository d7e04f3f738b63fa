"""What became known in some days is looked up: an index on the day from which an article was known."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Nothing is rewritten."""
    op.create_index("ix_article_known_from", "article", ["known_from"])
