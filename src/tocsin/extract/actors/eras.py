"""States by the name of their time: in an article of 1962 "Moscow" is the Soviet Union's government, not Russia's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tocsin.lexicon.actors import predecessors
from tocsin.model import Actor, Article, Role


def of_their_time(
    article: Article, actors: tuple[Actor, ...], roles: tuple[Role, ...], overlay: Path | None = None
) -> tuple[tuple[Actor, ...], tuple[Role, ...]]:
    """Actors and roles with successor states renamed where the article is older than they are; equal ids become one actor."""
    day = (article.published.end if article.published else None) or ""
    older = {successor: (state, name) for successor, state, name, until in predecessors(overlay) if day and day <= until}
    if not older:
        return actors, roles
    renamed: dict[str, Actor] = {}
    for actor in actors:
        new = _renamed(actor, older)
        known = renamed.get(new.id)
        renamed[new.id] = new if known is None else replace(known, mentions=tuple(sorted({*known.mentions, *new.mentions})))
    moved = tuple(replace(role, country=older[role.country][0]) if role.country in older else role for role in roles)
    return tuple(renamed.values()), moved


def _renamed(actor: Actor, older: dict[str, tuple[str, str]]) -> Actor:
    if actor.country not in older:
        return actor
    state, name = older[actor.country]
    ties = tuple(replace(tie, to=older[tie.to][0]) if tie.to in older else tie for tie in actor.ties)
    if actor.id == actor.country:
        return replace(actor, id=state, name=name, country=state, ties=ties)
    if ":" in actor.name:
        return replace(actor, name=f"{name}:{actor.name.partition(':')[2]}", country=state, ties=ties)
    return replace(actor, country=state, ties=ties)
