"""Bodies that a text goes on to call by one word of their name: "Chadema", "the Fund", "the Observatory"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.scene import Name, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token


def only_word(scene: Scene, token: Token) -> str | None:
    """The body whose whole name is that word, where the model saw it elsewhere: "Chadema boycotted the vote"."""
    return scene.single.get(token.text) if token.pos_ == "PROPN" and token.dep_ in {"nsubj", "dobj", "pobj", "nsubjpass", "poss"} else None


def short_form(scene: Scene, cast: Cast, token: Token) -> str | None:
    """The body whose name ends with a word that the text then uses alone, with its capital: "the Fund" behind "the International Monetary Fund"."""
    if not token.text[:1].isupper() or token.text.isupper() or token.pos_ not in {"PROPN", "NOUN"} or token.i in cast.covered:
        return None
    if token.i == 0 or scene.tokens[token.i - 1].lower_ != "the" or token.dep_ == "compound" or token.text not in scene.cues("short_form"):
        return None
    if any(child.dep_ == "prep" and child.i == token.i + 1 and child.lower_ in {"of", "for"} for child in token.rights):
        return None  # "the Bank of Ghana"
    before = (name for name in scene.names if name.start < token.i and name.end - name.start > 1)
    found = {name.actor for name in before if not name.actor.startswith("person:") and _is_headed(scene, name, token.text)}
    return found.pop() if len(found) == 1 else None


def _is_headed(scene: Scene, name: Name, word: str) -> bool:
    """True for "Observatory" and "Syrian Observatory for Human Rights": the last word of a name, or the one before its first preposition."""
    for i in range(name.start, name.end):
        if scene.tokens[i].text == word and (i + 1 == name.end or scene.tokens[i + 1].pos_ == "ADP"):
            return True
        if scene.tokens[i].pos_ == "ADP":
            return False
    return False


def by_part(scene: Scene, cast: Cast, start: int, end: int) -> Draft | None:
    """The one organisation of the text so far that has a single word in its name: "the Observatory"."""
    word = scene.tokens[start].text
    bearers = scene.parts.get(word, set())
    if end - start > 1 or len(bearers) != 1 or word in scene.cues("common_part"):
        return None
    return cast.by_id[next(iter(bearers))]
