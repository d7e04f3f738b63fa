"""How common words are in news, whatever articles are at hand: what two articles share counts the more, the rarer it is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from tocsin.lexicon.tables import load_table

RAREST = 1 / 2700
"""Share of a word that the table has not got: less than one in the sentences that it was counted in."""


@cache
def _shares() -> Mapping[str, float]:
    return {row["word"]: float(row["per_mille"]) / 1000 for row in load_table("story_words").rows}


def rarity(word: str) -> float:
    """The logarithm of one over the share of articles that hold the stem: near 0 for "said", 8 for a name that nobody knows."""
    return -math.log(_shares().get(word, RAREST))
