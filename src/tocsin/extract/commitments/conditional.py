"""What somebody will do if, unless, until or once something happens, in whatever words it is reported: the condition makes it a commitment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.commitments.conditions import Found, choose, conditions_in
from tocsin.extract.commitments.draft import (
    AHEAD,
    CLIMB,
    VERBAL,
    Draft,
    child,
    has_to,
    is_a,
    is_agent,
    is_conditional,
    lefts_aux,
    near_subject,
)
from tocsin.extract.commitments.implicit import speaker_of
from tocsin.extract.commitments.kinds import carries_harm
from tocsin.extract.commitments.wills import is_speakers
from tocsin.extract.syntax import antecedent, is_negated, objects_of, subject_of
from tocsin.lexicon.commitments import agents, forms

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.model.vocabulary import CommitmentKind

_HEDGED = frozenset({"may", "might", "could"})
_NO_ONE = frozenset({"you", "one", "there", "what", "which", "that", "this"})
# What a third party is taken to announce where nobody reports it; other acts are foretold.
_KNOWN = (
    "harm_verb",
    "yield_verb",
    "talk_verb",
    "self_verb",
    "bare_verb",
    "decided_verb",
    "expected_verb",
    "break_verb",
    "walk_verb",
    "soft_harm_verb",
)
_THIRD = frozenset({"he", "she", "it", "they"})
# The act stands within so many tokens of the modal: "would be left with no choice but to leave".
_NEAR = 12


def conditional_draft(verb: Token) -> Draft | None:
    """As in "Norland will leave the pact if missiles are moved", "would be forced to leave … unless", "may close its airspace if …, its minister said"."""
    modals = {each.lower_ for each in verb.children if each.tag_ == "MD"}
    is_hedged = bool(modals & _HEDGED)
    if not (modals & AHEAD or is_hedged) or _is_unreal(verb) or is_conditional(verb) or verb.sent[-1].text == "?":
        return None
    act = act_below(verb)
    found = choose(Draft("plan", "", verb, act), conditions_in(verb.sent))
    is_suffered = act == verb and is_a(verb, "suffered_verb") and child(verb, "nsubjpass") is not None
    if found is None or _is_idle(found) or is_suffered:
        return None
    if is_hedged and not ((carries_harm(act) or _is_hostile(found)) and speaker_of(verb) is not None):
        return None
    return _of_agent(verb, act, found) or _of_thing(verb, act, found) or _of_speaker(verb, act, found)


def _is_idle(found: Found) -> bool:
    """True for "if all goes well": on that depends everything."""
    said = " ".join(found.head.doc[at].lower_ for at in sorted(found.indexes))
    return any(phrase in said for phrase in ("goes well", "goes to plan", "goes according", "if confirmed"))


def _is_unreal(verb: Token) -> bool:
    """True for "would have left", "will be resisting", "could do this by telling him that he will leave"."""
    if any(
        (each.dep_ == "aux" and each.lemma_ in {"have", "be"}) or (each.lower_ in {"how", "why", "what"} and each.i < verb.i)
        for each in verb.children
    ):
        return True
    node = verb
    for _ in range(CLIMB):
        if node.dep_ == "pcomp" and node.head.lower_ in {"by", "of", "about", "from"}:
            return True
        if node.head == node:
            return False
        node = node.head
        if node.pos_ in VERBAL and node.dep_ in {"advcl", "ccomp", "relcl"} and lefts_aux(node) & _HEDGED:
            return True
    return False


def standing_draft(verb: Token) -> Draft | None:
    """As in "the strike goes ahead on Monday unless the minister signs, the union said": the present tense of what is settled."""
    if verb.tag_ not in {"VBZ", "VBP"} or child(verb, "aux") is not None or is_conditional(verb) or verb.sent[-1].text == "?":
        return None
    subject = near_subject(verb) or child(verb, "nsubjpass")
    if subject is None or subject.lower_ in _NO_ONE or _is_foretold(verb):
        return None
    found = choose(Draft("plan", "", verb, verb), conditions_in(verb.sent))
    speaker = speaker_of(verb)
    if found is None or found.kind == "in_exchange" or subject.i in found.indexes:
        return None
    is_mine = subject.lower_ in {"i", "we"} or (is_agent(subject) and child(verb, "nsubjpass") is None and subject.pos_ != "PRON")
    if is_mine and (is_a(verb, "outcome_verb") or not any(is_a(verb, name) for name in _KNOWN)):
        return None
    if speaker is None and subject.lower_ not in {"i", "we"} and not (found.kind in {"unless", "until"} and _is_event(subject)):
        return None
    if is_mine:
        kind = _kind(verb, found, negative=is_negated(verb))
        return Draft(kind, "conditional/present", verb, verb, antecedent(subject), is_negative=is_negated(verb), is_final=True)
    if (
        is_negated(verb)
        or subject.pos_ == "PRON"
        or not (_is_over(verb, subject) or (_is_event(subject) and (is_a(verb, "thing_verb") or is_a(verb, "follow_verb"))))
    ):
        return None
    harms = _is_hostile(found) or found.kind == "unless" or any(is_a(each, "over_word") for each in verb.children)
    return Draft("threat" if harms else "plan", "conditional/present", verb, verb, speaker, is_whole=True, is_final=True)


def bound_draft(verb: Token) -> Draft | None:
    """As in "reserves the right to respond if …", "had no choice but to resume fighting if …"."""
    if not has_to(verb) or verb.sent[-1].text == "?" or is_conditional(verb):
        return None
    bond = next((each for each in (verb.head, verb.head.head) if is_a(each, "bound_word") or _is_told(each)), None)
    if bond is None or bond.i > verb.i or lefts_aux(bond.head) & _HEDGED:
        return None
    found = choose(Draft("plan", "", verb, verb), conditions_in(verb.sent))
    own = subject_of(bond.head) if bond.head.pos_ in VERBAL else None
    by = own if own is not None and is_agent(own) else _speaker(verb)
    if found is None or _is_idle(found) or by is None or by.lower_ in _NO_ONE or _is_foretold(bond):
        return None
    kind = _kind(verb, found, negative=is_negated(verb))
    return Draft(kind, "conditional/bound", verb, verb, antecedent(by), is_final=True)


def _is_told(bond: Token) -> bool:
    """As in "commanders have been told to shoot if …"."""
    return is_a(bond, "ordered_verb") and child(bond, "auxpass") is not None


def act_below(verb: Token) -> Token:
    """The act that a modal verb comes to: "leave" of "would have no choice but to leave", "would consider leaving"."""
    duty = child(verb, "xcomp") if verb.lemma_ in {"have", "need"} and governor_of(verb) is not None else None
    if duty is not None and has_to(duty):
        return duty  # "said it would have to respond"
    for wanted in forms("bound").get(verb.lemma_, ()):
        below = [each for each in verb.subtree if 0 < each.i - verb.i <= _NEAR]
        if wanted and not any(each.lemma_ in wanted for each in below):
            continue
        found = next((each for each in below if each.pos_ in VERBAL and _is_open(each) and each.lemma_ not in wanted), None)
        if found is not None:
            return found
    return verb


def _is_open(verb: Token) -> bool:
    return verb.dep_ in {"xcomp", "pcomp", "acl", "advcl", "ccomp", "relcl"} and (
        verb.tag_ == "VBG" or any(each.lower_ == "to" and each.dep_ == "aux" for each in verb.children)
    )


def _of_agent(verb: Token, act: Token, found: Found) -> Draft | None:
    subject = near_subject(verb) or (child(verb, "nsubjpass") if act != verb else None) or _left_out(verb)
    is_passive = child(verb, "nsubjpass") is not None and act == verb
    if subject is None or is_passive or subject.i in found.indexes or (act == verb and _only_happens(verb)):
        return None
    subject = antecedent(subject)
    if not is_agent(subject) or subject.lower_ in _NO_ONE or not _may_speak(verb, subject, act):
        return None
    negative = is_negated(verb) and act == verb
    kind = _kind(act, found, negative=negative)
    return Draft(kind, "conditional/will", verb, act, subject, is_negative=negative, is_final=True)


def _only_happens(verb: Token) -> bool:
    """True for "will suffer", "will win"; not for "would turn the city into a sea of fire", "will ask for troops"."""
    return is_a(verb, "outcome_verb") and not (is_a(verb, "turned_verb") and child(verb, "dobj", "prep") is not None)


def _left_out(verb: Token) -> Token | None:
    """The subject of a headline: "U.S. says will act if …"."""
    above = verb.head
    if verb.dep_ != "ccomp" or not speaks(above) or child(verb, "nsubjpass") is not None:
        return None
    return child(above, "nsubj")


def _of_thing(verb: Token, act: Token, found: Found) -> Draft | None:
    """What will be done, on somebody's word: "the embargo will be lifted once …, the bloc said", "sanctions would follow"."""
    subject = child(verb, "nsubjpass", "nsubj")
    if subject is None or act != verb or subject.pos_ == "PRON" or (is_agent(subject) and child(verb, "nsubjpass") is None):
        return None
    if is_negated(verb):
        return _held_back(verb, found)
    is_done = child(verb, "nsubjpass") is not None and not is_a(verb, "outcome_verb")
    is_done = is_done and not (subject.lower_ in {"it", "there"} or any(each.dep_ == "ccomp" for each in verb.children))
    is_coming = (is_a(verb, "follow_verb") and _is_event(subject)) or _is_over(verb, subject) or _burns(verb, subject)
    speaker = speaker_of(verb)
    if not (is_done or is_coming) or _is_foretold(verb) or (speaker is None and not _is_decided(verb, subject)):
        return None
    harms = carries_harm(verb) or is_a(subject, "harm_noun") or is_a(verb, "decided_verb")
    kind: CommitmentKind = "threat" if harms and not is_a(verb, "yield_verb") and verb.lemma_ != "lift" else "promise"
    return Draft(kind, "conditional/done", verb, verb, speaker, is_whole=True, is_final=True)


