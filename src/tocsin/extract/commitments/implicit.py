"""Commitments without a word of promising: "any attack will be met with force", "holds Iran responsible for the consequences", "not looking for war"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import CLIMB, VERBAL, Draft, child, is_a, is_agent, is_conditional, lefts_aux, near_subject
from tocsin.extract.syntax import is_negated, objects_of, prepositional, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_AHEAD = frozenset({"will", "would", "shall", "wo", "'ll", "’ll"})
_ANY = frozenset({"any", "every", "further", "another", "such", "each"})


def implicit_drafts(token: Token) -> Iterator[Draft]:
    """The threats and assurances that a verb carries by its frame."""
    if token.pos_ not in VERBAL or is_conditional(token):
        return
    for finder in (_met_with, _blamed, _assured):
        draft = finder(token)
        if draft is not None:
            yield draft
            return


def _met_with(verb: Token) -> Draft | None:
    """As in "any attack will be met with force", "further raids would trigger a war": the subject is the condition."""
    if not lefts_aux(verb) & _AHEAD or is_negated(verb):
        return None
    passive = child(verb, "nsubjpass")
    if passive is not None and is_a(verb, "harm_verb") and _is_open(passive):
        return Draft("threat", "implicit/any", verb, verb, speaker_of(verb), None, is_final=True, condition=passive)
    if passive is not None and is_a(verb, "meet_verb"):
        answer = [*prepositional(verb, "with", "by")]
        subject: Token | None = passive
    elif is_a(verb, "bring_verb"):
        answer = [*objects_of(verb), *prepositional(verb, "in", "to")]
        subject = child(verb, "nsubj")
    else:
        return None
    if subject is None or not _is_open(subject) or not any(is_a(each, "harm_noun") for each in answer):
        return None
    return Draft(
        "threat",
        "implicit/met-with",
        verb,
        verb,
        speaker_of(verb),
        next((each for each in prepositional(subject, "by") if is_agent(each)), None),
        is_final=True,
        condition=subject,
    )


def _is_open(subject: Token) -> bool:
    """True for a deed to come: "any attack", "further raids"."""
    return any(each.lower_ in _ANY for each in subject.children) or subject.lower_ in {"anyone", "whoever", "anybody", "those"}


def _blamed(verb: Token) -> Draft | None:
    """As in "considers the U.S. responsible for the consequences of any unwise move", "will hold Iran responsible"."""
    if not is_a(verb, "blame_verb"):
        return None
    blamed = next((each for each in verb.subtree if each.i > verb.i and each.lower_ in {"responsible", "accountable", "liable"}), None)
    if blamed is None or blamed.i - verb.i > CLIMB:
        return None
    after = next((each for each in blamed.subtree if is_a(each, "consequence_noun")), None)
    move = next(iter(prepositional(after, "of", "for")), None) if after is not None else None
    if not lefts_aux(verb) & _AHEAD and (move is None or not _is_open(move)):
        return None
    to = child(blamed, "nsubj") or child(verb, "dobj")
    by = near_subject(verb)
    return Draft("threat", "implicit/responsible", verb, verb, by, to, is_final=True, condition=move) if is_agent(by) else None


def _assured(verb: Token) -> Draft | None:
    """As in "We're not looking for war", "Iran does not seek a confrontation": what one does not intend."""
    if not is_a(verb, "want_verb") or not is_negated(verb) or lefts_aux(verb) & _AHEAD or verb.tag_ == "VBD" or "did" in lefts_aux(verb):
        return None
    inner = child(verb, "xcomp")
    wanted = [*objects_of(verb), *prepositional(verb, "for"), *((inner,) if inner is not None else ())]
    head = next((each for each in wanted if is_a(each, "war_word")), None)
    by = near_subject(verb)
    if head is None or not is_agent(by):
        return None
    return Draft(
        "assurance",
        "implicit/assurance",
        verb,
        head,
        by,
        next((each for each in prepositional(head, "with", "against") if is_agent(each)), None),
        is_final=True,
    )


def speaker_of(verb: Token) -> Token | None:
    """Who says so, for "any attack will be met with force, a spokesman said"."""
    node = verb
    for _ in range(CLIMB):
        if node.dep_ in {"ccomp", "parataxis"}:
            found = subject_of(node.head)
            return found if is_agent(found) else None
        if node.head == node:
            return None
        node = node.head
    return None
