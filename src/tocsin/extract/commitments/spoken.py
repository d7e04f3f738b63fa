"""Orders and threats shouted at somebody: "leave by midnight or face arrest", "touch one pilgrim and you will have war", "one more raid and the truce is void"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import CLIMB, VERBAL, Draft, child, is_a, is_agent, lefts_aux
from tocsin.extract.syntax import subject_of
from tocsin.lexicon.commitments import forms, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUOTES = frozenset({'"', "“", "``", "'", "‘", "''", "”", "«"})
_AHEAD = frozenset({"will", "would", "shall", "'ll", "’ll"})
# "or" and "and" stand within so many tokens of the imperative.
_REACH = 26
# The verb of the clause behind "and" stands within so many tokens of it.
_NEAR = 9
_MORE = frozenset({"more", "another", "further", "single"})


def spoken_draft(token: Token) -> Draft | None:
    """What an imperative or a bare noun phrase before "or" or "and" comes to."""
    if token.lower_ == "or":
        return _or(token)
    if token.lower_ in {"not", "n't", "n’t", "never"}:
        return _do_not(token)
    if token.lower_ == "and" or token.text in {"–", "—", ":"}:
        return _and(token)
    return None


def _do_not(no: Token) -> Draft | None:
    """As in "Do not cross the river," he warned: what is forbidden."""
    verb = no.head
    if (
        verb.tag_ not in {"VB", "VBP"}
        or child(verb, "nsubj", "nsubjpass") is not None
        or verb.i < no.i
        or verb.dep_ not in {"ccomp", "ROOT"}
    ):
        return None
    helper = next((each for each in verb.children if each.dep_ == "aux"), None)
    if (helper is not None and helper.lower_ != "do") or is_a(verb, "outcome_verb") or is_a(verb, "private_verb"):
        return None
    voice = _voice(no)
    by = subject_of(voice) if voice is not None and verb.dep_ == "ccomp" else None
    if voice is None or by is None or not is_agent(by) or by.ent_type_ == "PERSON" or by.pos_ == "PRON":
        return None
    to = child(voice, "dobj", "dative")
    return Draft("red_line", "spoken/do-not", no, verb, by, to if is_agent(to) else None, is_final=True, threshold=verb)


def _or(joint: Token) -> Draft | None:
    """As in "Leave the square by midnight or face arrest": an ultimatum without its name."""
    verb = _imperative(joint)
    if verb is None:
        return None
    answer = _answer(joint)
    if answer is None:
        return None
    voice = _voice(joint)
    to = child(voice, "dobj", "dative") if voice is not None else None
    to = child(to, "pobj") if to is not None and to.pos_ == "ADP" else to
    by = subject_of(voice) if voice is not None else None
    return Draft("ultimatum", "spoken/or", joint, verb, by if is_agent(by) else None, to if is_agent(to) else None, is_final=True)


def _answer(joint: Token) -> Token | None:
    """The verb of what follows otherwise: "face", "be shot", "we will stop them"."""
    behind = joint.doc[joint.i + 1 : min(joint.i + _NEAR, joint.sent.end)]
    first = behind[0] if len(behind) else None
    if first is None:
        return None
    if first.lemma_ in forms("price") or first.lower_ in {"be", "die", "suffer", "lose", "expect", "else"}:
        return first
    return next((each for each in behind if each.pos_ in VERBAL and _modal(each)), None)


def _and(joint: Token) -> Draft | None:
    """As in "Cross the river and we will burn your depots", "Two more raids, and the treaty is void"."""
    verb = _imperative(joint) if joint.lower_ == "and" else None
    deed = verb if verb is not None else _one_more(joint)
    if deed is None:
        return None
    behind = joint.doc[joint.i + 1 : min(joint.i + _NEAR, joint.sent.end)]
    act = next((each for each in behind if each.pos_ in VERBAL and (_modal(each) or (verb is None and _is_over(each)))), None)
    if act is None or (verb is not None and (is_a(deed, "outcome_verb") or not _is_bad(act))):
        return None
    voice = _voice(joint)
    own = child(act, "nsubj")
    by = own if own is not None and own.lower_ in {"i", "we"} else subject_of(voice) if voice is not None else None
    return Draft(
        "threat", "spoken/and", joint, act, by if is_agent(by) else None, None, is_whole=own is not by, is_final=True, condition=deed
    )


def _is_bad(act: Token) -> bool:
    """False for "ask and you will receive": what follows has to harm."""
    return (
        is_a(act, "harm_verb")
        or is_a(act, "soft_harm_verb")
        or act.lemma_ in forms("price")
        or any(
            is_a(each, "harm_noun") or is_a(each, "answer_noun") or each.lower_ in {"hell", "void", "over", "finished", "off", "dead"}
            for each in act.subtree
        )
    )


def _modal(verb: Token) -> bool:
    return bool(lefts_aux(verb) & _AHEAD) and any(each.dep_ in {"nsubj", "nsubjpass", "expl"} for each in verb.children)


def _is_over(verb: Token) -> bool:
    """As in "the truce is over", "the treaty is dead"."""
    ended = words("over_word") | {"end", "history", "war"}
    return verb.lemma_ in {"be", "end", "fall"} and any(each.lemma_.lower() in ended and each.i > verb.i for each in (*verb.children, verb))


def _imperative(joint: Token) -> Token | None:
    """The verb without a subject that opens the sentence or a quotation before the joint."""
    doc, start = joint.doc, joint.sent.start
    for at in range(joint.i - 1, max(start, joint.i - _REACH) - 1, -1):
        token = doc[at]
        if at > start and doc[at - 1].text not in _QUOTES | {":"} | {"-", "–", "—"} and not (at == start + 1 and doc[start].is_space):
            continue
        if token.tag_ in {"VB", "VBP"} and child(token, "nsubj", "nsubjpass", "aux") is None and token.i < joint.i - 1:
            return token
        if token.is_alpha and (at == start or doc[at - 1].text in _QUOTES):
            return token if is_a(token, "demand_verb") and token.tag_ in {"NN", "NNP"} and token.i < joint.i - 1 else None
    return None


def _one_more(joint: Token) -> Token | None:
    """The noun of "one more arrest", where it opens the sentence or the quotation."""
    start = joint.sent.start
    quote = next((at for at in range(joint.i - 1, start - 1, -1) if joint.doc[at].text in _QUOTES or joint.doc[at].text == ":"), start - 1)
    before = joint.doc[quote + 1 : joint.i] if joint.i - quote <= _REACH else joint.doc[0:0]
    tokens = [each for each in before if not each.is_punct and not each.is_space]
    if (
        not tokens
        or tokens[-1].pos_ not in {"NOUN", "PROPN"}
        or not any(each.lower_ in _MORE and each.nbor().lower_ != "than" for each in tokens[:3])
    ):
        return None
    if any(each.pos_ in VERBAL for each in tokens) or is_agent(tokens[-1]):
        return None
    return next(each for each in tokens if each.pos_ in {"NOUN", "PROPN"} and each.dep_ not in {"compound", "amod"})


def _voice(joint: Token) -> Token | None:
    """The verb of saying that the sentence hangs on."""
    node = joint
    for _ in range(CLIMB):
        if is_a(node, "saying_verb") and node.pos_ in VERBAL and subject_of(node) is not None:
            return node
        if node.head == node:
            break
        node = node.head
    return next(
        (each for each in joint.sent if is_a(each, "saying_verb") and each.tag_ in {"VBD", "VBZ", "VBN"} and subject_of(each) is not None),
        None,
    )
