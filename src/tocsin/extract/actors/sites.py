"""Names of villages, quarters and roads that neither the model nor the places know, told by the words around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.scene import Scene, root_of
from tocsin.extract.actors.spelling import folded
from tocsin.lexicon.actors import given_names

if TYPE_CHECKING:
    from spacy.tokens import Token

_INNER = frozenset({"compound", "nmod", "amod"})
# ", some 30 km": four tokens reach to the measure.
_AWAY = 5
# One word may stand between a name and the kind of place that it is.
_NEXT = 2
_IN = frozenset({"in", "near", "outside", "around"})

# Tokens `[start, end)` of a name and the model's label.
Named = tuple[int, int, str]


def sites(scene: Scene, spans: list[Named]) -> set[str]:
    """Names, as folded, that the text itself calls places: "the town of Kafr Laha", "the Houla region", whatever the model takes them for."""
    told: dict[str, list[bool]] = {}
    sure: set[str] = set()
    for start, end, label in spans:
        key = folded(scene.doc[start:end].text)
        if label not in {"PERSON", "ORG", "PRODUCT", "NORP"} or scene.doc[start].text.isupper():
            continue
        if _is_called_place(scene, start, end):
            sure.add(key)
        told.setdefault(key, []).append(label == "PERSON" and _is_only_in(scene, start, end))
    return sure | {key for key, found in told.items() if all(found)}


def _is_called_place(scene: Scene, start: int, end: int) -> bool:
    """True for "Houla" of "the Houla region", "Kafr Laha" of "the towns of Teldo and Kafr Laha", "Sarmin" of "5 km south of Sarmin"."""
    doc, root = scene.tokens, root_of(scene.doc, start, end)
    behind = doc[end] if end < len(doc) else None
    if behind is not None and root.dep_ in _INNER and root.head == behind and _is_of_place(scene, behind, end - start):
        return behind.text.islower() and not any(child.tag_ == "POS" for child in root.rights)
    if _is_away(scene, end) or _is_so_called(scene, start):
        return True
    joined = next((other for other in root.children if other.dep_ == "conj"), root)
    if (
        root.dep_ in _INNER
        and joined.i + 1 < len(doc)
        and root.head.i == joined.i + 1
        and root.head.lemma_.lower() in scene.cues("place_noun")
    ):
        return True  # "al-Foua" of "al-Foua and Kefraya towns"
    while root.dep_ == "conj" and root.head.i < root.i:
        root = root.head
    if (
        behind is not None
        and root.dep_ in _INNER
        and root.head.text.islower()
        and root.head.i - end < _NEXT
        and _is_of_place(scene, root.head, 2)
    ):
        return True  # "Harasta residential suburb"
    return root.dep_ == "pobj" and root.head.lower_ == "of" and _is_place_before(scene, root.head)


def _is_so_called(scene: Scene, start: int) -> bool:
    """True for "Låsby" in "a town called Låsby"."""
    before = scene.tokens[start - 1] if start else None
    return before is not None and before.lower_ in {"called", "named"} and before.head.lemma_ in scene.cues("place_noun")


def _is_of_place(scene: Scene, noun: Token, size: int) -> bool:
    """True for the noun of "the Houla region" and, behind one word, of "a Millom man"."""
    word = noun.lemma_.lower()
    return word in scene.cues("place_noun") or (size == 1 and word in scene.cues("man_of_place"))


def _is_away(scene: Scene, end: int) -> bool:
    """True before ", 30 km south of" and "about ten miles from": what is so far from something is a place."""
    words = scene.tokens[end : end + _AWAY]
    return any(token.lower_ in scene.cues("length") and words[k - 1].pos_ == "NUM" for k, token in enumerate(words) if k) and not any(
        token.is_sent_end or (token.pos_ in {"VERB", "AUX", "ADP"} and token.lower_ not in scene.cues("roughly")) for token in words[:2]
    )


def _is_place_before(scene: Scene, of: Token) -> bool:
    """True for the "of" of "the village of" and "ten miles north of"."""
    noun = of.head
    return noun.i == of.i - 1 and (noun.lemma_.lower() in scene.cues("place_noun") or noun.lower_ in scene.cues("direction"))


def _is_only_in(scene: Scene, start: int, end: int) -> bool:
    """True for "Qamlin" of "two shops in Qamlin": behind such a word a name that is nobody's first name is a place."""
    root = root_of(scene.doc, start, end)
    if root.dep_ != "pobj" or root.head.lower_ not in _IN or scene.doc[start].text in given_names(scene.overlay):
        return False
    governor = root.head.head
    return governor.lemma_ not in scene.cues("speech") and governor.lemma_ not in scene.cues("trust")
