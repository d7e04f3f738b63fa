"""What hangs on a condition: "if", "unless", "in case of", "as long as", inversions, and what would have been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.events.course import course_of
from tocsin.extract.events.slots import lemma_of
from tocsin.extract.factuality import is_definite
from tocsin.extract.syntax import is_infinitive, modal_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from tocsin.extract.events.candidates import Candidate

# No real sentence nests its clauses deeper.
_DEEPEST = 20
# Words at the left edge of a clause that may open a condition: "only as long as", "but in the event of".
_EDGE = 6
# The parser takes the "provided" of "will march provided that …" for a joined verb.
_GIVEN = frozenset({"provided", "providing"})
_HAVE = frozenset({"have", "'ve", "’ve"})
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_HANGING = frozenset({"advcl", "prep", "advmod"})
_JOINED = frozenset({"conj", "xcomp", "acomp"})
# What may stand between a case and what happens in it: "in the event that the army, which …".
_DOWN = frozenset({"pobj", "prep", "conj", "compound", "relcl", "acl"})


def is_conditional(candidate: Candidate, words: Mapping[str, frozenset[str]]) -> bool:
    """True for a deed in a condition or behind one: both verbs of "If the army attacks, NATO will bomb the airfield"."""
    return (
        _is_threat_on_condition(candidate, words)
        or _is_offered_on_condition(candidate, words)
        or any(_is_condition(node, words) for node in _within(candidate))
        or _is_case(candidate.token, words)
        or any(_hangs_on_condition(verb, words) for verb in _tellers(candidate, words))
    )


def _tellers(candidate: Candidate, words: Mapping[str, frozenset[str]]) -> list[Token]:
    """The verbs that a condition of the deed may hang on: its own, that which carries its tense, and for a noun that which tells its course."""
    course = course_of(candidate.token, words["happening"]) or []
    own = [candidate.token] if candidate.token.pos_ in _VERBAL else []
    return [_taken_as(candidate.predicate), *own, *course[-1:]]


def is_counterfactual(candidate: Candidate, words: Mapping[str, frozenset[str]]) -> bool:
    """True for what did not come to pass: both verbs of "Had the army attacked, NATO would have bombed the airfield"."""
    return _would_have(candidate.predicate) or any(_had(node) or _is_unreal_if(node, words) for node in above(candidate.predicate))


def _would_have(verb: Token) -> bool:
    is_past = any(child.lower_ in _HAVE and child.dep_ == "aux" for child in verb.children)
    return is_past and modal_of(verb) in {"would", "could", "might", "should"}


def _is_unreal_if(node: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "if the army had attacked", where something would have followed."""
    marks = {child.lower_ for child in node.children if child.dep_ in {"mark", "advmod", "aux", "auxpass"}}
    return node.dep_ == "advcl" and "had" in marks and bool(marks & words["if"]) and _would_have(node.head)


def _had(node: Token) -> bool:
    """True for "had they attacked"."""
    return node.tag_ in {"VBN", "VBD"} and _opener(node) == "had"


def above(verb: Token) -> list[Token]:
    """The verb and the clauses that it stands in."""
    out = [verb]
    while out[-1].head.i != out[-1].i and len(out) < _DEEPEST:
        out.append(out[-1].head)
    return out


def _within(candidate: Candidate) -> list[Token]:
    """The clauses that a condition above would hold, up to what is told as a fact within it: "who fired" in "if the guard who fired is charged"."""
    out = [candidate.predicate]
    if _is_known(candidate):
        return []
    while out[-1].head.i != out[-1].i and len(out) < _DEEPEST:
        node = out[-1]
        if node.dep_ == "relcl" and (
            node.tag_ == "VBD" or any(child.tag_ in {"VBD", "VBZ"} and child.dep_ == "aux" for child in node.children)
        ):
            break
        out.append(node.head)
    return out


def _is_known(candidate: Candidate) -> bool:
    """True for a noun that points to what is there, whatever the condition says: "the endorsement he gave" in "unless he takes it back"."""
    token = candidate.token
    return candidate.predicate == token and token.pos_ in _NOMINAL and token.dep_ in {"dobj", "pobj"} and _is_told_of(token)


def _is_told_of(noun: Token) -> bool:
    """True for a definite noun with a clause in the past of its own."""
    return is_definite(noun) and any(child.dep_ == "relcl" and child.tag_ == "VBD" for child in noun.children)


