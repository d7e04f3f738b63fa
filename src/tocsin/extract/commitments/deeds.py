"""What a deed is said to bring, and what comes to whoever does it: "any landing would mean war", "failure to …", "whoever touches it will pay dearly"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.commitments.conditional import act_below
from tocsin.extract.commitments.conditions import choose, conditions_in
from tocsin.extract.commitments.draft import AHEAD, VERBAL, Draft, child, has_to, is_a, is_agent, is_conditional, lefts_aux
from tocsin.extract.commitments.implicit import speaker_of
from tocsin.extract.syntax import is_negated
from tocsin.lexicon.commitments import forms

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.model.vocabulary import CommitmentKind

_ANY = frozenset({"any", "every", "another", "further", "such", "each", "more", "new", "renewed", "continued", "additional"})
_ANYONE = frozenset({"anyone", "whoever", "anybody", "those", "whatever", "everyone", "everybody", "all", "he", "whichever"})
_OMITTED = frozenset({"failure", "refusal", "inability", "unwillingness"})
_TRIED = frozenset({"attempt", "move", "effort", "decision", "plan", "step", "bid", "try"})
# What a deed brings stands within so many tokens of its verb.
_REACH = 12
_LINES = frozenset({"line", "threat", "cause", "attack", "war", "aggression", "act", "target", "provocation", "declaration", "casus"})


def deed_draft(verb: Token) -> Draft | None:
    """The threat or red line in what follows from a deed, or comes to who does it."""
    if verb.pos_ not in VERBAL:
        return None
    found = _deed(verb)
    return found if found is not None and not is_conditional(verb) and verb.sent[-1].text != "?" else None


def _deed(verb: Token) -> Draft | None:
    ahead = bool(lefts_aux(verb) & AHEAD)
    subject = child(verb, "nsubj", "nsubjpass", "csubj", "csubjpass")
    if subject is None or subject.i > verb.i:
        return None
    if is_agent(subject) and not subject.dep_.startswith("csubj") and not is_generic(subject) and (ahead or _is_bound_to(verb)):
        return _faces(verb, subject)
    if is_generic(subject):
        return _comes_to(verb, subject, ahead=ahead)
    if not is_deed(subject) or not (ahead or _is_standing(verb, subject)):
        return None
    return _compels(verb, subject) or _brings(verb, subject) or _hostile(verb, subject)


def _is_standing(verb: Token, subject: Token) -> bool:
    """As in "any attack is an act of war"; and in reported speech "the sale of missiles was a cause for war"."""
    if verb.lemma_ not in {"mean", "be"}:
        return False
    behind = {each.lemma_.lower() for each in verb.subtree if 0 < each.i - verb.i <= _REACH}
    is_cause = "line" in behind or ("cause" in behind and "war" in behind)
    return (verb.tag_ == "VBZ" and (_is_any(subject) or is_cause)) or (verb.tag_ == "VBD" and verb.dep_ == "ccomp" and is_cause)


def _is_bound_to(verb: Token) -> bool:
    """As in "can expect war", "risks war"."""
    return (verb.lemma_ == "expect" and bool(lefts_aux(verb) & {"can", "should", "must", "may"})) or (
        verb.lemma_ == "risk" and verb.tag_ == "VBZ"
    )


def _faces(verb: Token, subject: Token) -> Draft | None:
    """As in "Norland will face severe consequences if it uses gas, the president said": the threat is the speaker's."""
    lists = forms("price").get(verb.lemma_, ())
    behind = {each.lemma_.lower() for each in verb.subtree if 0 < each.i - verb.i <= _REACH}
    speaker = speaker_of(verb)
    if (
        speaker is None
        or not is_agent(speaker)
        or is_negated(verb)
        or not any(behind & wanted for wanted in lists)
        or subject.lower_ in {"i", "we"}
    ):
        return None
    if speaker.lemma_.lower() in forms("doubter") or choose(Draft("threat", "", verb, verb), conditions_in(verb.sent)) is None:
        return None
    return Draft("threat", "deed/faces", verb, verb, speaker, subject, is_final=True)


def is_generic(subject: Token) -> bool:
    """True for whoever does a deed: "anyone who enters", "ships that do not stop", "those who help the rebels"."""
    if subject.dep_ == "csubj":
        return any(each.lower_ in {"whoever", "anyone"} and each.dep_ == "nsubj" for each in subject.children)
    clause = child(subject, "relcl", "acl")
    if clause is None or clause.i < subject.i:
        return False
    own = child(clause, "nsubj", "nsubjpass")
    if clause.dep_ == "relcl" and has_to(clause) and any(each.lower_ in {"first", "next"} for each in subject.children):
        return True
    opens = (own is not None and own.tag_ in {"WP", "WDT"}) or (clause.dep_ == "acl" and clause.tag_ in {"VBG", "VBN"})
    is_bare = subject.tag_ in {"NNS", "NN"} and not any(
        each.dep_ in {"poss", "nummod"} or each.lower_ == "the" for each in subject.children
    )
    return opens and clause.tag_ != "VBD" and (subject.lower_ in _ANYONE or _is_any(subject) or (is_bare and subject.tag_ == "NNS"))


def is_deed(subject: Token) -> bool:
    """True for something that could be done: a gerund, "failure to …", "any landing", "an attack on us", "the use of gas"."""
    if subject.dep_ in {"csubj", "csubjpass"}:
        return subject.tag_ == "VBG" or has_to(subject)
    if is_agent(subject):
        return False
    act = child(subject, "acl", "relcl")
    if subject.lemma_ in _OMITTED | _TRIED and act is not None and has_to(act):
        return True
    is_act = is_a(subject, "deed_noun") or is_a(subject, "harm_noun") or subject.tag_ == "VBG" or subject.lower_.endswith(_DEVERBAL)
    is_aimed = any(
        each.dep_ == "prep" and each.lower_ in {"of", "on", "against", "to", "into", "by", "from", "in", "at", "near"}
        for each in subject.children
    )
    return _is_any(subject) or (is_act and is_aimed)


