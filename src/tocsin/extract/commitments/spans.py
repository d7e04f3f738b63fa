"""Which characters an action, a party or a condition covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import VERBAL, child
from tocsin.extract.syntax import char_span, noun_phrase
from tocsin.lexicon.commitments import words
from tocsin.model import Span

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Token

_EDGE = frozenset("\"'“”‘’`,;:.!?()[]-– ")


def action_span(head: Token, out: Collection[int], *, whole: bool = False, negative: bool = False) -> Span:
    """From the action's main word to the end of its minimal clause; tokens whose index is in `out` are left out at the ends."""
    if head.pos_ in VERBAL or child(head, "cop", "auxpass") is not None:
        tokens = _clause_tokens(head, out, whole=whole, negative=negative)
    elif head.lemma_ == "ultimatum":
        tokens = [head]
    else:
        tokens = _phrase_tokens(head, out)
    return tidy(tokens, out) if tokens else char_span([head])


def _clause_tokens(head: Token, out: Collection[int], *, whole: bool, negative: bool) -> list[Token]:
    keep: list[Token] = [head]
    for each in head.children:
        if each.i in out:
            continue
        if each.i < head.i:
            if _is_kept_left(each, whole=whole, negative=negative):
                keep.extend(each.subtree)
        elif each.dep_ == "conj":
            if each.pos_ in VERBAL and child(each, "nsubj", "nsubjpass") is None and not _is_finite_beside(each, head):
                if any(head.i < at < each.i for at in out):
                    continue
                keep.extend(_clause_tokens(each, out, whole=False, negative=True))
                keep.extend(cc for cc in head.children if cc.dep_ == "cc" and cc.i < each.i)
        elif each.dep_ in {"advcl", "parataxis"} or each.dep_ == "punct":
            continue
        elif not _is_tail(each):
            keep.extend(_tree(each, out))
    return _cut_at_comma(sorted(set(keep), key=lambda token: token.i), head)


def _cut_at_comma(tokens: list[Token], head: Token) -> list[Token]:
    """The tokens up to the first comma behind which no part of a list goes on."""
    for at, token in enumerate(tokens[:-1]):
        if token.text in {",", ";"} and token.i > head.i:
            node = tokens[at + 1]
            while node.head.i > token.i and node.head != node:
                node = node.head
            if node.dep_ not in {"conj", "cc", "amod", "nummod", "compound", "advmod", "pobj", "dobj"}:
                return tokens[:at]
    return tokens


def _is_finite_beside(verb: Token, head: Token) -> bool:
    """True for a finite verb joined to an infinitive: it belongs to the clause above."""
    return verb.tag_ in {"VBD", "VBZ", "VBP"} and head.tag_ == "VB"


def _is_tail(each: Token) -> bool:
    """Circumstances and tails of lists that stay outside an action: "despite threats", "including …", a phrase behind a comma."""
    if each.dep_ not in {"prep", "agent", "pcomp"}:
        return False
    return each.lower_ in words("tail_preposition") or (each.i > 0 and each.doc[each.i - 1].text in {",", "-", "--", "―", "—"})


def _is_kept_left(each: Token, *, whole: bool, negative: bool) -> bool:
    if each.dep_ == "neg":
        return negative
    if whole:
        return each.dep_ not in {"mark", "punct", "advcl"}
    return (
        each.dep_ in {"advmod", "prt"}
        and each.i - each.left_edge.i < 3
        and each.lower_ not in {"also", "then", "now", "when", "only", "still"}
    )


def _phrase_tokens(head: Token, out: Collection[int]) -> list[Token]:
    tokens = [head]
    for each in head.children:
        if each.i in out or each.dep_ in {"relcl", "appos", "punct", "advcl", "parataxis", "poss"} or _is_tail(each):
            continue
        if each.dep_ == "poss" and each.i < head.i:
            tokens.extend(_tree(each, out))
            continue
        tokens.extend(_tree(each, out))
    return sorted(set(tokens), key=lambda token: token.i)


def _tree(token: Token, out: Collection[int]) -> list[Token]:
    """A subtree without what is left out and without relative clauses behind commas."""
    if token.i in out:
        return []
    tokens = [token]
    for each in token.children:
        if each.i > token.i and (_is_tail(each) or (each.dep_ == "appos" and each.doc[each.i - 1].text != "the" and _is_loose(each))):
            continue
        if each.dep_ in {"relcl", "advcl", "parataxis"} and each.i > token.i and _is_loose(each):
            continue
        tokens.extend(_tree(each, out))
    return tokens


def _is_loose(clause: Token) -> bool:
    """True for a clause behind a comma, or an adverbial one."""
    first = min(clause.subtree, key=lambda token: token.i)
    return clause.dep_ != "relcl" or (first.i > 0 and first.doc[first.i - 1].text == ",")


def tidy(tokens: list[Token], out: Collection[int]) -> Span:
    """The characters of some tokens without quotation marks, commas and what is left out at both ends."""
    while len(tokens) > 1 and (
        tokens[-1].text[:1] in _EDGE or tokens[-1].i in out or tokens[-1].dep_ in {"cc", "mark", "prep"} or tokens[-1].is_space
    ):
        tokens = tokens[:-1]
    while len(tokens) > 1 and (tokens[0].text[:1] in _EDGE or tokens[0].i in out or tokens[0].is_space):
        tokens = tokens[1:]
    return char_span(tokens)


def party_span(head: Token) -> Span:
    """The noun phrase of a party; possessives without what they possess."""
    if head.tag_ == "PRP$":
        return char_span([head])
    tokens = noun_phrase(head)
    dated = next((each.i for each in head.children if each.i > head.i and each.dep_ == "prep" and _is_dated(each)), None)
    close = next((each for each in head.children if each.dep_ == "appos" and each.i > head.i and _is_close(head, each)), None)
    tokens += noun_phrase(close) if close is not None else []
    kept = [each for each in sorted(tokens, key=lambda token: token.i) if dated is None or each.i < dated]
    while len(kept) > 1 and kept[-1].dep_ == "cc":
        kept = kept[:-1]
    return char_span(kept)


def _is_close(head: Token, name: Token) -> bool:
    """True for an apposition without a comma: "ally Iran", "group the National Coalition"."""
    first = min(name.subtree, key=lambda token: token.i)
    return first.i - head.i <= 1 and name.pos_ in {"PROPN", "NOUN"}


def _is_dated(link: Token) -> bool:
    """As in "several groups in October announced": the month belongs to the verb."""
    return any(each.ent_type_ in {"DATE", "TIME"} for each in link.children)
