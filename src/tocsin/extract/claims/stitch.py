"""Quotations that have no cue of their own go to the speaker who was talking: behind the cue, or over paragraphs."""

from __future__ import annotations

from dataclasses import replace

from tocsin.extract.claims.content import merged
from tocsin.extract.claims.page import Draft, Page
from tocsin.extract.claims.quotes import Quote


def stitch(drafts: tuple[Draft, ...], page: Page) -> tuple[Draft, ...]:
    """Drafts with every quotation that continues them; a quotation belongs to one draft only. Linear in tokens."""
    out = list(drafts)
    taken = _taken(drafts, len(page.doc))
    waiting = sorted(((max(draft.pieces[-1][1], draft.cue.i), draft.pieces[-1][1], i) for i, draft in enumerate(drafts)), reverse=True)
    last = (-1, -1)  # where the content ends that ends last before the quotation, and whose it is
    for quote in page.quotes:
        while waiting and waiting[-1][0] <= quote.start:
            last = max(last, waiting.pop()[1:])
        if any(taken[quote.start : quote.end]) or last[1] < 0 or not _continues(quote, out[last[1]], page):
            continue
        out[last[1]] = replace(out[last[1]], pieces=(*out[last[1]].pieces, (quote.start, quote.end)))
        last = (quote.end, last[1])
    return tuple(replace(draft, pieces=merged(draft.pieces)) for draft in out)


def _taken(drafts: tuple[Draft, ...], length: int) -> bytearray:
    """One mark for each token that is some draft's content."""
    marks = bytearray(length)
    for draft in drafts:
        for first, last in draft.pieces:
            marks[first:last] = b"\x01" * (last - first)
    return marks


def _continues(quote: Quote, draft: Draft, page: Page) -> bool:
    """True if a quotation goes on where a draft's quotation ended: in its block behind it, or at the head of the next block."""
    end = draft.pieces[-1][1]
    if not any(page.quote_at[i] >= 0 for start, stop in (draft.pieces[0], draft.pieces[-1]) for i in (start, stop - 1)):
        return False
    block = page.block_of(page.doc[end - 1])
    if block == quote.block:
        return _starts_sentence(quote, page)
    return block == quote.block - 1 and quote.is_first


def _starts_sentence(quote: Quote, page: Page) -> bool:
    i = quote.start - 1
    while i >= 0 and page.doc[i].is_space:
        i -= 1
    return i < 0 or page.doc[i].text in {".", "!", "?", ":", ",", "—", "–"} or page.quote_at[i] >= 0
