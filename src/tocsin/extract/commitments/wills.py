"""Commitments in "will", "would" and "must": what a speaker says that he or his side will do, and what another must do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.commitments.conditions import conditions_in
from tocsin.extract.commitments.draft import AHEAD, CLIMB, FIRST, Draft, child, is_a, is_agent, is_conditional, near_subject
from tocsin.extract.commitments.frames import that_clause
from tocsin.extract.commitments.kinds import carries_harm
from tocsin.extract.syntax import antecedent, is_negated, subject_of
from tocsin.lexicon.commitments import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_WOULD = frozenset({"would", "'d", "’d"})
_THIRD = frozenset({"he", "she", "it", "they"})


def will_draft(verb: Token) -> Draft | None:
    """A draft where a verb under "will" or "would" binds its subject: "he said he will begin withdrawing troops"."""
    modal = _modal(verb)
    is_going = verb.dep_ == "xcomp" and verb.head.lower_ == "going" and modal is None
    is_past = any(each.lemma_ == "have" and each.dep_ == "aux" for each in verb.children)
    if is_past or (modal not in AHEAD and not is_going):
        return None
    subject = near_subject(verb.head if is_going else verb) or child(verb, "nsubjpass")
    if subject is None or verb.sent[-1].text == "?" or is_conditional(verb):
        return None
    governor = _reporting(verb.head if is_going else verb)
    if governor is not None and governor.dep_ == "pcomp" and governor.head.lower_ == "by":
        return None
    if governor is not None and _is_cue_content(governor, verb):
        return None
    subject = antecedent(subject)
    if child(verb.head if is_going else verb, "nsubjpass") is not None or is_a(verb, "outcome_verb"):
        return _event_will(verb, subject)
    if not _binds(subject, governor, is_would=modal in _WOULD):
        return _event_will(verb, subject) or _bare(verb, subject, governor, modal)
    if modal in _WOULD and subject.lower_ in FIRST and not carries_harm(verb) and not _has_condition(verb):
        return None
    if (is_going and _is_told_as_past(verb.head, subject)) or (governor is not None and is_negated(governor)):
        return None
    return _typed(verb, subject, is_negative=is_negated(verb.head if is_going else verb))


def _modal(verb: Token) -> str | None:
    """The modal auxiliary; "Should" before a clause of its own is none."""
    return next((each.lower_ for each in verb.children if each.tag_ == "MD" and each.dep_ == "aux"), None)


def _is_told_as_past(going: Token, subject: Token) -> bool:
    """True for "I was going to"."""
    return subject.lower_ in FIRST and any(each.lower_ in {"was", "were"} for each in going.children)


def _has_condition(verb: Token) -> bool:
    first = next((each.lower_ for each in verb.sent if each.is_alpha), "")
    return first in {"should", "were", "had"} or any(each.lower_ in {"if", "unless", "until", "provided"} for each in verb.sent)


def _is_cue_content(governor: Token, verb: Token) -> bool:
    """True if a cue such as "vowed that" finds this clause itself."""
    if governor.lemma_ == "insist" or not any(cue.frame == "that" for cue in cues().get(governor.lemma_, ())):
        return False
    slot = that_clause(governor)
    return slot is not None and slot.head == verb


def _typed(verb: Token, subject: Token, *, is_negative: bool) -> Draft | None:
    carried = _carried(verb)
    if is_negative:
        return _typed_not(verb, subject)
    is_mine = subject.lower_ == "i" or (subject.lower_ == "we" and _has_condition(verb))
    if is_mine and not is_a(verb, "legal_verb"):
        return Draft("promise", "will/first", verb, verb, subject)
    if is_a(carried, "yield_verb") or is_a(carried, "harm_verb") or carries_harm(carried):
        return Draft("promise", "will/act", verb, verb, subject)
    is_own = subject.pos_ == "PRON" or any(each.tag_ == "PRP$" for each in subject.children)
    if is_a(carried, "self_verb") or (is_own and _has_condition(verb)):
        return Draft("plan", "will/plan", verb, verb, subject)
    is_theirs = subject.pos_ == "PRON" or is_speakers(subject, verb)
    return Draft("plan", "will/conditional", verb, verb, subject) if is_theirs and _hangs_on_condition(verb) else None


def is_speakers(subject: Token, verb: Token) -> bool:
    """False where a named person speaks of others: "the forces of evil will lie, Moore claimed" foretells."""
    governor = _reporting(verb)
    speaker = subject_of(governor) if governor is not None else None
    if speaker is None or speaker.ent_type_ != "PERSON":
        return True
    return any(each.lemma_ == subject.lemma_ or each.lower_ in {"its", "their", "his", "her"} for each in speaker.subtree)


def _hangs_on_condition(verb: Token) -> bool:
    """True where a condition of the sentence is this act's own: "will end the talks if the convoy is hit"."""
    return any(each.governor.i == verb.i or verb.head in {each.governor, each.head} for each in conditions_in(verb.sent))


def _typed_not(verb: Token, subject: Token) -> Draft | None:
    """What will not be done: talks are refused, other acts forsworn; to allow is a red line's, to comment nobody's business."""
    if is_a(verb, "let_verb") or is_a(verb, "silence_verb"):
        return None
    if is_a(verb, "talk_verb"):
        return Draft("refusal", "will/not", verb, verb, subject, is_final=True)
    return Draft("promise", "will/not", verb, verb, subject, is_negative=True)


def _carried(verb: Token) -> Token:
    """The verb that carries the content: "revive" in "try to revive"."""
    if verb.lemma_ in {"try", "seek", "attempt", "go", "move", "continue"}:
        inner = child(verb, "xcomp")
        return inner if inner is not None else verb
    return verb


