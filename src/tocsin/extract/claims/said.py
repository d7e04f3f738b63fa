"""When a statement was made: the day at its cue, else the day at the last mention of its channel."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tocsin.extract.claims.page import Draft, Page
from tocsin.extract.syntax import governor
from tocsin.extract.times.index import TimesIndex
from tocsin.lexicon.claims import media
from tocsin.model import Interval, Time
from tocsin.model.vocabulary import Medium

if TYPE_CHECKING:
    from spacy.tokens import Token

_POSTS: frozenset[Medium] = frozenset({"social_media"})


class Sayings:
    """Dates the statements of one article.

    "McKenzie told ABC News on December 22" was said on the 22nd; "Trump wrote" on the day of "the warning, issued on Twitter on December 23".
    """

    __slots__ = ("_at", "_posts", "_times")

    def __init__(self, page: Page, times: tuple[Time, ...]) -> None:
        self._times = TimesIndex(times)
        self._posts = [(token.i, interval) for token in page.doc if (interval := self._post(token, page)) is not None] if times else []
        self._at = [i for i, _ in self._posts]

    def said(self, draft: Draft, medium: Medium | None) -> Interval | None:
        """The day of a statement, or null."""
        own = self._interval(self._times.governing(draft.cue, sentence=False)) if self._times.times else None
        own = own or self._behind(draft)
        if own is not None or medium not in _POSTS:
            return own
        before = bisect_left(self._at, draft.cue.i)
        return self._posts[before - 1][1] if before else None

    def _behind(self, draft: Draft) -> Interval | None:
        """The day between a cue and its content, whatever the parse hung it on: "said on Friday it would close"."""
        behind = min((first for first, _ in draft.pieces if first > draft.cue.i), default=None)
        if behind is None or not self._times.times:
            return None
        start, doc = draft.cue.idx, draft.cue.doc
        found = [self._interval(time) for time in self._times.between(start, doc[behind].idx)]
        return next((interval for interval in found if interval is not None), None)

    def _post(self, token: Token, page: Page) -> Interval | None:
        """The day of a mention of a channel: "issued on Twitter on December 23"."""
        if token.pos_ not in {"PROPN", "NOUN"} or media().get(token.lemma_.lower()) not in _POSTS or page.quote_at[token.i] >= 0:
            return None
        return self._interval(self._times.own(governor(token)))

    @staticmethod
    def _interval(time: Time | None) -> Interval | None:
        if time is None or time.type not in {"DATE", "TIME"} or time.start is None or time.direction == "future":
            return None
        return Interval(time.start[:10], (time.end or time.start)[:10], time.granularity)
