"""Other data sets beside ours: what is imported stands as foreign, and a comparison says what both have and what only one has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from tocsin.desk.coding import coded_table
from tocsin.desk.table import Table
from tocsin.ingest.foreign import foreign_events
from tocsin.merge.compare import Compared, Comparison, Within, compare
from tocsin.model import Rejected
from tocsin.model.foreign import FOREIGN, ForeignEvent
from tocsin.model.questions import Filters
from tocsin.store import Store
from tocsin.store.foreign import count_foreign, foreign_rows, keep_foreign

OnCount = Callable[[int], None]


@dataclass(slots=True)
class Imported:
    """What came of an import: new rows, rows that were there already, rows that could not be used, with one line each."""

    added: int = 0
    unchanged: int = 0
    rejected: list[Rejected] = field(default_factory=list)


def import_foreign(
    store: Store, path: str, *, form: str | None = None, origin: str | None = None, on_count: OnCount | None = None
) -> Imported:
    """Keeps the rows of another data set's file as foreign events; to import it twice changes nothing."""
    told = Imported()

    def good() -> Iterator[ForeignEvent]:
        for number, each in enumerate(foreign_events(path, form=form, origin=origin), 1):
            if on_count is not None and number % 1000 == 0:
                on_count(number)
            if isinstance(each, Rejected):
                told.rejected.append(each)
            else:
                yield each

    told.added, told.unchanged = keep_foreign(store, good())
    return told


def foreign_table(store: Store, filters: Filters) -> Table:
    """Foreign events by day; `kind` asks for the data set, `article` for the origin."""

    def size() -> int:
        return next(store.stream(lambda connection: iter((count_foreign(connection, filters),))))

    return Table("foreign", FOREIGN, partial(store.stream, partial(foreign_rows, filters=filters)), size)


def compare_with(store: Store, filters: Filters, *, origin: str | None = None, within: Within | None = None) -> Comparison:
    """Ours against the foreign events of an origin, or of all, under the same question: one event an incident, marked ones left out."""
    ours = (_ours(row) for row in _once(coded_table(store, filters)))
    theirs = (_theirs(row) for row in foreign_table(store, replace(filters, article=origin)))
    return compare(ours, theirs, within)


def _once(table: Table) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for row in table:
        key = row["incident"] or row["id"]
        if row["marks"] is None and key not in seen:
            seen.add(key)
            yield row


def _ours(row: dict[str, Any]) -> Compared:
    is_whole = row["place_kind"] == "country"
    return Compared(
        row["id"], row["type"], row["when_start"] or row["when_end"], row["when_end"] or row["when_start"], row["place_name"], row["country"],
        row["lat"], row["lon"], is_whole,
    )  # fmt: skip


def _theirs(row: dict[str, Any]) -> Compared:
    """A foreign row whose place is missing, or is the country's own name, is known by its country alone."""
    from tocsin.lexicon.codes import countries

    country = countries().get(row["country"] or "")
    is_whole = country is not None and (row["place_name"] or country.name).casefold() == country.name.casefold()
    return Compared(
        row["id"], row["type"], row["when_start"] or row["when_end"], row["when_end"] or row["when_start"], row["place_name"], row["country"],
        row["lat"], row["lon"], is_whole,
    )  # fmt: skip
