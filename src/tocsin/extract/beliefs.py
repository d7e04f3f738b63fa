"""What a source makes of an event of the record: its factuality there, asked by characters, and the certainty that this is."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from tocsin.extract.factuality import factuality
from tocsin.extract.syntax import is_parsed
from tocsin.lexicon.claims import words
from tocsin.model import Event, Span
from tocsin.model.vocabulary import Certainty

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# On the scale of `factuality`: a plain statement is 3, one below "said" 2.6, below "likely" 1.5, "may" 0.8, a condition 0.3.
_PLAIN = 2.5
_PROBABLE = 1.2


class Beliefs:
    """Asks the factuality of events of one parsed article, for the article's own voice or for the speaker of a cue."""

    __slots__ = ("_doc", "_starts")

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._starts = [token.idx for token in doc]

    def of(self, event: Event, cue: Span | None = None) -> float | None:
        """From -3 to 3 for the speaker of the cue, else for the article itself; null in text that is not read.

        In "Iran denied that it fired" the value of "fired" is 3 in the denied words, -1.2 for the article.
        """
        token = self.token(event.trigger)
        source = self.token(cue) if cue is not None else None
        return factuality(token, source) if token is not None else None

    def is_answered_for(self, event: Event) -> bool:
        """True for a deed that one is said to answer for, or not: "behind the attack", "responsible for the killing", "no role in it"."""
        token = self.token(event.trigger)
        if token is None or token.dep_ != "pobj":
            return False
        return token.head.lower_ == "behind" or token.head.head.lemma_.lower() in words("answering")

    def token(self, span: Span) -> Token | None:
        """The token that a span begins with, null before the first and in text that is not read."""
        at = bisect_right(self._starts, span.start) - 1
        return self._doc[at] if at >= 0 and is_parsed(self._doc[at]) else None


def certainty_of(value: float) -> Certainty:
    """How sure a factuality is, whichever way it points; a plain word is unspecified, not certain."""
    if abs(value) >= _PLAIN:
        return "unspecified"
    return "probable" if abs(value) >= _PROBABLE else "possible"
