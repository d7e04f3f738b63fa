"""From tokens to pieces of content: clauses without their cue, edges trimmed, quotations whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from tocsin.extract.claims.page import Page, Piece
from tocsin.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# A day stands right behind the cue or behind a short addressee: "told reporters on Monday the road was open".
_CLOSE = 4
_EDGE = frozenset({",", ":", ";", "–", "—", "-", "--", ".", "(", ")", "", " ", "\n"})


def subtree(token: Token) -> set[int]:
    """Indices of a token and all below it."""
    return {below.i for below in token.subtree}


def runs(members: set[int], barred: set[int]) -> tuple[Piece, ...]:
    """Runs from the first to the last member, broken at barred tokens; a run without a member is left out."""
    if not members:
        return ()
    first, last = min(members), max(members)
    breaks = [first - 1, *sorted(i for i in barred if first <= i <= last), last + 1]
    gaps = ((before + 1, after) for before, after in pairwise(breaks) if after - before > 1)
    return tuple(gap for gap in gaps if any(i in members for i in range(*gap)))


def clause_pieces(clause: Token, cue: Token) -> tuple[Piece, ...]:
    """The content of a clause: "the plan" and "was dead" around "he said" in "The plan, he said, was dead"."""
    members = subtree(clause)
    barred = subtree(cue)
    if cue.i in members:
        return runs(members - barred, barred)
    barred -= members
    barred.add(cue.i)
    return runs(members, barred)


def hull(tokens: Iterable[Token], cue: Token, barred: Collection[int] = ()) -> tuple[Piece, ...]:
    """All tokens below some heads, as one piece on each side of the cue and of what else is barred."""
    members = {i for token in tokens for i in subtree(token)}
    return runs(members, {cue.i, *barred})


def behind_day(piece: Piece, page: Page, cue: Token) -> Piece:
    """A piece without the day of the saying at its head, which the parse hangs on what is said: "said on Friday it would close"."""
    first, last = piece
    doc = page.doc
    if not cue.i < first <= cue.i + _CLOSE or doc[first].lower_ not in {"on", "in", "late", "early"} or first + 1 >= last:
        return piece
    at = first + 1
    while at < last and (doc[at].ent_type_ in {"DATE", "TIME"} or doc[at].lower_ in {"on", "late", "early"}):
        at += 1
    has_clause = any(doc[i].dep_ in {"nsubj", "nsubjpass", "expl"} and doc[i].head.i > i for i in range(at, last))
    return (at, last) if at > first + 1 and at < last and has_clause and not doc[at].is_punct else piece


def trimmed(piece: Piece, page: Page) -> Piece | None:
    """A piece without commas, dashes and blanks at its edges; null if nothing is left."""
    first, last = piece
    doc = page.doc
    while first < last and doc[first].text.strip() in _EDGE:
        first += 1
    while last > first and doc[last - 1].text.strip() in _EDGE and page.quote_at[last - 1] < 0:
        last -= 1
    return (first, last) if first < last else None


def with_quotes(piece: Piece, page: Page, barred: set[int]) -> Piece:
    """A piece widened so that a quotation which it touches is in it whole, marks included."""
    first, last = piece
    for i in (first, last - 1):
        quote = page.quote_of(i)
        if quote is not None and not barred.intersection(range(quote.start, quote.end)):
            first, last = min(first, quote.start), max(last, quote.end)
    return first, last


def piece_span(piece: Piece, page: Page) -> Span:
    """The characters of a piece, without blanks at its ends."""
    doc = page.doc
    start, end = doc[piece[0]].idx, doc[piece[1] - 1].idx + len(doc[piece[1] - 1])
    text = page.article.text[start:end]
    return Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))


def merged(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pieces in order of the text; those that touch or overlap become one."""
    out: list[Piece] = []
    for piece in sorted(pieces):
        if out and piece[0] <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], piece[1]))
        else:
            out.append(piece)
    return tuple(out)
