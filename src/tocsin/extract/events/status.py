"""Whether an event happened: actual, ongoing, planned, conditional, hypothetical or negated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.events.ahead import ahead_of
from tocsin.extract.events.conditions import is_asked, is_conditional, is_counterfactual
from tocsin.extract.events.denial import is_denied_above, is_not_done, is_open_question
from tocsin.extract.events.imagined import is_imagined
from tocsin.extract.events.outcomes import outcome_of
from tocsin.extract.events.progress import is_ongoing
from tocsin.extract.events.slots import lemma_of
from tocsin.extract.factuality import factuality, is_definite
from tocsin.extract.syntax import modal_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from tocsin.extract.events.candidates import Candidate
    from tocsin.lexicon.events import EventLexicon
    from tocsin.model.vocabulary import Status

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
# On the scale of `factuality`: what the rules take for a deed is none at or below the first, and only possible below the second.
_DENIED = -1.0
_OPEN = 1.0


def status_of(candidate: Candidate, lexicon: EventLexicon) -> Status:
    """The status that the words give, the strongest first: condition, negation, possibility, plan, progress.

    "If one American is killed" is conditional, "no Americans were killed" negated, "could carry out" hypothetical.
    """
    verb, words = candidate.predicate, lexicon.words
    if is_counterfactual(candidate, words):
        return "hypothetical"
    if is_conditional(candidate, words):
        return "conditional"
    is_refusal = _is_refusal(candidate)
    outcome = None if is_refusal else outcome_of(candidate, lexicon)
    if not is_refusal and _is_none(candidate, outcome, words):
        return "negated"
    is_threat = candidate.type == "THREATEN" and not candidate.note.startswith("future")
    if outcome == "hypothetical" and not is_threat:
        return outcome
    if candidate.told_status is not None and not (candidate.told_status == "negated" and outcome == "actual"):
        return "hypothetical" if modal_of(verb) in words["possible"] else candidate.told_status
    if outcome is not None and not is_threat:
        return outcome
    if candidate.is_content or _is_feared(candidate, words) or is_imagined(candidate.token, verb, words):
        return "hypothetical"
    ahead = ahead_of(candidate, words) if not is_refusal else "actual"
    if ahead == "planned" and _is_in_question(candidate.token):
        return "hypothetical"
    return ahead or _weighed(candidate, "ongoing" if is_ongoing(candidate, words) else "actual", words)


def _is_none(candidate: Candidate, outcome: Status | None, words: Mapping[str, frozenset[str]]) -> bool:
    """True for what did not happen, by its own words or by those above it; what "did not fail to" come did."""
    if outcome == "negated":
        return True
    if outcome == "actual":
        return False
    return is_not_done(candidate, words) or (outcome is None and is_denied_above(candidate, words))


def _is_in_question(token: Token) -> bool:
    """True in "Will police arrest the mayor?"."""
    return any(each.text == "?" for each in token.sent[-2:])


def _is_refusal(candidate: Candidate) -> bool:
    """True for what is said by denying: "will not pay", "is not ready to talk"."""
    return candidate.note.startswith("will not") or candidate.hit.pattern.is_denial()


def _weighed(candidate: Candidate, status: Status, words: Mapping[str, frozenset[str]]) -> Status:
    """What factuality, for the article's own voice, leaves of a deed: "denied that jets bombed it" is none, "denied the attack" is known."""
    token = candidate.token
    if _is_refusal(candidate) or (token.pos_ in _NOMINAL and is_definite(token)):
        return status
    if token.dep_ == "ccomp" and is_open_question(token) and not is_asked(token, words):
        return status
    value = factuality(token)
    return "negated" if value <= _DENIED else "hypothetical" if value < _OPEN else status


def _is_feared(candidate: Candidate, words: Mapping[str, frozenset[str]]) -> bool:
    """True for what is only feared, risked or wished: "the risk of an attack", "fear an attack", "any attack"."""
    token = candidate.token
    if candidate.type == "THREATEN":
        return False
    if any(child.lower_ == "any" and child.dep_ == "det" for child in token.children):
        return True
    if token.dep_ == "acl" and any(child.lower_ == "any" and child.dep_ == "det" for child in token.head.children):
        return True
    node = token if token.pos_ in _NOMINAL else candidate.predicate
    if token.pos_ in _NOMINAL and node.head.pos_ in _VERBAL and node.dep_ in _CORE:
        return lemma_of(node.head) in words["fearing"] or (modal_of(node.head) == "would" and node.dep_ == "nsubj")
    for _ in range(5):
        if node.dep_ in {"pobj", "prep", "acl", "pcomp", "ccomp", "relcl", "compound"} and lemma_of(node.head) in words["fear"]:
            return node.head.pos_ == "NOUN" and node.head.lower_ != "talks"
        if node.dep_ not in {"pobj", "prep", "acl", "pcomp", "xcomp", "conj"}:
            return False
        node = node.head
    return False
