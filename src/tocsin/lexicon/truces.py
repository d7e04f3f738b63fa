"""What news says of a truce, by role: how it ends, who only speaks of it, which words mean all its sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from tocsin.lexicon.tables import load_table


@cache
def tellings() -> Mapping[str, frozenset[str]]:
    """The lemmas of each role: `tellings()["short"]` has "barely"."""
    out: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for row in load_table("truce_tellings").rows:
        out[row["role"]] |= frozenset(row["words"].split())
    return out