def is_asked(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "will decide whether to impose sanctions", "it is unclear if troops fired" and "asked if they had fired"."""
    marks = {child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"}}
    if "whether" in marks:
        return True
    asker = verb.head
    names = {lemma_of(asker), *(lemma_of(child) for child in asker.children if child.dep_ in {"acomp", "attr"})}
    return "if" in marks and verb.i > asker.i and bool(names & words["asking"])


def _is_condition(node: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """True for a clause with "if", "unless", "provided", "as long as", or with "should" in front."""
    if is_asked(node, words):
        return False
    if node.dep_ == "advcl" and any(child.dep_ in {"mark", "advmod"} and child.lower_ in words["if"] for child in node.children):
        return True
    if node.dep_ == "advcl" and _is_phrase(node, words["ifphrase"]):
        return True
    if node.dep_ == "ccomp" and node.head.lower_ in words["if"]:
        return True
    return _is_inverted(node)


def _opener(node: Token) -> str | None:
    """The auxiliary that opens a clause: "should" in "should the truce fail"."""
    for child in node.children:
        opens = child.i == node.sent.start or (child.i > 0 and child.nbor(-1).is_punct)
        if child.dep_ in {"aux", "auxpass"} and opens and child.i < node.left_edge.i + 1:
            return child.lower_
    return None


def _is_inverted(node: Token) -> bool:
    """True for "should the truce fail" and "were the court to sentence him"."""
    opener = _opener(node)
    if opener == "were":
        return any(child.lower_ == "to" and child.dep_ == "aux" for child in node.children)
    return opener == "should" or _is_should_behind(node) or _is_were(node) or (opener is None and _is_were_to(node))


def _is_were(node: Token) -> bool:
    """True for "were" in "were officials to close the port", where the parse hangs the infinitive on "officials"."""
    opens = node.lower_ == "were" and (node.i == node.sent.start or node.nbor(-1).is_punct)
    return opens and any(child.dep_ == "nsubj" and any(is_infinitive(below) for below in child.children) for child in node.rights)


def _is_should_behind(node: Token) -> bool:
    """True for "should the talks fail" behind what would follow."""
    should = next((child for child in node.children if child.dep_ == "aux" and child.lower_ == "should"), None)
    subject = next((child for child in node.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if should is None or subject is None or node.dep_ not in {"advcl", "ccomp"}:
        return False
    return should.i <= node.left_edge.i and should.i < subject.i


def _is_were_to(node: Token) -> bool:
    """True for "were parliament to reject the bill", where the parser makes "were" the verb above."""
    verb = node.head
    opens = verb.lower_ == "were" and (verb.i == verb.sent.start or verb.nbor(-1).is_punct)
    return opens and verb != node and any(child.lower_ == "to" and child.dep_ == "aux" for child in node.children)


def _is_case(token: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "attack" in "in case of an attack" and "in the event of an attack"."""
    node = token
    while node.dep_ in _DOWN and node.head != node:
        node = node.head
        if node.dep_ == "prep" and _is_phrase(node, words["ifphrase"]):
            return True
    return False


def _is_phrase(node: Token, phrases: frozenset[str]) -> bool:
    """True if one of some phrases stands at the left edge of what a word governs: "as long as" before "as the army does"."""
    start = max(node.sent.start, node.left_edge.i - 2)
    edge = "_".join(token.lower_ for token in node.doc[start : min(start + _EDGE + 2, node.sent.end)])
    return any(f"_{phrase}_" in f"_{edge}_" for phrase in phrases)


def _taken_as(node: Token) -> Token:
    """The verb that takes something for a deed: "regarded" for "attack" in "it would be regarded as an attack", else the node itself."""
    is_name = node.dep_ == "pobj" and node.head.lower_ == "as"
    return node.head.head if is_name else node.head if node.dep_ in {"oprd", "attr"} and node.pos_ == "NOUN" else node


def _hangs_on_condition(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """True for what will only follow: "hold" in "If one American is killed, I will hold Iran responsible"."""
    chain = [verb]
    while chain[-1].dep_ in _JOINED and chain[-1].head != chain[-1]:
        chain.append(chain[-1].head)
    is_ahead = any(modal_of(node) in words["future"] | words["possible"] for node in chain) or any(
        node.dep_ == "xcomp" and any(child.lower_ == "to" for child in node.children) and lemma_of(node.head) in words["ahead"]
        for node in chain
    )
    return is_ahead and any(
        child.dep_ in {*_HANGING, "conj"} and _opens_condition(child, words) for node in chain for child in node.children
    )


def _is_threat_on_condition(candidate: Candidate, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "blow up" in "threatened to blow up the dam if the army came near"."""
    if candidate.under is None or candidate.under.pattern.type != "THREATEN":
        return False
    verbs = (candidate.token, candidate.predicate, candidate.under.token)
    return any(_opens_condition(child, words) for verb in verbs for child in verb.children)


def _is_offered_on_condition(candidate: Candidate, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "aid" in "offered more aid if talks resumed" and "held out the prospect of aid if …"."""
    node = candidate.token
    if node.pos_ not in _NOMINAL or candidate.predicate != node or is_definite(node):
        return False
    while node.dep_ in {"pobj", "prep", "dobj"} and node.pos_ not in _VERBAL and node.head != node:
        node = node.head
    is_offer = node.pos_ in _VERBAL and lemma_of(node) in words["offering"]
    return is_offer and any(child.dep_ == "advcl" and _opens_condition(child, words) for child in node.children)


def _opens_condition(child: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """True for "if", "unless" and "provided", and, before what is still to come, "once"; "even if" changes nothing."""
    if any(grand.lower_ == "even" for grand in child.children):
        return False
    if child.dep_ == "conj" and child.lower_ in _GIVEN and not any(grand.dep_ == "nsubj" for grand in child.children):
        return True
    if _is_condition(child, words) or child.lower_ in words["if"]:
        return True
    if child.dep_ in _HANGING and _is_phrase(child, words["ifphrase"]):
        return True
    return any(grand.dep_ in {"mark", "advmod"} and grand.lower_ in words["once"] for grand in child.children)
