"""Ids that hold: made from article version, kind and anchor span, never from values."""

from __future__ import annotations

import hashlib
from typing import Literal

from tocsin.model.article import Article
from tocsin.model.spans import Span

FindingKind = Literal["event", "claim", "commitment", "quantity", "date", "actor", "place"]
_LETTER = {"event": "e", "claim": "c", "commitment": "m", "quantity": "q", "date": "d", "actor": "a", "place": "p"}
_LENGTH = 10


def finding_id(article: Article, kind: FindingKind, anchor: Span) -> str:
    """The id of a finding: one letter and ten hex digits, for example "e3f2a9c10b4".

    The same article version, kind and anchor give the same id, whatever the finding's values are.
    """
    key = f"{article.id}\n{article.version}\n{kind}\n{anchor.start}:{anchor.end}"
    return _LETTER[kind] + hashlib.sha256(key.encode()).hexdigest()[:_LENGTH]


def kind_of_id(finding: str) -> FindingKind | None:
    """The kind of finding that an id names, or null if it is none of ours."""
    for kind, letter in _LETTER.items():
        if finding.startswith(letter):
            return kind  # type: ignore[return-value]
    return None


def text_id(text: str) -> str:
    """The id of an article that has no address: hash of its text."""
    return "text:" + hashlib.sha256(text.encode()).hexdigest()[:16]
