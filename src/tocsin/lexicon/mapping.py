"""How far the words for a place reach on a map, and the words for places whose point is made coarser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tocsin.lexicon.tables import load_table


@dataclass(frozen=True, slots=True)
class Reach:
    """Half the width in kilometres of what a place of some kind can mean, and the words that guard a place."""

    by_kind: dict[str, float]
    guarded: tuple[tuple[re.Pattern[str], float], ...]


@cache
def reaches() -> Reach:
    """The table `map_points`."""
    rows = load_table("map_points").rows
    kinds = {row["word"]: float(row["radius_km"]) for row in rows if row["what"] == "kind"}
    words = (
        (re.compile(rf"\b{re.escape(row['word'])}s?\b", re.IGNORECASE), float(row["radius_km"])) for row in rows if row["what"] == "guarded"
    )
    return Reach(kinds, tuple(words))


def guard_of(name: str) -> float:
    """The radius that guards a place of this name: 15 for "al-Shifa Hospital", 0 for "Gaza"."""
    return max((radius for pattern, radius in reaches().guarded if pattern.search(name)), default=0.0)
