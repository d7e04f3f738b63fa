"""Places that the index lacks but the words locate: "Stroud, Ontario" is somewhere in Ontario, not the Stroud of England."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.places.choosing import Choice
from tocsin.lexicon.places import Named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocsin.extract.places.spotting import Spot, Words
    from tocsin.lexicon.places import Toponym

# A large town is named beside countries in lists ("Boston, Canada and Mexico"); a small one is explained by what follows.
_LARGE = 300_000
# Right about the country, no more.
_SURE = 0.5


def place_by_container(words: Words, spots: Sequence[Spot], choices: dict[int, Choice]) -> None:
    """Gives a place before ", Ontario" that no sense of its name fits the point and radius of Ontario itself."""
    after = {spot.first: spot for spot in spots}
    for spot in spots:
        outer = after.get(spot.last + 2) if words.text[spot.last + 1 : spot.last + 2] == [","] else None
        choice = choices.get(id(outer)) if outer else None
        if outer is None or choice is None or choice.named.how == "demonym" or not _holds(choice.named.toponym, choices.get(id(spot))):
            continue
        if words.low[outer.last + 1 : outer.last + 2] in (["and"], ["or"]):
            continue
        holder = choice.named.toponym
        name = " ".join(words.text[spot.first : spot.last + 1])
        place = replace(holder, id=f"local:{slug(name)}-in-{slug(holder.name)}", name=name, kind="other", population=0, is_capital=False)
        choices[id(spot)] = Choice(Named(place, "name"), _SURE, f"no such place known in {holder.name}: its point and radius")


def _holds(holder: Toponym, inner: Choice | None) -> bool:
    """True for a country or first-order unit beside a small town that lies elsewhere, or beside an unknown name."""
    if holder.kind not in {"country", "admin1"}:
        return False
    if inner is None:
        return True
    place = inner.named.toponym
    is_inside = place.country == holder.country and (holder.kind == "country" or place.admin1 == holder.admin1)
    return place.kind == "city" and place.population < _LARGE and not place.is_capital and not is_inside


def slug(name: str) -> str:
    """A name as a part of an id: "Deir ez-Zor" is "deir-ez-zor"."""
    return re.sub(r"\W+", "-", name.lower()).strip("-")