def _of_speaker(verb: Token, act: Token, found: Found) -> Draft | None:
    """What will be if …, on the word of who can bind himself: "no camp of theirs will be out of reach", "the city would sue"."""
    subject = child(verb, "nsubj", "nsubjpass")
    speaker = speaker_of(verb)
    if subject is None or not is_agent(speaker) or speaker is None or subject.lower_ in _NO_ONE or subject.i in found.indexes:
        return None
    if _is_foretold(verb) or is_agent(subject) or found.kind in {"until", "in_exchange"}:
        return None
    if not (_is_hostile(found) or found.kind == "unless" or carries_harm(act)) or (_only_happens(verb) and not _is_none(subject)):
        return None
    return Draft("threat", "conditional/speaker", verb, verb, speaker, is_whole=True, is_final=True)


def _is_none(subject: Token) -> bool:
    return any(each.lower_ == "no" and each.dep_ == "det" for each in subject.children)


def _burns(verb: Token, subject: Token) -> bool:
    """As in "your ports will burn": harm to what belongs to somebody."""
    return is_a(verb, "harm_verb") and any(each.tag_ == "PRP$" and each.lower_ not in {"its", "our", "my"} for each in subject.children)


def _is_event(subject: Token) -> bool:
    return any(is_a(subject, name) for name in ("harm_noun", "event_noun", "plan_noun", "bond_noun"))


