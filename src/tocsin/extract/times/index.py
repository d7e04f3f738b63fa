"""Which time expression dates a verb or a noun: asked by events (when), claims (said) and commitments (due)."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tocsin.extract.syntax import sentence_of
from tocsin.lexicon.times import time_cues
from tocsin.model import Interval, Span, Time

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

# What is said, thought or told on a day happened on a day of its own: a time never passes down over these arcs.
_WALLS = frozenset({"ccomp", "parataxis", "relcl", "acl", "advcl", "csubj", "pcomp"})
# Verbs that share one clause: "fired rockets and fled on Sunday".
_SHARED = frozenset({"conj", "xcomp", "aux", "auxpass", "cop"})
# "to", "and" with a blank beside them.
_LONGEST_JOINT = 3


class TimesIndex:
    """All times of one record by place in the text.

    `TimesIndex(record.times).governing(fired)` in "Rockets fired on Sunday hit the base, officials said Monday." is "Sunday".
    """

    __slots__ = ("_starts", "times")

    def __init__(self, times: Sequence[Time]) -> None:
        self.times = tuple(sorted(times, key=lambda time: time.span))
        self._starts = [time.span.start for time in self.times]

    def between(self, start: int, end: int) -> tuple[Time, ...]:
        """The times that start within some characters."""
        return self.times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def in_sentence(self, token: Token) -> tuple[Time, ...]:
        """The times of the token's sentence, in order."""
        sent = sentence_of(token)
        return self.between(sent.start_char, sent.end_char)

    def own(self, token: Token) -> Time | None:
        """The time that hangs on the token itself: "on Sunday" on "fired", "Sunday" on "the Sunday attack"."""
        return _best([time for time in self.in_sentence(token) if token in list(_owners(token.doc, time))], token)

    def governing(self, token: Token, *, sentence: bool = True) -> Time | None:
        """The time that dates a verb or noun: its own, else that of the clause it stands in, else the sentence's only one.

        Calendar days come before durations and references ("recently"). `sentence=False` leaves out the last resort.
        """
        for node in _clause(token):
            found = self.own(node)
            if found is not None:
                return found
        if not sentence:
            return None
        times = [time for time in self.in_sentence(token) if is_dated(time) and not _is_taken(token, time)]
        return times[0] if len({(time.start, time.end) for time in times}) == 1 else None

    def reach(self, doc: Doc, time: Time) -> Interval:
        """The days that a time stands for with the words around it, null where they leave it open.

        "since late November" begins on the 21st and has no end; in "from January to March 2019" both times reach from January to March.
        """
        before = words_before(doc, time)
        if before[-1] in time_cues("open_start"):
            return Interval(time.start, None, time.granularity)
        if before[-1] in time_cues("open_end") and "from" not in before:
            return Interval(None, time.end, time.granularity)
        at = bisect_left(self._starts, time.span.start)
        for first, last in ((at, at + 1), (at - 1, at)):
            if first >= 0 and last < len(self.times) and is_range(doc, self.times[first], self.times[last]):
                return Interval(self.times[first].start, self.times[last].end, "other")
        return Interval(time.start, time.end, time.granularity)


def words_before(doc: Doc, time: Time) -> tuple[str, ...]:
    """Up to three words before a time in lower case, the nearest last."""
    head = next(iter(tokens_of(doc, time.span)), None)
    return ("",) if head is None else ("", *(doc[at].lower_ for at in range(max(head.i - 3, 0), head.i)))


def is_range(doc: Doc, first: Time, last: Time) -> bool:
    """True for "from A to B" and "between A and B"."""
    if first.start is None or last.end is None or first.start > last.end or first.span.end >= last.span.start:
        return False
    gap = doc.char_span(first.span.end, last.span.start, alignment_mode="contract")
    joint = gap.text.strip().lower() if gap is not None and len(gap) <= _LONGEST_JOINT else ""
    opening = words_before(doc, first)[-1]
    return (opening == "between" and joint == "and") or (opening == "from" and joint in {"to", "until", "till", "through"})


def is_dated(time: Time) -> bool:
    """True for a time with days of its own: "December 20", "two days after" a dated event; not "recently" and not "for weeks"."""
    is_day = time.type in {"DATE", "TIME"} or (time.type == "DURATION" and time.granularity is not None)
    return is_day and time.start is not None and not (time.value or "").endswith("_REF")


def time_head(doc: Doc, time: Time) -> Token | None:
    """The token of a time expression that the rest of it hangs on; null where the text was not parsed."""
    return head_of(doc, time.span)


def head_of(doc: Doc, span: Span) -> Token | None:
    """The token of some characters that the rest of them hang on; null where the text was not parsed."""
    tokens = list(tokens_of(doc, span))
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside or token.head == token), tokens[0] if tokens else None)


def tokens_of(doc: Doc, span: Span) -> Iterator[Token]:
    """The tokens that share characters with a span."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return iter(found if found is not None else ())


def _owners(doc: Doc, time: Time) -> Iterator[Token]:
    """What a time hangs on, from the nearest noun up to the verb of its clause and the verbs joined to it."""
    node = time_head(doc, time)
    while node is not None and node.head != node:
        node = node.head
        yield node
        if node.pos_ in {"VERB", "AUX"}:
            yield from (child for child in node.children if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"})
            return


def _clause(token: Token) -> Iterator[Token]:
    """The token and what stands above it in the same clause."""
    node = token
    yield node
    while node.head != node and node.dep_ not in _WALLS:
        is_verb = node.pos_ in {"VERB", "AUX"}
        if is_verb and node.dep_ not in _SHARED:
            return
        node = node.head
        yield node


def _is_taken(token: Token, time: Time) -> bool:
    """True if the time dates another verb, one that the token does not stand below in one clause."""
    owners = [owner for owner in _owners(token.doc, time) if owner.pos_ in {"VERB", "AUX"}]
    return bool(owners) and any(child.dep_ in {"ccomp", "parataxis"} for child in owners[0].children)


def _best(times: list[Time], token: Token) -> Time | None:
    return min(times, key=lambda time: (not is_dated(time), abs(time.span.start - token.idx)), default=None)
