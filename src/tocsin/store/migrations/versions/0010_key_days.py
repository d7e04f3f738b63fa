"""Keys of the last days are read without those of all days before, so that placing an article costs the same in a large file.

What a person should look at is read off the end of an index, the weightiest first.
"""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Both tables of keys are found by their last day."""
    op.drop_index("ix_story_key_hash_first", "story_key")
    op.create_index("ix_story_key_hash_last", "story_key", ["hash", "last"])
    op.create_index("ix_chain_key_hash_last", "chain_key", ["hash", "last"])
    op.create_index("ix_incident_recorded_to_known_to_killed_high", "incident", ["recorded_to", "known_to", "killed_high"])
    op.create_index("ix_dispute_recorded_to_known_to_status_high", "dispute", ["recorded_to", "known_to", "status", "high"])
    op.create_index("ix_judgement_verdict_score", "judgement", ["verdict", "score"])
    op.create_index("ix_part_made_order", "part", ["made", "order"])
