"""The text of an article with its findings highlighted, as inert HTML for a notebook or a page."""

from __future__ import annotations

import re
from html import escape
from itertools import pairwise

from tocsin.model import Record, Span
from tocsin.present.labels import labels_of
from tocsin.present.words import excerpt

_DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_COLOURS = {"event": "#f4c7c3", "claim": "#c9daf8", "commitment": "#d9ead3", "time": "#fff2cc", "place": "#ead1dc"}
"""Light enough for black text on each: contrast above 12 to 1."""


def highlight(record: Record) -> str:
    """The whole text as HTML, every span a `<mark>` with its label as title; nothing of the article's own markup survives.

    In "Rockets hit Baghdad" the word "hit" is marked as the event e1 and "Baghdad" as a place.
    """
    text, marks = record.article.text, marks_of(record)
    cuts = sorted({0, len(text), *(edge for span, _, _ in marks for edge in span)})
    starts: dict[int, list[tuple[Span, str, str]]] = {}
    for mark in marks:
        starts.setdefault(mark[0].start, []).append(mark)
    active: list[tuple[Span, str, str]] = []
    parts = []
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark[0].end > start] + starts.get(start, [])
        parts.append(_piece(text[start:end], active))
    title = escape(excerpt(record.article.title or "", 200))
    body = "".join(parts).replace("\n", "<br>")
    key = " ".join(f'<mark style="background:{colour};color:#000">{kind}</mark>' for kind, colour in _COLOURS.items())
    return f'<div class="tocsin" dir="ltr"><p><b>{title}</b></p><p>{key}</p><p>{body}</p><p>Machine codings are not verified incidents.</p></div>'


def marks_of(record: Record) -> list[tuple[Span, str, str]]:
    """Span, kind and title of everything that is highlighted."""
    labels = labels_of(record)
    marks = [(event.trigger, "event", f"{labels[event.id]} {event.type} {event.status}") for event in record.events]
    marks += [
        (span, "claim", f"{labels[claim.id]} {'/'.join(claim.acts)}")
        for claim in record.claims
        if claim.speaker.kind != "outlet"
        for span in claim.cues
    ]
    marks += [(item.action.span, "commitment", f"{labels[item.id]} {item.kind}") for item in record.commitments]
    marks += [(time.span, "time", time.value or time.type) for time in record.times]
    marks += [(mention.span, "place", place.name) for place in record.places for mention in place.mentions]
    return marks


def _piece(text: str, active: list[tuple[Span, str, str]]) -> str:
    words = escape(_DIRECTION_MARKS.sub("", text))
    if not active:
        return words
    inner = min(active, key=lambda mark: mark[0].end - mark[0].start)
    title = escape(" · ".join(excerpt(mark[2], 60) for mark in active), quote=True)
    return f'<mark style="background:{_COLOURS[inner[1]]};color:#000" title="{title}">{words}</mark>'
