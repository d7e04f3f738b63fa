"""The items that a text is cut into: words and numbers of time with what each may be."""

from __future__ import annotations

from dataclasses import dataclass

Kinds = tuple[tuple[str, str], ...]
"""Pairs of kind and value: (("UNIT", "S"), ("ORD", "2")) for "second"."""


@dataclass(frozen=True, slots=True)
class Item:
    """One word, number or mark with its characters in the text and what it may be."""

    start: int
    end: int
    word: str
    """In lower case."""
    kinds: Kinds = ()

    def value(self, kind: str) -> str | None:
        """The value it has as one kind: "10" for "October" as MONTH."""
        return next((value for name, value in self.kinds if name == kind), None)


@dataclass(frozen=True, slots=True)
class Line:
    """The items of one block and their letters."""

    items: tuple[Item, ...]
    letters: str
