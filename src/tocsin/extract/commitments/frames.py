"""Where the action stands beside its cue: "vowed to close", "demanded that the army leave", "called for an end"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import NOMINAL, VERBAL, child, has_to, is_agent
from tocsin.extract.syntax import prepositional

if TYPE_CHECKING:
    from spacy.tokens import Token

# A complement farther from its cue is another verb's.
_REACH = 14
# A phrase that the parser hung on the neighbour stands within so many tokens of its cue.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """The head of the action with whom it is addressed to; `subject` is the subject that stands in the clause itself."""

    head: Token
    to: Token | None = None
    subject: Token | None = None


def infinitive(cue: Token) -> Slot | None:
    """As in "threatened to cut": an infinitive below the cue whose subject is the cue's."""
    for each in cue.children:
        if each.i > cue.i and each.pos_ in VERBAL | {"ADJ"} and _is_infinitive(each) and each.i - cue.i <= _REACH:
            own = child(each, "nsubj", "nsubjpass")
            if own is None:
                return Slot(each)
    if cue.pos_ in {"NOUN", "PROPN"}:
        far = next(
            (each for each in cue.subtree if cue.i < each.i <= cue.i + _REACH and each.dep_ in {"acl", "relcl"} and has_to(each)), None
        )
        return Slot(far) if far is not None else None
    return None


