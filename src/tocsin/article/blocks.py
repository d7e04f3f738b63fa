"""Stretches of pasted text → blocks with kinds: title, byline, dateline, heading, caption, list, furniture, repeats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tocsin.article.cues import dateline, is_cue, leading_date, running_words
from tocsin.article.language import is_foreign_line
from tocsin.article.lines import Chunk, chunks_of
from tocsin.article.pasted import is_whole_page, without_page
from tocsin.article.piece import Piece, is_short_line
from tocsin.model import Block, Span
from tocsin.model.vocabulary import BlockKind

_WORD = re.compile(r"\w+")
# Headlines of ten papers run to 18 words at most; a lead sentence is seldom under that.
_LONGEST_TITLE = 20
# A dateline stands at the head of the body; further down it is a table or a roundup.
_DATELINE_WITHIN = 8
# A headline glued to the lead stands before the dateline: "Harbour closed. ADEN (AP) - A storm …".
_GLUED_WITHIN = 240
# Lead sentences of 20 words have four of the words that headlines leave out, headlines one at most.
_RUNNING_SHARE = 9
# On 80 pages no heading of furniture in the last four tenths was followed by text of the article.
_LATE = 0.6


def blocks_of(text: str, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of a text, in its order; `title` is the headline where somebody gave it."""
    chunks = _cut_title(text, chunks_of(text), title)
    pieces = [Piece(chunk, _kind_alone(chunk)) for chunk in chunks]
    if is_whole_page(pieces):
        pieces = without_page(pieces, title)
    pieces = list(_cut_datelines(text, pieces))
    pieces = _name_title(pieces, title)
    pieces = _name_headings(pieces)
    return tuple(_blocks(_cover_sections(pieces)))


def blocks_of_parts(text: str, parts: Iterable[tuple[BlockKind, Span]]) -> tuple[Block, ...]:
    """The blocks of a page whose tags have told paragraphs, headings, lists and quotes apart already."""
    pieces = []
    for kind, span in parts:
        chunk = Chunk(span, text[span.start : span.end])
        alone = _kind_alone(chunk) if kind != "title" else kind
        pieces.append(Piece(chunk, kind if alone in ("paragraph", "list") else alone))
    return tuple(_blocks(_cover_sections(list(_cut_datelines(text, pieces)))))


def _kind_alone(chunk: Chunk) -> BlockKind:
    """The kind that the words of a stretch give it, without a look at its neighbours."""
    line = chunk.text
    if is_cue("byline", line):
        return "byline"
    if is_cue("caption", line):
        return "caption"
    if is_cue("boilerplate", line) or is_foreign_line(line):
        return "boilerplate"
    return "list" if chunk.is_item else "paragraph"


def _cut(text: str, chunk: Chunk, at: int) -> tuple[Chunk, Chunk | None]:
    """A stretch cut in two at an offset of the text, blanks at the cut left out; no second where nothing is left."""
    start, end = chunk.span
    head, tail = text[start:at].rstrip(), text[at:end]
    rest = tail.lstrip()
    first = Chunk(Span(start, start + len(head)), head)
    if not rest:
        return first, None
    return first, Chunk(Span(end - len(rest), end), rest)


def _cut_title(text: str, chunks: list[Chunk], title: str | None) -> list[Chunk]:
    """The given headline as a stretch of its own where it is glued to the lead."""
    wanted = _WORD.findall(title.casefold()) if title else []
    if not chunks or len(wanted) < 3:
        return chunks
    head = chunks[0]
    found = list(_WORD.finditer(head.text[:1_000].casefold()))[: len(wanted)]
    if [match.group() for match in found] != wanted or found[-1].end() >= len(head.text.rstrip(".!?:; ")):
        return chunks
    after = re.compile(r"[.!?:;\"”’')]*").match(head.text, found[-1].end())
    first, rest = _cut(text, head, head.span.start + (after.end() if after else found[-1].end()))
    return [first, *([rest] if rest else []), *chunks[1:]]


def _cut_datelines(text: str, pieces: list[Piece]) -> Iterator[Piece]:
    """The first dateline as a piece of its own, and what was glued before it too."""
    is_open, bodies = True, 0
    for piece in pieces:
        parts = _dateline_parts(text, piece, is_first=bodies == 0) if is_open and piece.kind in ("paragraph", "boilerplate") else None
        bodies += piece.kind == "paragraph"
        is_open = is_open and parts is None and bodies < _DATELINE_WITHIN
        yield from parts or [piece]


def _dateline_parts(text: str, piece: Piece, *, is_first: bool) -> list[Piece] | None:
    """Dateline and paragraph, with a glued title before them in the first piece; null where there is no dateline."""
    chunk = piece.chunk
    match = dateline(is_upper=_is_upper(chunk.text)).match(chunk.text)
    if match is None and is_first:
        match = leading_date().match(chunk.text) or _glued_dateline(chunk.text)
    if match is None:
        return None
    start = chunk.span.start + match.start()
    parts = []
    if match.start():
        head, rest = _cut(text, chunk, start)
        parts.append(Piece(head, "byline" if is_cue("byline", head.text) else "title"))
        chunk = rest or chunk
    line, body = _cut(text, chunk, start + len(match.group()))
    parts.append(Piece(line, "dateline"))
    return [*parts, *([Piece(body, "paragraph")] if body else [])]


