"""Who acts and speaks in an article: the order of the search on one screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.extract.actors.acronyms import join_acronyms
from tocsin.extract.actors.backers import tie_named
from tocsin.extract.actors.cast import Cast
from tocsin.extract.actors.entities import add_entities, add_surnames, add_unlabelled
from tocsin.extract.actors.eras import of_their_time
from tocsin.extract.actors.homes import give_homes
from tocsin.extract.actors.names import add_names
from tocsin.extract.actors.naming import named_by_body
from tocsin.extract.actors.nouns import add_nouns
from tocsin.extract.actors.offices import complete_roles
from tocsin.extract.actors.pronouns import add_pronouns
from tocsin.extract.actors.roles import find_roles
from tocsin.extract.actors.scene import Scene
from tocsin.extract.actors.spelled import spelled_out
from tocsin.extract.base import Extractor
from tocsin.model import Record

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_actors(doc: Doc, record: Record, overlay: Path | None = None) -> Record:
    """The record with its actors and roles.

    In "acting Defense Secretary Chris Miller said" Chris Miller is an actor and acting Defense Secretary his role.
    """
    scene = Scene.of(doc, record, overlay)
    cast = Cast(doc)
    scene.spelled = spelled_out(scene)
    add_names(scene, cast)
    add_entities(scene, cast)
    add_unlabelled(scene, cast)
    add_surnames(scene, cast)
    roles = find_roles(scene, cast)
    add_nouns(scene, cast)
    join_acronyms(scene, cast)
    tie_named(scene, cast)
    add_pronouns(scene, cast)
    roles = give_homes(scene, cast, roles)
    actors, offices = of_their_time(
        record.article, named_by_body(record.article, cast.actors()), complete_roles(scene, cast, roles), overlay
    )
    return replace(record, actors=actors, roles=offices)


ACTORS = Extractor("actors", needs=("places",), makes=("actors", "roles"), find=find_actors)
