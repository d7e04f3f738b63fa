"""Whether an event happened: actual, ongoing, planned, conditional, hypothetical or negated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.events.conditions import is_conditional, is_counterfactual
from tocsin.extract.events.imagined import is_imagined
from tocsin.extract.events.outcomes import outcome_of
from tocsin.extract.events.progress import is_ongoing
from tocsin.extract.events.slots import lemma_of
from tocsin.extract.factuality import factuality, is_definite
from tocsin.extract.syntax import is_negated, modal_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from tocsin.extract.events.candidates import Candidate
    from tocsin.lexicon.events import EventLexicon
    from tocsin.model.vocabulary import Status

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_SPEECH_TYPES = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT", "ACCUSE"})
_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_NOBODY = frozenset({"nobody", "none", "nothing"})
# Deeds of words, done as soon as the means to say them is used.
_VOICED = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN"})
_TOLD_TAGS = frozenset({"VBD", "VBN", "VBZ", "VBG"})
# No real sentence nests its clauses deeper.
_DEEPEST = 20
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
    if not is_refusal and (outcome == "negated" or (outcome != "actual" and _is_denied(candidate, words))):
        return "negated"
    is_threat = candidate.type == "THREATEN" and not candidate.note.startswith("future")
    if outcome == "hypothetical" and not is_threat:
        return outcome
    if candidate.told_status is not None:
        return "hypothetical" if modal_of(verb) in words["possible"] else candidate.told_status
    if outcome is not None and not is_threat:
        return outcome
    if candidate.is_content or _is_feared(candidate, words) or is_imagined(candidate.token, verb, words):
        return "hypothetical"
    return _by_modal(candidate, words) or _weighed(candidate, "ongoing" if is_ongoing(candidate, words) else "actual")


def _is_refusal(candidate: Candidate) -> bool:
    """True for what is said by denying: "will not pay", "is not ready to talk"."""
    return candidate.note.startswith("will not") or candidate.hit.pattern.is_denial()


def _weighed(candidate: Candidate, status: Status) -> Status:
    """What factuality, for the article's own voice, leaves of a deed: "denied that jets bombed it" is none, "denied the attack" is known."""
    token = candidate.token
    if _is_refusal(candidate) or (token.pos_ in _NOMINAL and is_definite(token)):
        return status
    value = factuality(token)
    return "negated" if value <= _DENIED else "hypothetical" if value < _OPEN else status


def _by_modal(candidate: Candidate, words: Mapping[str, frozenset[str]]) -> Status | None:
    """What a modal, a tense or a verb of planning makes of it; null where the verb is plain."""
    modal = (
        modal_of(candidate.predicate)
        or modal_of(_bearer(candidate.predicate))
        or _modal_of_happening(candidate.token, words)
        or (modal_of(candidate.token) if candidate.token.pos_ in _VERBAL else None)
    )
    if _is_refusal(candidate):
        return "actual"
    if modal in words["possible"] or modal in words["due"]:
        return "hypothetical"
    if candidate.token.pos_ in _NOMINAL and _starts_ahead(candidate.token, words["happening"]):
        return "planned"
    if candidate.note.startswith("future"):
        return "planned"
    if modal == "would" and candidate.type not in _SPEECH_TYPES:
        return "hypothetical"
    return "planned" if modal in words["future"] or _is_intended(candidate, words["plan"], words["voicing"]) else None


def _modal_of_happening(noun: Token, words: Mapping[str, frozenset[str]]) -> str | None:
    """The modal of the verb that tells of a nominal event's course: "will" in "the strike will start at noon".

    Or of what would come of one that nothing says to have happened: "could" in "military intervention could result in war".
    """
    if noun.pos_ not in _NOMINAL or noun.dep_ != "nsubj":
        return None
    is_told = lemma_of(noun.head) in words["happening"]
    is_bare = noun.tag_ == "NN" and not any(child.dep_ in {"det", "poss", "nummod"} for child in noun.children)
    is_unsaid = is_bare and lemma_of(noun) not in words["lasting"] and lemma_of(noun.head) in words["resulting"]
    return modal_of(noun.head) if is_told or is_unsaid else None


def _starts_ahead(noun: Token, happening: frozenset[str]) -> bool:
    """True for "the strike was to begin at noon" and "the strike begins on Friday"."""
    verb = noun.head
    if noun.dep_ != "nsubj":
        return False
    if verb.lemma_ == "be":
        verb = next((child for child in verb.children if child.dep_ == "xcomp"), verb)
        return lemma_of(verb) in happening
    return verb.tag_ == "VBZ" and lemma_of(verb) in happening & {"start", "begin", "commence", "resume"}


