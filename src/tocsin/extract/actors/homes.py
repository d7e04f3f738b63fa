"""The country of officials and bodies that a text of one country does not say again: "the parliament speaker" in news from Bishkek."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.scene import Scene
from tocsin.model import Role, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BELONGS = frozenset({"of", "for"})
# Whoever serves a state or is a body; civilians, journalists and firms may be from anywhere.
_OF_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG"})
# A capital alone is where a minister may have travelled.
_AS_SUCH = frozenset({"name", "adjective", "people"})


def give_homes(scene: Scene, cast: Cast, roles: list[Role]) -> list[Role]:
    """Gives the one country that a text names to the officials and bodies without one; the roles follow their persons.

    In news that names Kyrgyzstan alone, "President Almaz Toktogulov" and "the parliament speaker" are of Kyrgyzstan. Where two
    countries are named, or a town abroad, nobody is given any.
    """
    _inherit(scene, cast)
    country = only_country(scene)
    in_office = {role.person for role in roles}
    if country is not None:
        for draft in cast.by_id.values():
            if draft.country is None and draft.id.startswith("local:") and _is_at_home(scene, draft, in_office):
                draft.country = country
                draft.rule += "; country of the text"
    _inherit(scene, cast)
    return [replace(role, country=cast.by_id[role.person].country) if role.country is None else role for role in roles]


def only_country(scene: Scene) -> str | None:
    """The one country that the text names as such, if all its places lie there; else null."""
    named = {state for hit in scene.hits if hit.meanings[0].use in _AS_SUCH and (state := scene.state_at(hit.start)) is not None}
    abroad = {state for hit in scene.hits if (state := scene.state_at(hit.start)) is not None}
    lying = abroad | {place.country for place in scene.record.places if place.country is not None}
    return named.pop() if len(named) == 1 and lying <= named else None


def _inherit(scene: Scene, cast: Cast) -> None:
    """The country of "its chairwoman", "a spokesman for the GSF" and "the governor of North Kivu" is that of whom or what they belong to."""
    for head, actor in list(cast.at.items()):
        draft = cast.by_id[actor]
        if draft.country is None and draft.kind == "unnamed" and draft.id.startswith("local:"):
            draft.country = next((country for owner in _owners(scene.doc[head]) if (country := _country_at(scene, cast, owner))), None)


def _owners(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in {"poss", "compound"}:
            yield child
        elif child.dep_ == "prep" and child.lower_ in _BELONGS:
            yield from (grand for grand in child.children if grand.dep_ == "pobj")


def _country_at(scene: Scene, cast: Cast, token: Token) -> str | None:
    owner = cast.draft_at(token.i)
    if owner is not None:
        return owner.country
    found = scene.places.all_at(Span(token.idx, token.idx + len(token.text)))
    return scene.lands.get(found[0][1]) if found else None


def _is_at_home(scene: Scene, draft: Draft, in_office: set[str]) -> bool:
    """True for holders of office, bodies, and "the army" or "the speaker"; an envoy, a diplomat or "a commander" may be anybody's."""
    if draft.kind == "person":
        return draft.is_public and (bool(draft.offices) or draft.id in in_office)
    if draft.kind == "unnamed":
        words = draft.name.lower().split()
        return words[0] == "the" and bool(_OF_STATE & set(draft.sectors)) and draft.nouns.isdisjoint(scene.cues("abroad"))
    return draft.kind in {"organisation", "armed_group"}
