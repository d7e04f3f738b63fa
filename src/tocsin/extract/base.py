"""The protocol that every extractor follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.model import Record

if TYPE_CHECKING:
    from spacy.tokens import Doc

Find = Callable[["Doc", Record], Record]
"""Takes the parsed article and the record so far; returns the record with its own fields filled in. Pure."""


@dataclass(frozen=True, slots=True)
class Extractor:
    """One step of reading: its name, the fields of the record that it needs filled before, and those that it fills."""

    name: str
    needs: tuple[str, ...]
    makes: tuple[str, ...]
    find: Find
