"""The latest rows of any name, type or place are read off the end of their list; a day is passed over without a look at its articles."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from tocsin.store.postings import CODES, code_key, name_key

revision = "0009"
down_revision = "0008"
_TABLES = {"event": "event", "claim": "claim", "commitment": "commitment"}
_INSERT = "INSERT OR IGNORE INTO posting (key, day, finding, last, known)"
_ROW = "coalesce(f.happened_from, ''), f.pk, nullif(f.happened_to, f.happened_from), f.known_from"


def upgrade() -> None:
    """What is kept is listed: about forty seconds for a million events."""
    op.create_table(
        "posting",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("finding", sa.Integer, nullable=False),
        sa.Column("last", sa.Text),
        sa.Column("known", sa.Text),
        sa.PrimaryKeyConstraint("key", "day", "finding", name="pk_posting"),
        sqlite_with_rowid=False,
    )
    _reindex()
    connection = op.get_bind()
    raw: Any = connection.connection.dbapi_connection
    raw.create_function("name_key", 3, name_key, deterministic=True)
    raw.create_function("code_key", 3, code_key, deterministic=True)
    for statement in (_NAMES, *_codes()):
        connection.exec_driver_sql(statement)


def _reindex() -> None:
    for old, new in (
        (("kind", "happened_from", "pk"), ("kind", "happened_from", "pk", "known_from")),
        (("sentence",), ("sentence", "kind", "happened_from", "known_from")),
    ):
        op.drop_index(f"ix_finding_{'_'.join(old)}", "finding")
        op.create_index(f"ix_finding_{'_'.join(new)}", "finding", list(new))


_NAMES = f"""
{_INSERT} SELECT name_key(p.name, p.slot, f.kind), {_ROW}
FROM party p JOIN finding f ON f.pk = p.finding ORDER BY 1, 2, 3
"""  # noqa: S608 - names of the schema


def _codes() -> list[str]:
    """A cell that holds several values stands under each of them."""
    return [
        f"""
        WITH RECURSIVE cell(finding, value, rest) AS (
            SELECT finding, NULL, {column} || '; ' FROM {_TABLES[kind]} WHERE {column} IS NOT NULL
            UNION ALL SELECT finding, substr(rest, 1, instr(rest, '; ') - 1), substr(rest, instr(rest, '; ') + 2) FROM cell WHERE rest <> ''
        )
        {_INSERT} SELECT code_key('{kind}', '{column}', c.value), {_ROW}
        FROM cell c JOIN finding f ON f.pk = c.finding WHERE c.value <> ''
        """  # noqa: S608 - names of the schema
        for kind, columns in CODES.items()
        for column in columns
    ]
