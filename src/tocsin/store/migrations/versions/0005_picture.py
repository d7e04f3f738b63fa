"""The picture is stored: what merging placed, the rows that it shows, and what people say beside rows. Frozen in 0005_picture.tsv."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_TYPES: dict[str, type[Any]] = {"TEXT": sa.Text, "INTEGER": sa.Integer, "FLOAT": sa.Float, "BLOB": sa.LargeBinary}
_NEVER_FILLED = (
    "origin", "voice", "story", "story_article", "incident", "incident_alias", "membership", "account", "relation", "dispute", "judgement",
)  # fmt: skip


def upgrade() -> None:
    """Articles that are there already are placed when articles are added next."""
    for table in _NEVER_FILLED:
        op.drop_table(table)
    lines = Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    parts: dict[str, dict[str, list[list[str]]]] = defaultdict(lambda: defaultdict(list))
    for table, what, *values in csv.reader(lines[1:], delimiter="\t"):
        parts[table][what].append(values)
    for table, rows in parts.items():
        _create(table, rows)


def _create(table: str, rows: dict[str, list[list[str]]]) -> None:
    columns = [sa.Column(name, _TYPES[kind](), nullable=null == "null") for name, kind, null, *_ in rows["column"]]
    primary = [sa.PrimaryKeyConstraint(*names.split(), name=name) for name, names, *_ in rows["primary"]]
    foreign = [sa.ForeignKeyConstraint([column], [target], name=name) for name, column, target in rows["foreign"]]
    op.create_table(table, *columns, *primary, *foreign)
    for name, names, *_ in rows["index"]:
        op.create_index(name, table, names.split())