def _is_infinitive(verb: Token) -> bool:
    return has_to(verb) and verb.dep_ in {"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "dep", "conj"}


def that_clause(cue: Token) -> Slot | None:
    """As in "vowed that he would rebuild": a finite clause, before or after the cue."""
    nearby = cue.subtree if cue.pos_ in {"NOUN", "PROPN"} else cue.children
    for each in nearby:
        is_clause = each.dep_ in {"ccomp", "acl", "relcl"} and each.pos_ in VERBAL | {"ADJ", "NOUN"}
        if is_clause and not _is_infinitive(each) and (cue.pos_ not in {"NOUN", "PROPN"} or _is_that(each, cue)):
            subject = child(each, "nsubj", "nsubjpass")
            if subject is not None:
                return Slot(each, _addressee(cue), subject)
    return None


def _is_that(clause: Token, noun: Token) -> bool:
    """True for "the promise that he would free them", not "the promise that he made"."""
    return clause.i > noun.i and any(each.lower_ == "that" and (each.dep_ == "mark" or each.i == noun.i + 1) for each in clause.children)


def noun_phrase(cue: Token) -> Slot | None:
    """As in "demanded his resignation"."""
    head = child(cue, "dobj")
    if head is None:
        return None
    return Slot(head, _addressee(cue))


def _addressee(cue: Token) -> Token | None:
    """The indirect object: "promised the rebels an amnesty", "warned Ostia that", "said to Ostia"."""
    found = child(cue, "dative")
    if found is not None and found.pos_ == "ADP":
        found = child(found, "pobj")
    if found is None:
        direct = child(cue, "dobj")
        has_clause = any(each.dep_ in {"ccomp", "xcomp", "pcomp"} for each in cue.children)
        found = direct if direct is not None and has_clause and is_agent(direct) else None
    if found is None:
        found = next(iter(prepositional(cue, "to", "from", "of")), None)
    return found if is_agent(found) else None


def object_infinitive(cue: Token) -> Slot | None:
    """As in "urged Norland to lift the siege", also passive: "was ordered to leave"."""
    for each in cue.children:
        if each.i < cue.i or each.pos_ not in VERBAL | {"ADJ"} or not _is_infinitive(each):
            continue
        own = child(each, "nsubj", "nsubjpass")
        if own is not None and own.i > cue.i:
            return Slot(each, own)
        target = child(cue, "dobj", "dative") or child(cue, "nsubjpass")
        if target is None and cue.tag_ == "VBN" and cue.dep_ == "acl":
            target = cue.head
        if target is None and cue.dep_ == "conj" and child(cue, "auxpass") is not None:
            target = child(cue.head, "nsubj", "nsubjpass")
        if target is not None and target.pos_ in NOMINAL | {"NUM", "DET"}:
            return Slot(each, target)
    return _bare_object(cue)


def _bare_object(cue: Token) -> Slot | None:
    """The parser hung the infinitive on the object: "ordered [the troops to fire]"."""
    target = child(cue, "dobj")
    if target is not None:
        inner = next((each for each in target.children if each.dep_ in {"acl", "relcl"} and has_to(each) and each.i > target.i), None)
        if inner is not None and is_agent(target):
            return Slot(inner, target)
    return None


def _after_preposition(*prepositions: str) -> Callable[[Token], Slot | None]:
    """As in "called on Norland to lift", "appealed to the rebels to free", "pleaded with the army to stop"."""

    def find(cue: Token) -> Slot | None:
        for each in cue.children:
            if each.dep_ not in {"prep", "prt", "dative"} or each.lower_ not in prepositions or each.i < cue.i:
                continue
            target = child(each, "pobj")
            if target is None:
                inner = next(
                    (verb for verb in (*each.children, *cue.children) if verb.dep_ in {"pcomp", "ccomp", "xcomp"} and has_to(verb)), None
                )
                subject = child(inner, "nsubj") if inner is not None else None
                if inner is not None and subject is not None:
                    return Slot(inner, subject)
                continue
            above = cue.head.children if cue.pos_ == "NOUN" else ()
            for verb in (*cue.children, *each.children, *target.children, *above):
                if verb.i > target.i and has_to(verb) and verb.pos_ in VERBAL:
                    return Slot(verb, target)
        return None

    return find


def _noun_after(*prepositions: str) -> Callable[[Token], Slot | None]:
    """As in "called for an end to the siege", "warned Ostia of sanctions"."""

    def find(cue: Token) -> Slot | None:
        for each in cue.children:
            if each.dep_ in {"prep", "prt", "agent"} and each.lower_ in prepositions and each.i > cue.i:
                inner = child(each, "pobj", "pcomp")
                if inner is not None:
                    return Slot(inner, _object(cue))
        return _displaced(cue, prepositions)

    return find


def _displaced(cue: Token, prepositions: tuple[str, ...]) -> Slot | None:
    """The phrase where the parser hung it on the neighbour: "warned [Ostia of sanctions]", "[repeated] his call for an end"."""
    holder = cue.head if cue.pos_ in {"NOUN", "PROPN"} else child(cue, "dobj")
    for each in holder.children if holder is not None else ():
        if each.dep_ == "prep" and each.lower_ in prepositions and 0 < each.i - cue.i <= _NEAR:
            inner = child(each, "pobj")
            if inner is not None:
                return Slot(inner, _object(cue))
    return None


def _object(cue: Token) -> Token | None:
    found = child(cue, "dobj", "dative")
    if found is not None and found.pos_ == "ADP":
        found = child(found, "pobj")
    return found if is_agent(found) else None


def for_to(cue: Token) -> Slot | None:
    """As in "called for Norland to lift the siege"."""
    for each in cue.children:
        if each.i > cue.i and each.pos_ in VERBAL and has_to(each):
            subject = child(each, "nsubj", "nsubjpass")
            if subject is not None and any(mark.lower_ == "for" for mark in each.children):
                return Slot(each, subject)
        if each.lower_ == "for" and each.dep_ in {"prep", "mark"}:
            target = child(each, "pobj")
            inner = child(each, "pcomp")
            if inner is not None and has_to(inner):
                return Slot(inner, child(inner, "nsubj"))
            verb = (
                None
                if target is None
                else next((one for one in (*target.children, *cue.children) if has_to(one) and one.i > target.i), None)
            )
            if target is not None and verb is not None and is_agent(target):
                return Slot(verb, target)
    return None


def passive_infinitive(cue: Token) -> Slot | None:
    """As in "is scheduled to meet", "the talks set to resume on Monday", "are due to start"."""
    if cue.pos_ in VERBAL and cue.tag_ not in {"VBN", "VBD"}:
        return None
    slot = infinitive(cue)
    if slot is None:
        return None
    subject = child(cue, "nsubjpass", "nsubj") or (cue.head if cue.dep_ in {"acl", "relcl", "amod"} else None)
    if subject is None and cue.dep_ == "acomp":
        subject = child(cue.head, "nsubj", "nsubjpass")
    if child(cue, "dobj") is not None:
        return None
    return Slot(slot.head, None, subject)


def scheduled_for(cue: Token) -> Slot | None:
    """As in "The vote is set for Friday": the thing set is the action."""
    if not any(each.lower_ in {"for", "on"} and each.dep_ == "prep" for each in cue.children):
        return None
    subject = child(cue, "nsubjpass") or (cue.head if cue.dep_ == "acl" and cue.tag_ == "VBN" else None)
    return Slot(subject) if subject is not None else None


def self_infinitive(cue: Token) -> Slot | None:
    """As in "committed itself to free the prisoners"."""
    target = child(cue, "dobj")
    if target is None or not target.lower_.endswith(("self", "selves")):
        return None
    slot = infinitive(cue)
    return slot or _noun_after("to")(cue)


def from_ing(cue: Token) -> Slot | None:
    """As in "banned reporters from entering the city"."""
    for each in cue.children:
        if each.lower_ == "from" and each.dep_ == "prep":
            inner = child(each, "pcomp")
            target = child(cue, "dobj") or child(cue, "nsubjpass")
            if inner is not None and is_agent(target):
                return Slot(inner, target)
    return None


def ruled_out(cue: Token) -> Slot | None:
    """As in "ruled out talks"."""
    if not any(each.dep_ == "prt" and each.lower_ == "out" for each in cue.children):
        return None
    head = child(cue, "dobj") or child(cue, "xcomp", "pcomp")
    return Slot(head) if head is not None else None


def object_participle(cue: Token) -> Slot | None:
    """As in "ordered the ports closed": what is to be done, with what it is done to."""
    for each in cue.children:
        if each.i > cue.i and each.tag_ in {"VBN", "VBD"} and each.dep_ in {"ccomp", "xcomp", "oprd", "acl"}:
            own = child(each, "nsubj", "nsubjpass")
            if own is not None and own.i > cue.i and not has_to(each) and child(each, "mark", "aux", "auxpass") is None:
                return Slot(each, None, own)
    target = child(cue, "dobj")
    part = next((each for each in target.children if each.dep_ == "acl" and each.tag_ == "VBN"), None) if target is not None else None
    return Slot(part, None, target) if part is not None and part.i == cue.i + 2 + _width(target, cue) else None


def _width(noun: Token | None, cue: Token) -> int:
    return noun.i - cue.i - 1 if noun is not None else 0


FRAMES: Mapping[str, Callable[[Token], Slot | None]] = MappingProxyType(
    {
        "inf": infinitive,
        "that": that_clause,
        "insist_will": that_clause,
        "np": noun_phrase,
        "obj_inf": object_infinitive,
        "on_inf": _after_preposition("on", "upon"),
        "to_inf": _after_preposition("to"),
        "with_inf": _after_preposition("with"),
        "for_np": _noun_after("for"),
        "of_np": _noun_after("of"),
        "on_np": _noun_after("on", "upon"),
        "to_prep": _noun_after("to"),
        "with": _noun_after("with"),
        "for_to": for_to,
        "be_inf": passive_infinitive,
        "be_for": scheduled_for,
        "self_inf": self_infinitive,
        "from_ing": from_ing,
        "out_np": ruled_out,
        "obj_part": object_participle,
    }
)
