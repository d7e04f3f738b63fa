"""Nouns that report speech ("allegations that …", "his warning of …") and "according to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.claims.content import hull, runs, subtree
from tocsin.extract.claims.page import Draft, Page, Piece
from tocsin.extract.claims.verbs import carried_clause
from tocsin.lexicon.claims import CueWord, cue_verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

ACCORDING = CueWord("according to", frozenset(), frozenset(), "assert", "unspecified", "words", "positive")


def noun_draft(noun: Token, word: CueWord) -> Draft | None:
    """The draft at a cue noun with a that-clause: "allegations that Iran was behind it"."""
    if noun.pos_ not in {"NOUN", "PROPN"} or _is_medium_of_verb(noun):
        return None
    clauses = [child for child in noun.children if child.dep_ in {"acl", "ccomp", "relcl"} and _has_that(child)]
    if not clauses:
        return None
    return Draft(noun, word, "noun/that", _owner(noun), hull(clauses, noun))


def _is_medium_of_verb(noun: Token) -> bool:
    """True for "said in a statement that …": the verb is the cue."""
    head = noun.head
    return noun.dep_ == "pobj" and head.dep_ == "prep" and head.head.lemma_ in cue_verbs() and carried_clause(head.head) is not None


def _has_that(clause: Token) -> bool:
    """True if the clause is opened by "that" and has a subject beside it; the parse may take "that" for a pronoun."""
    opener = clause.doc[clause.left_edge.i]
    if opener.lower_ != "that":
        return False
    return opener.dep_ == "mark" or any(child.dep_ in {"nsubj", "nsubjpass"} and child.i != opener.i for child in clause.children)


def _owner(noun: Token) -> Token | None:
    """Whose word it is: "Trump's allegations", "allegations by residents"."""
    for child in noun.children:
        # Behind a curly apostrophe the parser calls some owners nmod; their mark tells.
        if child.dep_ == "poss" or (child.dep_ == "nmod" and any(mark.tag_ == "POS" for mark in child.children)):
            return child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "of"}:
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return None


def according_draft(token: Token, page: Page) -> Draft | None:
    """The draft at "according to": at the head of a sentence it covers what follows, else what stands before it."""
    to = page.doc[token.i + 1] if token.i + 1 < len(page.doc) else None
    if to is None or to.lower_ != "to":
        return None
    speaker = next((child for head in (to, token) for child in head.children if child.dep_ == "pobj"), None)
    if speaker is None:
        return None
    pieces = _beside(token, page)
    return Draft(token, ACCORDING, "according", speaker, pieces) if pieces else None


def _beside(token: Token, page: Page) -> tuple[Piece, ...]:
    sentence = token.sent
    phrase = subtree(token)
    before = _left_edge(token, page)
    if any(page.doc[i].pos_ in {"VERB", "AUX"} for i in range(before, token.i)) and not _opens_content(token, page):
        return ((before, token.i),)
    end = max(phrase) + 1
    return runs(set(range(end, sentence.end)), phrase)


def _opens_content(token: Token, page: Page) -> bool:
    """True in "Haaretz said that, according to officials, the tunnel …": what is reported follows."""
    i = token.i - 1
    while i > token.sent.start and page.doc[i].is_punct:
        i -= 1
    before = page.doc[i]
    return (before.lower_ == "that" and before.dep_ != "dobj") or (
        before.lemma_ in cue_verbs() and before.pos_ == "VERB" and i < token.i - 1
    )


def _left_edge(token: Token, page: Page) -> int:
    """The start of the sentence or, behind a quotation of several sentences, of the quotation."""
    start = token.sent.start
    quote = page.quote_before(token.i, 3)
    return min(start, quote.start) if quote is not None else start
