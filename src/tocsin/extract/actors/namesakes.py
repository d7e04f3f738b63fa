"""Names that the lexicon has for one country's body and that another country's body bears, too: the Democratic Party of South Korea."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.scene import Scene
from tocsin.extract.actors.sectors import take_name
from tocsin.extract.actors.words import Hit

if TYPE_CHECKING:
    from spacy.tokens import Token


def country_elsewhere(scene: Scene, hit: Hit, root: Token, own: str | None) -> str | None:
    """The country of which a body of a common name is in a text that never names the lexicon's; null if it is the lexicon's.

    In news from Seoul that names no American "the Democratic Party" is Korean, in news from Lima "Congress" is Peru's.
    """
    actor = scene.actor(hit.meanings[0].id)
    if actor is None or actor.country is None or actor.kind not in {"organisation", "armed_group"}:
        return None
    if scene.doc[hit.start : hit.end].text.replace("’", "'") not in scene.cues("common_name"):
        return None
    if own is not None:
        return own if own != actor.country else None
    return None if actor.country in scene.lands.named() else scene.lands.of(root)


def local_body(scene: Scene, cast: Cast, hit: Hit, country: str) -> Draft:
    """The draft of such a body, an actor of the article alone."""
    words = scene.doc[hit.start : hit.end].text
    draft = cast.local(words, "organisation", "actors:common-name")
    draft.country, draft.is_public = draft.country or country, True
    take_name(scene, draft, words.split())
    draft.nouns.add(words.split()[-1].lower())
    return draft