_DEVERBAL = ("tion", "sion", "ment", "ing", "ure", "ery", "al")


def _is_any(subject: Token) -> bool:
    return any(each.lower_ in _ANY and each.dep_ in {"det", "amod", "predet"} for each in subject.children) or subject.lower_ == "that"


def _brings(verb: Token, subject: Token) -> Draft | None:
    """As in "would mean war", "will not go unanswered", "would be regarded as an act of war"."""
    lists = forms("reply").get(verb.lemma_, ())
    behind = [each for each in verb.subtree if 0 < each.i - verb.i <= _REACH]
    found = next((each for wanted in lists for each in behind if each.lemma_.lower() in wanted), None)
    if found is None:
        return None
    if verb.lemma_ == "be" and found.head != verb and found.dep_ not in {"attr", "acomp"}:
        return None
    is_un = found.lower_.startswith("un")
    if is_un != is_negated(verb):
        return None
    if found.lemma_ == "line" and not _is_red(found):
        return None
    is_line = found.lemma_ in _LINES and verb.lemma_ in {"be", "cross", "treat", "regard", "consider", "view", "constitute", "amount"}
    speaker = speaker_of(verb)
    if speaker is None and not is_line and not _is_any(subject):
        return None
    kind: CommitmentKind = "red_line" if is_line else "threat"
    head = subject if is_line else verb
    return Draft(
        kind,
        "deed/reply",
        verb,
        head,
        speaker,
        None,
        is_final=True,
        condition=None if is_line else subject,
        threshold=subject if is_line else None,
    )


def _hostile(verb: Token, subject: Token) -> Draft | None:
    """As in "another raid would find the brigade at the gates, the general said": a hostile deed to come, and what comes of it in any words."""
    speaker = speaker_of(verb)
    if speaker is None or not is_agent(speaker) or speaker.lemma_.lower() in forms("doubter") or is_negated(verb):
        return None
    if not (_is_any(subject) or subject.dep_ in {"csubj", "csubjpass"}) or is_a(subject, "mild_noun"):
        return None
    if not any(is_a(each, "harm_noun") or is_a(each, "harm_verb") or is_a(each, "move_word") for each in (subject, *subject.children)):
        return None
    return Draft("threat", "deed/any", verb, verb, speaker, None, is_whole=False, is_final=True, condition=subject)


def _is_red(line: Token) -> bool:
    return any(each.lower_ in {"red", "our", "a"} for each in line.children)


def _compels(verb: Token, subject: Token) -> Draft | None:
    """As in "stationing missiles there would force it to leave the pact", "… would leave Norland no choice but to quit"."""
    if verb.lemma_ not in {"force", "compel", "oblige", "leave", "push", "drive"} or is_negated(verb):
        return None
    target = child(verb, "dobj", "dative")
    act = next((each for each in verb.subtree if 0 < each.i - verb.i <= _REACH and each.pos_ in VERBAL and has_to(each)), None)
    if act is None:
        act = act_below(verb)
    own = child(act, "nsubj")
    by = own if own is not None and own.i > verb.i else target
    if act == verb or by is None or not (is_agent(by) or by.lower_ in {"us", "it"}):
        return None
    if verb.lemma_ == "leave" and not any(each.lemma_ in {"choice", "option", "alternative"} for each in verb.subtree):
        return None
    return Draft("threat", "deed/compels", verb, act, by, None, is_final=True, condition=subject)


def _comes_to(verb: Token, subject: Token, *, ahead: bool) -> Draft | None:
    """As in "anyone who enters the zone will be shot", "ships that do not stop face attack"."""
    if is_negated(verb) and ahead and (speaker := speaker_of(verb)) is not None and is_a(verb, "harm_verb"):
        return Draft("promise", "deed/spared", verb, verb, speaker, None, is_negative=True, is_final=True, condition=subject)
    if is_negated(verb) or not (ahead or verb.tag_ in {"VBZ", "VBP"}):
        return None
    lists = forms("price").get(verb.lemma_, ())
    behind = {each.lemma_.lower() for each in verb.subtree if 0 < each.i - verb.i <= _REACH}
    is_last = verb.lemma_ == "be" and any(each.lower_ == "last" for each in verb.children)
    pays = is_last or any(not wanted or behind & wanted for wanted in lists)
    is_done = (
        ahead and child(verb, "auxpass") is not None and (is_a(verb, "harm_verb") or is_a(verb, "decided_verb") or is_a(verb, "fined_verb"))
    )
    speaker = speaker_of(verb)
    if not (pays or is_done):
        return _spared(verb, subject, speaker) if ahead and speaker is not None else None
    if speaker is None and not ahead and not _is_any(subject):
        return None
    return Draft("threat", "deed/whoever", verb, verb, speaker, None, is_final=True, condition=subject)


def _spared(verb: Token, subject: Token, speaker: Token) -> Draft | None:
    """As in "all who hand in their guns will go free", "whoever surrenders will be pardoned"."""
    is_free = verb.lemma_ in {"go", "walk", "be"} and any(each.lower_ in {"free", "safe", "home", "unharmed"} for each in verb.children)
    is_done = child(verb, "auxpass") is not None and is_a(verb, "spare_verb")
    return Draft("promise", "deed/spared", verb, verb, speaker, None, is_final=True, condition=subject) if is_free or is_done else None
