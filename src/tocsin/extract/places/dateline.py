"""The dateline: the place before the first words of a report, "BAGHDAD (Reuters) — Rockets hit …"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tocsin.model import Span

if TYPE_CHECKING:
    from tocsin.model import Article

# A dateline is short; three blocks in, a dash is punctuation.
_LONGEST = 90
_BLOCKS = 4


@cache
def _opening() -> re.Pattern[str]:
    place = r"[A-Z][\w.’'\-]*(?:[ ,]+[A-Z][\w.’'\-]*){0,5}"
    day = r"(?:,?\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,\s+\d{4})?)?"
    return re.compile(rf"({place}){day}\s*(?:\([^()\n]{{2,40}}\)\s*)?(?:—|–|―|--|-(?=\s))\s*\S")


def dateline_of(article: Article) -> Span | None:
    """The characters of the dateline's place names, "BAGHDAD" or "KABUL, Afghanistan"; null where there is none."""
    for block in [block for block in article.blocks if block.kind != "boilerplate" and not block.is_repeat][:_BLOCKS]:
        found = _opening().match(article.text, block.span.start, block.span.start + _LONGEST)
        if block.kind == "dateline":
            return Span(*found.span(1)) if found else block.span
        if found and block.kind == "paragraph" and found.end(1) <= block.span.end and (found[1].split()[0].isupper() or "(" in found[0]):
            return Span(*found.span(1))
    return None
