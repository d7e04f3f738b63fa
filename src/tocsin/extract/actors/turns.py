"""Nouns that only turn back to somebody: "the latter", "the Swede", "the 29-year-old", "the widow"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.scene import Scene
from tocsin.lexicon.actors import Head, heads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

# "The woman" is somebody of the last two sentences or so; farther back another may be meant.
_NEAR = 6
# How many tokens back a visit may be told: two sentences or so.
_BACK = 60
_TWO = 2
# "The", "35", "-", "year", "-", "old".
_AGE = 5


def turned_to(scene: Scene, cast: Cast, token: Token) -> Draft | None:
    """Whom a word that is no noun for an actor turns back to, or null."""
    is_of_two = token.lower_ in scene.cues("of_two")
    if token.lower_ in scene.cues("age") and _is_torn_age(scene, token):
        return _aged(scene, cast, token)
    if not (is_of_two or token.lower_ in scene.cues("age")) or not any(child.lower_ == "the" for child in token.lefts):
        return None
    return _of_two(scene, cast, token) if is_of_two else _aged(scene, cast, token)


def _of_two(scene: Scene, cast: Cast, token: Token) -> Draft | None:
    """The first or the last of the two who were named in the sentence before."""
    if list(token.rights) or token.dep_ not in {"nsubj", "nsubjpass", "pobj", "dobj"}:
        return None
    start = token.sent.start
    before = scene.tokens[start - 1].sent.start if start else 0
    found: list[str] = []
    for i in cast.order:
        if before <= i < start and i not in cast.weak and cast.at[i] not in found:
            found.append(cast.at[i])
    named = [actor for actor in found if cast.by_id[actor].kind == "person"]
    two = named if len(named) == _TWO else found
    return cast.by_id[two[0 if token.lower_ == "former" else 1]] if len(two) == _TWO else None


def _is_torn_age(scene: Scene, token: Token) -> bool:
    """True for "The 35-year-old beat her", where the parse takes the verb for a noun of that age."""
    start = token.i - _AGE
    behind = token.i + 1
    if start < 0 or scene.tokens[start].lower_ != "the" or not scene.tokens[start].is_sent_start or behind >= len(scene.tokens):
        return False
    return token.head.i == behind and scene.tokens[behind].lemma_ not in heads(scene.overlay) and scene.tokens[behind].dep_ == "ROOT"


def _aged(scene: Scene, cast: Cast, token: Token) -> Draft | None:
    """Whom "the 29-year-old" means: the person who was named last, if no other was near."""
    if token.i < _TWO or scene.tokens[token.i - 1].text not in {"-", "–"}:
        return None
    return lone_person(cast, "")


def national(cast: Cast, token: Token) -> Draft | None:
    """Whom "The Swede said" means: a person named shortly before who is of that country, or of none so far."""
    people = cast.by_id[cast.at[token.i]]
    is_one = token.tag_ in {"NN", "NNP"} and any(child.lower_ == "the" for child in token.lefts)
    if not people.id.startswith("people:") or not is_one or list(token.rights):
        return None
    found = lone_person(cast, "", country=people.country)
    if found is not None:
        found.country = found.country or people.country
    return found


def called(scene: Scene, cast: Cast, token: Token, head: Head) -> Draft | None:
    """Whom "the woman", "the widow" and "the teenager" mean: the one private person of that gender who was named shortly before."""
    if head.sectors != ("CVL",) or not (head.gender or token.lemma_ in scene.cues("lone_noun")):
        return None
    found = lone_person(cast, head.gender)
    return found if found is not None and set(found.sectors) <= {"CVL"} and not _is_in_office(scene, found) else None


def guest_or_host(scene: Scene, cast: Cast, token: Token) -> Draft | None:
    """Whom "her guest", "the visitor" and "his host" mean behind "Rosvall received Keto"."""
    is_guest = token.lemma_ in scene.cues("guest")
    if not (is_guest or token.lemma_ == "host") or token.tag_ != "NN" or list(token.rights):
        return None
    if not any(child.lower_ == "the" or child.tag_ == "PRP$" for child in token.lefts):
        return None
    for verb in reversed(scene.tokens[max(0, token.i - _BACK) : token.i]):
        if verb.lemma_ in scene.cues("receiving") and verb.pos_ == "VERB":
            ends = {child.dep_: cast.draft_at(child.i) for child in verb.children}
            found = ends.get("dobj" if is_guest else "nsubj")
            return found if found is not None and found.kind == "person" and ends.get("nsubj") is not None else None
    return None


def _is_in_office(scene: Scene, draft: Draft) -> bool:
    return any(office not in scene.cues("shared_office") for office, _ in draft.offices)


def lone_person(cast: Cast, gender: str, *, country: str | None = None) -> Draft | None:
    """The one person who was named in the last few mentions and can be of that gender and country; of two neither."""
    found = {draft.id for draft in _recent(cast) if draft.kind == "person" and _agrees(draft, gender, country)}
    return cast.by_id[found.pop()] if len(found) == 1 else None


def _recent(cast: Cast) -> Iterator[Draft]:
    return (cast.by_id[cast.at[i]] for i in cast.order[-_NEAR:] if i not in cast.weak)


def _agrees(draft: Draft, gender: str, country: str | None) -> bool:
    return (not gender or draft.gender in {"", gender}) and (country is None or draft.country in {None, country})
