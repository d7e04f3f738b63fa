"""Clauses that stand behind an aside: "reported, citing three officials, that …", "said in a statement read out on television that …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.claims.page import Page, Piece
from tocsin.extract.syntax import sentence_of
from tocsin.lexicon.claims import CueWord, cue_verbs, media, words

if TYPE_CHECKING:
    from spacy.tokens import Token

# "citing a confidential letter from the regional governor to the ministry of the interior in the capital": one aside.
_LONGEST = 25
# "told the newspaper's Moscow correspondent in an email on Monday that": tokens before the clause.
_NEAR = 12
# "on Monday" and "in a statement": tokens before the participle of an aside.
_LEAD = 6


def behind_aside(verb: Token, word: CueWord, page: Page) -> tuple[Piece, ...]:
    """The that-clause behind an aside, which the parse hangs anywhere: on "citing", on "read out", on the official."""
    if "that" not in word.frames or verb.i + 2 >= len(page.doc):
        return ()
    end = sentence_of(verb).end
    start = _participle(verb, end)
    if start is None:
        return ()
    for token in page.doc[start + 1 : min(end, start + _LONGEST)]:
        if token.lower_ == "that" and token.tag_ in {"IN", "WDT", "DT"}:
            return ((token.i, end),) if token.i + 2 < end else ()
        if token.pos_ == "VERB" and token.lemma_ in cue_verbs() and token.tag_ in {"VBD", "VBZ", "VBP"}:
            return ()
    return ()


def behind_addressee(verb: Token, word: CueWord, page: Page) -> tuple[Piece, ...]:
    """Told Reuters in an email that …; told the inquest that …: the that-clause which the parse hung on a noun before it."""
    if "tell" not in word.frames or "that" not in word.frames:
        return ()
    end = sentence_of(verb).end
    for token in page.doc[verb.i + 1 : min(end, verb.i + _NEAR)]:
        if token.lower_ == "that" and token.i > verb.i + 1 and token.i + 2 < end and token.tag_ in {"IN", "WDT"}:
            return ((token.i, end),)
        if token.is_punct or token.pos_ in {"VERB", "AUX"}:
            return ()
    return ()


def _participle(verb: Token, end: int) -> int | None:
    """Where the aside's participle stands: a "citing" behind a comma, or "carried by" behind a noun for words that were said."""
    doc = verb.doc
    for token in doc[verb.i + 1 : min(end, verb.i + _LEAD + 1)]:
        before = doc[token.i - 1]
        if token.tag_ == "VBG" and token.lemma_ in words("cited") and before.text == ",":
            return token.i
        if token.tag_ in {"VBN", "VBD"} and token.lemma_ in words("carry") and _is_said_in(before, verb):
            return token.i
        if token.pos_ in {"VERB", "AUX", "SCONJ"} or token.is_quote:
            return None
    return None


def _is_said_in(noun: Token, verb: Token) -> bool:
    is_medium = noun.lemma_.lower() in media() or noun.lemma_.lower() in words("remark")
    return is_medium and noun.i > verb.i + 1 and verb.nbor(1).lower_ in {"in", "during"}
