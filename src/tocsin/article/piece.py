"""A stretch of text with the kind that it has so far."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tocsin.article.lines import Chunk
from tocsin.model.vocabulary import BlockKind

LONGEST_HEADING = 12
_SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{0,30}:")


@dataclass(frozen=True, slots=True)
class Piece:
    """A chunk and its kind."""

    chunk: Chunk
    kind: BlockKind


def is_short_line(chunk: Chunk) -> bool:
    """True for one line of at most twelve words that is no sentence: "Iranian condemnation", "What happens next?"."""
    line = chunk.text
    if "\n" in line or chunk.words > LONGEST_HEADING or line[:1].islower():
        return False
    is_question = line.endswith("?") and line[:1] not in "\"“'‘" and not _SPEAKER.match(line)
    return is_question or not chunk.ends_sentence