def _is_going_to(verb: Token) -> bool:
    """True for "lift" in "is going to lift the sanctions"."""
    return verb.dep_ == "xcomp" and verb.head.lower_ == "going" and any(child.lower_ == "to" for child in verb.children)


def _is_denied(candidate: Candidate, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "did not attack", "failed to attack", "no attack", "without attacking", "denied that it attacked"."""
    verb, token = candidate.predicate, candidate.token
    if _is_not(verb) or _is_not(_bearer(verb)) or (token != verb and token.pos_ in _VERBAL and _is_not(token)):
        return True
    if token.pos_ in _NOMINAL and (any(child.lower_ in {"no", "neither"} for child in token.children) or token.head.lower_ == "without"):
        return True
    if token.pos_ in _NOMINAL and token.dep_ == "nsubj" and lemma_of(token.head) in words["happening"] and is_negated(token.head):
        return True
    node = verb if verb.pos_ in _VERBAL else token
    for _ in range(_DEEPEST):
        above = node.head
        if node.dep_ not in {"xcomp", "conj", "ccomp"} or above.pos_ not in _VERBAL:
            break
        if node.dep_ != "conj" and (
            lemma_of(above) in words["failing"] or (is_negated(above) and (node.dep_ == "xcomp" or above.lemma_ == "be"))
        ):
            return True
        node = above
    return _is_kept_from(node)


def _bearer(verb: Token) -> Token:
    """The verb whose "would not" a bare infinitive shares: "attack" for "invade" in "would not attack or invade Cuba"."""
    while verb.dep_ == "conj" and verb.tag_ == "VB" and not any(child.dep_ in {"aux", "nsubj", "neg"} for child in verb.children):
        verb = verb.head
    return verb


def _is_not(verb: Token) -> bool:
    """True for "did not", "no longer", "at no time", "nobody" and "not a single"; "not until Monday" says that it did."""
    if is_negated(verb):
        return not any(child.lower_ == "until" and child.i > verb.i for child in verb.children) or modal_of(verb) is not None
    return any(_denies(child) for child in verb.children)


def _denies(child: Token) -> bool:
    """True for a part of a sentence that denies all of it: "nobody", "none of them", "not one soldier", "at no time", "no longer"."""
    if child.dep_ in _CORE:
        first = child.doc[child.left_edge.i]
        return child.lower_ in _NOBODY or (first.lower_ == "not" and first.nbor(1).lower_ in {"a", "one", "any", "single"})
    if child.dep_ == "prep":
        return any(grand.lower_ == "no" for pobj in child.children for grand in pobj.children) and child.i < child.head.i
    return child.lower_ == "longer" and any(grand.lower_ == "no" for grand in child.children)


def _is_kept_from(node: Token) -> bool:
    """True for "without firing", "instead of firing", "stopped short of firing" and "before police could fire"."""
    if node.dep_ == "advcl":
        return modal_of(node) == "could" and any(child.lower_ == "before" and child.dep_ == "mark" for child in node.children)
    if node.dep_ != "pcomp":
        return False
    if node.head.lower_ == "of" and node.head.head.lower_ in {"short", "instead"}:
        return True
    return node.head.lower_ in {"without", "instead"}


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
            return node.head.pos_ == "NOUN"
        if node.dep_ not in {"pobj", "prep", "acl", "pcomp", "xcomp", "conj"}:
            return False
        node = node.head
    return False


def _is_voiced(verb: Token, voicing: frozenset[str]) -> bool:
    """True for "took to Twitter to denounce the mayor": the words fell when the means was used."""
    return verb.dep_ == "advcl" and verb.head.tag_ in _TOLD_TAGS and lemma_of(verb.head) in voicing


def _is_intended(candidate: Candidate, plans: frozenset[str], voicing: frozenset[str]) -> bool:
    """True for what is planned, wanted or due: "plans to send", "to be extradited"."""
    node = candidate.predicate
    if _is_going_to(candidate.token) or _is_going_to(node):
        return True
    while node.dep_ in {"xcomp", "conj"} and node.head.pos_ in {*_VERBAL, "ADJ"}:
        node = node.head
        if lemma_of(node) in plans:
            return True
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in candidate.predicate.children)
    if infinitive and candidate.type in _VOICED and _is_voiced(candidate.predicate, voicing):
        return False
    return infinitive and candidate.predicate.dep_ in {"advcl", "acl", "ROOT", "xcomp", "relcl", "ccomp"}
