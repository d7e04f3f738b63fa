"""The noun phrase of a mention: without relative clauses, appositions and where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEFT_OUT = frozenset({"relcl", "appos", "acl", "advcl", "parataxis", "dep", "conj", "cc", "preconj", "punct", "nsubj", "prep", "ccomp",
                       "advmod", "neg", "mark", "intj", "aux"})  # fmt: skip
# A phrase longer than this is a torn parse.
_LONGEST = 25
# "the head of the office of the commander of …": four are enough.
_DEEPEST = 4


def phrase_of(scene: Scene, head: Token) -> tuple[int, int]:
    """First token and token behind the last of a head's noun phrase: "a spokesman for the ministry" without "in Baghdad"."""
    return _first(scene, head), _last(scene, head) + 1


def _first(scene: Scene, head: Token) -> int:
    first = head.i
    for child in head.lefts:
        if child.dep_ not in _LEFT_OUT or child.text in {"-", "–"}:
            first = min(first, child.left_edge.i)
    first = max(first, head.i - _LONGEST)
    for i in range(head.i - 1, first, -1):
        if scene.tokens[i].is_space or scene.tokens[i].text in {",", ";", ":", "—", "--"}:
            return first if scene.tokens[i].text == "," and _is_listed(scene, i, head) else i + 1
        if scene.tokens[i].text in {"-", "–"} and scene.tokens[i - 1].whitespace_:
            return i + 1
    return first


def _is_listed(scene: Scene, i: int, head: Token) -> bool:
    """True for the comma between adjectives: "a rich, powerful man"."""
    return scene.tokens[i - 1].pos_ in {"ADJ", "VERB"} and scene.tokens[i].head in {head, scene.tokens[i - 1]}


def _last(scene: Scene, head: Token, depth: int = 0) -> int:
    last = head.i
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in scene.cues("np_preposition") and child.i == last + 1:
            inner = [grand for grand in child.children if grand.dep_ == "pobj"]
            if head.dep_ in {"dobj", "nsubjpass"} and head.head.lemma_ in scene.cues(f"{child.lower_}_verb"):
                break  # "accuse the premier of bias", "blamed students for the shooting"
            if not inner or inner[0].ent_type_ in {"DATE", "TIME"}:
                break
            if inner[0].i - head.i > _LONGEST or depth == _DEEPEST:
                break
            last = _last(scene, inner[0], depth + 1)
        elif child.dep_ in {"nmod", "compound", "nummod"} and child.i == last + 1:
            last = child.i
    return min(last, head.i + _LONGEST)