def _is_over(verb: Token, subject: Token) -> bool:
    """As in "the deal would be off", "war will be inevitable", "the guns stay silent"."""
    if verb.lemma_ not in {"be", "stay", "remain", "become", "fall", "go", "keep", "lie"}:
        return False
    state = [each for each in verb.children if each.dep_ in {"acomp", "advmod", "prt", "attr", "oprd"} and each.i > verb.i]
    return any(
        is_a(each, "over_word") or is_a(each, "state_word") or (is_a(each, "harm_noun") and subject.dep_ == "nsubj") for each in state
    )


def _held_back(verb: Token, found: Found) -> Draft | None:
    """As in "no prisoner will be freed before the shelling stops": refused until then."""
    if found.kind not in {"until", "unless"} or child(verb, "nsubjpass") is None or is_a(verb, "let_verb"):
        return None
    return Draft("refusal", "conditional/held-back", verb, verb, speaker_of(verb), is_final=True)


def _is_decided(verb: Token, subject: Token) -> bool:
    """True for what only somebody's will can do: "sanctions will be lifted", "hostages will be freed"."""
    known = is_a(subject, "harm_noun") or is_a(subject, "harmed_noun") or is_agent(subject)
    return known and any(is_a(verb, name) for name in ("yield_verb", "decided_verb", "harm_verb", "follow_verb"))


