"""Stories, incidents, disputes and voices as tables: look-ups in the stored picture, narrowed and counted where the rows lie."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Any

from tocsin.desk.table import Table
from tocsin.merge.copies import origins
from tocsin.model import Copy
from tocsin.model.across import PICTURED
from tocsin.model.questions import Filters
from tocsin.store import Store, listing, showing

Row = tuple[Any, ...]
_AT_ONCE = 200
"""Stories whose articles are looked at together."""


def picture_table(store: Store, listed: str, filters: Filters) -> Table:
    """One of `PICTURED` as a table; rows are read when they are asked for."""
    read = partial(_stories, store, filters) if listed == "stories" else partial(_rows, store, listed, filters)
    return Table(listed, PICTURED[listed], read, partial(store.ask, partial(listing.count, listed=listed, filters=filters)))


def _rows(store: Store, listed: str, filters: Filters) -> Iterator[Row]:
    return store.stream(partial(listing.rows, listed=listed, filters=filters))


def _stories(store: Store, filters: Filters) -> Iterator[Row]:
    found = store.stream(partial(listing.stories, filters=filters))
    while together := list(islice(found, _AT_ONCE)):
        for story, first, last, count, keys in together:
            told = sorted(store.ask(partial(listing.told_in, keys=keys)), key=lambda each: each[1])
            yield story, told[0][3], first, last, count, _origins(store, told)


def _origins(store: Store, told: list[tuple[int, str, str, str, int]]) -> int:
    """How many articles of a story are no copies of one another."""
    if len(told) == 1:
        return 1
    of_text: dict[int, list[str]] = {}
    for _, _, article, _, text in told:
        of_text.setdefault(text, []).append(article)
    pairs = [(of_text[a][0], of_text[b][0]) for a, b in store.ask(partial(showing.copies_among, texts=sorted(of_text)))]
    pairs += [(articles[0], other) for articles in of_text.values() for other in articles[1:]]
    return len(origins([each[2] for each in told], [Copy(a, b, "identical", 1.0, 1.0) for a, b in pairs]))
