"""Commitments that a verb, noun or adjective announces: vow, demand, order, refusal, plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import NOMINAL, VERBAL, Draft, child, is_a, is_agent, is_conditional, is_not_given, lefts_aux
from tocsin.extract.commitments.frames import FRAMES, Slot
from tocsin.extract.commitments.kinds import carries_harm
from tocsin.extract.commitments.owners import noun_owner
from tocsin.extract.syntax import agent_of, antecedent, is_negated, prepositional, subject_of
from tocsin.lexicon.commitments import Cue, cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_POS = {"verb": VERBAL, "noun": frozenset({"NOUN", "PROPN"}), "adj": frozenset({"ADJ", "VERB"})}
_HEDGES = frozenset({"might", "may", "could", "would", "should", "can"})
# What "no" before its noun takes back; "no plan to resign" is a refusal, and read elsewhere.
_GIVEN = frozenset({"threat", "promise", "demand", "order"})
# Verbs that make the infinitive below them true: "prompting Washington to threaten a withdrawal".
_IMPLICATIVE = frozenset({"prompt", "lead", "begin", "continue", "move", "go", "start", "proceed", "come", "use", "rise"})
_RAISING = frozenset({"say", "believe", "report", "understand", "think", "allege", "rumour", "rumor", "know"})
_MODAL_IN = frozenset({"will", "would", "'ll", "’ll", "wo", "shall", "must", "could", "can", "should", "may", "might", "ca", "’d", "'d"})
# What was called for stands within so many tokens of the call.
_NEAR = 14


def cue_drafts(token: Token) -> Iterator[Draft]:
    """What a token commits somebody to, by the frames of its lemma; the first frame that fits wins."""
    for cue in cues().get(token.lemma_.lower(), ()):
        if token.pos_ not in _POS[cue.pos]:
            continue
        slot = FRAMES[cue.frame](token)
        if slot is None or slot.head == token:
            continue
        draft = _checked(token, cue, slot)
        if draft is not None:
            yield draft
            return


def _checked(token: Token, cue: Cue, slot: Slot) -> Draft | None:
    if _is_unreal(token, cue) or (is_conditional(token) and not _is_held(token, cue)) or _is_framed_out(token, cue):
        return None
    if cue.frame in {"that", "insist_will"}:
        return _that(token, cue, slot)
    if cue.frame.startswith("be_"):
        return _scheduled(token, cue, slot)
    if not _fits(cue, slot) or _is_loose(cue, slot) or (cue.frame == "obj_inf" and _is_thing(cue, slot)):
        return None
    slot = _opened(slot) if cue.kind == "refusal" and cue.frame == "np" else slot
    by = _by(token, cue)
    if cue.frame == "of_np" and cue.pos == "noun":
        by = next((each for each in slot.head.children if each.ent_type_ in {"NORP", "GPE", "ORG"} and each.i < slot.head.i), by)
    if by is not None and not is_agent(by) and cue.kind != "order":
        return None
    if by is None and not _may_lack_by(token, cue):
        return None
    kind = "refusal" if cue.pos == "adj" and (is_negated(token) or is_negated(token.head)) and cue.kind == "promise" else cue.kind
    if cue.lemma in {"warn", "caution"} and cue.frame == "obj_inf" and is_negated(slot.head):
        return Draft("red_line", f"line/{cue.lemma}-not", token, slot.head, by, slot.to, is_final=True, threshold=slot.head)
    whole = cue.frame == "obj_part"
    is_suffered = cue.frame == "obj_inf" and child(slot.head, "auxpass") is not None  # "ordered the gates to be closed"
    return Draft(
        kind, f"{cue.pos}/{cue.lemma}/{cue.frame}", token, slot.head, by, None if is_suffered else slot.to, is_whole=whole, is_negative=True
    )


def _is_unreal(token: Token, cue: Cue) -> bool:
    """True for cues that are negated, hedged, or themselves only wanted: "might be willing", "refused to promise"."""
    verb = token.head if token.dep_ in {"acomp", "xcomp"} and token.pos_ == "ADJ" else token
    if cue.pos == "noun":
        is_seeming = token.head.dep_ == "xcomp" and is_a(token.head.head, "seem_verb")  # "seemed to show willingness"
        return is_seeming or (cue.kind in _GIVEN and is_not_given(token))
    if lefts_aux(verb) & _HEDGES:
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_ in {"stop", "cease", "fail", "avoid", "deny"}:
        return True
    if is_negated(verb) and cue.pos != "adj":
        return cue.lemma != "let"
    if any(each.lemma_ == "have" and each.dep_ == "aux" for each in verb.children):
        return False  # "is said to have threatened": it is told as done
    if any(each.lower_ == "to" and each.dep_ == "aux" for each in verb.children) and verb.dep_ != "ROOT":
        if verb.head.lemma_ in _RAISING and verb.head.tag_ == "VBN":
            return False  # "is believed to be ready to fight"
        return verb.head.lemma_ not in _IMPLICATIVE and not (cue.kind == "demand" and verb.dep_ in {"acl", "relcl", "advcl"})
    return False


def _is_thing(cue: Cue, slot: Slot) -> bool:
    """True for "it requires blood tests to get the dose right": who is to act cannot act."""
    is_passive = child(slot.head, "auxpass") is not None
    if cue.lemma == "tell" and not is_a(slot.head, "demand_verb"):
        return True
    return cue.lemma in {"require", "oblige", "compel", "direct", "tell"} and not is_passive and not is_agent(slot.to)


def _is_loose(cue: Cue, slot: Slot) -> bool:
    """True for what is merely asked, voted or convened: "asked him to sign a photograph", "voted to approve", "called the meeting"."""
    if cue.lemma == "ask":
        return not is_a(slot.head, "demand_verb") or not is_agent(slot.to) or (slot.to is not None and slot.to.pos_ == "PRON")
    if cue.lemma == "vote" or (cue.lemma in {"call", "set"} and cue.frame == "np"):
        return not (is_a(slot.head, "strike_word") and child(slot.head, "det", "poss", "oprd") in {None, *_indefinite(slot.head)})
    return False


def _indefinite(noun: Token) -> set[Token]:
    return {each for each in noun.children if each.lower_ in {"a", "an"}}


def _is_held(token: Token, cue: Cue) -> bool:
    """True for a commitment that exists whatever the question about it is: "whether he would honor his pledge to remain neutral"."""
    return cue.pos == "noun" and token.head.lemma_ in {"keep", "honor", "honour", "break", "fulfil", "fulfill", "renege", "repeat", "drop"}


def _is_framed_out(token: Token, cue: Cue) -> bool:
    """True for words that only look like their cue: "in order to", a plan that nobody announces, "must be ready to face"."""
    if cue.pos == "noun" and cue.lemma == "order":
        return token.i > 0 and token.doc[token.i - 1].lower_ == "in"
    if cue.pos == "noun" and cue.lemma == "plan":
        return not is_a(token.head, "announce_verb") or token.dep_ not in {"dobj", "nsubjpass"} or is_negated(token.head)
    if cue.pos == "adj":
        copula = token.head if token.dep_ in {"acomp", "xcomp", "conj", "oprd"} or _is_declared(token) else None
        if copula is None or copula.pos_ not in VERBAL:
            return cue.lemma not in {"due", "prepared", "determined", "committed"}
        if child(token, "xcomp") is not None and any(child(each, "auxpass") for each in token.children if each.dep_ == "xcomp"):
            return True
        aux = lefts_aux(copula)
        return bool(aux & {"must", "should"}) or (bool(aux & {"will", "would"}) and not _is_first(copula))
    return _is_verb_out(token, cue)


def _is_declared(token: Token) -> bool:
    """True for "declared themselves ready"."""
    return token.dep_ == "ccomp" and token.head.lemma_ in {"declare", "profess", "pronounce", "call", "show"}


def _is_verb_out(token: Token, cue: Cue) -> bool:
    """True for "by offering support", "a move intended to calm", "the campaign they plan to run", "committed 500 soldiers"."""
    if token.dep_ == "pcomp" and token.head.lower_ == "by":
        return True
    if cue.kind == "plan" and cue.frame == "inf":
        own = child(token, "nsubj")
        return (token.tag_ == "VBN" and own is None) or (token.dep_ == "relcl" and own is not None and own.tag_ not in {"WP", "WDT"})
    return cue.frame == "to_prep" and cue.pos == "verb" and child(token, "dobj") is not None


def _is_first(verb: Token) -> bool:
    subject = subject_of(verb)
    return subject is not None and subject.lower_ in {"i", "we", "he", "she", "they", "it"}


def _opened(slot: Slot) -> Slot:
    """What was called for, where calls are rejected: "calls by the opposition to halt the bombing"."""
    noun = slot.head
    act = next((each for each in noun.doc[noun.i + 1 : min(noun.i + _NEAR, noun.sent.end)] if _has_to(each)), None)
    if act is None or not is_a(noun, "call_noun"):
        return slot
    asker = next((each for each in prepositional(noun, "by", "from") if is_agent(each)), None)
    return Slot(act, asker or child(noun, "poss"))


def _has_to(verb: Token) -> bool:
    return verb.pos_ in VERBAL and any(each.lower_ == "to" and each.dep_ == "aux" for each in verb.children)


def _may_lack_by(token: Token, cue: Cue) -> bool:
    if cue.pos == "noun":
        return cue.kind in {"threat", "demand", "order"} or cue.lemma in {"deal", "agreement"}
    return cue.kind in {"order", "demand"} or token.tag_ == "VBN"


def _by(token: Token, cue: Cue) -> Token | None:
    """Who commits himself: subject, possessor, "from" or "by" phrase."""
    if cue.pos == "noun":
        return noun_owner(token)
    verb = token
    if token.pos_ == "ADJ":
        verb = token.head if token.dep_ in {"acomp", "xcomp", "conj", "oprd"} or _is_declared(token) else token
        if token.dep_ in {"amod", "acl", "appos", "relcl"}:
            return token.head
    if _is_passive(token):
        return agent_of(token)
    found = subject_of(verb)
    return antecedent(found) if found is not None else None


def _is_passive(token: Token) -> bool:
    return child(token, "nsubjpass", "auxpass") is not None or (
        token.tag_ == "VBN" and token.dep_ == "acl" and child(token, "aux", "auxpass") is None
    )


def _fits(cue: Cue, slot: Slot) -> bool:
    """True if a noun phrase is one that can be demanded, promised, rejected; infinitives always fit."""
    head = slot.head
    if head.pos_ in VERBAL and head.dep_ not in {"dobj", "pobj"}:
        return not (cue.kind == "refusal" and _is_private(head))
    if head.pos_ not in NOMINAL | VERBAL | {"NUM"}:
        return False
    wanted = _NOUN_LISTS[cue.kind]
    return any(is_a(noun, name) for noun in (head, *_inner(head)) for name in wanted)


# Acts of one's own; what is expected of an outcome ("to win a majority") is a prediction.
_EXPECTED = ("self_verb", "bare_verb", "yield_verb", "hold_verb", "expected_verb", "harm_verb")
_NOUN_LISTS = {
    "threat": ("harm_noun",),
    "promise": ("promise_noun", "plan_noun", "truce_noun"),
    "demand": ("demand_noun", "truce_noun"),
    "order": ("plan_noun", "demand_noun", "truce_noun", "harm_noun"),
    "plan": ("plan_noun",),
    "refusal": ("object_noun",),
    "red_line": ("harm_noun",),
    "ultimatum": ("demand_noun",),
    "truce": ("truce_noun",),
    "assurance": ("harm_noun",),
}


def _inner(head: Token) -> Iterator[Token]:
    """What an empty noun is made of: "a series of protests"."""
    if head.lemma_ in {"series", "number", "string", "kind", "sort", "set", "round", "wave", "lot", "bit"}:
        for each in head.children:
            if each.lower_ == "of":
                yield from (grand for grand in each.children if grand.dep_ == "pobj")


def _is_private(verb: Token) -> bool:
    """As in "refused to comment", "declined to give her name"."""
    if not is_a(verb, "private_verb"):
        return False
    target = child(verb, "dobj")
    return (
        target is None
        or verb.lemma_ in {"comment", "identify", "speak", "elaborate", "say", "reveal", "specify", "predict", "name"}
        or is_a(target, "private_noun")
    )


def _that(token: Token, cue: Cue, slot: Slot) -> Draft | None:
    """A finite clause: its subject commits himself, or another is to act."""
    head, subject = slot.head, slot.subject
    owner = _by(token, cue)
    modals = lefts_aux(head) & _MODAL_IN
    if subject is None or (owner is not None and not is_agent(owner)):
        return None
    rule = f"{cue.pos}/{cue.lemma}/that"
    if cue.kind in {"demand", "order"}:
        if cue.lemma == "insist" and not (modals & {"must", "should"} or _is_subjunctive(head)):
            return None
        if head.tag_ in {"VBD", "VBZ", "VBP"} and not modals and cue.lemma != "demand":
            return None
        is_passive = subject.dep_ == "nsubjpass"
        to = None if is_passive or subject.lower_ == "it" else subject
        return Draft(cue.kind, rule, token, head, owner, to, is_whole=to is None, is_negative=True)
    if subject.lower_ == "you" or (cue.frame == "insist_will" and (not modals & {"will", "would", "wo"} or subject.dep_ != "nsubjpass")):
        return None
    if cue.lemma == "warn" and (is_a(head, "outcome_verb") or not _is_own(subject, owner)):
        return None
    if is_a(head, "outcome_verb") and subject.dep_ == "nsubj" and not is_agent(subject):
        return None
    may = modals & {"may", "could", "might"} and cue.lemma == "warn" and carries_harm(head)
    if not may and not modals & {"will", "would", "'ll", "’ll", "wo", "shall", "’d", "'d"}:
        return None
    if subject.dep_ == "nsubjpass" or not is_agent(subject):
        return Draft(cue.kind, rule, token, head, owner, slot.to, is_whole=True, is_negative=True)
    return Draft(cue.kind, rule, token, head, antecedent(subject), slot.to, is_negative=True)


def _is_subjunctive(verb: Token) -> bool:
    """True for "that the siege be lifted"."""
    return any(each.lower_ == "be" and each.dep_ in {"aux", "auxpass"} for each in verb.children) and child(verb, "aux") is None


def _is_own(subject: Token, owner: Token | None) -> bool:
    """True if who warns warns of his own act: first person, a pronoun, or a body of his."""
    if subject.pos_ == "PRON":
        return subject.lower_ in {"i", "we", "he", "she", "they", "it"} and owner is not None
    if not is_agent(subject) and subject.tag_ == "NNS" and carries_harm(subject.head) and owner is not None:
        return True  # "lorries would block the depots": things do not act by themselves
    return (
        any(each.dep_ == "poss" and each.tag_ == "PRP$" for each in subject.children)
        or is_a(subject, "force_noun")
        or subject.ent_type_ in {"GPE", "ORG"}
    )


def _scheduled(token: Token, cue: Cue, slot: Slot) -> Draft | None:
    """As in "is scheduled to meet", "the vote is set for Friday"."""
    rule = f"{cue.pos}/{cue.lemma}/{cue.frame}"
    if cue.frame == "be_for":
        ok = is_a(slot.head, "event_noun") or is_a(slot.head, "plan_noun")
        return Draft("plan", rule, token, slot.head, is_final=True) if ok else None
    subject = slot.subject
    if subject is None:
        return None
    subject = antecedent(subject)
    is_vague = is_a(slot.head, "outcome_verb") and cue.lemma in {"set", "suppose", "prepare", "ready"}
    is_vague = is_vague or (cue.lemma == "expect" and not any(is_a(slot.head, name) for name in _EXPECTED))
    if is_a(subject, "truce_noun") or is_vague:
        return None
    is_event = is_a(subject, "event_noun") or is_a(subject, "plan_noun")
    if is_event and is_a(slot.head, "hold_verb"):
        return Draft("plan", rule, token, slot.head, subject, is_final=True)
    if not is_agent(subject) or cue.lemma == "suppose":
        return None
    return Draft(cue.kind, rule, token, slot.head, subject, is_negative=True)
