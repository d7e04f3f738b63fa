"""Ultimatums: somebody is given a time to act; a deadline that somebody sets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import VERBAL, Draft, child, has_to, is_a, is_agent, is_conditional, is_not_given
from tocsin.extract.commitments.implicit import speaker_of
from tocsin.extract.commitments.owners import noun_owner
from tocsin.extract.syntax import agent_of, prepositional, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.model.vocabulary import CommitmentKind

_SPELL = frozenset({"hour", "day", "week", "minute"})
# The act stands within so many tokens of "has until".
_FAR = 14
_SPANS = frozenset({"hour", "day", "week", "month", "minute", "year", "deadline", "ultimatum", "time"})


def ultimatum_draft(token: Token) -> Draft | None:
    """As in "gave the teachers until noon to leave", "issued an ultimatum to the rebels", "extended its deadline"."""
    finder = _FINDERS.get(token.lemma_)
    is_verb = finder in {_given, _has_until}
    if finder is None or (token.pos_ in VERBAL) is not is_verb or is_conditional(token):
        return None
    return finder(token)


def _given(verb: Token) -> Draft | None:
    act = next((each for each in verb.doc[verb.i + 1 : verb.sent.end] if has_to(each) and each.pos_ in VERBAL), None)
    has_until = any(each.lower_ in {"until", "till"} and each.i < (act.i if act is not None else 0) for each in verb.subtree)
    has_span = any(each.lemma_ in _SPANS and each.dep_ in {"dobj", "npadvmod", "dative", "pobj"} for each in verb.children)
    if act is None or not (has_until or has_span) or act.i - verb.i > 14:
        return None
    to = child(verb, "dative") or child(verb, "nsubjpass") or child(verb, "dobj")
    if to is not None and to.lemma_ in _SPANS:
        to = next((each for each in verb.children if each.dep_ in {"dobj", "dative", "npadvmod", "nsubjpass"} and is_agent(each)), None)
    by = agent_of(verb) if child(verb, "nsubjpass") is not None else subject_of(verb)
    if by is not None and by.lemma_ in {"statement", "letter", "ultimatum", "note"}:
        by = noun_owner(by)
    if by is not None and not is_agent(by):
        return None
    kind: CommitmentKind = "order" if by is not None and is_a(by, "court_noun") else "ultimatum"
    return Draft(kind, "ultimatum/give", verb, act, by, to, is_final=True)


def _named(noun: Token) -> Draft | None:
    """An ultimatum with its content where it stands."""
    if any(each.lower_ in {"this", "that"} for each in noun.children) or noun.dep_ == "compound" or is_not_given(noun):
        return None
    act = next(
        (each for each in noun.subtree if each.i > noun.i and each.pos_ in VERBAL and each.dep_ in {"acl", "relcl", "xcomp", "ccomp"}), None
    )
    if act is not None and act.lemma_ in {"demand", "say", "state", "warn", "tell", "order", "call", "require", "ask", "give"}:
        inner = child(act, "ccomp", "xcomp")
        act = inner
    by = noun_owner(noun)
    to = next(
        (
            each
            for each in (*prepositional(noun, "to", "for"), *(prepositional(noun.head, "to") if noun.head.pos_ in VERBAL else ()))
            if is_agent(each)
        ),
        None,
    )
    if act is not None:
        to = to or child(act, "nsubj")
    to = to or _answering(noun)
    if by is None:
        return None
    return Draft("ultimatum", "ultimatum/noun", noun, act if act is not None else noun, by, to, is_final=True)


def _answering(noun: Token) -> Token | None:
    """Who answers it, or does not: "Iraq failed to respond to the ultimatum", "the rebels ignored the ultimatum"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "to" else noun.head if noun.dep_ == "dobj" else None
    if verb is None or verb.lemma_ not in {"respond", "reply", "answer", "ignore", "reject", "accept", "defy", "obey", "receive"}:
        return None
    found = subject_of(verb)
    return found if is_agent(found) else None


def _deadline(noun: Token) -> Draft | None:
    """As in "set a deadline for the rebels to leave", "INS extended its deadline for the family to sign"."""
    act = next((each for each in noun.subtree if each.i > noun.i and has_to(each) and each.pos_ in VERBAL), None)
    verb = noun.head if noun.dep_ in {"dobj", "nsubjpass"} else None
    noun_is = noun.dep_ == "nsubj" and noun.head.lemma_ in {"be", "expire", "fall", "end"}
    is_set = noun_is or (verb is not None and verb.lemma_ in {"set", "give", "extend", "impose", "issue", "announce", "fix"})
    if act is None and verb is not None and is_set:
        act = next((each for each in verb.children if each.i > noun.i and has_to(each)), None)
    if act is None or not (is_set or child(noun, "poss") is not None):
        return None
    by = noun_owner(noun)
    to = child(act, "nsubj") or next((each for each in prepositional(noun, "for") if is_agent(each)), None)
    return (
        Draft("ultimatum", "ultimatum/deadline", noun, act, by, to, is_final=True) if by is not None or (noun_is and is_agent(to)) else None
    )


def _has_until(verb: Token) -> Draft | None:
    """As in "the rebels have until Friday to leave the town, the army said"."""
    act = next((each for each in verb.doc[verb.i + 1 : verb.sent.end] if has_to(each) and each.pos_ in VERBAL), None)
    to = subject_of(verb)
    if act is None or act.i - verb.i > _FAR or not is_agent(to) or verb.tag_ == "VBN":
        return None
    between = verb.doc[verb.i + 1 : act.i]
    is_term = any(each.lower_ in {"until", "till"} for each in between) or any(
        each.lemma_ in _SPELL and each.dep_ == "dobj" for each in between
    )
    by = speaker_of(verb)
    if (
        not is_term
        or (by is None and not any(each.lower_ in {"until", "till"} for each in between))
        or act.head.lemma_ == "time"
        or not (is_a(act, "demand_verb") or (by is not None and not is_a(act, "private_verb")))
    ):
        return None
    return Draft("ultimatum", "ultimatum/has", verb, act, by if is_agent(by) else None, to, is_final=True)


_FINDERS: Mapping[str, Callable[[Token], Draft | None]] = MappingProxyType(
    {"give": _given, "grant": _given, "allow": _given, "have": _has_until, "ultimatum": _named, "deadline": _deadline}
)