def _glued_dateline(line: str) -> re.Match[str] | None:
    """A dateline after a headline in the same line: "Harbour closed. ADEN, Yemen (AP) - A storm …"."""
    for match in dateline(is_upper=_is_upper(line)).finditer(line[:_GLUED_WITHIN]):
        before = line[: match.start()].rstrip()
        if before.endswith((".", "!", "?")) and len(before.split()) <= _LONGEST_TITLE:
            return match
    return None


def _is_upper(line: str) -> bool:
    """True for teletype text in capitals only; a town alone is no text."""
    return len(line) > 40 and line[:400].isupper()


def _name_title(pieces: list[Piece], title: str | None) -> list[Piece]:
    """The headline among the lines before the running text; short lines before it are furniture, those after it headings."""
    if any(piece.kind == "title" for piece in pieces):
        return pieces
    body = next((n for n, piece in enumerate(pieces) if piece.kind == "dateline" or _is_running(piece, is_first=n == 0)), len(pieces))
    heads = [n for n, piece in enumerate(pieces[:body]) if piece.kind == "paragraph"]
    if not heads or (body == len(pieces) and title is None):
        return pieces
    wanted = _key(title) if title else None
    chosen = next((n for n in heads if _key(pieces[n].chunk.text) == wanted), None) if wanted else None
    if chosen is None:
        chosen = next((n for n in heads if pieces[n].chunk.words >= 4), heads[0])
    named = list(pieces)
    for n in heads:
        after: BlockKind = "paragraph" if pieces[n].chunk.text.endswith(":") else "heading"
        kind: BlockKind = "title" if n == chosen else after if n > chosen else "boilerplate"
        named[n] = replace(pieces[n], kind=kind)
    return named


def _is_running(piece: Piece, *, is_first: bool) -> bool:
    """True for a paragraph that reads as text, not as a headline; below the first line every sentence does.

    "Kyle Corp. said it will buy a plant." is running text; "Saudi prince mocks Trump on Twitter." is not.
    """
    if piece.kind != "paragraph":
        return piece.kind in ("list", "quote")
    words = piece.chunk.text.partition("\n")[0].split(None, _LONGEST_TITLE + 1)
    if len(words) > _LONGEST_TITLE:
        return True
    if not piece.chunk.ends_sentence or _capitalised(words) >= 0.75:
        return False
    running = sum(word.casefold().strip(".,;:“”\"'") in running_words() for word in words)
    return running >= max(2, len(words) / _RUNNING_SHARE) or (not is_first and len(words) > 4)


def _capitalised(words: list[str]) -> float:
    """The share of longer words that begin with a capital."""
    longer = [word.lstrip("“\"'‘(") for word in words if len(word) > 3]
    return sum(word[:1].isupper() for word in longer) / len(longer) if len(longer) > 2 else 0.0


def _name_headings(pieces: list[Piece]) -> list[Piece]:
    """Short lines without a full stop: headings where a paragraph follows, lists where several stand together."""
    named = list(pieces)
    for n, piece in enumerate(pieces):
        if piece.kind != "paragraph" or not is_short_line(piece.chunk):
            continue
        following = pieces[n + 1] if n + 1 < len(pieces) else None
        before = pieces[n - 1] if n else None
        if following is None:
            named[n] = replace(piece, kind="boilerplate" if piece.chunk.words <= 4 and before else "paragraph")
        elif _is_short(following) or (before and _is_short(before)):
            named[n] = replace(piece, kind="list")
        elif following.kind in ("paragraph", "list", "quote", "caption", "dateline"):
            named[n] = replace(piece, kind="heading")
    return named


def _is_short(piece: Piece) -> bool:
    return piece.kind == "paragraph" and is_short_line(piece.chunk)


def _cover_sections(pieces: list[Piece]) -> Iterator[Piece]:
    """After a heading of furniture ("More from …") teasers are furniture too.

    Late in the text everything after it is; earlier, a box stands there, and the next real paragraph ends it.
    """
    late = pieces[-1].chunk.span.end * _LATE if pieces else 0
    is_covered = is_last = False
    for n, piece in enumerate(pieces):
        if n > 0 and is_cue("section", piece.chunk.text):
            is_covered, is_last = True, is_last or piece.chunk.span.start > late
        elif is_covered and not is_last and not _is_teaser(piece):
            is_covered = False
        yield replace(piece, kind="boilerplate") if is_covered else piece


def _is_teaser(piece: Piece) -> bool:
    """True for what a box of links holds: headlines, short lines, no sentence of some length."""
    if piece.kind in ("title", "byline", "caption", "dateline"):
        return False
    return piece.chunk.words <= 40 and not (piece.kind == "paragraph" and piece.chunk.ends_sentence and piece.chunk.words > 12)


def _blocks(pieces: Iterator[Piece]) -> Iterator[Block]:
    """Blocks; one whose words stood before is a repeat. Two words may recur without being the same line.

    Furniture before it makes nothing a repeat: a menu names the headline too.
    """
    read: set[tuple[str, ...]] = set()
    furniture: set[tuple[str, ...]] = set()
    for piece in pieces:
        key = _key(piece.chunk.text)
        is_furniture = piece.kind == "boilerplate"
        yield Block(piece.kind, piece.chunk.span, is_repeat=len(key) > 2 and (key in read or (is_furniture and key in furniture)))
        (furniture if is_furniture else read).add(key)


def _key(line: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(line.casefold()))
