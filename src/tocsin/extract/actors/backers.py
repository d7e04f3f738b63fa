"""Who stands behind an armed group or a body: "Iran-backed", "armed by China", "which Ethiopia supports"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tocsin.extract.actors.cast import Cast
from tocsin.extract.actors.names import is_backer
from tocsin.extract.actors.scene import Scene
from tocsin.model import Tie

if TYPE_CHECKING:
    from spacy.tokens import Token

# What stands before a noun is short; longer runs are torn parses.
_LEFT = 12
# The verb itself, where the relative pronoun is left out.
_NO_OBJECT = frozenset({"VBZ", "VBP", "VBD"})
_BACKERS = frozenset({"state", "armed_group", "organisation"})
_MAY_BE_BACKED = frozenset({"armed_group", "organisation", "people"})


def tie_named(scene: Scene, cast: Cast) -> None:
    """Gives groups and bodies with a name the ties that the text tells: "the CPB, armed and supplied by China," "the STC, which the UAE arms"."""
    for head, actor in list(cast.at.items()):
        draft, token = cast.by_id[actor], scene.tokens[head]
        if draft.kind not in _MAY_BE_BACKED and not (draft.kind == "unnamed" and draft.is_plural):
            continue
        found = [*backers(scene, cast, token, max(token.left_edge.i, token.i - _LEFT)), *_told(scene, cast, token)]
        held = {tie.to for tie in draft.ties}
        draft.ties = (*draft.ties, *(tie for tie in found if tie.to not in held and tie.to != draft.id))


def _told(scene: Scene, cast: Cast, token: Token) -> Iterator[Tie]:
    """Ties told by a whole clause: "which Ethiopia backs", "is backed by Tehran"."""
    clauses = [child for child in token.rights if child.dep_ == "relcl"]
    if token.dep_ == "nsubjpass":
        clauses.append(token.head)
    for verb in clauses:
        if verb.lemma_ not in scene.cues("to_back") or any(child.dep_ in {"neg", "aux"} and child.tag_ == "MD" for child in verb.children):
            continue
        roles = {child.dep_: child for child in verb.children}
        if "nsubjpass" in roles:
            yield from _ties(cast, _agents(verb))
        elif "nsubj" in roles and roles["nsubj"].pos_ != "PRON" and roles.get("dobj", verb).tag_ in {"WDT", "WP", *_NO_OBJECT}:
            yield from _ties(cast, [roles["nsubj"]])


def _agents(verb: Token) -> list[Token]:
    return [grand for by in verb.children if by.lower_ == "by" for grand in by.children if grand.dep_ == "pobj"]


def _ties(cast: Cast, tokens: list[Token]) -> Iterator[Tie]:
    for token in tokens:
        draft = cast.draft_at(token.i)
        if draft is not None and draft.kind in _BACKERS:
            yield Tie(draft.id, "backed_by", None)


def backers(scene: Scene, cast: Cast, token: Token, first: int) -> list[Tie]:
    """Gives "Iran-backed" its tie to IRN; on whose word is for the claims to say."""
    out: list[Tie] = []
    for i in (*range(first, token.i), *_before_owner(token)):
        backer = scene.state_at(i) or _group_at(cast, i)
        if backer and is_backer(scene, i) and all(tie.to != backer for tie in out):
            out.append(Tie(backer, "backed_by", None))
    out += [Tie(backer, "backed_by", None) for backer in _patrons(scene, token) if all(tie.to != backer for tie in out)]
    return out + [Tie(backer, "backed_by", None) for backer in _backing(scene, cast, token) if all(tie.to != backer for tie in out)]


def _before_owner(token: Token) -> Iterator[int]:
    """What stands before the body of "men of the Russian-backed authorities"."""
    for child in token.rights:
        if child.lower_ == "of" and child.i == token.i + 1:
            for grand in child.children:
                if grand.dep_ == "pobj":
                    yield from range(max(grand.left_edge.i, grand.i - _LEFT), grand.i)


def _patrons(scene: Scene, token: Token) -> list[str]:
    """Who stands behind "Iran's proxies" and "Israel's militia ally"."""
    is_ally = token.lemma_ == "ally" and any(child.lower_ in scene.cues("armed_modifier") for child in token.lefts)
    if not is_ally and token.lemma_ not in scene.cues("proxied"):
        return []
    return [state for child in token.lefts if child.dep_ in {"poss", "amod", "compound"} and (state := scene.state_at(child.i))]


def _group_at(cast: Cast, i: int) -> str | None:
    """The group or body that a token names: the Taliban of "a Taliban-linked cell"."""
    owner = cast.by_id.get(cast.covered.get(i, ""))
    return owner.id if owner is not None and owner.kind in {"armed_group", "organisation"} else None


def _backing(scene: Scene, cast: Cast, token: Token) -> list[str]:
    """Who backs "fighters supported by Kigali" and "a cell linked to al-Shabab": agents of a participle behind the noun."""
    behind = [child for child in token.rights if child.dep_ in {"acl", "amod", "advcl"}]
    participles = [child for child in behind if child.lower_ in scene.cues("backing")]
    participles += [other for child in participles for other in child.conjuncts]
    agents = [grand for child in participles for by in child.children if by.lower_ == "by" for grand in by.children]
    agents += [
        grand
        for child in token.rights
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lower_ in scene.cues("backed")
        for to in child.children
        if to.lower_ in {"to", "with"}
        for grand in to.children
    ]
    found = [cast.draft_at(agent.i) for agent in agents]
    return [draft.id for draft in found if draft is not None and draft.kind in {"state", "armed_group", "organisation"}]
