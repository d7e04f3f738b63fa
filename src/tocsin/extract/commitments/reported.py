"""Reported conditionals and bans that name no one who acts: "the envoy would be recalled if …, the ministry said", "nobody should set foot there"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.commitments.conditions import conditions_in
from tocsin.extract.commitments.draft import AHEAD, VERBAL, Draft, child, has_to, is_a, is_agent, lefts_aux
from tocsin.extract.commitments.implicit import speaker_of
from tocsin.extract.syntax import antecedent, is_negated, prepositional

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.model.vocabulary import CommitmentKind

_BARRING = frozenset({"may", "shall", "should", "must", "can"})
_NOBODY = frozenset({"nobody", "no-one", "none"})
# What can be done to somebody or something because one decides so; that thousands would be killed is a forecast.
_DONE = ("harm_verb", "soft_harm_verb", "yield_verb", "self_verb", "bare_verb", "demand_verb", "expected_verb", "decided_verb")


def reported_draft(verb: Token) -> Draft | None:
    """The commitment of who speaks, where the clause itself has only what is done."""
    if verb.pos_ not in VERBAL:
        return None
    return _barred(verb) or _decided(verb) or _is_to(verb) or _is_not_to(verb) or _think_twice(verb)


def _decided(verb: Token) -> Draft | None:
    """As in "the visas would be cancelled if one more journalist was arrested, the ministry said", "there would be elections if …"."""
    if not lefts_aux(verb) & AHEAD or is_negated(verb):
        return None
    if not (_is_done(verb) or _is_held(verb) or _is_stopped(verb)):
        return None
    speaker = speaker_of(verb)
    if speaker is None or not _has_condition(verb):
        return None
    kind: CommitmentKind = "threat" if is_a(verb, "harm_verb") or is_a(verb, "soft_harm_verb") or is_a(verb, "decided_verb") else "promise"
    return Draft(kind, "reported/decided", verb, verb, speaker, None, is_whole=True, is_final=True)


def _is_to(verb: Token) -> Draft | None:
    """As in "parliament is to vote on Tuesday", "the envoy is to be expelled if …": arranged, by whoever is told to do it."""
    being = verb.head
    if (
        verb.dep_ != "xcomp"
        or being.lower_ not in {"is", "are", "was", "were"}
        or being.lemma_ != "be"
        or not has_to(verb)
        or is_negated(being)
        or child(being, "acomp") is not None
    ):
        return None
    subject = child(being, "nsubj")
    if subject is None or not any(is_a(verb, name) for name in (*_DONE, "hold_verb")):
        return None
    if child(verb, "auxpass") is None and is_agent(subject) and not _is_of_things(subject):
        return Draft("plan", "reported/is-to", verb, verb, antecedent(subject), is_final=True)
    if is_a(subject, "event_noun") and is_a(verb, "hold_verb"):
        return Draft("plan", "reported/is-to", verb, verb, subject, is_final=True)
    speaker = speaker_of(being)
    is_dated = any(each.ent_type_ in {"DATE", "TIME"} for each in verb.subtree)
    if child(verb, "auxpass") is None or not (_has_condition(verb) or is_dated):
        return None
    return Draft("plan", "reported/is-to", verb, verb, speaker, None, is_whole=True, is_final=True)


def _is_of_things(subject: Token) -> bool:
    """True for "one of the aims", "some of the work": what it is of cannot act."""
    return subject.tag_ in {"CD", "DT"} and any(not is_agent(each) for each in prepositional(subject, "of"))


def _is_not_to(verb: Token) -> Draft | None:
    """As in "the shrine is not to be touched, the elders said", "no boat is to pass the chain"."""
    being = verb.head
    if verb.dep_ != "xcomp" or being.lower_ not in {"is", "are"} or not has_to(verb):
        return None
    subject, speaker = child(being, "nsubj"), speaker_of(being)
    if subject is None or not is_agent(speaker) or not (is_negated(being) or is_negated(verb) or _is_no_one(subject)):
        return None
    is_mere = child(verb, "auxpass") is None and not _is_no_one(subject)
    if is_mere or child(being, "acomp", "attr") is not None or is_a(verb, "outcome_verb"):
        return None
    return Draft("red_line", "reported/not-to", verb, verb, speaker, None, is_whole=True, is_final=True, threshold=verb)


def _think_twice(verb: Token) -> Draft | None:
    """As in "Ostia should think twice before sending troops"."""
    if verb.lemma_ != "think" or not any(each.lower_ in {"twice", "hard"} for each in verb.children):
        return None
    before = next((each for each in verb.children if each.lower_ in {"before", "about"}), None)
    act = child(before, "pcomp", "pobj") if before is not None else None
    to = child(verb, "nsubj")
    speaker = speaker_of(verb)
    if act is None or speaker is None:
        return None
    return Draft("red_line", "reported/think-twice", verb, act, speaker, to if is_agent(to) else None, is_final=True, threshold=act)


def _is_done(verb: Token) -> bool:
    return child(verb, "nsubjpass") is not None and any(is_a(verb, name) for name in _DONE) and not is_a(verb, "suffered_verb")


def _is_stopped(verb: Token) -> bool:
    """As in "the gas will stop", "the truce would be over": things that end or begin when somebody wants them to."""
    subject = child(verb, "nsubj")
    if subject is None or is_agent(subject):
        return False
    if verb.lemma_ == "be":
        return any(each.dep_ in {"acomp", "advmod", "prt", "attr"} and is_a(each, "over_word") for each in verb.children)
    return is_a(verb, "thing_verb")


def _is_held(verb: Token) -> bool:
    what = child(verb, "attr", "dobj") if verb.lemma_ == "be" and child(verb, "expl") is not None else None
    return what is not None and any(is_a(what, name) for name in ("plan_noun", "event_noun", "consequence_noun", "answer_noun", "war_word"))


def _has_condition(verb: Token) -> bool:
    return any(each.governor.i == verb.i or each.governor == verb.head for each in conditions_in(verb.sent))


def _barred(verb: Token) -> Draft | None:
    """As in "nobody should set foot on the island, the ministry warned", "no tank may pass the stone", "the dam must not be touched"."""
    modals = lefts_aux(verb)
    if not modals & _BARRING:
        return None
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is None or not (
        _is_no_one(subject) or ("must" in modals and is_negated(verb) and subject.lower_ not in {"i", "we", "you", "it"})
    ):
        return None
    speaker = speaker_of(verb)
    if (
        speaker is None
        or not is_agent(speaker)
        or is_a(verb, "outcome_verb")
        or is_a(verb, "private_verb")
        or child(verb, "acomp", "attr") is not None
    ):
        return None
    to = subject if is_agent(subject) and subject.lower_ not in _NOBODY else None
    return Draft("red_line", "reported/barred", verb, verb, speaker, to, is_whole=True, is_final=True, threshold=verb)


def _is_no_one(subject: Token) -> bool:
    return subject.lower_ in _NOBODY or any(each.lower_ == "no" and each.dep_ == "det" for each in subject.children)
