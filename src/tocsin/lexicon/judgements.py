"""Words that blame or praise the party of which they are said, as a table by word and by how they are said."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tocsin.errors import LexiconError
from tocsin.lexicon.tables import load_table

_WAYS = frozenset({"is", "isnt", "does", "not", "has", "lacks", "to", "feel", "thing", "wants"})
_SIDES = frozenset({"blame", "praise", "both", "carry"})


@cache
def load_judgements() -> Mapping[tuple[str, str], str]:
    """The side of each pair of a way of saying and a word: `load_judgements()["is", "liar"]` is "blame".

    Raises LexiconError for a way or a side that the table does not know.
    """
    out: dict[tuple[str, str], str] = {}
    for row in load_table("event_judgements").rows:
        if row["as"] not in _WAYS or row["side"] not in _SIDES:
            raise LexiconError(f"event_judgements: {row['words']!r} is said as {row['as']!r} on side {row['side']!r}; neither is known")
        for word in row["words"].split("|"):
            out.setdefault((row["as"], word), row["side"])
    return out


@cache
def judging_words() -> frozenset[str]:
    """Every word of the table, for a first look."""
    return frozenset(word for _, word in load_judgements())
