"""Quotations that have no cue of their own go to the speaker who was talking: behind the cue, or over paragraphs."""

from __future__ import annotations

from dataclasses import replace

from tocsin.extract.claims.content import merged
from tocsin.extract.claims.page import Draft, Page
from tocsin.extract.claims.quotes import Quote


def stitch(drafts: tuple[Draft, ...], page: Page) -> tuple[Draft, ...]:
    """Drafts with every quotation that continues them; a quotation belongs to one draft only."""
    out = list(drafts)
    for number, quote in enumerate(page.quotes):
        if _is_taken(quote, out):
            continue
        owner = _owner(number, quote, out, page)
        if owner is not None:
            out[owner] = replace(out[owner], pieces=merged([*out[owner].pieces, (quote.start, quote.end)]))
    return tuple(out)


def _is_taken(quote: Quote, drafts: list[Draft]) -> bool:
    return any(first < quote.end and quote.start < last for draft in drafts for first, last in draft.pieces)


def _owner(number: int, quote: Quote, drafts: list[Draft], page: Page) -> int | None:
    """The draft with a quotation that this one continues: in its block before it, or at the end of the block before."""
    if number == 0:
        return None
    before = page.quotes[number - 1]
    owner = next(
        (i for i, draft in enumerate(drafts) if any(first < before.end and before.start < last for first, last in draft.pieces)), None
    )
    if owner is None:
        return None
    if before.block == quote.block and _starts_sentence(quote, page):
        return owner
    if before.block == quote.block - 1 and quote.is_first:
        return owner
    return None


def _starts_sentence(quote: Quote, page: Page) -> bool:
    i = quote.start - 1
    while i >= 0 and page.doc[i].is_space:
        i -= 1
    return i < 0 or page.doc[i].text in {".", "!", "?", ":", ","} or page.quote_at[i] >= 0
