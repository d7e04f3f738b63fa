"""One deed told by several words of a sentence is one event: the strike and its dead, the march and its slogans."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.events.slots import lemma_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from tocsin.extract.events.candidates import Candidate
    from tocsin.extract.events.match import Matcher

# What a dead or wounded man was hit in: "killed in an air strike", "wounded during clashes".
_WITHIN = ("in", "during", "by")
_WHEN = frozenset({"when", "as", "after"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Types of which two joined verbs with one object tell one deed: "arrested and jailed two men".
_SHARED = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SUPPORT", "AID"})


def joined(candidates: Iterable[Candidate], matcher: Matcher) -> list[Candidate]:
    """A strike that killed is one event: a result verb takes in the attack that did it, or is taken in by it.

    "The raid killed six", "six died in the raid", "jets struck a market, killing six", "protesters gathered, chanting slogans".
    """
    found = list(candidates)
    attacks = {one.token.i: one for one in found if one.type == "ASSAULT"}
    protests = {one.token.i: one for one in found if one.type == "PROTEST"}
    into: dict[int, int] = {}
    for result in attacks.values():
        if lemma_of(result.token) in matcher.lexicon.words["resultverb"]:
            into.update({part: result.token.i for part in _deeds_of(result, attacks, matcher) if part not in into})
            _take_in(result, attacks, into, matcher.lexicon.words["casualty"])
    for deed in attacks.values():
        if _felled_by(deed.token) is not None:
            _take_in(deed, attacks, into, matcher.lexicon.words["casualty"])
    for protest in protests.values():
        _take_in(protest, protests, into)
    into.update({one.token.i: at for one in found if one.token.i not in into and (at := _twin_above(one, found)) is not None})
    parts: dict[int, list[Token]] = {}
    tokens = {one.token.i: one.token for one in found}
    for part in into:
        parts.setdefault(_last(part, into), []).append(tokens[part])
    nouns = {at: one for at, one in attacks.items() if one.hit.pattern.kind == "noun"}
    kept = [replace(one, parts=(*one.parts, *parts.get(one.token.i, ()))) for one in found if one.token.i not in into]
    return [one for one in kept if not _is_pinning(one, nouns)]


def _twin_above(candidate: Candidate, found: list[Candidate]) -> int | None:
    """The verb of the same type that a joined verb without subject and object of its own repeats: "beaten" for "robbed" in "robbed and beaten"."""
    token = candidate.token
    if candidate.type not in _SHARED or candidate.hit.pattern.kind != "verb" or token.dep_ not in {"conj", "advcl"}:
        return None
    above = next((one for one in found if one.token == token.head and one.type == candidate.type and one.hit.pattern.kind == "verb"), None)
    if above is None or above.told_status != candidate.told_status or any(child.dep_ in _SUBJECTS for child in token.children):
        return None
    mine, its = candidate.hit.view.slot("obj"), above.hit.view.slot("obj")
    if token.dep_ == "advcl":
        return above.token.i if token.tag_ == "VBG" and any(head.pos_ == "PRON" for head in mine) else None
    return above.token.i if not mine or any(head in its for head in mine) else None


def _take_in(result: Candidate, deeds: dict[int, Candidate], into: dict[int, int], casualty: frozenset[str] = frozenset()) -> None:
    """Notes that a deed of which this one only tells more takes it in."""
    above = _deed_above(result, deeds, casualty)
    if above is not None and _last(above, into) != result.token.i:
        into[result.token.i] = above


def _last(at: int, into: dict[int, int]) -> int:
    """The event that takes all in, however long the chain."""
    seen: set[int] = set()
    while at in into and at not in seen:
        seen.add(at)
        at = into[at]
    return at


def _deeds_of(result: Candidate, attacks: dict[int, Candidate], matcher: Matcher) -> list[int]:
    """The nominal attacks that had the result, its subject or what its victims were in; and what its means did: "shells fired at the hall"."""
    view = result.hit.view
    views = [view, *(matcher.view(child) for child in result.token.conjuncts if lemma_of(child) in matcher.lexicon.words["casualty"])]
    heads = [*view.slot("subj"), *(head for each in views for slot in _WITHIN for head in each.slot(slot))]
    near = [head for head in heads if head != result.token and head.i in attacks and attacks[head.i].hit.pattern.kind == "noun"]
    fired = [child for head in view.slot("subj") for child in head.children if child.dep_ == "acl" and child.i in attacks]
    return [head.i for head in (*near, *fired) if head != result.token]


def _deed_above(result: Candidate, attacks: dict[int, Candidate], casualty: frozenset[str]) -> int | None:
    """The attack whose result a joined verb or a participle tells: "struck" for "killing" in "struck a market, killing six"."""
    token = result.token
    felled = _felled_by(token)
    if felled is not None and felled.i in attacks and lemma_of(felled) in casualty and not attacks[felled.i].hit.view.slot("subj"):
        return felled.i
    is_participle = token.dep_ in {"advcl", "acl"} and token.tag_ == "VBG"
    if token.dep_ != "conj" and not is_participle:
        return None
    carriers = {one.token.i: at for at, one in attacks.items()} | {one.hit.support.i: at for at, one in attacks.items() if one.hit.support}
    node = token.head
    while is_participle and node.i not in carriers and node.dep_ in {"pobj", "prep", "dobj"}:
        node = node.head
    above = carriers.get(node.i)
    if above is None:
        return None
    has_own = any(child.dep_ in _SUBJECTS for child in token.children)
    mine, its = lemma_of(token), lemma_of(attacks[above].token)
    return above if not has_own or mine == its or {mine, its} <= casualty else None


def _felled_by(token: Token) -> Token | None:
    """The verb of the victims for the deed that felled them: "killed" for "hit" in "were killed when jets hit a bus", "died after being hit"."""
    if token.dep_ == "advcl" and any(child.lower_ in _WHEN for child in token.children):
        return token.head
    return token.head.head if token.dep_ == "pcomp" and token.head.lower_ in _WHEN else None


def _is_pinning(candidate: Candidate, nouns: dict[int, Candidate]) -> bool:
    """True for "blamed" in "an attack blamed on militants": it tells who is said to have done it, and nobody who says so."""
    token = candidate.token
    return (
        candidate.type == "ACCUSE"
        and token.dep_ == "acl"
        and token.tag_ == "VBN"
        and token.head.i in nouns
        and not candidate.hit.view.slot("by")
    )
