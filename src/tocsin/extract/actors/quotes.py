"""Which tokens stand in somebody's words, and whose: nobody calls himself "he"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPEN = frozenset({"“", "``", "«"})
_CLOSE = frozenset({"”", "»"})
_EITHER = frozenset({'"', "''"})
_LEAD = frozenset({",", ":"})
# The speaker stands right behind a quotation (", Manafort said") or right before it.
_REACH = 8


class Quotes:
    """The quotations of a text by token."""

    __slots__ = ("_number", "_speakers", "_whole")

    def __init__(self, scene: Scene) -> None:
        self._number: dict[int, int] = {}
        self._speakers: list[int | None] = []
        self._whole: list[bool] = []
        for start, end in _spans(scene):
            for i in range(start, end):
                self._number[i] = len(self._speakers)
            self._speakers.append(_speaker(scene, start, end))
            self._whole.append(start > 1 and scene.tokens[start - 2].text in _LEAD)

    def is_quoted(self, i: int) -> bool:
        """True for a token inside a quotation."""
        return i in self._number

    def is_whole(self, i: int) -> bool:
        """True for a token of words given in full, behind a comma or colon: in these nobody calls himself "he" or "it"."""
        number = self._number.get(i)
        return number is not None and self._whole[number]

    def speaker(self, i: int) -> int | None:
        """The token that heads the speaker of the quotation around a token, or null."""
        number = self._number.get(i)
        return self._speakers[number] if number is not None else None


def _spans(scene: Scene) -> list[tuple[int, int]]:
    """Quotations as tokens `[start, end)`; one that is never closed ends with its paragraph."""
    out: list[tuple[int, int]] = []
    start: int | None = None
    for token in scene.tokens:
        text = token.text
        if start is not None and (text in _CLOSE or text in _EITHER or "\n" in text):
            out.append((start, token.i))
            start = None
        elif start is None and (text in _OPEN or text in _EITHER):
            start = token.i + 1
    return out


def _speaker(scene: Scene, start: int, end: int) -> int | None:
    doc = scene.tokens
    is_over = end > start and doc[end - 1].text == "."  # who speaks behind a full stop begins a sentence of his own
    for i in range(end, end if is_over else min(end + _REACH, len(doc))):
        if _speaks(scene, doc[i]):
            return i
        if doc[i].text in {".", "“"}:
            break
    for i in range(start - 1, max(start - _REACH, -1), -1):
        if _speaks(scene, doc[i]):
            return i
    return None


def _speaks(scene: Scene, token: Token) -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_ in scene.cues("speech")
