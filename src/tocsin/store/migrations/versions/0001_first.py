"""The first schema: every table that this release and the next ones need, frozen in 0001_first.tsv."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TYPES: dict[str, type[Any]] = {
    "TEXT": sa.Text,
    "INTEGER": sa.Integer,
    "FLOAT": sa.Float,
    "BOOLEAN": sa.Boolean,
    "BLOB": sa.LargeBinary,
}


def upgrade() -> None:
    """Creates the tables in the order of the file, then their indexes."""
    lines = Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    parts: dict[str, dict[str, list[list[str]]]] = defaultdict(lambda: defaultdict(list))
    for table, what, *values in csv.reader(lines[1:], delimiter="\t"):
        parts[table][what].append(values)
    for table, rows in parts.items():
        _create(table, rows)


def _create(table: str, rows: dict[str, list[list[str]]]) -> None:
    columns = [sa.Column(name, _TYPES[kind](), nullable=null == "null") for name, kind, null, *_ in rows["column"]]
    unique = [sa.UniqueConstraint(*names.split(), name=name) for name, names, *_ in rows["unique"]]
    primary = [sa.PrimaryKeyConstraint(*names.split(), name=name) for name, names, *_ in rows["primary"]]
    foreign = [sa.ForeignKeyConstraint([column], [target], name=name) for name, column, target in rows["foreign"]]
    op.create_table(table, *columns, *primary, *unique, *foreign)
    for name, names, *_ in rows["index"]:
        op.create_index(name, table, names.split())
