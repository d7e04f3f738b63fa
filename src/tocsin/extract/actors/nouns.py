"""Unnamed actors: every noun phrase whose head stands for a person, a group or a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.names import country_of, is_backer
from tocsin.extract.actors.scene import Scene
from tocsin.extract.syntax import noun_phrase
from tocsin.lexicon.actors import Head, heads
from tocsin.model import Tie

if TYPE_CHECKING:
    from spacy.tokens import Token

_INSIDE = frozenset({"compound", "amod", "nmod"})
_DEFINITE = frozenset({"the", "that", "this", "those", "these"})
# A group is called "the group" again within a page or so; farther back another one is meant as likely.
_BACK = 60


def add_nouns(scene: Scene, cast: Cast) -> None:
    """Each such noun phrase is an actor of its own, unless "the" points back to one that is known."""
    table = heads(scene.overlay)
    for token in scene.doc:
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "PRON", "NUM", "DET"} or token.i in cast.at or token.i in cast.covered:
            continue
        head = table.get(token.lemma_) or table.get(token.lower_)
        if head is None or not token.dep or _is_no_actor(token):
            continue
        draft = referent(cast, token, head)
        if draft is None and head.number != "document":
            draft = unnamed(scene, cast, token, head)
        if draft is not None:
            phrase = noun_phrase(token)
            cast.mention(draft, token.i, phrase[0].i, phrase[-1].i + 1)


def _is_no_actor(token: Token) -> bool:
    if token.dep_ in _INSIDE and token.head.i > token.i and token.head.pos_ in {"NOUN", "PROPN"}:
        return True
    if token.pos_ in {"ADJ", "PRON", "NUM", "DET"}:
        return token.dep_ not in {"nsubj", "nsubjpass", "pobj", "dobj", "agent"} or token.tag_ in {"CD", "DT"}
    return False


def referent(cast: Cast, token: Token, head: Head) -> Draft | None:
    """The actor that "the ministry", "the group", "the official" points back to, or null."""
    lefts = [child for child in token.lefts if child.dep_ not in {"punct", "cc"}]
    if not lefts or lefts[0].lower_ not in _DEFINITE or len(lefts) > 1:
        return None
    if any(child.dep_ in {"prep", "relcl", "acl"} for child in token.rights):
        return None
    is_plural = token.tag_ in {"NNS", "NNPS"}
    for i in sorted((i for i in cast.at if i < token.i), reverse=True)[:_BACK]:
        draft = cast.by_id[cast.at[i]]
        if token.lemma_ in draft.nouns or (draft.kind in head.refers and not is_plural and head.number != "person"):
            return draft
    return None


def unnamed(scene: Scene, cast: Cast, token: Token, head: Head) -> Draft:
    """A new unnamed actor with head, country, backer and qualifiers apart."""
    phrase = noun_phrase(token)
    first, last = phrase[0], phrase[-1]
    name = scene.doc.text[first.idx : last.idx + len(last.text)]
    draft = cast.local(name, head.kind, "actors:noun", is_shared=False)
    draft.country = country_of(scene, token)
    draft.sectors, draft.gender = head.sectors, head.gender
    draft.is_plural = token.tag_ in {"NNS", "NNPS"} or head.number == "group"
    draft.is_public = True
    draft.nouns.add(token.lemma_)
    draft.ties = tuple(_backers(scene, token))
    draft.qualifiers = tuple(_qualifiers(scene, token))
    return draft


def _backers(scene: Scene, token: Token) -> list[Tie]:
    """Gives "Iran-backed" its tie to IRN; on whose word is for the claims to say."""
    out: list[Tie] = []
    for t in token.subtree:
        if t.i >= token.i:
            break
        state = scene.state_at(t.i)
        if state and is_backer(scene, t.i) and all(tie.to != state for tie in out):
            out.append(Tie(state, "backed_by", None))
    return out


def _qualifiers(scene: Scene, token: Token) -> list[str]:
    out = []
    for child in token.lefts:
        if child.dep_ in {"amod", "compound", "nmod"} and scene.state_at(child.i) is None:
            words = scene.doc[child.left_edge.i : child.right_edge.i + 1].text
            out.append(words.lower())
    return out
