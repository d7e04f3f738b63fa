"""Text → stretches that stand apart on the page: paragraphs between blank lines, lines on their own, hard-wrapped lines joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.model import Span

_LINE = re.compile(r"[^\n\r]*(?:\r\n|\n|\r|\Z)")
_FINAL = re.compile(r"[.!?:;…][\"”’')\]]*$|[\"”]$|''$")
_BULLET = re.compile(r"(?:[-*•·▪●○◦‣–—]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S|[-*•·▪●][A-Z]")
# Teletype and e-mail wrap at 60 to 80 characters; nobody wraps above 100, and below 45 lines are verse, lists or headings.
_WIDEST, _NARROWEST = 100, 45
# A wrapped line stops where the next word did not fit, so it is rarely shorter than the widest by more than a long word.
_RAGGED = 22


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its outer blanks."""

    span: Span
    text: str
    indent: int

    @property
    def is_cut(self) -> bool:
        """True if no sentence ends here."""
        return _FINAL.search(self.text[-6:]) is None


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of the text that stands apart, one line or several hard-wrapped ones."""

    span: Span
    text: str
    is_item: bool = False

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split(None, 60)) if len(self.text) < 2_000 else 61

    @property
    def ends_sentence(self) -> bool:
        """True if it ends as sentences do."""
        return _FINAL.search(self.text[-6:]) is not None


def chunks_of(text: str) -> list[Chunk]:
    """All stretches in order; what lies between them is blanks only."""
    paragraphs = list(_paragraphs(text))
    is_wrapped = _is_wrapped([line for lines in paragraphs for line in lines[:-1]])
    return [chunk for lines in paragraphs for chunk in _join(text, lines, is_wrapped=is_wrapped)]


def _paragraphs(text: str) -> Iterator[list[Line]]:
    """Runs of lines without a blank line between them."""
    lines: list[Line] = []
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if stripped:
            indent = len(raw) - len(raw.lstrip())
            start = match.start() + indent
            lines.append(Line(Span(start, start + len(stripped)), stripped, indent))
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _is_wrapped(inner: list[Line]) -> bool:
    """True if most lines that another follows stop in the middle of a sentence, near one width."""
    if not inner:
        return False
    widths = sorted(len(line.text) for line in inner)
    typical, widest = widths[len(widths) // 2], widths[-1]
    if not _NARROWEST <= typical <= _WIDEST or widest > _WIDEST + _RAGGED:
        return False
    return sum(line.is_cut for line in inner) >= 0.6 * len(inner)


def _join(text: str, lines: list[Line], *, is_wrapped: bool) -> Iterator[Chunk]:
    """Lines of one run as stretches: joined where the first was cut, apart where it was not."""
    first = last = lines[0]
    for line in lines[1:]:
        if not _continues(last, line, is_wrapped=is_wrapped):
            yield _chunk(text, first, last)
            first = line
        last = line
    yield _chunk(text, first, last)


def _continues(line: Line, following: Line, *, is_wrapped: bool) -> bool:
    """True if the second line goes on with the paragraph of the first."""
    if _BULLET.match(following.text):
        return False
    if following.text[0].islower() and line.is_cut and line.text[-1] not in ")]":
        return True
    if not is_wrapped:
        return line.text.endswith(";") and len(line.text) <= _WIDEST
    if following.indent > line.indent + 1 and not line.is_cut:
        return False
    if line.is_cut and line.text.isupper() and following.text.isupper():
        return True
    is_full = len(line.text) >= _WIDEST - _RAGGED - 26
    return is_full or (line.is_cut and len(line.text) + len(following.text.split()[0]) >= _NARROWEST)


def _chunk(text: str, first: Line, last: Line) -> Chunk:
    span = Span(first.span.start, last.span.end)
    return Chunk(span, text[span.start : span.end], is_item=_BULLET.match(first.text) is not None)
