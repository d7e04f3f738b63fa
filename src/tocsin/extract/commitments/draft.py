"""A commitment while it is being read, and what all finders ask of the sentence around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.extract.syntax import is_negated, subject_of
from tocsin.lexicon.commitments import agents, words
from tocsin.model.vocabulary import CommitmentKind, FateStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
FIRST = frozenset({"i", "we"})
AHEAD = frozenset({"will", "would", "shall", "wo", "'ll", "’ll", "'d", "’d"})
# Deeper chains of heads than this are parse errors.
CLIMB = 12
_PERSONAL = frozenset({"i", "we", "he", "she", "they", "you", "it", "who", "them", "us", "him", "her", "me", "both", "all"})
_TIMES = frozenset({"DATE", "TIME"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})


@dataclass(frozen=True, slots=True)
class Draft:
    """What one finder saw: the cue, the head of the action, the parties, as tokens."""

    kind: CommitmentKind
    rule: str
    cue: Token
    head: Token
    """Head of the action: a verb, or the noun of a noun phrase."""
    by: Token | None = None
    to: Token | None = None
    is_whole: bool = False
    """The action is the whole clause, subject included: "the boy be returned"."""
    is_negative: bool = False
    """The action has "not" in it: "not to fire on the city"."""
    status: FateStatus = "standing"
    is_final: bool = False
    """The finder is sure of the kind: the words of the action do not change it."""
    threshold: Token | None = None
    told: Token | None = None
    """Of a truce: the word that tells its fate."""
    condition: Token | None = None
    """Head of a noun phrase that works as the condition: "any attack" will be met with force."""


def is_agent(head: Token | None) -> bool:
    """True for who can bind himself: persons, states, bodies, pronouns, heads of the list `commitment_agents`."""
    if head is None:
        return False
    if head.pos_ == "PRON" or head.tag_ in {"PRP", "PRP$", "WP"}:
        return head.lower_ in _PERSONAL or head.tag_ == "PRP$"
    if head.ent_type_ in _NAMED:
        return True
    if head.ent_type_ in _TIMES:
        return False
    return head.pos_ == "PROPN" or head.lemma_.lower() in agents() or head.tag_ == "CD"


def is_a(token: Token, name: str) -> bool:
    """True if the token's lemma is in a list of `commitment_words`."""
    return token.lemma_.lower() in words(name)


def near_subject(verb: Token) -> Token | None:
    """The subject nearest before the verb, else the one it shares: the parser hangs what stands before a colon on the verb too."""
    own = [each for each in verb.children if each.dep_ == "nsubj" and each.i < verb.i]
    return own[-1] if own else subject_of(verb)


def child(token: Token, *deps: str) -> Token | None:
    """The first child over one of some arcs."""
    return next((each for each in token.children if each.dep_ in deps), None)


def has_to(verb: Token) -> bool:
    """True for an infinitive with "to"."""
    return any(each.lower_ == "to" and each.dep_ == "aux" for each in verb.children)


def is_conditional(token: Token) -> bool:
    """True if the token stands in a clause that is itself a condition or a question: "if Iran threatens"."""
    node = token
    for _ in range(CLIMB):
        if node.dep_ in {"advcl", "ccomp"} and any(
            each.dep_ in {"mark", "advmod"} and each.lower_ in {"if", "unless", "whether", "should"} for each in node.children
        ):
            return True
        if node.head == node:
            return False
        node = node.head
    return False


def lefts_aux(verb: Token) -> frozenset[str]:
    """The auxiliaries of a verb, in lower case; those of the verb it is joined to where it has none."""
    own = frozenset(each.lower_ for each in verb.children if each.dep_ in {"aux", "auxpass"})
    return own or (lefts_aux(verb.head) if verb.dep_ == "conj" and verb.head.pos_ in VERBAL and child(verb, "nsubj") is None else own)


def is_not_given(noun: Token) -> bool:
    """True for "gave no promise", "did not issue an ultimatum": nothing of the kind was said; a vow that "was not kept" was."""
    if any(each.lower_ == "no" and each.dep_ == "det" for each in noun.children):
        return True
    verb = noun.head
    return noun.dep_ in {"dobj", "nsubjpass", "attr"} and is_a(verb, "issue_verb") and is_negated(verb)