def _reporting(verb: Token) -> Token | None:
    """The verb that reports the clause: "said" over "he will withdraw"."""
    node = verb
    for _ in range(CLIMB):
        if node.dep_ in {"ccomp", "parataxis"} and not _is_inverted(node.head):
            return node.head
        if node.dep_ == "ccomp":
            node = node.head
            continue
        inner = next((each for each in node.children if _is_aside(each) and is_a(each, "saying_verb")), None)
        if inner is not None:
            return inner
        if node.dep_ not in {"conj", "xcomp", "advcl"} or node.head == node:
            return None
        node = node.head
    return None


def _is_inverted(verb: Token) -> bool:
    """True for "enter" in "They would burn it should the army enter", above which the parser hangs the main clause."""
    should = next((each for each in verb.children if each.lower_ == "should"), None)
    subject = child(verb, "nsubj", "nsubjpass")
    return should is not None and subject is not None and should.i < subject.i


def _is_aside(verb: Token) -> bool:
    """True for the saying behind a comma: "It will leave the coalition, its chairman said", also where the parser joined the two."""
    if verb.dep_ != "conj":
        return verb.dep_ == "parataxis"
    return verb.tag_ == "VBD" and not any(each.dep_ == "cc" for each in verb.head.children) and verb.head.i < verb.i


def _binds(subject: Token, governor: Token | None, *, is_would: bool) -> bool:
    """True if the subject speaks for himself, or is a body for which the speaker speaks."""
    if subject.lower_ in FIRST:
        return True
    if governor is None or not is_a(governor, "saying_verb"):
        return False
    speaker = subject_of(governor)
    if subject.lower_ in _THIRD:
        return _is_same(subject, speaker, governor)
    if subject.i < governor.i and speaker is not None and any(each.lower_ in {"its", "their"} for each in speaker.children):
        return True  # "The island will secede, its governor said"
    if is_would and subject.ent_type_ == "PERSON" and not carries_harm(subject.head) and not _speaks_for(governor):
        return False
    return (
        is_agent(subject) and subject.pos_ != "PRON" and (is_would or subject.ent_type_ in {"ORG", "GPE", "NORP"} or subject.pos_ == "NOUN")
    )


def _speaks_for(governor: Token) -> bool:
    """True if the speaker speaks for another: a spokesman, an aide, a statement."""
    speaker = subject_of(governor)
    return speaker is not None and is_a(speaker, "voice_noun")


def _is_same(pronoun: Token, speaker: Token | None, governor: Token) -> bool:
    """True if "he", "it", "they" can be the speaker: of one number, and nobody else named between."""
    if speaker is None or not (is_agent(speaker) or speaker.lower_ in _THIRD):
        return False
    if any(
        each.dep_ in {"nsubj", "nsubjpass"} and each.ent_type_ == "PERSON"
        for each in pronoun.doc[min(governor.i, pronoun.i) + 1 : pronoun.i]
    ):
        return speaker.i > governor.i or governor.i > pronoun.i
    is_person = speaker.ent_type_ == "PERSON"
    if pronoun.lower_ == "they":
        return not is_person or any(each.dep_ == "conj" for each in speaker.children)
    return pronoun.lower_ == "it" or speaker.tag_ not in {"NNS", "NNPS"}


def _bare(verb: Token, subject: Token, governor: Token | None, modal: str | None) -> Draft | None:
    """An announcement that nobody reports: "Norland will withdraw its troops next month", with a day or an "until"."""
    if governor is not None or modal not in _WILL or not is_agent(subject) or subject.pos_ == "PRON" or verb.dep_ not in {"ROOT", "conj"}:
        return None
    dated = any(each.ent_type_ in {"DATE", "TIME"} and each.i > verb.i for each in verb.subtree)
    bound = any(each.lower_ in {"until", "unless"} and each.i > verb.i for each in verb.subtree)
    if is_negated(verb):
        return Draft("refusal", "will/bare-not", verb, verb, subject, is_final=True) if bound else None
    fits = is_a(verb, "bare_verb")
    return Draft("plan", "will/bare", verb, verb, subject, is_final=True) if fits and (dated or bound) else None


def _event_will(verb: Token, subject: Token) -> Draft | None:
    """As in "The citywide election will take place on Tuesday": a scheduled event."""
    modal = _modal(verb)
    is_told = modal in _WOULD and verb.dep_ == "ccomp"
    if not (modal in _WILL or is_told) or not is_a(verb, "hold_verb") or not is_a(subject, "event_noun"):
        return None
    return Draft("plan", "will/event", verb, subject, is_final=True)


def must_draft(verb: Token) -> Draft | None:
    """As in "all rebels must leave by Friday": a demand on the subject; a law that says so orders it."""
    if _modal(verb) != "must" or is_negated(verb) or verb.sent[-1].text == "?" or is_conditional(verb):
        return None
    subject = near_subject(verb)
    if subject is None or subject.pos_ == "PRON" or child(verb, "nsubjpass") is not None:
        return None
    governor = _reporting(verb)
    if governor is not None and _is_cue_content(governor, verb):
        return None
    law = _law_above(verb)
    if law is not None:
        return Draft("order", "must/law", verb, verb, law, antecedent(subject), is_final=True)
    if governor is None or not is_a(verb, "demand_verb") or not is_agent(subject):
        return None
    by = subject_of(governor)
    return Draft("demand", "must", verb, verb, by, antecedent(subject)) if is_agent(by) else None


def _law_above(verb: Token) -> Token | None:
    """As in "Under the Transition Act, the president must …"."""
    for each in verb.children:
        if each.dep_ == "prep" and each.lower_ in {"under", "by"}:
            law = child(each, "pobj")
            if law is not None and is_a(law, "law_noun"):
                return law
    return None
