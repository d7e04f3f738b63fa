"""In whose service somebody is: by the words before a noun ("a rebel commander"), the body it names, or the words of a body's own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.scene import Scene
from tocsin.lexicon.actors import Head, sector_words

if TYPE_CHECKING:
    from spacy.tokens import Token

# An official of these is an official of the state all the same.
_OF_STATE = frozenset({"MIL", "COP", "SPY", "JUD", "LEG", "HLH"})
# Who fights: a word before the noun says for whom ("rebel commander", "police unit").
_FIGHTS = frozenset({"REB", "OPP", "COP", "CRM", "IGO"})
# Names of bodies that may be armed end in words of these sectors: Army, Front, Council, Organization.
_MAY_FIGHT = frozenset({"MIL", "OPP", "GOV", "NGO", "REB"})
# How many mentions back the police may have been named: a page or so.
_NEAR = 60
_LEFT = frozenset({"amod", "compound", "nmod", "poss"})


def sectors_of(scene: Scene, cast: Cast, token: Token, head: Head) -> tuple[str, ...]:
    """The sectors of an unnamed actor: MIL of "a military source", IGO of "a U.N. official", REB of "a member of Hamas"."""
    if any(f"{child.lower_} {token.lemma_}" in scene.cues("no_sector") for child in token.lefts):
        return ()
    if head.sectors == ("MIL",) and token.lemma_ in scene.cues("police_too") and _is_of_police(scene, cast, token):
        return ("COP",)
    if not _is_open(scene, token, head):
        return head.sectors
    owner = _body(scene, cast, token)
    if owner is not None and owner.sectors:
        found = tuple(sector for sector in owner.sectors if sector != "GOV" or len(owner.sectors) == 1) if head.sectors else owner.sectors
        return _joined(found, head)
    if head.sectors == ("BUS",):
        return head.sectors
    words = sector_words("before", scene.overlay)
    for child in reversed(list(token.lefts)):
        sector = _sector(words, child) if child.dep_ in _LEFT else None
        if sector is not None:
            return _joined((sector,), head)
    return head.sectors


def _is_of_police(scene: Scene, cast: Cast, token: Token) -> bool:
    """True for "the officer" of a text that names police and no army before it."""
    found = {sector for i in cast.order[-_NEAR:] for sector in cast.by_id[cast.at[i]].sectors}
    return "COP" in found and "MIL" not in found and not any(child.lower_ in scene.cues("armed_service") for child in token.lefts)


def _is_open(scene: Scene, token: Token, head: Head) -> bool:
    """True where the noun alone leaves the sector open: sources, officials, commanders, groups, members."""
    if not head.sectors or token.lemma_ in scene.cues("member"):
        return True
    if head.sectors == ("BUS",):
        return token.lemma_ in scene.cues("heads_of_body")
    return head.sectors in {("GOV",), ("MIL",)} and token.lemma_ not in scene.cues("fixed_sector")


def _sector(words: dict[str, str], child: Token) -> str | None:
    if child.lower_ in words:
        return words[child.lower_]
    start = child.left_edge.i
    whole = child.doc[start : child.i + 1].text.lower() if start < child.i else ""
    return words.get(whole)


def _joined(found: tuple[str, ...], head: Head) -> tuple[str, ...]:
    """The sector found beside the head's own: an army official is MIL and GOV, a rebel commander REB alone."""
    if head.sectors == ("MIL",):
        return found if set(found) & _FIGHTS else head.sectors
    if head.sectors == ("GOV",) and set(found) <= _OF_STATE:
        return (*found, "GOV")
    return found


def _body(scene: Scene, cast: Cast, token: Token) -> Draft | None:
    """The body or group whose member or official a noun is: before it, or behind "of" and "for"; no ally, critic or victim."""
    if token.lemma_ in scene.cues("outsider"):
        return None
    for child in token.children:
        if child.dep_ in {"compound", "nmod", "poss", "amod"} and child.i < token.i:
            inner = [child]
        elif child.dep_ == "prep" and child.lower_ in {"of", "for", "from", "with", "at"}:
            inner = [grand for grand in child.children if grand.dep_ == "pobj"]
        else:
            continue
        for node in inner:
            draft = cast.draft_at(node.i)
            if draft is not None and draft.kind in {"organisation", "armed_group", "media"}:
                return draft
    return None


def name_sector(scene: Scene, words: list[str]) -> str | None:
    """The sector that a body's name tells: LAB for "Kandara Teachers Union", REB for "Red Hill Liberation Army"."""
    table = sector_words("name", scene.overlay)
    found = [table[word] for word in words if word in table]
    if not found:
        return None
    return "REB" if "REB" in found and found[-1] in _MAY_FIGHT else found[-1]


def take_name(scene: Scene, draft: Draft, words: list[str]) -> None:
    """Gives a body that only the text names the sector of its name; who fights is an armed group."""
    if draft.kind == "media" and not draft.sectors:
        draft.sectors = ("MED",)
    if " ".join(words[-2:]) in scene.cues("media_last") and not draft.sectors:
        draft.kind, draft.sectors = "media", ("MED",)  # "African News Agency"
        return
    sector = name_sector(scene, words) if not draft.sectors and draft.kind in {"organisation", "armed_group"} else None
    if sector is None:
        return
    draft.sectors = (sector,)
    if sector == "REB":
        draft.kind = "armed_group"
    elif sector == "MED":
        draft.kind = "media"
