"""Truces told by a verb: "agreed to stop shooting", "held its fire", "suspended its offensive for 72 hours", "the guns fell silent"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import CLIMB, VERBAL, Draft, child, has_to, is_a, is_agent, is_conditional, lefts_aux
from tocsin.extract.syntax import antecedent, is_negated, objects_of, prepositional, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUIET = frozenset({"fall", "go", "be", "stay", "remain"})
_UNREAL = frozenset({"could", "may", "might", "should", "can", "must"})


def ceasing_draft(verb: Token) -> Draft | None:
    """The truce in a halt of fighting that somebody tells, agrees or announces; one that is only sought is none."""
    is_halt = is_a(verb, "halt_verb") or is_a(verb, "lay_verb") or verb.lemma_ in _QUIET
    if verb.pos_ not in VERBAL or not is_halt or is_negated(verb) or is_conditional(verb):
        return None
    if _fall_silent(verb):
        sides = prepositional(verb, "between")
        return Draft("truce", "truce/silent", verb, verb, sides[0] if sides else None, None, is_whole=True, is_final=True, told=verb)
    if not ceases_fire(verb):
        return None
    by = _maker(verb)
    if by is None or lefts_aux(verb) & _UNREAL:
        return None
    if is_a(verb, "lay_verb") and not _is_bound(verb, by):
        return None
    to = next((each for each in by.conjuncts if each.i > by.i and is_agent(each)), None)
    to = to or next((each for noun in objects_of(verb) for each in prepositional(noun, "against", "on") if is_agent(each)), None)
    return Draft("truce", "truce/cease", verb, verb, by, to, is_final=True, told=verb)


def ceases_fire(verb: Token) -> bool:
    """True for "stop shooting", "cease fire", "hold their fire", "suspend the offensive", "lay down their arms"."""
    objects = [*objects_of(verb), *(each for each in verb.children if each.dep_ in {"xcomp", "ccomp", "pcomp"} and each.tag_ == "VBG")]
    if is_a(verb, "lay_verb"):
        is_down = any(each.dep_ in {"prt", "advmod"} and each.lower_ in {"down", "away", "aside"} for each in verb.children)
        return (is_down or verb.lemma_ in {"down", "silence", "stow"}) and any(is_a(each, "gun_noun") for each in objects)
    if not is_a(verb, "halt_verb"):
        return False
    return any(is_a(each, "fighting_noun") or is_a(each, "shooting_word") for each in objects)


def _fall_silent(verb: Token) -> bool:
    """As in "the guns fell silent", "the shelling stopped on Sunday under a deal"."""
    subject = child(verb, "nsubj")
    if subject is None or lefts_aux(verb) & (_UNREAL | {"will", "would"}):
        return False
    is_quiet = any(each.lower_ in {"silent", "quiet"} for each in verb.children)
    return verb.lemma_ in _QUIET and is_quiet and is_a(subject, "gun_noun")


def _maker(verb: Token) -> Token | None:
    """Who stops: the subject, or that of "agreed to", "said it was", "promised that it would"; null where it is demanded of him."""
    node = verb
    for _ in range(CLIMB):
        if node.dep_ in {"xcomp", "conj", "pcomp"} and node.head.pos_ in VERBAL and child(node, "nsubj") is None:
            if has_to(node) and node.dep_ == "xcomp" and not is_a(node.head, "agree_verb"):
                return None
            node = node.head
            continue
        break
    if child(node, "nsubjpass") is not None and node != verb:
        return None
    if node.dep_ == "ccomp" and is_a(node.head, "asking_verb"):
        return None
    found = subject_of(node)
    if found is None or (has_to(node) and node == verb):
        return None
    found = antecedent(found)
    if found.lower_ in {"it", "they", "he", "she", "we"} and node.dep_ == "ccomp":
        above = subject_of(node.head)
        found = above if above is not None and is_agent(above) else found
    return found if is_agent(found) else None


def _is_bound(verb: Token, by: Token) -> bool:
    """True where arms are laid down for a time or by both sides: otherwise it is a surrender."""
    is_two = any(is_agent(each) for each in by.conjuncts) or any(each.lower_ in {"both", "two", "warring", "rival"} for each in by.children)
    return is_two or any(each.lower_ in {"for", "until", "till", "during"} and each.i > verb.i for each in verb.sent)
