"""Sums that were asked for before: kept until the file of the desk changes, so that the hundredth reader of a wide timeline waits no more."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from tocsin.web.api.paging import state_of
from tocsin.web.frame import Frame
from tocsin.web.wording import Row

MOST_KEPT = 64
"""Answers of at most some hundred kilobytes each."""


class Kept:
    """Answers by question, the latest used last; each with the state of the file that it was true for."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._held: OrderedDict[Any, tuple[str, list[Row]]] = OrderedDict()

    def ask(self, frame: Frame, question: tuple[Any, ...], answer: Callable[[], list[Row]]) -> list[Row]:
        """The rows of a question: those of last time where nothing was written since."""
        state = state_of(frame.desk)
        held = self._held.get(question)
        if held is None or held[0] != state:
            held = self._held[question] = (state, answer())
        self._held.move_to_end(question)
        while len(self._held) > self._most:
            self._held.popitem(last=False)
        return held[1]
