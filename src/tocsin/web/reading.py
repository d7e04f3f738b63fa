"""An article as a page shows it: its blocks cut into pieces, each with the findings that stand on it, and a card for each finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tocsin.model import Block, Record, Span
from tocsin.web.wording import Row, inert

KINDS = ("event", "claim", "commitment", "date", "place")
LONGEST_TEXT = 400_000
"""Characters that one page shows: a book of 60,000 words; what is longer is cut and says so."""
MOST_CARDS = 300


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the text with the finding that they open, if any; `kind` colours them."""

    words: str
    kind: str | None = None
    finding: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block with its number in the text."""

    number: int
    kind: str
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    kind: str
    finding: str
    label: str


def paragraphs(record: Record, shown: frozenset[str], asked: str | None = None) -> list[Paragraph]:
    """The blocks of an article in order; kinds that are not shown are not marked, the finding that is asked for always is.

    In "Rockets hit Baghdad" the word "hit" opens the event and "Baghdad" the place.
    """
    marks = sorted((mark for mark in _marks(record) if mark.kind in shown or mark.finding == asked), key=lambda mark: mark.span)
    blocks = [block for block in record.article.blocks if block.span.start < LONGEST_TEXT] or [_whole(record)]
    by_block = _per_block(marks, blocks)
    return [Paragraph(n, block.kind, list(_pieces(record, block.span, by_block[n]))) for n, block in enumerate(blocks, 1)]


def _whole(record: Record) -> Block:
    return Block("paragraph", Span(0, min(len(record.article.text), LONGEST_TEXT)))


def _per_block(marks: Sequence[_Mark], blocks: Sequence[Block]) -> Mapping[int, list[_Mark]]:
    """Marks by the number of their block; both stand in order of the text."""
    held: dict[int, list[_Mark]] = defaultdict(list)
    at = 0
    for mark in marks:
        while at < len(blocks) - 1 and blocks[at].span.end <= mark.span.start:
            at += 1
        held[at + 1].append(mark)
    return held


def _pieces(record: Record, whole: Span, marks: Sequence[_Mark]) -> Iterator[Piece]:
    """The words between the edges of all marks; of several marks on the same words the shortest opens."""
    end = min(whole.end, LONGEST_TEXT)
    inside = [mark for mark in marks if mark.span.overlaps(Span(whole.start, end))]
    edges = {max(whole.start, min(end, edge)) for mark in inside for edge in mark.span}
    starting: dict[int, list[_Mark]] = defaultdict(list)
    for mark in inside:
        starting[max(whole.start, mark.span.start)].append(mark)
    active: list[_Mark] = []
    for start, stop in pairwise(sorted({whole.start, end, *edges})):
        active = [mark for mark in active if mark.span.end > start] + starting.get(start, [])
        words = inert(record.article.text[start:stop])
        inner = min(active, key=lambda mark: mark.span.end - mark.span.start, default=None)
        yield Piece(words, inner.kind, inner.finding, inner.label) if inner else Piece(words)


def _marks(record: Record) -> Iterator[_Mark]:
    for event in record.events:
        yield _Mark(event.trigger, "event", event.id, f"event: {event.type.lower()}, {event.status}")
    for claim in record.claims:
        for cue in claim.cues or claim.content[:1]:
            yield _Mark(cue, "claim", claim.id, f"statement: {', '.join(claim.acts)}")
    for commitment in record.commitments:
        yield _Mark(commitment.action.span, "commitment", commitment.id, commitment.kind.replace("_", " "))
    for date in record.dates:
        yield _Mark(date.span, "date", date.id, f"date ahead: {date.kind}")
    for place in record.places:
        for mention in place.mentions:
            if mention.use == "literal":
                yield _Mark(mention.span, "place", place.id, f"place: {place.name[:80]}")


def places(record: Record) -> list[Row]:
    """A card for each place that the text marks: what it is, how far its words reach, how often it is named."""
    told = ((place, [mention.span for mention in place.mentions if mention.use == "literal"]) for place in record.places)
    return [
        {"id": place.id, "name": place.name, "kind": place.kind, "country": place.country, "radius_km": place.radius_km,
         "is_known": not place.id.startswith("local:"), "times": len(spans), "char_start": min(spans).start}
        for place, spans in told if spans
    ]  # fmt: skip


def differences(old: str, new: str) -> list[tuple[str, str]]:
    """Two versions paragraph by paragraph: same, gone or come; what stayed is given once."""
    from difflib import SequenceMatcher

    a, b = (inert(text[:LONGEST_TEXT]).split("\n") for text in (old, new))
    a, b = ([line for line in lines if line.strip()][:2000] for lines in (a, b))
    told: list[tuple[str, str]] = []
    for what, a0, a1, b0, b1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if what == "equal":
            told += [("same", line) for line in a[a0:a1]]
        else:
            told += [("gone", line) for line in a[a0:a1]] + [("come", line) for line in b[b0:b1]]
    return told
