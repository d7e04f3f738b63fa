"""The country of officials and bodies that a text of one country does not say again: "the parliament speaker" in news from Bishkek."""

from __future__ import annotations

from dataclasses import replace

from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.scene import Scene
from tocsin.model import Role

# Whoever serves a state or is a body; civilians, journalists and firms may be from anywhere.
_OF_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "REB"})


def give_homes(scene: Scene, cast: Cast, roles: list[Role]) -> list[Role]:
    """Gives the one country that a text names to the officials and bodies without one; the roles follow their persons.

    "Ousted President Askar Akayev has agreed to resign, the Parliament speaker said … Kyrgyzstan" makes both of Kyrgyzstan. Where two
    countries are named, or a town abroad, nobody is given any.
    """
    country = only_country(scene)
    if country is not None:
        for draft in cast.by_id.values():
            if draft.country is None and draft.id.startswith("local:") and _is_at_home(draft):
                draft.country = country
                draft.rule += "; country of the text"
    return [replace(role, country=cast.by_id[role.person].country) if role.country is None else role for role in roles]


def only_country(scene: Scene) -> str | None:
    """The one country that the text names as such, if all its places lie there; else null."""
    named = {state for hit in scene.hits if (state := scene.state_at(hit.start)) is not None}
    lying = {place.country for place in scene.record.places if place.country is not None}
    return named.pop() if len(named) == 1 and lying <= named else None


def _is_at_home(draft: Draft) -> bool:
    if draft.kind == "person":
        return bool(draft.offices) and draft.is_public
    return draft.kind in {"organisation", "armed_group"} or (draft.kind == "unnamed" and bool(_OF_STATE & set(draft.sectors)))