def _may_speak(verb: Token, subject: Token, act: Token) -> bool:
    """False for what others foretell: "analysts said Norland would leave", "Moore said Reed would raise taxes"."""
    governor = governor_of(verb)
    if _is_foretold(verb):
        return False
    if governor is None:
        return (carries_harm(act) or is_a(act, "decided_verb")) if subject.lower_ in _THIRD else any(is_a(act, name) for name in _KNOWN)
    if not speaks(governor):
        return False
    speaker = _speaker(governor)
    if speaker is None or subject.lower_ in {"i", "we"}:
        return True
    if subject.ent_type_ == "PERSON" and speaker.ent_type_ == "PERSON":
        return subject.lemma_ == speaker.lemma_
    return subject.pos_ == "PRON" or is_speakers(subject, verb) or _is_official(speaker, subject)


def _is_official(speaker: Token, subject: Token) -> bool:
    """True where who speaks has an office, for what a state or a body will do: "the alliance would respond, Minister Lea Brandt said"."""
    has_office = any(each.lemma_.lower() in agents() for each in speaker.subtree)
    return has_office and subject.ent_type_ != "PERSON"


def speaks(governor: Token) -> bool:
    """True for a verb, or "clear", "doubt", "notice", behind which somebody states what he will do."""
    return is_a(governor, "saying_verb") or governor.lemma_.lower() in forms("clear")


def governor_of(verb: Token) -> Token | None:
    """The verb or noun whose content the clause is: "said", "clear" in "made it clear that"."""
    node = verb
    for _ in range(CLIMB):
        if node.dep_ in {"ccomp", "parataxis"} or (node.dep_ in {"acl", "relcl", "advcl"} and node.head.lemma_ in forms("clear")):
            return node.head
        if node.dep_ not in {"conj", "xcomp", "advcl"} or node.head == node:
            return None
        node = node.head
    return None


def _speaker(governor: Token) -> Token | None:
    """Who makes it clear: the subject of the governor, or of the verb above it."""
    node = governor
    for _ in range(CLIMB):
        found = subject_of(node) if node.pos_ in VERBAL else None
        if found is not None and is_agent(found) and found.lower_ != "it":
            return found
        if node.head == node:
            return None
        node = node.head
    return None


def _is_foretold(verb: Token) -> bool:
    """True under a verb of belief, and where an analyst, a poll or a study speaks."""
    doubters = forms("doubter")
    node = verb
    for _ in range(CLIMB):
        above = node.head
        if above == node:
            break
        speaker = subject_of(above) if above.pos_ in VERBAL else None
        is_said = node.dep_ in {"ccomp", "parataxis"} and speaker is not None and speaker.lemma_.lower() in doubters
        if is_said or (above.lemma_ in doubters and above.pos_ in VERBAL):
            return True
        node = above
    speaker = speaker_of(verb)
    return speaker is not None and speaker.lemma_.lower() in doubters


def _kind(act: Token, found: Found, *, negative: bool) -> CommitmentKind:
    """What a conditional act is: a threat where it harms or answers harm, a refusal where it is held back, else a promise."""
    if negative and is_a(act, "idle_verb"):
        return "threat"
    if negative:
        return "refusal" if found.kind in {"until", "unless"} or is_a(act, "talk_verb") else "promise"
    if found.kind == "in_exchange":
        return "promise"
    if carries_harm(act) or _breaks_bond(act):
        return "threat"
    if is_a(act, "legal_verb") or found.kind == "until":
        return "plan"
    if is_a(act, "yield_verb"):
        return "promise"
    return "threat" if _is_on_others(found) or _is_hostile(found) else "promise"


def _breaks_bond(act: Token) -> bool:
    """As in "leave the pact", "quit the coalition", "end the talks"."""
    return is_a(act, "walk_verb") or (is_a(act, "break_verb") and any(is_a(each, "bond_noun") for each in objects_of(act)))


def _is_on_others(found: Found) -> bool:
    """True for "unless the minister resigns": somebody else is to act."""
    subject = child(found.head, "nsubj", "nsubjpass")
    return found.kind == "unless" and subject is not None and is_agent(subject) and subject.pos_ != "PRON"


def _is_hostile(found: Found) -> bool:
    """True where the condition is a harm, or something that is not done: "if their arrears are not paid"."""
    harms = any(is_a(each, "harm_verb") or is_a(each, "harm_noun") for each in found.head.subtree)
    return harms or is_negated(found.head) or found.head.lemma_ in {"fail", "refuse", "reject", "lose"}
