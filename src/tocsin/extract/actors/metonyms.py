"""Whether the name of a country, capital or palace stands for its government: "Tehran considers", not "in Tehran"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.scene import Scene
from tocsin.extract.actors.words import Hit

if TYPE_CHECKING:
    from spacy.tokens import Token

# spaCy's code for a token inside an entity, not its first.
_INSIDE = 1


def stands_for_state(scene: Scene, hit: Hit, root: Token) -> bool:
    """False for a country that is only a place ("in Iraq"), and for a capital unless it acts ("Tehran considers")."""
    use = hit.meanings[0].use
    if use == "adjective":
        return True
    if root.dep_ == "pobj" and root.head.lower_ in scene.cues("locative"):
        return False
    if use == "name":
        return not _is_behind_place(scene, hit)
    return _acts(scene, root, is_seat=use == "seat")


def is_taken_for_body(scene: Scene, hit: Hit, root: Token) -> bool:
    """True for a capital that the model takes for somebody: "surprised Juba" has a government in it, "in Juba" a town."""
    is_seat = hit.meanings[0].use in {"capital", "seat"} and root.ent_type_ in {"ORG", "PERSON"} and root.ent_iob_ == "B"
    return (
        is_seat
        and root.dep_ in {"nsubj", "dobj", "nsubjpass", "poss"}
        and (root.i + 1 >= len(scene.doc) or scene.tokens[root.i + 1].ent_iob != _INSIDE)
    )


def _is_behind_place(scene: Scene, hit: Hit) -> bool:
    """True for the country in "Kerman, Iran", which is an address."""
    doc = scene.tokens
    return hit.start >= 2 and doc[hit.start - 1].text == "," and doc[hit.start - 2].ent_type_ in {"GPE", "LOC", "FAC"}


def _acts(scene: Scene, root: Token, *, is_seat: bool) -> bool:
    """A capital or palace stands for its government as subject, agent, partner in talks, or owner of a policy."""
    head = root.head
    if root.dep_ == "nsubj":
        return is_seat or head.lemma_ not in scene.cues("stative") or _has_stance(scene, head)
    if root.dep_ == "nsubjpass":
        return head.lemma_ in scene.cues("metonym_object")
    if root.dep_ in {"dobj", "dative"}:
        return head.lemma_ in scene.cues("metonym_object")
    if root.dep_ == "poss":
        return head.lemma_ in scene.cues("relation_noun")
    if root.dep_ == "compound":
        return is_seat
    if root.dep_ == "attr" and is_seat:
        return any(child.lower_ == "it" for child in head.lefts)  # "It was Rosenbad that leaked it"
    if root.dep_ == "conj" and head.i in scene.hit_at:
        return _acts(scene, head, is_seat=is_seat)
    if root.dep_ == "pobj":
        return _is_partner(scene, head, is_seat=is_seat)
    return False


def _has_stance(scene: Scene, verb: Token) -> bool:
    """True for "Moscow had no plan" and "Washington is ready", not for "Baghdad is the capital"."""
    for child in verb.children:
        if child.dep_ == "acomp" and child.lower_ in scene.cues("stance"):
            return True
        if child.dep_ == "dobj" and verb.lemma_ == "have" and child.lemma_ in scene.cues("relation_noun"):
            return True
    return False


def _is_partner(scene: Scene, preposition: Token, *, is_seat: bool) -> bool:
    if preposition.dep_ == "agent" or _is_for_whom(preposition):
        return True
    if preposition.lower_ not in scene.cues("metonym_preposition"):
        return False
    governor = preposition.head
    if preposition.lower_ == "to" and governor.lemma_ in scene.cues("moving"):
        return False  # "marched to the Kremlin"
    if preposition.lower_ == "with" and governor.pos_ in {"VERB", "NOUN"}:
        return True
    return is_seat or governor.lemma_ in scene.cues("relation_noun") or governor.lemma_ in scene.cues("relation_verb")


def _is_for_whom(preposition: Token) -> bool:
    """True for "For Beijing, the visit was a provocation"."""
    return preposition.lower_ == "for" and bool(preposition.is_sent_start) and preposition.head.lemma_ in {"be", "mean"}
