"""Sets written by somebody who had not read the rules, frozen by hash before the rules ran on them; nobody tunes on these."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

from evals.adapters.claims import has_chain
from evals.adapters.events import is_right
from evals.figures import Figure
from evals.gold import corpus_hash
from evals.parses import records_of
from tocsin.article.text import article_from_text
from tocsin.model import Record

SETS = Path(__file__).resolve().parent.parent / "sets"
HAPPENS = {"actual", "ongoing", "planned"}
"""What the scorer of statements counts as an event: everything but negated, hypothetical and conditional."""


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a frozen set; raises ValueError when a character of it has changed."""
    file = SETS / name
    frozen = dict(line.split()[::-1] for line in (SETS / "blind.sha256").read_text("utf-8").splitlines())
    if hashlib.sha256(file.read_bytes()).hexdigest() != frozen[name]:
        raise ValueError(f"{name} has changed: a frozen set is never edited")
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read(listed: list[dict[str, str]]) -> list[Record]:
    return list(records_of(article_from_text(row["sentence"]) for row in listed))


def figures(*, quick: bool) -> list[Figure]:
    del quick  # 480 sentences take seconds
    return [relays(), statements(), status()]


def relays() -> Figure:
    listed = rows("blind_relays.tsv")
    hops = [[name for name in (row["via"] or "").split(" > ") if name] for row in listed]
    right = sum(has_chain(record, row["speaker"], via) for record, row, via in zip(read(listed), listed, hops, strict=True))
    return Figure("blind.relays.both_hops", right, len(listed), "sentences", corpus_hash(SETS / "blind_relays.tsv"))


def statements() -> Figure:
    listed = rows("blind_statements.tsv")
    wrong = sum(any(event.status in HAPPENS for event in record.events) for record in read(listed))
    share = 100 * wrong / len(listed)
    return Figure("blind.statements.false", share, len(listed), "sentences", corpus_hash(SETS / "blind_statements.tsv"))


def status() -> Figure:
    listed = rows("blind_status.tsv")
    right = sum(is_right(row, record) for row, record in zip(listed, read(listed), strict=True))
    return Figure("blind.status.right", right, len(listed), "sentences", corpus_hash(SETS / "blind_status.tsv"))
