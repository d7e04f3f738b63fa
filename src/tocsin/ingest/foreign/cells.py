"""Cells of foreign rows → values: text, numbers, days. What is empty there is null here; what cannot be read raises ValueError."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from tocsin.lexicon.codes import countries

Cells = Mapping[str, str]
_MISSING = frozenset({"", "None", "NA", "NaN", "nan", "null", "NULL", "-99"})


class BadRowError(ValueError):
    """A row cannot be used; the text says why."""


def word(cells: Cells, *names: str) -> str | None:
    """The first of these cells that says something."""
    for name in names:
        value = cells.get(name, "").strip()
        if value not in _MISSING:
            return value
    return None


def needed(cells: Cells, name: str) -> str:
    """A cell without which a row is nothing."""
    value = word(cells, name)
    if value is None:
        raise BadRowError(f"“{name}” is empty")
    return value


def number(cells: Cells, name: str, *, within: float) -> float | None:
    """A coordinate in degrees."""
    value = word(cells, name)
    if value is None:
        return None
    try:
        found = float(value)
    except ValueError as error:
        raise BadRowError(f"“{name}” is no number: {value[:40]!r}") from error
    if not -within <= found <= within:
        raise BadRowError(f"“{name}” is {found:g}, and no more than {within:g} degrees exist")
    return found


def day(cells: Cells, name: str) -> str | None:
    """2020-12-20, 20201220, "2020-12-20 00:00:00.000", "20 December 2020" as ISO; null for an empty cell."""
    value = word(cells, name)
    if value is None:
        return None
    try:
        digits = value[:8]
        if digits.isdigit() and len(digits) == 8:
            return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).isoformat()
        if value[:4].isdigit():
            return date.fromisoformat(value[:10].replace("/", "-")).isoformat()
        return datetime.strptime(value, "%d %B %Y").replace(tzinfo=UTC).date().isoformat()
    except ValueError as error:
        raise BadRowError(f"“{name}” is no day: {value[:40]!r}") from error


def country_named(name: str | None) -> str | None:
    """ISO 3166-1 alpha-3 for a country's name in another data set; null where we know none by that name."""
    if name is None:
        return None
    # "Yemen (North Yemen)", "Russia (Soviet Union)", as UCDP writes them.
    plain = name.partition(" (")[0].strip().casefold()
    return next((each.iso3 for each in countries().values() if plain in {each.name.casefold(), each.iso3.casefold()}), None)
