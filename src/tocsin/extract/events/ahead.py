"""What is still to come or only possible: modals, tenses, verbs of planning, and what was brought about after all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.events.course import course_of, is_told
from tocsin.extract.events.denial import bearer, is_open_question
from tocsin.extract.events.slots import lemma_of
from tocsin.extract.factuality import is_definite
from tocsin.extract.syntax import is_infinitive, is_negated, modal_of, tense_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from tocsin.extract.events.candidates import Candidate
    from tocsin.model.vocabulary import Status

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_SPEECH_TYPES = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT", "ACCUSE"})
# Deeds of words, done as soon as the means to say them is used.
_VOICED = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN"})
_TOLD_TAGS = frozenset({"VBD", "VBN", "VBZ", "VBG"})
_OPENING = frozenset({"start", "begin", "commence", "resume"})
_OWN = frozenset({"mark", "aux", "nsubj", "nsubjpass", "advmod"})
_DURING = frozenset({"during", "at"})
_TO_CLAUSES = frozenset({"xcomp", "advcl", "ccomp"})


def ahead_of(candidate: Candidate, words: Mapping[str, frozenset[str]]) -> Status | None:
    """Planned or hypothetical by a modal, a tense or a verb of planning, its own or that of the verb it goes with; null where that is plain."""
    own = _own_ahead(candidate, words)
    carrier = _carrier(candidate)
    return own if own is not None or carrier is None else _own_ahead(replace(candidate, predicate=carrier, note=""), words)


# "have got to": what somebody must do.
_HAVE = frozenset({"have", "has", "'ve", "’ve", "'s", "’s"})


def _carrier(candidate: Candidate) -> Token | None:
    """The verb that a deed goes with: "respond" for "closing" in "will respond by closing the port", "hit" for "killing" in "could hit it, killing
    hundreds", "discuss" for "meeting" in "will discuss it at a meeting".
    """
    node = candidate.predicate
    above = node.head
    if node.dep_ == "pcomp" and above.lower_ == "by" and above.head.pos_ in _VERBAL:
        return above.head
    if node.dep_ == "advcl" and node.tag_ == "VBG" and node.i > above.i and not any(child.dep_ in _OWN for child in node.children):
        return above if above.pos_ in _VERBAL else None
    if node.pos_ in _NOMINAL and node.dep_ == "pobj" and above.head.dep_ == "attr" and above.lower_ in {"of", "for"}:
        return above.head.head  # "might be a target of attacks"
    is_held = node.pos_ in _NOMINAL and node.dep_ == "pobj" and above.lower_ in _DURING and not is_definite(node)
    return above.head if is_held and above.head.pos_ in _VERBAL else None


def _own_ahead(candidate: Candidate, words: Mapping[str, frozenset[str]]) -> Status | None:
    modal = (
        modal_of(candidate.predicate)
        or modal_of(bearer(candidate.predicate))
        or _modal_of_happening(candidate.token, words)
        or (modal_of(candidate.token) if candidate.token.pos_ in _VERBAL else None)
    )
    if modal in words["possible"] or modal in words["due"] or _is_only_urged(candidate.predicate, words):
        return "hypothetical"
    if modal in words["future"] and _is_wondered(candidate.predicate):
        return "hypothetical"
    if candidate.note.startswith("future") or _starts_ahead(candidate.token, words):
        return "planned"
    if modal == "would" and candidate.type not in _SPEECH_TYPES:
        return "planned" if _is_reported(candidate.predicate, words) else "hypothetical"
    return "planned" if modal in words["future"] or _is_intended(candidate, words) else None


def _is_wondered(verb: Token) -> bool:
    """True for "who will lead" and "when they will leave": that it will come is not said."""
    return verb.dep_ in {"ccomp", "csubj"} and is_open_question(verb)


def _is_reported(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """True for a future told in the past: "lift" in "The governor said he would lift the curfew"; what is only thought is none."""
    if verb.dep_ != "ccomp" or any(child.lower_ in {"have", "'ve", "’ve"} and child.dep_ == "aux" for child in verb.children):
        return False
    return lemma_of(verb.head) in words["say"] - words["unsure"] and not is_negated(verb.head)


def _is_only_urged(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "ought to march" and for "trying to persuade the rebels to leave": nobody says yet that they did."""
    above = verb.head
    if verb.dep_ not in _TO_CLAUSES or not is_infinitive(verb):
        return False
    has_got = above.lower_ == "got" and any(child.dep_ == "aux" and child.lower_ in _HAVE for child in above.children)
    return above.lower_ in words["due"] or has_got or (lemma_of(above) in words["persuading"] and not is_told(above))


