"""Which wording of a line governs the others of its article: read off the findings that are kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tocsin.store.sqlite import field_of

revision = "0013"
down_revision = "0012"

_COMMITMENT = sa.table("commitment", *(sa.column(name, sa.Text) for name in ("finding", "condition", "same_as", "wordings")))
_FINDING = sa.table("finding", *(sa.column(name, sa.Text) for name in ("pk", "id", "article", "words", "body")))


def upgrade() -> None:
    """A store that is there gets the columns filled; nothing is read again."""
    for name in ("same_as", "wordings"):
        op.add_column("commitment", sa.Column(name, sa.Text))
    told, other = _COMMITMENT.alias("told"), _FINDING.alias("other")
    same = sa.select(field_of(_FINDING.c.body, "same_as")).where(_FINDING.c.pk == _COMMITMENT.c.finding)
    op.execute(sa.update(_COMMITMENT).values(same_as=same.scalar_subquery()))
    wording = other.c.words + sa.func.coalesce(" (" + told.c.condition + ")", "")
    words = (
        sa.select(sa.func.group_concat(wording, "; "))
        .select_from(_FINDING.join(other, other.c.article == _FINDING.c.article).join(told, told.c.finding == other.c.pk))
        .where(_FINDING.c.pk == _COMMITMENT.c.finding, told.c.same_as == _FINDING.c.id)
    )
    op.execute(sa.update(_COMMITMENT).values(wordings=words.scalar_subquery()))
