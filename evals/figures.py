"""What an adapter gives: named figures with what they were measured on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value: `Figure("times.tbaq.value_f1", 78.4, 1834, "expressions")`."""

    name: str
    value: float
    n: int
    unit: str = ""
    corpus: str = ""
    """Hash of the data that it was measured on."""