def _modal_of_happening(noun: Token, words: Mapping[str, frozenset[str]]) -> str | None:
    """The modal of the verb that tells of a nominal event's course: "will" in "the strike will start at noon".

    Or of what would come of one that nothing says to have happened: "could" in "military intervention could result in war".
    """
    if noun.pos_ not in _NOMINAL or noun.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    if (course := course_of(noun, words["happening"])) is not None:
        return modal_of(course[0])
    is_bare = noun.tag_ == "NN" and not any(child.dep_ in {"det", "poss", "nummod"} for child in noun.children)
    is_unsaid = is_bare and lemma_of(noun) not in words["lasting"] and lemma_of(noun.head) in words["resulting"]
    return modal_of(noun.head) if is_unsaid else None


def _starts_ahead(noun: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "the strike was to begin at noon", "was due to begin", "begins on Friday" and "ahead of the strike"."""
    if noun.pos_ not in _NOMINAL:
        return False
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "ahead":
        return True
    if (
        noun.dep_ == "nsubjpass"
        and noun.head.lower_ in {"set", "fixed", "slated"}
        and any(child.lower_ == "for" for child in noun.head.children)
    ):
        return True
    course = course_of(noun, words["happening"]) or []
    if len(course) > 1:
        return any(lemma_of(word) in words["plan"] | {"be", "likely"} for word in course[:-1])
    return any(verb.tag_ == "VBZ" and lemma_of(verb) in _OPENING for verb in course)


def _is_going_to(verb: Token) -> bool:
    """True for "lift" in "is going to lift the sanctions"."""
    return verb.dep_ == "xcomp" and verb.head.lower_ == "going" and any(child.lower_ == "to" for child in verb.children)


def _is_voiced(verb: Token, voicing: frozenset[str]) -> bool:
    """True for "took to Twitter to denounce the mayor": the words fell when the means was used."""
    return verb.dep_ == "advcl" and verb.head.tag_ in _TOLD_TAGS and lemma_of(verb.head) in voicing


def is_brought_about(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """True for an infinitive that came true: "were forced to leave", "had to leave", "gathered to protest", "went on to win", "used clubs to disperse", "used to raid"."""
    above = verb.head
    if verb.dep_ not in _TO_CLAUSES or not is_infinitive(verb):
        return False
    if above.lower_ == "able" and above.pos_ == "ADJ":  # "were able to retake the town", not "are able to shell it"
        return is_told(above.head) and tense_of(above.head) == "past"
    if not is_told(above):
        return False
    if above.lower_ == "had" or (lemma_of(above) in words["gathered"] and lemma_of(verb) in words["crowding"]):
        return True
    names = {lemma_of(above), *(f"{lemma_of(above)}_{child.lower_}" for child in above.children if child.dep_ in {"prt", "advmod", "prep"})}
    return bool(names & (words["achieving"] | words["persuading"]))


def _is_intended(candidate: Candidate, words: Mapping[str, frozenset[str]]) -> bool:
    """True for what is planned, wanted or due: "plans to send", "to be extradited"."""
    node = candidate.predicate
    if _is_going_to(candidate.token) or _is_going_to(node):
        return True
    while node.dep_ in {"xcomp", "conj"} and node.head.pos_ in {*_VERBAL, "ADJ"}:
        node = node.head
        if lemma_of(node) in words["plan"]:
            return True
    if not is_infinitive(candidate.predicate) or is_brought_about(candidate.predicate, words):
        return False
    if candidate.type in _VOICED and _is_voiced(candidate.predicate, words["voicing"]):
        return False
    return candidate.predicate.dep_ in {"advcl", "acl", "ROOT", "xcomp", "relcl", "ccomp"}
