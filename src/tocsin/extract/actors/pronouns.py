"""Pronouns: he, she, they and it to the nearest actor that fits in gender, number and kind; unsure stays unresolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

# How many sentences back a pronoun may point.
_SENTENCES = 3
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})


def add_pronouns(scene: Scene, cast: Cast) -> None:
    """Each third-person pronoun that can be resolved becomes a mention."""
    sentence = 0
    recent: list[tuple[int, int, bool, str]] = []  # sentence, token, subject, actor
    for token in scene.doc:
        if token.is_sent_start:
            sentence += 1
        if token.i in cast.at:
            if token.i in cast.weak:
                continue
            recent.append((sentence, token.i, token.dep_ in _SUBJECTS, cast.at[token.i]))
            del recent[:-40]
        elif token.pos_ == "PRON" and token.dep:
            draft = _resolve(scene, cast, token, sentence, recent)
            if draft is not None:
                cast.mention(draft, token.i, token.i, token.i + 1)
                recent.append((sentence, token.i, token.dep_ in _SUBJECTS, draft.id))


def _resolve(scene: Scene, cast: Cast, token: Token, sentence: int, recent: list[tuple[int, int, bool, str]]) -> Draft | None:
    word = token.lower_
    barred = _barred(cast, token)
    best: tuple[float, Draft] | None = None
    for at, i, is_subject, actor in reversed(recent):
        if sentence - at > _SENTENCES:
            break
        draft = cast.by_id[actor]
        if actor in barred:
            continue
        if not _fits(scene, word, draft, token):
            continue
        score = -2.0 * (sentence - at) + (1.5 if is_subject else 0) - 0.01 * (token.i - i)
        if best is None or score > best[0]:
            best = (score, draft)
    return best[1] if best else None


def _barred(cast: Cast, token: Token) -> set[str]:
    """Whom an object cannot mean: the subject of its own verb, unless it is reflexive ("asked him" is somebody else)."""
    if token.dep_ not in {"dobj", "dative", "pobj"} or token.lower_.endswith(("self", "selves")):
        return set()
    verb = token.head if token.dep_ != "pobj" else token.head.head
    return {cast.at[child.i] for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"} and child.i in cast.at}


def _fits(scene: Scene, word: str, draft: Draft, token: Token) -> bool:
    is_person = draft.kind == "person" or (draft.kind in {"unnamed", "people"} and not draft.is_plural and not draft.is_body)
    if word in scene.cues("person_pronoun"):
        gender = "m" if word in scene.cues("male") else "f"
        return is_person and draft.gender in {"", gender}
    if word in scene.cues("plural_pronoun"):
        return draft.kind != "person" and (draft.is_plural or draft.kind in {"armed_group", "people"})
    if word in scene.cues("thing_pronoun"):
        return draft.kind in {"state", "organisation", "armed_group", "media"} and token.dep_ in {"nsubj", "poss"}
    return False
