"""Acronyms and what they stand for, as the text itself says: "the Sawa Relief Movement (SRM)", "Ganim, or GNM,", "known by its initials GAM"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.initials import acronym_in, is_acronym
from tocsin.extract.actors.scene import Scene
from tocsin.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# How far behind a name "known by its Spanish initials as BAO" may put the acronym.
_REACH = 9
# "of the Central African Republic" has five words.
_TAIL = 7
_ENDS = frozenset({")", ",", ";"})
_QUOTES = frozenset({'"', "“", "”", "''", "``", "‘", "’"})
# A nickname in brackets is a word, no year and no letter.
_NICKNAME = 3


def define_acronyms(scene: Scene) -> None:
    """Notes the acronyms that stand right behind names."""
    for name in scene.names:
        if not name.actor.startswith("person:"):
            define_acronym(scene, name.end, name.actor)


def define_acronym(scene: Scene, end: int, actor: str) -> None:
    """Notes "(UFRW)", "(BAO, by its Spanish initials)", ", or KIA," and "known by its initials GAM" behind a name that ends before a token."""
    tokens = scene.tokens
    while end < len(tokens) and tokens[end].text in _QUOTES:
        end += 1
    end = _behind_place(scene, end)
    if end + 2 >= len(tokens):
        return
    if tokens[end].text == "(":
        at = acronym_in(scene, end)
        if at is not None:
            note(scene, tokens[at].text, actor)
        elif tokens[end + 2].text == ")" and _is_nickname(scene, end + 1):
            scene.acronyms.setdefault(tokens[end + 1].text, actor)
    elif tokens[end].text == "," and tokens[end + 1].lower_ == "or" and end + 3 < len(tokens) and tokens[end + 3].text in _ENDS:
        note(scene, tokens[end + 2].text, actor)
    else:
        _define_known_as(scene, end, actor)


def _behind_place(scene: Scene, end: int) -> int:
    """Where the bracket behind "in Mali" and "for the Congo" stands; the same token where none does."""
    tokens = scene.tokens
    if end + 1 >= len(tokens) or tokens[end].lower_ not in {"in", "of", "for"}:
        return end
    for i in range(end + 1, min(end + _TAIL, len(tokens))):
        if tokens[i].text == "(":
            return i
        if tokens[i].pos_ not in {"PROPN", "DET", "ADJ"}:
            return end
    return end


def _is_nickname(scene: Scene, i: int) -> bool:
    """True for "Sapo" in "the Security Service (Sapo)": one word with a capital, no country, town or party."""
    token = scene.tokens[i]
    is_name = token.text[:1].isupper() and token.is_alpha and len(token.text) > _NICKNAME and not token.text.isupper()
    return is_name and i not in scene.hit_at and not scene.is_place(Span(token.idx, token.idx + len(token.text)))


def _define_known_as(scene: Scene, end: int, actor: str) -> None:
    words = scene.tokens[end : end + _REACH]
    is_known = any(token.lower_ in scene.cues("known") for token in words[:3])
    if not is_known:
        return
    for token in words:
        if token.text in {".", ";"}:
            return
        if token.text.isupper() and is_acronym(token.text.replace(".", "")) and scene.state_at(token.i) is None:
            note(scene, token.text, actor)
            return


def note(scene: Scene, text: str, actor: str) -> None:
    """Remembers whom an acronym stands for, however its dots and capitals are written."""
    word = text.replace(".", "")
    if is_acronym(word):
        scene.acronyms.setdefault(word, actor)
        scene.acronyms.setdefault(word.upper(), actor)


def by_acronym(scene: Scene, cast: Cast, start: int, end: int) -> Draft | None:
    """An organisation of the text whose initials a word of capitals spells, or for which the text defines it."""
    word = scene.doc[start:end].text.replace(".", "")
    if end - start != 1 or not is_acronym(word):
        return None
    found = scene.acronyms.get(word) or scene.initials.get(word)
    if found is None and scene.names and start == scene.names[-1].end + 1 and scene.tokens[start - 1].text == "(":
        found = scene.names[-1].actor
        scene.acronyms[word] = found
    draft = cast.by_id.get(found or "")
    return draft if draft is not None and draft.kind != "person" else None


def tag_behind(scene: Scene, token: Token) -> int | None:
    """The acronym by which a text goes on calling a body of which it first says what it is: "the anti-graft agency, the EFCC," or "(EFCC)"."""
    tokens, i = scene.tokens, token.i + 1
    if i + 1 >= len(tokens) or tokens[i].text not in {"(", ","}:
        return None
    is_bracket = tokens[i].text == "("
    i += 1
    if tokens[i].lower_ == "known" and i + 2 < len(tokens) and tokens[i + 1].lower_ == "as":
        i += 2
    if tokens[i].lower_ == "the":
        i += 1
    if i + 1 >= len(tokens) or not is_acronym(tokens[i].text.replace(".", "")) or scene.state_at(i) is not None:
        return None
    behind = tokens[i + 1]
    is_closed = behind.text in _ENDS or behind.text == "." or (is_bracket and behind.lower_ in scene.cues("in_its"))
    return i if is_closed and not tokens[i].sent.text.isupper() else None


def _is_full_name(own: Draft, told: Draft) -> bool:
    """True for a name of the text alone behind which stands the acronym of a body of the lexicon: "… Stabilization Mission in Mali (MINUSMA)"."""
    is_known = own.kind in {"organisation", "armed_group"} and not own.id.startswith("local:")
    return is_known and told.id.startswith("local:") and told.rule == "actors:entity" and told.kind in {"organisation", "armed_group"}


def join_acronyms(scene: Scene, cast: Cast) -> None:
    """Makes one actor of a name and of the acronym that the text defines for it, where both were found apart."""
    known = {scene.tokens[name.start].text: name.actor for name in scene.names if name.end - name.start == 1 and ":" in name.actor}
    for word, actor in scene.acronyms.items():
        own = cast.by_id.get(known.get(word, ""))
        told = cast.by_id.get(cast.renamed.get(actor, actor))
        if own is not None and told is not None and _is_full_name(own, told):
            country = own.country
            cast.merge(told, own)
            own.country = country  # a mission in Mali is no Malian body
            continue
        apart = cast.by_id.get(f"local:{word.lower()}")
        named = cast.by_id.get(cast.renamed.get(actor, actor))
        if apart is not None and named is not None and apart is not named and apart.kind != "person":
            cast.merge(apart, named)
