"""Quotations that have no cue of their own go to the speaker who was talking: behind the cue, or over paragraphs."""

from __future__ import annotations

from dataclasses import replace

from tocsin.extract.claims.content import merged
from tocsin.extract.claims.page import Draft, Page
from tocsin.extract.claims.quotes import Quote


def stitch(drafts: tuple[Draft, ...], page: Page) -> tuple[Draft, ...]:
    """Drafts with every quotation that continues them; a quotation belongs to one draft only."""
    out = list(drafts)
    for quote in page.quotes:
        if _is_taken(quote, out):
            continue
        owner = _owner(quote, out, page)
        if owner is not None:
            out[owner] = replace(out[owner], pieces=merged([*out[owner].pieces, (quote.start, quote.end)]))
    return tuple(out)


def _is_taken(quote: Quote, drafts: list[Draft]) -> bool:
    return any(first < quote.end and quote.start < last for draft in drafts for first, last in draft.pieces)


def _owner(quote: Quote, drafts: list[Draft], page: Page) -> int | None:
    """The draft with a quotation that this one continues: in its block before it, or at the end of the block before."""
    before = _quoting_before(quote, drafts, page)
    if before is None:
        return None
    block = page.block_of(page.doc[drafts[before].pieces[-1][1] - 1])
    if block == quote.block:
        return before if _starts_sentence(quote, page) else None
    return before if block == quote.block - 1 and quote.is_first else None


def _quoting_before(quote: Quote, drafts: list[Draft], page: Page) -> int | None:
    """The last draft before a quotation, if its content holds a quotation."""
    before = [(draft.pieces[-1][1], i) for i, draft in enumerate(drafts) if max(draft.pieces[-1][1], draft.cue.i) <= quote.start]
    last = max(before, default=None)
    if last is None or not any(page.quote_at[i] >= 0 for first, end in drafts[last[1]].pieces for i in (first, end - 1)):
        return None
    return last[1]


def _starts_sentence(quote: Quote, page: Page) -> bool:
    i = quote.start - 1
    while i >= 0 and page.doc[i].is_space:
        i -= 1
    return i < 0 or page.doc[i].text in {".", "!", "?", ":", ","} or page.quote_at[i] >= 0
