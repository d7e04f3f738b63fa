"""On what a commitment depends: clauses and phrases behind a marker, inversions, "any attack will be met with"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import CLIMB, VERBAL, Draft
from tocsin.extract.commitments.spans import tidy
from tocsin.extract.syntax import is_negated, noun_phrase, sentence_of
from tocsin.lexicon.commitments import Marker, markers
from tocsin.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

_FUTURE = frozenset({"will", "would", "'ll", "’ll", "wo", "shall", "can", "could", "to"})
# Nouns of the markers themselves.
_EMPTY = frozenset({"condition", "exchange", "return", "case", "event"})
_OPENERS = frozenset({",", "“", '"', "``", "and", "that", ":"})
# A clause behind "the moment" has its verb within so many tokens.
_NEAR = 25
_WHILE = frozenset({"before", "while"})
_WHETHER = frozenset({"see", "ask", "know", "wonder", "decide", "say", "determine", "question", "clear", "sure", "doubt", "tell", "check"})


@dataclass(frozen=True, slots=True)
class Found:
    """One condition in a sentence: its tokens, kind, and the word that it hangs on."""

    span: Span
    kind: str
    head: Token
    governor: Token
    indexes: frozenset[int]


def conditions_in(sent: SpacySpan) -> list[Found]:
    """Every condition of a sentence, in order."""
    table = markers()
    out: list[Found] = []
    end = -1
    for token in sent:
        if token.i < end:
            continue
        found = _inverted(token, sent) if token.lower_ in {"should", "were", "had"} else None
        for marker in () if found else table.get(token.lower_, ()):
            if _words_at(token, marker):
                found = _clause(token, marker) if marker.frame == "clause" else _phrase(token, marker)
                break
        if found is not None:
            out.append(found)
            end = token.i + 1
    return out


def _words_at(token: Token, marker: Marker) -> bool:
    doc = token.doc
    return all(token.i + n < len(doc) and doc[token.i + n].lower_ == word for n, word in enumerate(marker.words))


def _clause(token: Token, marker: Marker) -> Found | None:
    """A clause whose marker hangs on its verb."""
    doc = token.doc
    last = doc[token.i + len(marker.words) - 1]
    verb = _clause_head(token, last)
    if verb is None or verb.i <= token.i:
        return None
    matrix = last.head if last.pos_ == "NOUN" else verb.head
    governor = token.head if verb.head == token or token.lower_ in {"provided", "providing"} else matrix
    while token.i <= governor.i <= last.i and governor.head != governor:
        governor = governor.head  # "as long as": the clause hangs on the marker's own words
    if token.lower_ == "if" and _is_whether(token, verb):
        return None
    if token.tag_ in {"VBD", "VBZ"} and any(each.dep_ == "nsubj" and each.i < token.i for each in token.children):
        return None  # "Democrats provided votes": the verb itself
    if token.i and doc[token.i - 1].lower_ in {"even", "as", "what"} and token.lower_ == "if":
        return None
    if token.lower_ in _WHILE and not _is_held_back(matrix):
        return None
    if (marker.kind == "when" or token.lower_ in {"when", "once"}) and not _is_to_come(token, verb, matrix):
        return None
    return _found(token, verb, "if" if marker.kind == "when" else marker.kind, governor)


def _clause_head(first: Token, last: Token) -> Token | None:
    """The verb of the clause that the marker opens."""
    if last.pos_ == "NOUN":
        behind = last.doc[last.i + 1 : min(last.i + _NEAR, last.sent.end)]
        return next(
            (each for each in behind if each.pos_ in VERBAL and each.dep_ not in {"aux", "auxpass"} and _has_own_subject(each, last)), None
        )
    for token in (last, first):
        if token.dep_ in {"mark", "advmod", "cc", "prep", "ROOT"} or token.pos_ in {"SCONJ", "ADV"}:
            head = token.head
            if head.i > last.i and head.pos_ in VERBAL | {"ADJ", "NOUN"}:
                return head
        inner = next((each for each in token.children if each.dep_ in {"pcomp", "ccomp", "advcl", "pobj"} and each.i > last.i), None)
        if inner is None and token.lower_ in {"provided", "providing", "assuming"}:
            inner = next(
                (each for each in token.doc[last.i + 1 : token.sent.end] if each.pos_ in VERBAL and each.dep_ not in {"aux", "auxpass"}),
                None,
            )
        if inner is not None and (inner.pos_ in VERBAL or inner.dep_ != "pobj"):
            return inner
    return None


def _has_own_subject(verb: Token, marker: Token) -> bool:
    return any(each.dep_ in {"nsubj", "nsubjpass"} and marker.i < each.i < verb.i for each in verb.children)


def _is_to_come(token: Token, verb: Token, matrix: Token) -> bool:
    """True for "when inspectors are in" under a future; "when it stormed the town" is past."""
    if verb.tag_ == "VBD" and token.lower_ != "once" and not any(each.lower_ in {"would", "could"} for each in matrix.children):
        return False
    return _is_ahead(matrix)


def _is_held_back(matrix: Token) -> bool:
    """True for "will not disarm before …", "can be no talks while …": what is refused until something changes."""
    modals = {each.lower_ for each in matrix.children if each.dep_ == "aux"}
    return is_negated(matrix) and bool(modals & (_FUTURE - {"to"}))


def _is_whether(token: Token, verb: Token) -> bool:
    return (
        verb.dep_ == "ccomp"
        and verb.i > verb.head.i
        and verb.head.lemma_ in _WHETHER
        and verb.head.i < token.i
        and token.i - verb.head.i <= 2
    )


def _is_ahead(matrix: Token) -> bool:
    """True if the clause above speaks of what is to come."""
    node = matrix
    for _ in range(CLIMB):
        below = [each for each in node.children if each.dep_ in {"xcomp", "ccomp"}]
        if any(each.lower_ in _FUTURE and each.dep_ == "aux" for one in (node, *below) for each in one.children):
            return True
        if node.head == node or node.dep_ not in {"xcomp", "conj", "ccomp", "advcl", "advmod"}:
            return False
        node = node.head
    return False


def _phrase(token: Token, marker: Marker) -> Found | None:
    """A noun phrase or clause behind words such as "in exchange for"."""
    last = token.doc[token.i + len(marker.words) - 1]
    is_verb = token.pos_ == "VERB" and any(each.dep_ == "aux" for each in token.children)
    anchor = token if any(each.i > last.i for each in token.subtree) else last
    if is_verb or not any(each.i > last.i for each in anchor.subtree):
        return None
    return _found(token, anchor, marker.kind, token.head)


def _inverted(token: Token, sent: SpacySpan) -> Found | None:
    """As in "Should the army advance, …", "Were they to attack, …"."""
    verb = token.head if token.dep_ in {"aux", "auxpass"} else token
    if token.lower_ != "should" and token.i > sent.start + 1 and token.doc[token.i - 1].text not in _OPENERS:
        return None
    subject = next((each for each in verb.children if each.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.i < token.i or sent[-1].text == "?":
        return None
    governor = _main_beside(verb) if verb.dep_ in {"ROOT", "ccomp"} else verb.head
    return _found(token, verb, "if", governor) if governor is not None and governor != verb else None


def _main_beside(verb: Token) -> Token | None:
    """The main clause, where the parser hung the inverted one above or beside it: "threatened to leave should they come"."""
    if verb.dep_ == "ROOT":
        return next((each for each in verb.children if each.dep_ == "ccomp" and each.i < verb.i), None)
    beside = (each for each in verb.head.children if each.dep_ == "ccomp" and each.i > verb.i)
    return next((each for each in beside if any(inner.tag_ == "MD" for inner in each.children)), verb.head)


def _found(first: Token, head: Token, kind: str, governor: Token) -> Found:
    begin = first.i - 1 if first.i and first.doc[first.i - 1].lower_ == "only" else first.i
    right = _right_edge(head, first)
    tokens = [first.doc[at] for at in range(begin, right + 1)]
    return Found(tidy(tokens, ()), kind, head, governor, frozenset(range(begin, right + 1)))


def _right_edge(head: Token, first: Token) -> int:
    """The last token of the clause; a main clause that the parser hung below it is left out."""
    edge = max(head.i, first.i)
    stack = list(head.children)
    while stack:
        token = stack.pop()
        if token.i > head.i and (token.dep_ == "parataxis" or _is_speaker_behind(token)):
            continue
        if token.dep_ == "punct" and token.head == head:
            continue
        edge = max(edge, token.i)
        stack.extend(token.children)
    return min(edge, sentence_of(head).end - 1)


def act_of(found: Found) -> Span:
    """The word for what would have to happen: the verb of the clause, or the noun behind "in exchange for" and "on condition that"."""
    head = found.head
    if head.pos_ not in VERBAL | {"NOUN", "PROPN", "ADJ"}:
        behind = [head.doc[at] for at in sorted(found.indexes) if at > head.i]
        verbs = [each for each in behind if each.pos_ == "VERB" and each.dep_ not in {"aux", "auxpass", "amod"}]
        nouns = [each for each in behind if each.dep_ == "pobj" and each.lemma_ not in _EMPTY]
        head = next(iter((*(verbs if found.kind == "on_condition" else ()), *nouns, *verbs)), head)
    return Span(head.idx, head.idx + len(head.text))


def _is_speaker_behind(token: Token) -> bool:
    """True for ", its chairman, said", which the parser took for an apposition of the clause's last noun."""
    if token.dep_ != "appos" or token.doc[token.left_edge.i - 1].text != ",":
        return False
    return token.ent_type_ == "PERSON" or any(each.tag_ == "PRP$" for each in token.children)


