"""Which borders on a map are in dispute; which side is right is not said."""

from __future__ import annotations

from functools import cache

from tocsin.lexicon.codes import countries
from tocsin.lexicon.tables import load_table


@cache
def disputed_borders() -> tuple[tuple[str, str], ...]:
    """Pairs of ISO 3166-1 numeric codes whose border is in dispute; a code twice is a country that is divided.

    What has no number of its own, as Kosovo, is "": on the map every border of such a piece is in dispute.
    """
    known = countries()
    return tuple((known[row["a"]].number, known[row["b"]].number) for row in load_table("border_disputes").rows)
