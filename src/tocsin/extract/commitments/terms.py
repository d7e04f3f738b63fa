"""The terms of a truce: between whom, where or on what, since when, until when, and each alleged violation apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import CLIMB, VERBAL, Draft, child, is_a, is_agent
from tocsin.extract.commitments.fates import day_of
from tocsin.extract.commitments.owners import noun_owner
from tocsin.extract.commitments.spans import party_span
from tocsin.extract.commitments.truce_fates import is_denied
from tocsin.extract.commitments.truce_nouns import between_of
from tocsin.extract.syntax import agent_of, antecedent, char_span, np_span, prepositional, subject_of
from tocsin.lexicon.commitments import words
from tocsin.model import Party, Truce, Violation

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Token

    from tocsin.extract.lookup import Mentions
    from tocsin.extract.times.index import TimesIndex
    from tocsin.model import Claim, Interval, Span

_PLACES = ("in", "on", "along", "across", "at", "around", "near", "over")
_TIMES = frozenset({"DATE", "TIME"})
_CLOSED = frozenset({"ended", "expired"})


def terms_of(draft: Draft, index: TimesIndex, actors: Mentions, claim: Claim | None, barred: Collection[int] = ()) -> Truce | None:
    """What one mention tells of its truce; null for what is none. `barred` are the tokens of its condition.

    "The army and the rebels agreed to a truce in Sula on Monday" has both parties, the scope "Sula" and the day of the declaration.
    """
    if draft.kind != "truce":
        return None
    verb = draft.told if draft.told is not None else draft.cue
    is_broken = _is_breach(draft)
    return Truce(
        parties=tuple(Party(party_span(each), actors.at_token(each)) for each in _parties(draft)),
        scope=_scope(draft.head, barred),
        declared=day_of(verb, index) if is_a(verb, "truce_declared") else None,
        in_effect=_in_effect(draft.head, verb, index),
        lapsed=day_of(draft.head, index) or day_of(verb, index) if draft.status in _CLOSED else None,
        violations=(_violation(verb, index, actors, claim),) if is_broken else (),
    )


def _is_breach(draft: Draft) -> bool:
    verb = draft.told
    return verb is not None and (
        (draft.status == "broken" and (_breaks(verb) or verb.lower_ == "despite")) or (is_denied(verb) and _breaks(verb))
    )


def _breaks(verb: Token) -> bool:
    return verb.lemma_ in words("truce_broken") or is_a(verb, "violation_noun")


def _parties(draft: Draft) -> list[Token]:
    """Everybody bound, in order of the text, as far as the mention says."""
    heads = [each for each in (draft.by, draft.to) if each is not None]
    heads += [other for each in tuple(heads) for other in each.conjuncts if is_agent(other)]
    heads += [each for each in (*between_of(draft.head), *prepositional(draft.head, "with")) if is_agent(each)]
    return sorted({each.i: each for each in heads}.values(), key=lambda each: each.i)


def _scope(head: Token, barred: Collection[int]) -> Span | None:
    """Where it holds, or what it halts: "in Sula province", "attacks on the embassy"."""
    halted = next((each for each in prepositional(head, "of") if is_a(each, "fighting_noun")), None)
    if halted is not None:
        tokens = [each for each in sorted(halted.subtree, key=lambda token: token.i) if each.i not in barred]
        comma = next((at for at, token in enumerate(tokens) if token.text in {",", ";"}), len(tokens))
        return char_span(tokens[: max(comma, 1)])
    place = next((each for each in prepositional(head, *_PLACES) if each.ent_type_ not in _TIMES and not is_a(each, "truce_force")), None)
    return np_span(place) if place is not None and place.i not in barred else None


def _in_effect(head: Token, verb: Token, index: TimesIndex) -> Interval | None:
    """The day on which it takes effect: "took effect at midnight", "set to begin on Friday"."""
    starters = [each for each in (verb, *head.children, *verb.children) if each.pos_ in VERBAL and _starts(each)]
    return next((day for each in starters if (day := day_of(each, index)) is not None), None)


def _starts(verb: Token) -> bool:
    if verb.lemma_ in {"begin", "start"}:
        return True
    if verb.lemma_ in {"take", "come", "go", "enter"}:
        return any(is_a(each, "truce_force") for each in verb.subtree)
    inner = child(verb, "xcomp")
    return inner is not None and _starts(inner)


def _violation(verb: Token, index: TimesIndex, actors: Mentions, claim: Claim | None) -> Violation:
    breaker = _breaker(verb)
    return Violation(
        span=char_span([verb]),
        by=Party(party_span(breaker), actors.at_token(breaker)) if breaker is not None else None,
        claim=claim.id if claim is not None else None,
        polarity="negative" if is_denied(verb) or (claim is not None and claim.polarity == "negative") else "positive",
        on=day_of(verb, index),
    )


def _breaker(verb: Token) -> Token | None:
    """Who is said to have broken it: the subject, the one accused, the owner of the violation."""
    if verb.pos_ not in VERBAL:
        owner = noun_owner(verb)
        if owner is not None and verb.head.lower_ != "in":
            return _accused(verb) or owner
        return _accused(verb) or _doer(verb)
    if child(verb, "nsubjpass") is not None or verb.dep_ == "acl":
        return agent_of(verb)
    return _accused(verb) or _agent(subject_of(verb))


def _accused(node: Token) -> Token | None:
    """As in "accused the army of breaking it", "blamed the army for the violation"."""
    for _ in range(CLIMB):
        above = node.head
        if above.lemma_ in {"accuse", "blame"} and node != above:
            found = child(above, "dobj") or child(above, "nsubjpass")
            return _agent(found)
        if node.dep_ not in {"pcomp", "prep", "pobj", "conj"} or above == node:
            return None
        node = above
    return None


def _doer(noun: Token) -> Token | None:
    """The subject of the clause that is called a violation: "the rebels shelled the town in violation of the truce"."""
    node = noun
    for _ in range(CLIMB):
        node = node.head
        if node.lemma_ in {"call", "describe", "label", "denounce", "condemn", "term"}:
            return None
        if node.pos_ in VERBAL:
            told = child(node, "ccomp") if is_a(node, "saying_verb") else None
            return _agent(subject_of(told if told is not None else node))
        if node.head == node:
            return None
    return None


def _agent(found: Token | None) -> Token | None:
    return antecedent(found) if found is not None and is_agent(antecedent(found)) else None
