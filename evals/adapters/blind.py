"""Sets written by somebody who had not read the rules, frozen by hash before the rules ran on them; nobody tunes on these."""

from __future__ import annotations

from evals.adapters.claims import has_chain
from evals.adapters.events import is_right
from evals.figures import Figure
from evals.frozen import SETS, rows
from evals.gold import corpus_hash
from evals.parses import records_of
from tocsin.article.text import article_from_text
from tocsin.model import Record

HAPPENS = {"actual", "ongoing", "planned"}
"""What the scorer of statements counts as an event: everything but negated, hypothetical and conditional."""


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
