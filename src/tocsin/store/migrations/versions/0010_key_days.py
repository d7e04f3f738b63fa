"""Keys of the last days are read without those of all days before, so that placing an article costs the same in a large file."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Both tables of keys are found by their last day."""
    op.drop_index("ix_story_key_hash_first", "story_key")
    op.create_index("ix_story_key_hash_last", "story_key", ["hash", "last"])
    op.create_index("ix_chain_key_hash_last", "chain_key", ["hash", "last"])