def choose(draft: Draft, found: list[Found]) -> Found | None:
    """The condition that a commitment depends on: on its action, its cue, or the clause above; never one that holds the cue."""
    if draft.condition is not None:
        return _named(draft.condition, draft.head)
    below = _below(draft.head)
    above = _above(draft.cue)
    for each in found:
        if draft.cue.i in each.indexes or draft.head.i in each.indexes:
            continue
        if each.governor.i in below or each.governor.i == draft.cue.i or (each.governor.i in above and each.kind != "until"):
            return each
    return None


def _named(deed: Token, governor: Token) -> Found:
    """A deed that works as a condition: "any attack", "ships that do not stop", "moving guns to the river", "failure to pay"."""
    below = [each for each in deed.children if each.dep_ in {"relcl", "acl"} and each.i > deed.i]
    whole = deed.pos_ in VERBAL
    joint = next((each.i for each in deed.children if each.dep_ == "cc" and each.i < governor.i), None)
    tokens = (
        [each for each in deed.subtree if joint is None or each.i < joint]
        if whole
        else [*noun_phrase(deed), *(token for each in below for token in each.subtree)]
    )
    tokens = sorted(
        {each.i: each for each in tokens if whole or each.i < governor.i or governor.i < deed.i}.values(), key=lambda each: each.i
    )
    head = deed if whole or not below else below[0]
    kind = "unless" if deed.lemma_ in {"failure", "refusal"} else "if"
    return Found(tidy(tokens, ()), kind, head, governor, frozenset(each.i for each in tokens))


def _below(head: Token) -> set[int]:
    """The action's tokens, relative clauses and noun complements left out: what hangs there limits the noun, not the act."""
    out = {head.i}
    stack = list(head.children)
    while stack:
        token = stack.pop()
        if token.dep_ == "acl" or (token.dep_ == "advcl" and _is_reason(token)) or _is_finite_beside(token):
            continue
        out.add(token.i)
        stack.extend(token.children)
    return out


def _is_finite_beside(token: Token) -> bool:
    """True for a finite verb that the parser joined to an infinitive: it belongs to the clause above."""
    return token.dep_ == "conj" and token.tag_ in {"VBD", "VBZ", "VBP"} and token.head.tag_ == "VB"


def _is_reason(clause: Token) -> bool:
    return any(each.dep_ == "mark" and each.lower_ in {"because", "since", "as"} for each in clause.children)


def _above(cue: Token) -> set[int]:
    out = {cue.i}
    node = cue
    for _ in range(CLIMB):
        if node.head == node or node.dep_ == "relcl" or (node.dep_ == "advcl" and _is_reason(node)):
            break
        node = node.head
        out.add(node.i)
    return out
