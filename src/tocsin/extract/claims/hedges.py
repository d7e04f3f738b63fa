"""Hedges: words that say how sure a statement is, found where they govern it, not somewhere near it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.lexicon.claims import Hedge, hedges
from tocsin.model import Span
from tocsin.model.vocabulary import Band, Certainty

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MARKS = frozenset({'"', "“", "”", "''", "``", "'", "‘", "’"})
# What stands below these is about something else than the clause: "the suspected militia that may have fired".
_BARRIERS = frozenset({"relcl", "acl", "advcl", "appos", "pcomp", "csubj", "ccomp", "pobj"})
_RANK: dict[Certainty, int] = {"possible": 3, "probable": 2, "certain": 1, "unspecified": 0}


@dataclass(frozen=True, slots=True)
class Found:
    """A hedge in its place: its tokens, and the word that it governs."""

    hedge: Hedge
    first: int
    last: int
    governed: Token

    def span(self, doc: Doc) -> Span:
        """The characters of the hedge."""
        return Span(doc[self.first].idx, doc[self.last - 1].idx + len(doc[self.last - 1].text))


def hedges_in(doc: Doc, pieces: Iterable[tuple[int, int]]) -> Iterator[Found]:
    """All hedges in some runs of tokens, longest first at each place."""
    book = hedges()
    for first, last in pieces:
        i = first
        while i < last:
            found = _match(doc, i, last, book.get(doc[i].lower_) or book.get(doc[i].lemma_.lower()) or ())
            if found is not None:
                yield found
                i = found.last
            else:
                i += 1


def _match(doc: Doc, i: int, end: int, candidates: Iterable[Hedge]) -> Found | None:
    for hedge in candidates:
        last = _spell(doc, i, end, hedge.words)
        if last is not None and _fits(doc[i], hedge):
            return Found(hedge, i, last, _governed(doc[i], hedge))
    return None


def _spell(doc: Doc, i: int, end: int, words: tuple[str, ...]) -> int | None:
    """Where the words end if they stand here; quotation marks between them are no hindrance."""
    for word in words:
        while i < end and doc[i].text in _MARKS:
            i += 1
        if i >= end or word not in {doc[i].lower_, doc[i].lemma_.lower()}:
            return None
        i += 1
    return i


def _fits(token: Token, hedge: Hedge) -> bool:
    """True if the word is used as its kind says: "May" is a month, "likely" an adverb or adjective."""
    if hedge.kind == "modal":
        return token.tag_ == "MD"
    if hedge.kind == "verb":
        return token.pos_ in {"VERB", "AUX"}
    return token.pos_ != "PROPN"


def _governed(token: Token, hedge: Hedge) -> Token:
    """The predicate or noun that the hedge is about: its head, or the clause below a raising verb."""
    if hedge.kind == "verb":
        below = [child for child in token.children if child.dep_ in {"xcomp", "ccomp", "oprd", "acomp", "attr"}]
        return below[0] if below else token
    node = token
    while node.dep_ in {"advmod", "npadvmod", "acomp", "quantmod"} and node.head.i != node.i and node.pos_ in {"ADV", "ADJ"}:
        if node.dep_ == "acomp":
            below = [child for child in node.children if child.dep_ in {"xcomp", "ccomp"}]
            return below[0] if below else node.head
        node = node.head
    return node.head if node.i == token.i and node.dep_ in {"amod", "aux"} else node


def governs(found: Found, root: Token) -> bool:
    """True if the hedge is about the clause of the root: nothing subordinate lies between."""
    node = found.governed
    for _ in range(12):
        if node.i == root.i:
            return True
        if node.dep_ in _BARRIERS or node.head.i == node.i:
            return False
        node = node.head
    return False


def is_attributive(found: Found, doc: Doc) -> bool:
    """True for "suspected militants": about a noun, not about what is said of it."""
    return doc[found.last - 1].dep_ == "amod"


def weakest(found: Iterable[Found], default: Certainty) -> tuple[Certainty, Band | None]:
    """Certainty and band that some hedges leave; the weakest word wins, the default stands where there is none."""
    certainty, band = default, None
    for each in found:
        if _RANK[each.hedge.certainty] > _RANK[certainty] or (certainty == "certain" and each.hedge.certainty != "unspecified"):
            certainty = each.hedge.certainty
        band = band or each.hedge.band
    return certainty, band
