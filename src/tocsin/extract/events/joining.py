"""One deed told by several words of a sentence is one event: the strike and its dead, the march and its slogans."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.events.match import is_actor
from tocsin.extract.events.slots import lemma_of
from tocsin.extract.syntax import is_negated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Token

    from tocsin.extract.events.candidates import Candidate
    from tocsin.extract.events.match import Matcher

# What a dead or wounded man was hit in: "killed in an air strike", "wounded during clashes".
_WITHIN = ("in", "during", "by")
_WHEN = frozenset({"when", "as", "after"})
# A deed behind one of these only dates the other, or is set beside it.
_BESIDE = frozenset({"after", "before", "since", "following", "until", "despite", "besides", "like", "than"})
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
    into.update(
        {at: above for at, above in _asked_for(found, matcher.lexicon.words).items() if at not in into and _last(above, into) != at}
    )
    into.update(_casualties({at: one for at, one in attacks.items() if at not in into}, matcher))
    into.update(_weapons({at: one for at, one in attacks.items() if at not in into}, matcher))
    parts: dict[int, list[Token]] = {}
    tokens = {one.token.i: one.token for one in found}
    for part in into:
        parts.setdefault(_last(part, into), []).append(tokens[part])
    nouns = {at: one for at, one in attacks.items() if one.hit.pattern.kind == "noun"}
    kept = [replace(one, parts=(*one.parts, *parts.get(one.token.i, ()))) for one in found if one.token.i not in into]
    return [one for one in kept if not _is_pinning(one, nouns)]


def _asked_for(found: list[Candidate], words: Mapping[str, frozenset[str]]) -> dict[int, int]:
    """A noun that the row of its verb asks for, behind a preposition, is the verb's deed: "strike" in "went on strike", "placed under arrest".

    So is what a deed resulted in: "the raid led to the destruction of a bridge".
    """
    verbs = {one.token: one for one in found if one.hit.pattern.kind == "verb"}
    nouns = {one.token: one for one in found if one.hit.pattern.kind == "noun"}
    into = _convoked(verbs, nouns, words["convoke"])
    for one in nouns.values():
        preposition = one.token.head
        near = preposition.head if preposition.head.pos_ in {"VERB", "AUX"} else preposition.head.head.head
        above = verbs.get(near) if one.token.dep_ == "pobj" else None
        if above is not None and above.type == one.type:
            asked = {slot for condition in above.hit.pattern.conditions if not condition.is_absent for slot in condition.slots}
            if preposition.lower_ in asked or (one.type == "PROTEST" and preposition.lower_ in {"in", "on"}):
                into[one.token.i] = above.token.i
        elif above is None and one.token.dep_ == "pobj" and lemma_of(near) in words["resulting"]:
            cause = next((nouns[child] for child in near.children if child in nouns and child.dep_ == "nsubj"), None)
            if cause is not None and cause.type == one.type:
                into[one.token.i] = cause.token.i
    return into


def _convoked(verbs: Mapping[Token, Candidate], nouns: Mapping[Token, Candidate], convoke: frozenset[str]) -> dict[int, int]:
    """A verb that only tells who called or led a protest joins it: "a hartal called by traders", "attended a protest held by monks"."""
    protests = {noun: noun.i for noun, one in nouns.items() if one.type == "PROTEST"}
    for verb, one in verbs.items():
        if one.type == "PROTEST" and verb.dep_ != "acl":
            protests |= dict.fromkeys(one.hit.view.slot("obj"), verb.i)
    return {verb.i: protests[verb.head] for verb in verbs if verb.dep_ == "acl" and verb.head in protests and lemma_of(verb) in convoke}


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


def _casualties(attacks: dict[int, Candidate], matcher: Matcher) -> dict[int, int]:
    """Dead and wounded whom nobody is said to have hit belong to the deed of their sentence: "targeted a funeral, with nine killed".

    The wounded join the dead, a noun joins its dead, the dead join a verb. Two counts of dead stay two.
    """
    casualty = matcher.lexicon.words["casualty"]
    hurt = {at: one for at, one in attacks.items() if lemma_of(one.token) in casualty and _is_suffered(one, matcher)}
    into: dict[int, int] = {}
    for at, one in hurt.items():
        before = next((other for other in hurt if other < at and lemma_of(hurt[other].token) != lemma_of(one.token)), None)
        if before is not None and before not in into:
            into[at] = before
    told = {lemma_of(one.token) for at, one in hurt.items() if at not in into}
    results = casualty | matcher.lexicon.words["damage"]
    deeds = [one for at, one in attacks.items() if lemma_of(one.token) not in results and _is_of_now(one, matcher.lexicon.words["lasting"])]
    for at, one in hurt.items():
        near = min(deeds, key=lambda deed: abs(deed.token.i - at), default=None)
        if at in into or near is None or near.token.i in into or len(told) < sum(other not in into for other in hurt):
            continue
        if near.told_status == one.told_status and not _is_set_beside(one.token, near.token):
            into.update({near.token.i: at} if near.hit.pattern.kind == "noun" else {at: near.token.i})
    return into


def _is_suffered(candidate: Candidate, matcher: Matcher) -> bool:
    """True for a verb of dead or wounded that names nobody who did it, outside a relative clause on something else than the deed.

    "No soldiers were killed and jets bombed the port" are two statements.
    """
    if (
        candidate.hit.pattern.kind != "verb"
        or candidate.under is not None
        or candidate.token.dep_ == "relcl"
        or is_negated(candidate.token)
    ):
        return False
    return not any(is_actor(head, matcher.lexicon) for head in candidate.hit.view.slot("subj"))


def _is_set_beside(token: Token, deed: Token) -> bool:
    """True for "killed" beside "shelled" in "the suburb was shelled, while two were killed in the port": they are two deeds."""
    for node in (token, *token.ancestors):
        if node.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in {"while", "whereas"} for child in node.children):
            return node != deed and not node.is_ancestor(deed)
    return False


def _is_of_now(deed: Candidate, lasting: frozenset[str]) -> bool:
    """False for a deed that only dates another, or is only spoken of: "days after the attack", "vowed more attacks"."""
    if deed.is_content or deed.under is not None:
        return False
    if lemma_of(deed.token) in lasting:
        return True
    clauses = (node for node in (deed.token, *deed.token.ancestors) if node.dep_ == "advcl")
    marks = {child.lower_ for child in next(clauses, deed.token).children if child.dep_ in {"mark", "prep"}}
    return not marks & _BESIDE and not (deed.token.dep_ == "pobj" and deed.token.head.lower_ in _BESIDE)


def _weapons(attacks: dict[int, Candidate], matcher: Matcher) -> dict[int, int]:
    """What a weapon of a deed did or had done to it is that deed: "fired shells that landed near a school", "detonated a bomb planted on a bus"."""
    into: dict[int, int] = {}
    for at, one in attacks.items():
        node = one.token
        if (
            one.hit.pattern.kind != "verb"
            or node.dep_ not in {"acl", "relcl", "ccomp"}
            or lemma_of(node) not in matcher.lexicon.words["weaponverb"]
        ):
            continue
        above = node.head if node.dep_ != "ccomp" else node
        verb = above.head if above.dep_ in {"dobj", "pobj", "ccomp", "conj"} else None
        if verb is not None and verb.i in attacks and verb.i != at and not _names_other(one, attacks[verb.i], matcher):
            into[at] = verb.i
    return into


def _names_other(inner: Candidate, outer: Candidate, matcher: Matcher) -> bool:
    """True if the two verbs have actors of their own."""
    mine = [head.i for head in inner.hit.view.slot("subj") if is_actor(head, matcher.lexicon) and head.pos_ != "PRON"]
    its = [head.i for head in outer.hit.view.slot("subj") if is_actor(head, matcher.lexicon)]
    return bool(mine) and mine != its


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
    while is_participle and node.i not in carriers and node.dep_ in {"pobj", "prep", "dobj", "conj"}:
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
